"""Registers of periods and questions, corrected here; reports are read here and written on their own pages."""

from django.contrib import admin
from import_export.admin import ImportExportMixin

from collaborators.admin.base import ReadOnlyAdmin
from collaborators.imports import PeriodRuleResource, ReportQuestionResource, ReturnReasonResource
from collaborators.models import PeriodRule, QuarterlyReport, ReportingPeriod, ReportQuestion, ReturnReason
from khuyencong.core.registers import RegisterFiles, SharedRegister


class KeptAdmin(SharedRegister, admin.ModelAdmin):
    """Corrected, never deleted: old reports speak by these rows."""

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(ReportingPeriod)
class ReportingPeriodAdmin(KeptAdmin):
    autocomplete_fields = ("unit",)
    list_display = ("__str__", "unit", "starts_on", "ends_on", "opens_on", "due_on", "grace", "locked_at")
    list_select_related = ("unit",)
    ordering = ("-starts_on",)

    def has_change_permission(self, request, obj=None):
        """A locked period keeps its days."""
        return super().has_change_permission(request, obj) and not (obj and obj.is_locked)


@admin.register(PeriodRule)
class PeriodRuleAdmin(RegisterFiles, ImportExportMixin, KeptAdmin):
    autocomplete_fields = ("unit",)
    resource_classes = [PeriodRuleResource]
    list_display = (
        "kind",
        "unit",
        "window",
        "opens_before",
        "due_after",
        "grace",
        "valid_from",
        "valid_to",
        "certainty",
    )
    list_select_related = ("unit",)
    ordering = ("kind", "valid_from", "pk")


@admin.register(ReportQuestion)
class ReportQuestionAdmin(RegisterFiles, ImportExportMixin, KeptAdmin):
    list_display = ("code", "version", "name", "unit", "kind", "required", "valid_from", "valid_to", "certainty")
    list_filter = ("part", "version")
    ordering = ("part", "order", "valid_from", "pk")
    resource_classes = [ReportQuestionResource]


@admin.register(ReturnReason)
class ReturnReasonAdmin(RegisterFiles, ImportExportMixin, KeptAdmin):
    resource_classes = [ReturnReasonResource]
    list_display = ("code", "name", "needs_text", "valid_from", "valid_to")
    ordering = ("code",)


@admin.register(QuarterlyReport)
class QuarterlyReportAdmin(ReadOnlyAdmin):
    list_display = ("appointment", "period", "status", "sent_at", "receipt")
    list_select_related = ("appointment__collaborator", "period")
    list_filter = ("status",)
    ordering = ("-pk",)
    show_full_result_count = False
