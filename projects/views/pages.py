"""What the pages of one đề án share: the file itself, and a form that acts on it."""

from copy import copy

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property

from khuyencong.core.verdicts import Verdict
from khuyencong.core.views import ActView
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


class RuledAct(ActView):
    """A form behind a rule. ``rule`` is asked before the form is shown; the service asks it again.

    Subclasses give ``back`` (where “Thôi” leads) and ``way``, the crumbs before this page.
    """

    template_name = "projects/project_act.html"
    heading = ""
    button = "Lưu"
    lead = ""
    danger = False
    form_takes_user = False

    def back(self) -> str:
        return reverse("projects:list")

    def way(self) -> list[tuple[str, str]]:
        return [("Đề án", reverse("projects:list"))]

    def rule(self) -> Verdict:
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        verdict = self.rule()
        if verdict:
            return super().get(request, *args, **kwargs)
        context = self.frame() | {"refusal": verdict.refusal}
        return render(request, "projects/project_refused.html", context, status=403)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | ({"user": self.request.user} if self.form_takes_user else {})

    def frame(self) -> dict:
        """What stands around the form."""
        return {
            "project": None,
            "heading": self.heading,
            "button": self.button,
            "lead": self.lead,
            "danger": self.danger,
            "back": self.back(),
            "crumbs": [*self.way(), (self.heading, "")],
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"conflict": None, "resumed": False} | self.frame() | kwargs))


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
