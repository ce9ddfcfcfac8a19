"""The page of one đề án, and the forms of its own facts."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView

from khuyencong.core.dates import today
from khuyencong.core.verdicts import Verdict
from khuyencong.establishments.models import Need
from projects import queries, rules, services
from projects.choices import ProjectStatus
from projects.forms.cases import AssignForm, ProjectForm, ProjectUpdateForm
from projects.models import Project
from projects.views.pages import ModelAct, ProjectAct, RuledAct


@dataclass(frozen=True)
class Action:
    """A door out of the page: where it leads and whether this person may go through."""

    label: str
    url: str
    icon: str
    verdict: Verdict
    danger: bool = False


_MOVES = {
    # status: (label, route, icon, rule, danger), the first is what comes next
    ProjectStatus.DRAFT: [
        ("Trình duyệt", "submit", "gui", rules.may_submit, False),
        ("Rút đề án…", "withdraw", "x", rules.may_withdraw, True),
    ],
    ProjectStatus.SUBMITTED: [
        ("Phê duyệt", "approve", "ok", rules.may_approve, False),
        ("Trả lại…", "return", "lai", rules.may_return, True),
        ("Không duyệt…", "reject", "x", rules.may_reject, True),
        ("Rút đề án…", "withdraw", "x", rules.may_withdraw, True),
    ],
    ProjectStatus.APPROVED: [("Ghi nghiệm thu", "finish", "ok", rules.may_finish, False)],
}
_MAY = {
    "edit": rules.may_edit,
    "assign": rules.may_assign,
    "add_beneficiaries": rules.may_add_beneficiaries,
    "remove": rules.may_remove,
    "record": rules.may_record,
    "attach": rules.may_attach,
}


def _moves(user, project: Project) -> list[Action]:
    return [
        Action(label, reverse(f"projects:{route}", args=[project.pk]), icon, rule(user, project), danger)
        for label, route, icon, rule, danger in _MOVES.get(project.status, [])
    ]


class ProjectDetail(TemplateView):
    template_name = "projects/project_detail.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        case = queries.case(user, self.kwargs["pk"])
        if case is None:
            raise Http404
        project = case.project
        return super().get_context_data(
            case=case,
            project=project,
            moves=_moves(user, project),
            may={name: rule(user, project) for name, rule in _MAY.items()},
            today=today(),
            crumbs=[("Đề án", reverse("projects:list")), *_year_crumb(project), (project.code, "")],
        )


def _year_crumb(project: Project) -> list[tuple[str, str]]:
    if not project.plan_year:
        return []
    address = reverse("projects:list", query={"xem": "tat-ca", "nam": project.plan_year})
    return [(f"Năm {project.plan_year}", address)]


class ProjectCreate(RuledAct):
    """A draft out of nothing told; ``?nhu-cau=12`` leads to where a need is made into one."""

    form_class = ProjectForm
    form_takes_user = True
    heading, button = "Đề án mới", "Lập đề án"
    success = "Đã lập đề án. Thêm cơ sở thụ hưởng hoặc kết quả dự kiến, rồi trình."

    def rule(self):
        return rules.may_create(self.request.user)

    def get(self, request, *args, **kwargs):
        asked = request.GET.get("nhu-cau", "")
        if asked.isdecimal() and self.rule():
            need = get_object_or_404(Need.objects.visible_to(request.user), pk=asked)
            return redirect("projects:need", pk=need.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        return super().get_initial() | {"plan_year": today().year}

    def act(self, form):
        project = services.create_project(by=self.request.user, **form.answers)
        return reverse("projects:detail", args=[project.pk])


class ProjectUpdate(ModelAct):
    form_class = ProjectUpdateForm
    form_takes_user = True
    heading, button, success = "Sửa đề án", "Lưu", "Đã lưu đề án."

    def rule(self):
        return rules.may_edit(self.request.user, self.project)

    def subject(self):
        return self.project

    def act(self, form):
        services.update_project(
            by=self.request.user, project=self.project, version=form.cleaned_data["version"], **form.answers
        )
        return self.detail_url()


class ProjectAssign(ProjectAct):
    form_class = AssignForm
    form_takes_user = True
    heading, button, success = "Giao người giữ", "Giao", "Đã giao người giữ."

    def rule(self):
        return rules.may_assign(self.request.user, self.project)

    def subject(self):
        return self.project

    def get_initial(self):
        return super().get_initial() | {"holder": self.project.holder, "due_on": self.project.due_on}

    def act(self, form):
        services.assign_project(
            by=self.request.user, project=self.project, version=form.cleaned_data["version"], **form.answers
        )
        return self.detail_url()
