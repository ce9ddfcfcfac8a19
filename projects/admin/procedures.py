"""Procedures: a version with its moves and checkpoints on one page, a new one made from the last, written by services."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from khuyencong.core.exceptions import DomainError
from khuyencong.core.registers import RegisterForm
from projects import rules, services
from projects.admin.base import Reference
from projects.admin.procedure_lines import ByServices, CheckpointInline, MoveInline, is_begun
from projects.forms.procedures import RenewForm
from projects.imports import ProcedureResource
from projects.models import ProcedureVersion
from projects.queries.versions import with_files


class _VersionForm(RegisterForm):
    """``refusal`` brings what a service refused back to the page, beside all that was typed."""

    refusal: DomainError | None = None

    def clean(self):
        told = super().clean()
        if self.refusal:
            self.add_error(self.refusal.field if self.refusal.field in self.fields else None, str(self.refusal))
        return told


@admin.register(ProcedureVersion)
class ProcedureAdmin(ByServices, Reference):
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
        return [*stands, "name", "valid_from"] if is_begun(request, obj) else stands

    def get_form(self, request, obj=None, **kwargs):
        made = super().get_form(request, obj, **kwargs)
        made.refusal = request.__dict__.get("_refusal")
        return made

    def get_formset_kwargs(self, request, obj, inline, prefix):
        of_lines = {"begun": is_begun(request, obj), "place": inline.place}
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
