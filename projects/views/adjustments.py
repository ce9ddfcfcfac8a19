"""Điều chỉnh: what can be changed and whose word each is, asking, one with its two sides, the word on it."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from projects import rules, services
from projects.choices import APPENDIX, CHANGES_OF, OF_MONEY, OF_TIME, Change, Subject
from projects.forms.adjustments import AskForm, DecideForm
from projects.models import Adjustment, AdjustmentRule
from projects.queries.adjustments import granted_by, leaves_the_form_open, rules_of
from projects.views.pages import OfProject
from projects.views.running import SectionedAct


@dataclass(frozen=True)
class Route:
    """A change and the line of the matrix it falls under; None: no rule yet."""

    change: Change
    rule: AdjustmentRule | None


class _Way(OfProject):
    def way(self, last: str) -> list[tuple[str, str]]:
        return [
            ("Đề án", reverse("projects:list")),
            (self.project.code, self.detail_url()),
            ("Thực hiện", reverse("projects:running", args=[self.project.pk])),
            (last, ""),
        ]


class AdjustmentChoose(_Way, TemplateView):
    """What may change in this file, and whose word each is."""

    template_name = "projects/adjustment_choose.html"

    def get_context_data(self, **kwargs):
        known = rules_of(self.project)
        offered = [
            (subject, [Route(change, known.get(change)) for change in changes])
            for subject, changes in CHANGES_OF.items()
        ]
        return super().get_context_data(
            project=self.project,
            offered=offered,
            may_ask=rules.may_ask_adjustment(self.request.user, self.project),
            crumbs=self.way("Điều chỉnh"),
        )


class AdjustmentAsk(SectionedAct):
    form_class = AskForm
    form_takes_user = True
    button, success = "Gửi đề nghị", "Đã ghi đề nghị điều chỉnh."

    @cached_property
    def asked(self) -> Subject:
        if self.kwargs["subject"] not in Subject.values:
            raise Http404
        return Subject(self.kwargs["subject"])

    @property
    def heading(self) -> str:
        return f"Đề nghị điều chỉnh: {self.asked.label.lower()}"

    @cached_property
    def known(self) -> dict:
        found = rules_of(self.project)
        return {change: found.get(change) for change in CHANGES_OF[self.asked]}

    def rule(self):
        _ = self.asked
        return rules.may_ask_adjustment(self.request.user, self.project)

    def subject(self):
        return self.project

    def frame(self):
        told = [
            f"{Change(change).label}: {rule.get_decided_by_display()} quyết"
            for change, rule in self.known.items()
            if rule
        ]
        return super().frame() | {"lead": ". ".join([*told, ""]).strip(), "back": self.running_url()}

    def get_form_kwargs(self):
        has_rule = all(self.known.values())
        return super().get_form_kwargs() | {"project": self.project, "subject": self.asked, "has_rule": has_rule}

    def act(self, form):
        made = services.ask_adjustment(
            by=self.request.user,
            project=self.project,
            wanted=form.wanted,
            request=form.document,
            version=form.cleaned_data["version"],
            **form.facts,
        )
        return reverse("projects:adjustment", args=[self.project.pk, made.pk])


class _OfAdjustment:
    @cached_property
    def adjustment(self) -> Adjustment:
        rows = self.project.adjustments.select_related("rule", "request", "decision", "asker", "beneficiary")
        found = get_object_or_404(rows, pk=self.kwargs["part"])
        found.project = self.project
        return found

    def adjustment_url(self) -> str:
        return reverse("projects:adjustment", args=[self.project.pk, self.adjustment.pk])


class AdjustmentDetail(_OfAdjustment, _Way, TemplateView):
    template_name = "projects/adjustment_detail.html"

    def get_context_data(self, **kwargs):
        adjustment = self.adjustment
        money = adjustment.change in OF_MONEY
        route = "budgets:adjust_support" if money else "projects:decide_adjustment"
        return super().get_context_data(
            project=self.project,
            adjustment=adjustment,
            may_decide=rules.may_decide_adjustment(self.request.user, adjustment),
            decide_url=reverse(route, args=[self.project.pk, adjustment.pk]),
            crumbs=self.way(str(adjustment)),
        )


class AdjustmentDecide(_OfAdjustment, SectionedAct):
    form_class = DecideForm
    button, success = "Ghi quyết định", "Đã ghi quyết định về điều chỉnh."
    template_name = "projects/adjustment_decide.html"

    @property
    def heading(self) -> str:
        return f"Quyết: {str(self.adjustment).lower()}"

    def rule(self):
        if self.adjustment.change in OF_MONEY:
            raise Http404
        return rules.may_decide_adjustment(self.request.user, self.adjustment)

    def subject(self):
        return self.adjustment

    def frame(self):
        told = f"Lý do đề nghị: {self.adjustment.reason.rstrip('.')}. {self._then()}"
        return super().frame() | {"adjustment": self.adjustment, "back": self.adjustment_url(), "lead": told.strip()}

    def _then(self) -> str:
        """What a granted change of time does besides."""
        if self.adjustment.change not in OF_TIME:
            return ""
        paper = " Văn bản là phụ lục hợp đồng." if granted_by(self.adjustment, by_appendix=False) == APPENDIX else ""
        return f"Chấp thuận thì thời hạn của hợp đồng và các hạn tính theo nó đổi theo.{paper}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"either": leaves_the_form_open(self.adjustment)}

    def act(self, form):
        services.decide_adjustment(
            by=self.request.user,
            adjustment=self.adjustment,
            document=form.document,
            **form.others,
            version=form.cleaned_data["version"],
        )
        return self.adjustment_url()
