"""What a review found, before the register: written, not written, taken back."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from collaborators import queries, rules, services
from collaborators.choices import FindingKind
from collaborators.forms import (
    ArrivedForm,
    ChangedFactsForm,
    DeclineForm,
    FindingsForm,
    NewEstablishmentForm,
    UndoForm,
)
from collaborators.models import QuarterlyReport, RegisterDecision
from collaborators.views.review import ForReviewers
from collaborators.views.writing import the_report
from khuyencong.core.dates import today
from khuyencong.core.views import ActView, GuardedAct


class _OfFindings(ForReviewers):
    """Pages about the findings of one report."""

    @cached_property
    def report(self) -> QuarterlyReport:
        return the_report(self)

    @cached_property
    def found(self) -> list[queries.Finding]:
        return queries.findings(self.report, today())

    @property
    def home(self) -> str:
        return reverse("collaborators:findings", args=[self.report.pk])


class FindingList(_OfFindings, ActView):
    """All of them on one page; those that need nothing but a day are ticked and written together."""

    form_class = FindingsForm
    template_name = "collaborators/findings.html"
    success = "Đã ghi vào sổ cơ sở."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"findings": [one for one in self.found if one.at_once]}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            report=self.report,
            found=self.found,
            balance=queries.balance(self.report, self.found, today()),
            may_decide=rules.may_decide_findings(self.request.user, self.report),
            **kwargs,
        )
        boxes = context["form"].boxes
        return context | {"rows": [(one, boxes.get(one.key)) for one in self.found], "any_at_once": bool(boxes)}

    def act(self, form):
        services.write_findings(by=self.request.user, report=self.report, chosen=form.chosen)
        return self.home


class _OnFinding(_OfFindings, GuardedAct):
    template_name = "collaborators/act.html"

    @cached_property
    def finding(self) -> queries.Finding:
        found = next((one for one in self.found if one.key == self.kwargs["finding"]), None)
        if found is None:
            raise Http404
        return found

    def rule(self):
        return rules.may_decide_findings(self.request.user, self.report) if self.finding else None

    def frame(self):
        crumbs = [
            (f"Báo cáo {self.report.period}", reverse("collaborators:report", args=[self.report.pk])),
            ("Ghi sổ cơ sở", self.home),
            (self.heading, ""),
        ]
        lead = f"Báo cáo ghi: {self.finding.said}" if self.finding.said else ""
        about = f"{self.finding.name}: {self.finding.kind.label.lower()}"
        return super().frame() | {"crumbs": crumbs, "back": self.home, "about": about, "lead": lead}


class FindingWrite(_OnFinding):
    """The register's own form with what the report tells in it, to be read over before it is written."""

    heading, button, success = "Ghi vào sổ cơ sở", "Ghi vào sổ", "Đã ghi vào sổ cơ sở."

    @property
    def kind(self) -> FindingKind:
        return self.finding.kind

    def get_form_class(self):
        return {FindingKind.NEW: NewEstablishmentForm, FindingKind.ARRIVED: ArrivedForm}.get(
            self.kind, ChangedFactsForm
        )

    def subject(self):
        return None if self.kind in {FindingKind.NEW, FindingKind.ARRIVED} else self.finding.establishment

    def get_form_kwargs(self):
        return super().get_form_kwargs() | ({"user": self.request.user} if self.kind == FindingKind.ARRIVED else {})

    def get_initial(self):
        return super().get_initial() | self.told() | {"since": self.finding.since}

    def told(self) -> dict:
        """What is known already."""
        place = {"site": queries.one_place(self.report.appointment)}
        match self.kind:
            case FindingKind.NEW:
                return queries.first_facts(self.finding) | place
            case FindingKind.ARRIVED:
                return place | {"establishment": self.finding.establishment or self.finding.name}
        return queries.facts_now(self.finding.establishment)

    def stands(self, current, form, name):
        return queries.facts_now(current).get(name, super().stands(current, form, name))

    def act(self, form):
        typed, whose = form.answers, {"by": self.request.user, "report": self.report, "key": self.finding.key}
        match self.kind:
            case FindingKind.ARRIVED:
                services.write_arrived(**whose, **typed)
            case FindingKind.NEW:
                rest = {name: typed.pop(name) for name in ("site", "place_as_written", "since")}
                services.write_new(**whose, **rest, facts=typed)
            case _:
                since, version = typed.pop("since"), form.cleaned_data["version"]
                services.write_changed(**whose, facts=typed, since=since, expected=version)
        return self.home


class FindingDecline(_OnFinding):
    form_class = DeclineForm
    heading, button, success = "Không ghi vào sổ", "Không ghi", "Đã ghi quyết định. Sổ cơ sở giữ nguyên."

    def act(self, form):
        services.decline_finding(by=self.request.user, report=self.report, key=self.finding.key, **form.answers)
        return self.home


class DecisionUndo(ForReviewers, GuardedAct):
    form_class = UndoForm
    template_name = "collaborators/act.html"
    heading, button, success, danger = (
        "Huỷ quyết định ghi sổ",
        "Huỷ quyết định",
        "Đã huỷ. Kết quả này lại chờ quyết.",
        True,
    )
    lead = "Điều đã ghi được bỏ khỏi sổ, thông tin trước đó có lại hiệu lực; nhật ký giữ cả hai lần ghi."

    @cached_property
    def decision(self) -> RegisterDecision:
        rows = RegisterDecision.objects.visible_to(self.request.user)
        return get_object_or_404(
            rows.select_related("report__period", "undone_by", "establishment"), pk=self.kwargs["pk"]
        )

    def rule(self):
        return rules.may_undo_decision(self.request.user, self.decision)

    def frame(self):
        home = reverse("collaborators:findings", args=[self.decision.report_id])
        crumbs = [
            (
                f"Báo cáo {self.decision.report.period}",
                reverse("collaborators:report", args=[self.decision.report_id]),
            ),
            ("Ghi sổ cơ sở", home),
            (self.heading, ""),
        ]
        return super().frame() | {"crumbs": crumbs, "back": home, "about": str(self.decision)}

    def act(self, form):
        services.undo_decision(by=self.request.user, decision=self.decision, **form.answers)
        return reverse("collaborators:findings", args=[self.decision.report_id])
