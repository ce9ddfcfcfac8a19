"""The procedures as staff meet them: every version, and one version whole with what differs from the one before."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from projects import rules
from projects.models import ProcedureVersion
from projects.queries.versions import VersionPage, version_list, with_files

_CRUMB = ("Đề án", "/de-an/")


class _Readers:
    """Desks and collaborators; to others the page is not there."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not rules.may_read_procedures(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ProcedureList(_Readers, TemplateView):
    template_name = "projects/procedure_list.html"

    def get_context_data(self, **kwargs):
        crumbs = [_CRUMB, ("Quy trình", "")]
        return super().get_context_data(versions=version_list(self.request.user), crumbs=crumbs)


class ProcedureDetail(_Readers, TemplateView):
    template_name = "projects/procedure_detail.html"

    def get_context_data(self, **kwargs):
        visible = ProcedureVersion.objects.visible_to(self.request.user).select_related("unit")
        version = get_object_or_404(with_files(visible), pk=self.kwargs["pk"])
        return super().get_context_data(
            version=version,
            page=VersionPage(version, self.request.user),
            may_keep=rules.may_keep_procedures(self.request.user),
            crumbs=[_CRUMB, ("Quy trình", "/de-an/quy-trinh/"), (f"Bản {version.version}", "")],
        )
