"""The Centre's report of a period, written by the approved reports."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView, View

from collaborators.exports import COMPILED_FILES, compiled_paper
from collaborators.models import ReportingPeriod
from collaborators.queries.compiled import Compiled
from khuyencong.core.dates import today
from khuyencong.core.files import inert
from khuyencong.offices.queries import reach_of


def the_compiled(view) -> Compiled:
    if not reach_of(view.request.user).is_office:
        raise Http404
    seen = ReportingPeriod.objects.visible_to(view.request.user).select_related("unit")
    return Compiled(view.request.user, get_object_or_404(seen, pk=view.kwargs["period"]), today())


class CompiledDetail(TemplateView):
    template_name = "collaborators/compiled.html"

    def get_context_data(self, **kwargs):
        compiled = the_compiled(self)
        return super().get_context_data(
            compiled=compiled, period=compiled.period, paper=compiled_paper(compiled), missing=compiled.missing
        )


class CompiledFile(View):
    http_method_names = ["get", "head", "options"]

    def get(self, request, period, kind):
        if kind not in COMPILED_FILES:
            raise Http404
        content_type, make = COMPILED_FILES[kind]
        compiled = the_compiled(self)
        one = compiled.period
        name = f"bao-cao-ctv-{one.kind}-{one.quarter}-{one.year}.{kind}"
        return inert(make(compiled), name=name, content_type=content_type)
