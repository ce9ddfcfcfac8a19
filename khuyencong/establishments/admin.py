"""The register of establishments, looked at; written on its own pages."""

from django.contrib import admin
from django.db.models import Q
from django.utils.html import format_html
from import_export.admin import ImportExportMixin

from khuyencong.core.admin import LightRows
from khuyencong.core.fields import ViFold
from khuyencong.core.registers import RegisterFiles, SharedRegister
from khuyencong.core.text import fold
from khuyencong.establishments.imports import LegalFormWordResource, NameRuleResource, SectorResource
from khuyencong.establishments.models import (
    CraftVillage,
    Establishment,
    EstablishmentProfile,
    EstablishmentTrait,
    LegalFormWord,
    Membership,
    NameRule,
    Need,
    ProductionSite,
    Sector,
    YearlySnapshot,
)


class _ReadOnly:
    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ProfileInline(_ReadOnly, LightRows, admin.TabularInline):
    model = EstablishmentProfile
    fields = ("name", "legal_form", "status", "sector", "valid_from", "valid_to")


class SiteInline(_ReadOnly, LightRows, admin.TabularInline):
    model = ProductionSite
    fields = ("unit", "place_as_written", "valid_from", "valid_to")


class YearInline(_ReadOnly, LightRows, admin.TabularInline):
    model = YearlySnapshot
    fields = ("year", "workers_insured", "revenue", "capital")


class TraitInline(_ReadOnly, LightRows, admin.TabularInline):
    model = EstablishmentTrait
    fields = ("kind", "source", "valid_from", "valid_to")


class MembershipInline(_ReadOnly, LightRows, admin.TabularInline):
    model = Membership
    fields = ("organisation", "valid_from", "valid_to")


@admin.register(Establishment)
class EstablishmentAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("name", "illustrative", "page")
    search_fields = ("fold",)
    ordering = ("sort_key", "pk")
    inlines = (ProfileInline, SiteInline, YearInline, TraitInline, MembershipInline)
    show_full_result_count = False

    @admin.display(description="trang")
    def page(self, obj):
        return format_html('<a href="/co-so/{}/">Mở trang cơ sở</a>', obj.pk)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


@admin.register(Need)
class NeedAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("__str__", "establishment", "unit", "status", "received_on")
    list_select_related = ("establishment", "unit")
    list_filter = ("status", "channel")
    search_fields = ("fold",)
    ordering = ("-received_on", "-pk")
    show_full_result_count = False


class _List(RegisterFiles, ImportExportMixin, admin.ModelAdmin):
    """Rows that are corrected and ended by a date, never erased. Found without diacritics."""

    search_fields = ("name",)  # opens the box; ``get_search_results`` reads what is typed
    search_help_text = "Mã hoặc tên, không cần dấu"
    ordering = ("code",)
    show_full_result_count = False
    import_error_display = ("message",)
    named_by = "name"

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term.strip())
        if not words:
            return queryset, False
        named = queryset.annotate(name_fold=ViFold(self.named_by))
        return named.filter(Q(name_fold__contains=words) | Q(code__icontains=words)), False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Sector)
class SectorAdmin(_List):
    resource_classes = (SectorResource,)
    list_display = ("code", "name", "result", "valid_from", "valid_to", "certainty")
    list_filter = ("result", "certainty")
    autocomplete_fields = ("parent",)


@admin.register(LegalFormWord)
class LegalFormWordAdmin(_List):
    resource_classes = (LegalFormWordResource,)
    list_display = ("code", "name", "legal_form", "order", "certainty")
    ordering = ("order", "code")


@admin.register(NameRule)
class NameRuleAdmin(_List):
    resource_classes = (NameRuleResource,)
    named_by = "description"
    search_fields = ("description",)
    list_display = ("code", "order", "kind", "replacement", "description")
    ordering = ("order", "code")


@admin.register(CraftVillage)
class CraftVillageAdmin(SharedRegister, admin.ModelAdmin):
    """Làng nghề được UBND cấp tỉnh công nhận: “từ ngày” là ngày công nhận."""

    list_display = ("name", "unit", "valid_from", "valid_to", "document")
    list_select_related = ("unit", "document")
    search_fields = ("fold",)
    ordering = ("name", "pk")
    autocomplete_fields = ("unit", "document")
    show_full_result_count = False

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))

    def has_delete_permission(self, request, obj=None):
        return False
