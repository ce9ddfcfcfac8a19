"""Registers of the network."""

from django.contrib import admin
from import_export.admin import ImportExportMixin

from collaborators.admin.base import ReadOnlyAdmin
from collaborators.imports import CoverageRuleResource
from collaborators.models import Appointment, AppointmentArea, Collaborator, CoverageRule
from khuyencong.core.admin import LightRows
from khuyencong.core.registers import RegisterFiles
from khuyencong.core.text import fold


class AreaInline(LightRows, admin.TabularInline):
    model = AppointmentArea
    extra = 0
    autocomplete_fields = ("unit", "organisation")


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


@admin.register(CoverageRule)
class CoverageRuleAdmin(RegisterFiles, ImportExportMixin, admin.ModelAdmin):
    """Where the network counts as too thin: a change ends one row and begins another."""

    resource_classes = [CoverageRuleResource]
    list_display = (
        "code",
        "level",
        "unit",
        "over_km",
        "fewer_than",
        "sent_at_least",
        "valid_from",
        "valid_to",
        "certainty",
    )
    list_select_related = ("unit",)
    list_filter = ("level", "certainty")
    search_fields = ("code",)
    search_help_text = "Mã"
    autocomplete_fields = ("unit",)
    ordering = ("code",)
    show_full_result_count = False
    import_error_display = ("message",)

    def has_delete_permission(self, request, obj=None):
        return False
