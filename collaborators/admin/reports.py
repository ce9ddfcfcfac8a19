"""Registers of periods and reports; reports are read here and written on their own pages."""

from django.contrib import admin

from collaborators.admin.base import ReadOnlyAdmin
from collaborators.models import QuarterlyReport, ReportingPeriod


@admin.register(ReportingPeriod)
class ReportingPeriodAdmin(admin.ModelAdmin):
    list_display = ("__str__", "starts_on", "ends_on", "opens_on", "due_on")
    ordering = ("-starts_on",)

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(QuarterlyReport)
class QuarterlyReportAdmin(ReadOnlyAdmin):
    list_display = ("appointment", "period", "status", "sent_at", "receipt")
    list_select_related = ("appointment__collaborator", "period")
    list_filter = ("status",)
    ordering = ("-pk",)
    show_full_result_count = False
