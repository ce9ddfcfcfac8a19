"""Procedures: a version with its moves and checkpoints on one page, a new one made from the last, written by services."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from import_export.admin import ImportExportMixin

from khuyencong.core.exceptions import DomainError
from khuyencong.core.fields import ViFold
from khuyencong.core.registers import RegisterFiles
from khuyencong.core.text import fold
from projects import rules, services
from projects.admin.base import Reference
from projects.forms.procedures import RenewForm
from projects.imports import CheckpointResource, ProcedureMoveResource, ProcedureResource
from projects.models import Checkpoint, ProcedureMove, ProcedureVersion
from projects.models.begun import OF_A_LINE
from projects.queries.versions import with_files


class _VersionForm(ModelForm):
    """``refusal`` brings what a service refused back to the page, beside all that was typed."""

    refusal: DomainError | None = None

    def clean(self):
        told = super().clean()
        if self.refusal:
            self.add_error(self.refusal.field if self.refusal.field in self.fields else None, str(self.refusal))
        return told


class _LineForm(ModelForm):
    """``place``: the columns a line is known by, chosen once; ``begun``: files walk by it, only its source is written."""

    def __init__(self, *args, begun: bool = False, place: tuple[str, ...] = (), **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.disabled = (begun and name not in OF_A_LINE) or (bool(self.instance.pk) and name in place)


class _LineInline(admin.StackedInline):
    form = _LineForm
    extra = 0
    template = "admin/projects/procedure_lines.html"
    place: tuple[str, ...] = ()

    def has_add_permission(self, request, obj):
        return super().has_add_permission(request, obj) and not _is_begun(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not _is_begun(request, obj)


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
    fieldsets = [
        (None, {"fields": [("status", "order"), ("name", "decided_by"), ("before_move", "only_for")]}),
        (None, {"fields": [("needs_document", "source_ref", "certainty")]}),
    ]


def _is_begun(request, procedure) -> bool:
    """Whether files walk by it: asked once a request."""
    if procedure is None:
        return False
    kept = request.__dict__.setdefault("_begun", {})
    if procedure.pk not in kept:
        kept[procedure.pk] = not rules.may_change_procedure(request.user, procedure)
    return kept[procedure.pk]


class _ByServices:
    """Rows of a workbook are written by the service the page itself calls."""

    def get_import_data_kwargs(self, **kwargs):
        return super().get_import_data_kwargs(**kwargs) | {"write": services.revise_procedure}


@admin.register(ProcedureVersion)
class ProcedureAdmin(_ByServices, Reference):
    """A version that files walk by is not changed under them: a new one is made from it."""

    form = _VersionForm
    resource_classes = [ProcedureResource]
    list_display = ["name", "number", "purse", "unit", "valid_from", "valid_to", "files", "certainty", "page"]
    list_select_related = ["unit"]
    list_filter = ["purse", "certainty"]
    ordering = ["purse", "code", "-version"]
    autocomplete_fields = ["unit"]
    inlines = [MoveInline, CheckpointInline]
    fields = [
        ("code", "version"),
        "name",
        ("purse", "unit"),
        ("valid_from", "valid_to"),
        ("document", "source_ref"),
        "certainty",
    ]

    @admin.display(description="Bản", ordering="version")
    def number(self, procedure):
        return procedure.version

    @admin.display(description="Đề án đang theo", ordering="files")
    def files(self, procedure):
        return procedure.files

    @admin.display(description="Trang")
    def page(self, procedure):
        address = reverse("projects:procedure", args=[procedure.pk])
        return format_html('<a href="{}">Xem {}</a>', address, procedure)

    def get_queryset(self, request):
        return with_files(super().get_queryset(request))

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def get_fields(self, request, obj=None):
        return self.fields if obj else ["code", *self.fields[1:]]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        stands = ["code", "version", "purse", "unit"]
        return [*stands, "name", "valid_from"] if _is_begun(request, obj) else stands

    def get_form(self, request, obj=None, **kwargs):
        made = super().get_form(request, obj, **kwargs)
        made.refusal = request.__dict__.get("_refusal")
        return made

    def get_formset_kwargs(self, request, obj, inline, prefix):
        of_lines = {"begun": _is_begun(request, obj), "place": inline.place}
        return super().get_formset_kwargs(request, obj, inline, prefix) | {"form_kwargs": of_lines}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as error:  # everything was taken back: the same page again, with the reason
            request._refusal = error
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, **kwargs):
        if procedure := context.get("original"):
            context |= {
                "may_change": rules.may_change_procedure(request.user, procedure),
                "may_renew": rules.may_renew_procedure(request.user, procedure),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.pk = services.add_procedure(by=request.user, **form.cleaned_data).pk

    def save_related(self, request, form, formsets, change):
        if not change:
            return
        for formset in formsets:
            formset.save(commit=False)
        services.revise_procedure(
            by=request.user,
            procedure=form.instance,
            facts={name: form.cleaned_data[name] for name in form.changed_data},
            kept=[
                line for lines in formsets for line in (*lines.new_objects, *(one for one, _ in lines.changed_objects))
            ],
            dropped=[line for lines in formsets for line in lines.deleted_objects],
        )

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, "Đã lập quy trình với mọi bước của bảng chung. Bỏ bớt, đặt tên, ghi giấy tờ ở dưới.")
        return redirect(reverse("admin:projects_procedureversion_change", args=[obj.pk]))

    def get_urls(self):
        renew = path(
            "<int:pk>/ban-moi/", self.admin_site.admin_view(self.renew), name="projects_procedureversion_renew"
        )
        return [renew, *super().get_urls()]

    def renew(self, request, pk: int) -> HttpResponse:
        """The page of “Lập bản mới từ bản này”."""
        procedure = get_object_or_404(ProcedureVersion, pk=pk)
        if not self.has_change_permission(request, procedure):
            raise PermissionDenied
        form = RenewForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and (made := self._renewed(request, procedure, form)):
            return redirect(reverse("admin:projects_procedureversion_change", args=[made.pk]))
        context = self.admin_site.each_context(request) | {
            "title": "Lập bản mới",
            "subtitle": str(procedure),
            "opts": self.opts,
            "original": procedure,
            "form": form,
            "may_renew": rules.may_renew_procedure(request.user, procedure),
        }
        return TemplateResponse(request, "admin/projects/procedure_renew.html", context)

    def _renewed(self, request, procedure, form) -> ProcedureVersion | None:
        day = form.cleaned_data["valid_from"]
        try:
            made = services.renew_procedure(by=request.user, procedure=procedure, valid_from=day)
        except DomainError as error:
            form.add_error(error.field, str(error))
            return None
        self.log_addition(request, made, f"Lập từ bản {procedure.version}, áp dụng từ {day:%d/%m/%Y}")
        told = (
            f"Đã lập {made}, áp dụng từ {day:%d/%m/%Y}; bản {procedure.version} hết ngày trước đó. Sửa bản mới ở dưới."
        )
        messages.success(request, told)
        return made


class _LineRegister(_ByServices, RegisterFiles, ImportExportMixin, admin.ModelAdmin):
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
        return format_html('<a href="{}">{}</a>', address, line.procedure)

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
