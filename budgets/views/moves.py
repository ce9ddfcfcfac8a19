"""The moves of a đề án that reserve, pay or settle, each on a page of its own."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from budgets import services
from budgets.forms.moves import ApproveForm
from khuyencong.core.views import GuardedAct
from projects.choices import Move
from projects.models import Project
from projects.queries import walk_of
from projects.rules import may_move


class MoneyMove(GuardedAct):
    """A form that makes ``move`` of the đề án of the address."""

    template_name = "projects/project_act.html"
    move: Move

    @cached_property
    def project(self) -> Project:
        visible = Project.objects.visible_to(self.request.user).select_related("unit__parent", "content", "holder")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    @property
    def heading(self) -> str:
        return walk_of(self.project).name(self.move)

    button = heading

    def rule(self):
        return may_move(self.request.user, self.project, self.move)

    def subject(self):
        return self.project

    def frame(self) -> dict:
        back = reverse("projects:detail", args=[self.project.pk])
        crumbs = [("Đề án", reverse("projects:list")), (self.project.code, back), (self.heading, "")]
        return super().frame() | {"project": self.project, "back": back, "crumbs": crumbs}

    def write(self, form, **common):
        """Call the service."""
        raise NotImplementedError

    def act(self, form):
        self.write(form, by=self.request.user, project=self.project, version=form.cleaned_data["version"])
        return reverse("projects:detail", args=[self.project.pk])


class ProjectApprove(MoneyMove):
    move = Move.APPROVE
    form_class = ApproveForm
    success = "Đã phê duyệt. Quyết định nằm trong giấy tờ của đề án."

    def get_initial(self):
        title = f"Phê duyệt đề án {self.project.title}"
        return super().get_initial() | {"support_approved": self.project.support_proposed, "title": title}

    def write(self, form, **common):
        services.approve_project(**common, document=form.document, **form.others)
