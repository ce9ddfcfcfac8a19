"""The end of a đề án: acceptance, archive, results, follow-up surveys."""

from copy import copy

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from khuyencong.core.dates import today
from projects import exports, queries, rules, services
from projects.choices import Milestone, Move
from projects.forms import finishing as forms
from projects.models import Beneficiary, FollowUp
from projects.queries import finishing, walk_of
from projects.queries.outcomes import outcomes
from projects.views.pages import ModelAct, OfProject, ProjectAct


class AcceptanceRecord(ProjectAct):
    """One beneficiary at its place; ``?co-so=12`` chooses it."""

    form_class = forms.AcceptanceForm
    heading, button, success = "Ghi nghiệm thu", "Ghi nghiệm thu", "Đã ghi lần nghiệm thu."

    def rule(self):
        return rules.may_record_acceptance(self.request.user, self.project)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"project": self.project}

    def get_initial(self):
        asked = self.request.GET.get("co-so", "")
        if asked.isascii() and asked.isdigit():
            return super().get_initial() | {"beneficiary": int(asked)}
        waiting = finishing.awaiting_acceptance(self.project)
        return super().get_initial() | ({"beneficiary": waiting[0].pk} if waiting else {})

    def act(self, form):
        services.record_acceptance(by=self.request.user, project=self.project, document=form.document, **form.others)
        return reverse("projects:outcomes", args=[self.project.pk])


class ProjectAccept(ProjectAct):
    """Asks for the acceptances still missing, and makes the move."""

    form_class = forms.AcceptForm
    success = "Đã nghiệm thu đề án."

    @property
    def heading(self) -> str:
        return walk_of(self.project).name(Move.ACCEPT)

    button = heading

    @property
    def lead(self) -> str:
        if not self.waiting:
            return "Mọi cơ sở đã nghiệm thu đạt. Ghi văn bản nghiệm thu của cả đề án."
        return (
            "Các ô dưới đây là của những nơi chưa có lần nghiệm thu đạt, theo cùng một biên bản. "
            "Nơi nào có biên bản riêng thì ghi trước ở trang “Nghiệm thu, trước và sau”."
        )

    @cached_property
    def waiting(self) -> list[Beneficiary | None]:
        """Those whose acceptance is still to be recorded; None is the whole file."""
        if names := finishing.awaiting_acceptance(self.project):
            return names
        return [None] if finishing.last_acceptance_day(self.project) is None else []

    def rule(self):
        return rules.may_accept(self.request.user, self.project)

    def subject(self):
        return self.project

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"waiting": self.waiting}

    def get_initial(self):
        return super().get_initial() | {"title": f"Biên bản nghiệm thu đề án {self.project.title}"}

    def act(self, form):
        services.accept_project(
            by=self.request.user,
            project=self.project,
            version=form.cleaned_data["version"],
            document=form.document,
            held=form.held,
            **form.common,
        )
        return self.detail_url()


class ProjectArchive(ProjectAct):
    form_class = forms.ArchiveForm
    success = "Đã lưu hồ sơ."

    @property
    def heading(self) -> str:
        return walk_of(self.project).name(Move.ARCHIVE)

    button = heading

    def rule(self):
        return rules.may_move(self.request.user, self.project, Move.ARCHIVE)

    def subject(self):
        return self.project

    def act(self, form):
        version = form.cleaned_data["version"]
        services.archive_project(by=self.request.user, project=self.project, version=version, **form.answers)
        return self.detail_url()


class ContentsList(OfProject, View):
    """Mục lục hồ sơ as PDF, for the folder that goes on the shelf."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        content = exports.contents_list(queries.archive_folder(self.project))
        name = f"muc-luc-{self.project.code.lower()}.pdf"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)


class ProjectOutcomes(OfProject, TemplateView):
    template_name = "projects/project_outcomes.html"

    def get_context_data(self, **kwargs):
        user, project = self.request.user, self.project
        found = outcomes(project)
        return super().get_context_data(
            project=project,
            outcomes=found,
            waiting={one.pk for one in finishing.awaiting_acceptance(project, found.held)} if found.held else set(),
            milestones=Milestone,
            may={
                "record": rules.may_record(user, project),
                "record_acceptance": rules.may_record_acceptance(user, project),
                "follow_up": rules.may_follow_up(user, project),
            },
            today=today(),
            crumbs=[("Đề án", reverse("projects:list")), (project.code, self.detail_url()), ("Trước và sau", "")],
        )


class OutcomeUpdate(ModelAct):
    form_class = forms.OutcomeForm
    heading, button, success = "Kết quả, hiệu quả bằng lời", "Lưu", "Đã lưu."
    lead = "Đã thay đổi được gì: sản phẩm, chất lượng, việc làm, môi trường, khả năng nhân rộng. Số thì ghi ở các bảng."

    def rule(self):
        return rules.may_record(self.request.user, self.project)

    def subject(self):
        return self.project

    def act(self, form):
        version = form.cleaned_data["version"]
        services.tell_outcome(by=self.request.user, project=self.project, version=version, **form.answers)
        return reverse("projects:outcomes", args=[self.project.pk])


class FollowUpRecord(ProjectAct):
    """``/de-an/12/theo-doi/34/6/``: the survey of one beneficiary at one milestone, new or corrected."""

    success = "Đã ghi khảo sát."
    button = "Lưu khảo sát"

    @cached_property
    def beneficiary(self) -> Beneficiary:
        rows = self.project.beneficiaries.select_related("establishment")
        return get_object_or_404(rows, pk=self.kwargs["part"])

    @cached_property
    def milestone(self) -> Milestone:
        if self.kwargs["months"] not in Milestone.values:
            raise Http404
        return Milestone(self.kwargs["months"])

    @cached_property
    def kept(self) -> FollowUp | None:
        return self.beneficiary.follow_ups.filter(months=self.milestone).first()

    @property
    def heading(self) -> str:
        return f"{self.milestone.label}: {self.beneficiary}"

    lead = "Số nào chưa hỏi được thì để trống, không ghi 0."

    def rule(self):
        return rules.may_follow_up(self.request.user, self.project)

    def get_form_class(self):
        return forms.FollowUpUpdateForm if self.kept else forms.FollowUpForm

    def subject(self):
        return self.kept

    def get_form_kwargs(self):
        instance = FollowUp(beneficiary=self.beneficiary, months=self.milestone)
        kept = self.kept
        return super().get_form_kwargs() | {"instance": copy(kept) if kept else instance}

    def act(self, form):
        services.record_follow_up(
            by=self.request.user,
            beneficiary=self.beneficiary,
            months=self.milestone,
            version=form.cleaned_data.get("version"),
            **form.answers,
        )
        return reverse("projects:outcomes", args=[self.project.pk])
