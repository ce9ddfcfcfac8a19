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
        visible = Project.objects.visible_to(self.request.user).select_related(
            "unit__parent", "content", "holder", "need"
        )
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def detail_url(self) -> str:
        return reverse("projects:detail", args=[self.project.pk])


class RuledAct(GuardedAct):
    """A form of đề án behind a rule; subclasses give ``back`` (where “Thôi” leads) and ``way``, the crumbs before it."""

    template_name = "projects/project_act.html"

    def back(self) -> str:
        return reverse("projects:list")

    def way(self) -> list[tuple[str, str]]:
        return [("Đề án", reverse("projects:list"))]

    def frame(self) -> dict:
        crumbs = [*self.way(), (self.heading, "")]
        return super().frame() | {"project": None, "back": self.back(), "crumbs": crumbs}


class ProjectAct(OfProject, RuledAct):
    """A form that acts on a đề án."""

    def back(self) -> str:
        return self.detail_url()

    def way(self) -> list[tuple[str, str]]:
        return [*super().way(), (self.project.code, self.detail_url())]

    def frame(self) -> dict:
        return super().frame() | {"project": self.project}


class ModelAct(ProjectAct):
    """The form is filled from ``subject``; a copy, since checking a model form writes what was typed on its row."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.subject())}
