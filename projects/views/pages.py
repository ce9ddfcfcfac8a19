"""What the pages of one đề án share: the file itself, and a form that acts on it."""

from copy import copy

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from khuyencong.core.views import GuardedAct
from projects.models import Project


class OfProject:
    """The đề án of the address, when the person may see it."""

    @cached_property
    def project(self) -> Project:
        visible = Project.objects.visible_to(self.request.user).select_related("unit__parent", "content", "holder")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def detail_url(self) -> str:
        return reverse("projects:detail", args=[self.project.pk])


class ProjectAct(OfProject, GuardedAct):
    """A form that acts on a đề án."""

    template_name = "projects/project_act.html"

    def frame(self) -> dict:
        project = self.project
        return super().frame() | {
            "project": project,
            "back": self.detail_url(),
            "crumbs": [
                ("Đề án", reverse("projects:list")),
                (project.code, self.detail_url()),
                (self.heading, ""),
            ],
        }


class ModelAct(ProjectAct):
    """The form is filled from ``subject``; a copy, since checking a model form writes what was typed on its row."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.subject())}
