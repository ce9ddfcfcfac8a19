"""The register of products, looked at; written on its own pages."""

from django.contrib import admin
from django.utils.html import format_html
from import_export.admin import ImportExportMixin

from khuyencong.core.admin import LightRows
from khuyencong.core.registers import RegisterFiles, SharedRegister
from khuyencong.core.text import fold
from products import rules
from products.admin.sheets import ProductResource, RecognitionResource
from products.models import Nomination, Product, Recognition, VotingResult


class _ReadOnly:
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class RecognitionInline(_ReadOnly, LightRows, admin.TabularInline):
    model = Recognition
    fields = ("level", "year", "decided_on", "valid_to")


class NominationInline(_ReadOnly, LightRows, admin.TabularInline):
    model = Nomination
    fields = ("level", "year")


class _Filled(RegisterFiles, ImportExportMixin):
    """Looked at here, written on its pages; a spreadsheet goes through the services of those pages."""

    import_error_display = ("message",)

    def has_import_permission(self, request):
        return bool(rules.may_keep_products(request.user))


@admin.register(Product)
class ProductAdmin(_Filled, _ReadOnly, admin.ModelAdmin):
    resource_classes = (ProductResource,)
    list_display = ("name", "establishment", "group", "page")
    list_select_related = ("establishment",)
    list_filter = ("group",)
    search_fields = ("fold",)
    ordering = ("sort_key", "pk")
    inlines = (RecognitionInline, NominationInline)
    show_full_result_count = False

    @admin.display(description="trang")
    def page(self, obj):
        return format_html('<a href="/san-pham/{}/">Mở trang sản phẩm</a>', obj.pk)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


@admin.register(Recognition)
class RecognitionAdmin(_Filled, _ReadOnly, admin.ModelAdmin):
    resource_classes = (RecognitionResource,)
    list_display = ("product", "level", "year", "decided_on", "valid_to", "withdrawn_on", "page")
    list_select_related = ("product",)
    list_filter = ("level",)
    search_fields = ("product__fold",)
    ordering = ("-year", "-pk")
    show_full_result_count = False

    @admin.display(description="trang")
    def page(self, obj):
        return format_html('<a href="/san-pham/{}/">Mở trang sản phẩm</a>', obj.product_id)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


@admin.register(VotingResult)
class VotingResultAdmin(SharedRegister, admin.ModelAdmin):
    list_display = ("unit", "level", "year", "considered", "recognised", "illustrative")
    list_select_related = ("unit",)
    list_filter = ("level",)
    ordering = ("-year", "-pk")
    autocomplete_fields = ("unit",)
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False
