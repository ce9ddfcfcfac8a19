"""Registers of the network; reports are read here and written on their own pages."""

from django.contrib import admin

from collaborators.models import Appointment, AppointmentArea, Collaborator, QuarterlyReport, ReportingPeriod
from khuyencong.core.admin import LightRows
from khuyencong.core.text import fold


class AreaInline(LightRows, admin.TabularInline):
    model = AppointmentArea
    extra = 0
    autocomplete_fields = ("unit", "organisation")


class ReadOnlyAdmin(admin.ModelAdmin):
    """What has a workflow is looked at here and done on its page."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Collaborator)
class CollaboratorAdmin(ReadOnlyAdmin):
    list_display = ("full_name", "gender", "phone", "user")
    list_select_related = ("user",)
    search_fields = ("fold",)
    ordering = ("person_key", "pk")
    show_full_result_count = False

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


@admin.register(Appointment)
class AppointmentAdmin(ReadOnlyAdmin):
    list_display = ("collaborator", "kind", "unit", "valid_from", "valid_to", "document")
    list_select_related = ("collaborator", "unit", "document")
    list_filter = ("kind",)
    ordering = ("collaborator__person_key", "pk")
    inlines = (AreaInline,)
    show_full_result_count = False


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
