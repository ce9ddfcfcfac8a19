"""Offices, their dated names and signers, and who was granted which role where."""

from django.contrib import admin

from khuyencong.core.admin import LightRows
from khuyencong.core.registers import SharedRegister
from khuyencong.core.text import fold
from khuyencong.offices.models import Organisation, OrganisationProfile, RoleGrant


class ProfileInline(LightRows, admin.StackedInline):
    model = OrganisationProfile
    extra = 0
    autocomplete_fields = ("document",)


@admin.register(Organisation)
class OrganisationAdmin(SharedRegister, admin.ModelAdmin):
    list_display = ("name", "kind", "unit")
    list_select_related = ("unit",)
    list_filter = ("kind",)
    search_fields = ("fold",)
    ordering = ("sort_key", "pk")
    autocomplete_fields = ("unit", "continues")
    inlines = (ProfileInline,)
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


@admin.register(RoleGrant)
class RoleGrantAdmin(SharedRegister, admin.ModelAdmin):
    list_display = ("user", "role", "unit", "organisation", "valid_from", "valid_to")
    list_select_related = ("user", "unit", "organisation")
    list_filter = ("role",)
    search_fields = ("user__fold",)
    ordering = ("user__sort_key", "pk")
    autocomplete_fields = ("user", "unit", "organisation", "document")
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        """A grant is ended by its date, never erased: the trail must tell who could do what."""
        return False

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))
