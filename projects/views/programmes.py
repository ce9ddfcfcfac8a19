"""Programmes of several years, to be read."""

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from projects import queries


class ProgrammeList(TemplateView):
    template_name = "projects/programme_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            programmes=list(queries.programmes(self.request.user)),
            crumbs=[("Đề án", reverse("projects:list")), ("Chương trình", "")],
        )


class ProgrammeDetail(TemplateView):
    template_name = "projects/programme_detail.html"

    def get_context_data(self, **kwargs):
        programme = queries.programme(self.request.user, self.kwargs["pk"])
        if programme is None:
            raise Http404
        crumbs = [
            ("Đề án", reverse("projects:list")),
            ("Chương trình", reverse("projects:programmes")),
            (programme.years, ""),
        ]
        return super().get_context_data(programme=programme, crumbs=crumbs)
