"""The register of establishments, looked at; written on its own pages."""

from django.contrib import admin
from django.utils.html import format_html

from khuyencong.core.admin import LightRows
from khuyencong.core.text import fold
from khuyencong.establishments.models import Establishment, EstablishmentProfile, Membership, Need, ProductionSite


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


class MembershipInline(_ReadOnly, LightRows, admin.TabularInline):
    model = Membership
    fields = ("organisation", "valid_from", "valid_to")


@admin.register(Establishment)
class EstablishmentAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("name", "illustrative", "page")
    search_fields = ("fold",)
    ordering = ("sort_key", "pk")
    inlines = (ProfileInline, SiteInline, MembershipInline)
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
