"""Who may be helped: the free check, one establishment of a đề án, exceptions, another rule tried out."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core.dates import DateError, format_date, parse_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.files import inert
from projects import rules, services
from projects.exports.eligibility import simulation_workbook
from projects.forms.eligibility import CheckForm, DecisionForm, ExceptionForm, SimulationForm
from projects.models import Beneficiary, Project
from projects.queries import eligibility
from projects.views.pages import ProjectAct

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _document(form) -> DocumentFacts | None:
    return form.document if form.has_document else None


class _OfBeneficiary(ProjectAct):
    @cached_property
    def project(self) -> Project:
        return self.beneficiary.project

    @cached_property
    def beneficiary(self) -> Beneficiary:
        """With its file, when the person may see it."""
        rows = eligibility.parts_to_judge(self.request.user)
        return get_object_or_404(rows, pk=self.kwargs["part"], project=self.kwargs["pk"])

    def eligibility_url(self) -> str:
        return reverse("projects:eligibility", args=[self.project.pk, self.beneficiary.pk])

    @cached_property
    def judged_on(self):
        """The day in the address; else the one the file itself is of."""
        typed = self.request.POST.get("judged_on") or self.request.GET.get("ngay", "")
        try:
            return parse_date(typed)
        except DateError:
            project = self.project
            return project.approved_on or project.submitted_on or today()

    @cached_property
    def judgement(self) -> eligibility.Judgement:
        project = self.project
        return eligibility.judge(
            self.beneficiary.establishment,
            on=self.judged_on,
            content=project.content,
            purse=project.purse,
            unit=self.beneficiary.unit,
            project=project,
            beneficiary=self.beneficiary,
        )


class EligibilityPage(_OfBeneficiary):
    """The answers, what was decided before, and the form to decide."""

    template_name = "projects/project_eligibility.html"
    form_class = DecisionForm
    heading, button, success = "Điều kiện thụ hưởng", "Ghi kết luận", "Đã ghi kết luận."

    def rule(self):
        return rules.may_decide_eligibility(self.request.user, self.project)

    def get(self, request, *args, **kwargs):
        """Everyone who sees the file reads the answers; the form is there for those who decide."""
        return self.render_to_response(self.get_context_data())

    def get_initial(self):
        seen = {"judged_on": self.judged_on, "seen": self.judgement.mark_of_answers}
        return super().get_initial() | seen

    def get_context_data(self, **kwargs):
        one = self.beneficiary.establishment
        return super().get_context_data(
            beneficiary=self.beneficiary,
            judgement=self.judgement,
            decisions=eligibility.decisions(self.project, one),
            exceptions=self.judgement.exceptions,
            may_decide=self.rule(),
            in_the_way=eligibility.rule_in_the_way(self.judgement),
            **kwargs,
        )

    def act(self, form):
        found = form.cleaned_data
        services.decide_eligibility(
            by=self.request.user,
            project=self.project,
            establishment=self.beneficiary.establishment,
            outcome=found["outcome"],
            judged_on=found["judged_on"],
            reason=found["reason"],
            document=_document(form),
            seen=found["seen"],
        )
        return self.eligibility_url()


class ExceptionPage(_OfBeneficiary):
    form_class = ExceptionForm
    heading, button, success = "Ghi ngoại lệ số lần thụ hưởng", "Ghi ngoại lệ", "Đã ghi ngoại lệ."
    lead = "Quy định cho phép ngoại lệ khi có văn bản của cấp có thẩm quyền. Văn bản được kèm vào hồ sơ đề án."

    def rule(self):
        return rules.may_grant_exception(self.request.user, self.project)

    def get_initial(self):
        return super().get_initial() | {"rule": eligibility.rule_in_the_way(self.judgement)}

    def frame(self):
        return super().frame() | {"back": self.eligibility_url()}

    def act(self, form):
        found = form.cleaned_data
        services.grant_exception(
            by=self.request.user,
            project=self.project,
            establishment=self.beneficiary.establishment,
            rule=found["rule"],
            reason=found["reason"],
            document=_document(form),
            only_this_project=found["only_this_project"],
        )
        return self.eligibility_url()


class EligibilityCheck(TemplateView):
    """``/de-an/dieu-kien/?co-so=…&noi-dung=…&ngay=…``: before there is any đề án."""

    template_name = "projects/eligibility_check.html"

    def get_context_data(self, **kwargs):
        form = CheckForm(self.request.GET, user=self.request.user)
        judgement = eligibility.judge(form.establishment, **form.wanted) if form.is_valid() else None
        crumbs = [("Đề án", reverse("projects:list")), ("Xét điều kiện thụ hưởng", "")]
        return super().get_context_data(form=form, judgement=judgement, crumbs=crumbs)


class _Simulated:
    """The form of this address, and what it asks for; None while it cannot be read."""

    def simulated(self) -> tuple[SimulationForm, eligibility.Simulation | None]:
        form = SimulationForm(self.request.GET)
        if not form.is_valid():
            return form, None
        return form, eligibility.Simulation(user=self.request.user, on=today(), **form.wanted)


class SimulationPage(_Simulated, TemplateView):
    template_name = "projects/rule_simulation.html"
    SHOWN = 200

    def get_context_data(self, **kwargs):
        form, simulation = self.simulated()
        return super().get_context_data(
            form=form,
            simulation=simulation,
            rows=simulation.rows[: self.SHOWN] if simulation else [],
            export_query=f"?{self.request.GET.urlencode()}",
            crumbs=[("Đề án", reverse("projects:list")), ("Thử quy tắc", "")],
        )


class SimulationExport(_Simulated, View):
    """The whole list as a workbook; an address that cannot be read gives an empty one that says so."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        _, simulation = self.simulated()
        book = simulation_workbook(simulation, told_on=format_date(today()))
        return inert(book, name=f"thu-quy-tac-{today():%Y-%m-%d}.xlsx", content_type=_XLSX)
