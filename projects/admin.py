"""Reference tables of đề án, corrected here; đề án themselves, looked at: they are written on their own pages."""

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from import_export.admin import ImportExportMixin

from khuyencong.core.admin import LightRows
from khuyencong.core.fields import ViFold
from khuyencong.core.registers import RegisterFiles
from khuyencong.core.text import fold
from projects.imports import AdjustmentRuleResource, ContentResource, IndicatorResource
from projects.models import (
    AdjustmentRule,
    Content,
    OutputIndicator,
    Programme,
    ProgrammeGroup,
    ProgrammeTarget,
    Project,
)


class _Reference(RegisterFiles, ImportExportMixin, admin.ModelAdmin):
    """Rows that records point at: corrected, ended by a date, never erased. Found without diacritics."""

    search_fields = ["code"]  # opens the box; ``get_search_results`` reads what is typed
    search_help_text = "Mã hoặc tên, không cần dấu"
    ordering = ["code"]
    show_full_result_count = False
    import_error_display = ("message",)

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term.strip())
        if not words:
            return queryset, False
        named = queryset.annotate(name_fold=ViFold("name"))
        return named.filter(Q(name_fold__contains=words) | Q(code__icontains=words)), False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Content)
class ContentAdmin(_Reference):
    resource_classes = [ContentResource]
    list_display = ["code", "name", "parent", "valid_from", "valid_to", "certainty"]
    list_select_related = ["parent"]
    list_filter = ["certainty"]
    autocomplete_fields = ["parent"]


@admin.register(OutputIndicator)
class IndicatorAdmin(_Reference):
    resource_classes = [IndicatorResource]
    list_display = ["code", "name", "unit_name", "certainty"]
    list_filter = ["certainty"]


@admin.register(AdjustmentRule)
class AdjustmentRuleAdmin(_Reference):
    """Who decides what change; a line ended by a date stays for what was decided under it."""

    resource_classes = [AdjustmentRuleResource]
    list_display = ["code", "purse", "change", "grouping", "decided_by", "valid_from", "valid_to", "certainty"]
    list_filter = ["purse", "change", "grouping", "certainty"]

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term.strip())
        if not words:
            return queryset, False
        named = queryset.annotate(what_fold=ViFold("what"))
        return named.filter(Q(what_fold__contains=words) | Q(code__icontains=words)), False


class GroupInline(LightRows, admin.TabularInline):
    model = ProgrammeGroup
    extra = 0
    autocomplete_fields = ["content"]
    show_change_link = True


class TargetInline(LightRows, admin.TabularInline):
    model = ProgrammeTarget
    extra = 0
    autocomplete_fields = ["indicator"]


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin):
    list_display = ["name", "unit", "from_year", "to_year", "document", "illustrative"]
    list_select_related = ["unit", "document"]
    ordering = ["-from_year", "-pk"]
    autocomplete_fields = ["unit", "document"]
    inlines = [GroupInline]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(ProgrammeGroup)
class ProgrammeGroupAdmin(admin.ModelAdmin):
    """Opened from its programme, for the targets."""

    list_display = ["name", "programme", "order", "content"]
    list_select_related = ["programme", "content"]
    ordering = ["-programme__from_year", "programme", "order"]
    raw_id_fields = ["programme"]
    autocomplete_fields = ["content"]
    inlines = [TargetInline]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Project)
class ProjectAdmin(admin.ModelAdmin):
    """To look up and to follow to the page where work is done."""

    list_display = ["code", "title", "plan_year", "purse", "status", "page"]
    list_filter = ["status", "purse", "kind"]
    search_fields = ["fold", "code"]
    search_help_text = "Mã hoặc tên, không cần dấu"
    ordering = ["-plan_year", "-pk"]
    list_per_page = 50
    show_full_result_count = False
    exclude = ["timeline"]

    @admin.display(description="Trang")
    def page(self, project):
        return format_html('<a href="{}">Mở trang đề án</a>', reverse("projects:detail", args=[project.pk]))

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
