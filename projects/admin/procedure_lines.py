"""The moves and checkpoints of procedures: under their version, and in registers of their own to look up and exchange."""

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from import_export.admin import ImportExportMixin

from khuyencong.core.admin import LightRows
from khuyencong.core.fields import ViFold
from khuyencong.core.registers import RegisterFiles
from khuyencong.core.text import fold
from projects import rules, services
from projects.imports import CheckpointResource, ProcedureMoveResource
from projects.models import Checkpoint, ProcedureMove
from projects.models.begun import OF_A_LINE


class _LineForm(LightRows.form):
    """``place``: the columns a line is known by, chosen once; ``begun``: files walk by it, only its source is written."""

    def __init__(self, *args, begun: bool = False, place: tuple[str, ...] = (), **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.disabled = (begun and name not in OF_A_LINE) or (bool(self.instance.pk) and name in place)


class _LineInline(LightRows, admin.StackedInline):
    form = _LineForm
    extra = 0
    template = "admin/projects/procedure_lines.html"
    place: tuple[str, ...] = ()

    def has_add_permission(self, request, obj):
        return super().has_add_permission(request, obj) and not is_begun(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not is_begun(request, obj)


class MoveInline(_LineInline):
    model = ProcedureMove
    place = ("move", "from_status")
    fieldsets = [
        (None, {"fields": [("from_status", "move"), ("office_name", "public_name"), ("decided_by", "papers")]}),
        (None, {"fields": [("clock", "reason_kind", "needs_document"), ("source_ref", "certainty"), "note"]}),
    ]


class CheckpointInline(_LineInline):
    model = Checkpoint
    place = ("status",)
    autocomplete_fields = ["paper_type"]
    fieldsets = [
        (None, {"fields": [("status", "order"), ("name", "decided_by"), ("before_move", "only_for")]}),
        (None, {"fields": [("needs_document", "paper_type"), ("source_ref", "certainty")]}),
    ]


def is_begun(request, procedure) -> bool:
    """Whether files walk by it: asked once a request."""
    if procedure is None:
        return False
    kept = request.__dict__.setdefault("_begun", {})
    if procedure.pk not in kept:
        kept[procedure.pk] = not rules.may_change_procedure(request.user, procedure)
    return kept[procedure.pk]


class ByServices:
    """Rows of a workbook are written by the service the page itself calls."""

    def get_import_data_kwargs(self, **kwargs):
        return super().get_import_data_kwargs(**kwargs) | {"write": services.revise_procedure}


class _LineRegister(ByServices, RegisterFiles, ImportExportMixin, admin.ModelAdmin):
    """Every line of every version, to look up, take out and bring in; one is changed on the page of its version."""

    list_select_related = ["procedure"]
    show_full_result_count = False
    import_error_display = ("message",)
    search_help_text = "Tên, mã giấy tờ hoặc mã quy trình, không cần dấu"
    name_column = "name"

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term.strip())
        if not words:
            return queryset, False
        named = queryset.annotate(name_fold=ViFold(self.name_column))
        return named.filter(Q(name_fold__contains=words) | self.other(search_term.strip())), False

    def other(self, told: str) -> Q:
        return Q(procedure__code__icontains=told)

    @admin.display(description="Quy trình")
    def version_page(self, line):
        address = reverse("admin:projects_procedureversion_change", args=[line.procedure_id])
        return format_html('<a href="{}">{}/{}</a>', address, line.procedure.code, line.procedure.version)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(ProcedureMove)
class ProcedureMoveAdmin(_LineRegister):
    resource_classes = [ProcedureMoveResource]
    list_display = ["office_name", "version_page", "from_status", "move", "decided_by", "papers", "clock", "certainty"]
    list_filter = ["procedure__purse", "decided_by", "from_status", "certainty"]
    search_fields = ["office_name"]
    ordering = ["procedure__code", "-procedure__version", "pk"]
    name_column = "office_name"

    def other(self, told: str) -> Q:
        return super().other(told) | Q(papers__contains=[told.upper()])


@admin.register(Checkpoint)
class CheckpointAdmin(_LineRegister):
    resource_classes = [CheckpointResource]
    list_display = ["name", "version_page", "status", "order", "decided_by", "before_move", "certainty"]
    list_filter = ["procedure__purse", "decided_by", "status", "certainty"]
    search_fields = ["name"]
    ordering = ["procedure__code", "-procedure__version", "status", "order"]
