"""The register of places in the administration site: found without diacritics, corrected through services."""

from django.contrib import admin
from django.utils import timezone
from import_export.admin import ExportMixin

from khuyencong.core.admin import LightRows
from khuyencong.core.registers import RegisterFiles, SharedRegister
from khuyencong.territory import services
from khuyencong.territory.choices import place_key
from khuyencong.territory.exports import UnitResource
from khuyencong.territory.models import AdministrativeUnit, ProvincialSeat, Succession, UnitName, UrbanClass


class InForce(admin.SimpleListFilter):
    """Units of today, or those that ended."""

    title = "hiệu lực"
    parameter_name = "hieu-luc"

    def lookups(self, request, model_admin):
        return [("nay", "Hiện hành"), ("cu", "Đã hết")]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        if self.value() == "nay":
            return queryset.on(today)
        return queryset.filter(valid_to__lt=today) if self.value() == "cu" else queryset


class _AddOrRemove(LightRows, admin.TabularInline):
    """Rows are added or taken back, never rewritten: the trail then reads as what happened."""

    extra = 0

    def has_change_permission(self, request, obj=None):
        return False


class UnitNameInline(_AddOrRemove):
    model = UnitName
    fields = ["kind", "name", "valid_from", "valid_to", "document"]
    raw_id_fields = ["document"]


class SuccessorInline(_AddOrRemove):
    model = Succession
    fk_name = "predecessor"
    fields = ["successor", "part"]
    autocomplete_fields = ["successor"]
    verbose_name, verbose_name_plural = "đơn vị kế thừa", "đơn vị kế thừa"


class PredecessorInline(_AddOrRemove):
    model = Succession
    fk_name = "successor"
    fields = ["predecessor", "part"]
    autocomplete_fields = ["predecessor"]
    verbose_name, verbose_name_plural = "hình thành từ", "hình thành từ"


@admin.register(AdministrativeUnit)
class UnitAdmin(RegisterFiles, ExportMixin, admin.ModelAdmin):
    resource_classes = [UnitResource]
    list_display = ["full_name_cell", "code", "level", "parent_cell", "dates_cell", "doubt_cell"]
    list_filter = ["level", InForce, "kind", "certainty"]
    list_select_related = ["parent__parent"]
    list_per_page = 50
    show_full_result_count = False
    ordering = ["level", "sort_key", "pk"]
    search_fields = ["full_fold"]  # opens the box; ``get_search_results`` reads what is typed
    search_help_text = "Tên cũ hoặc mới, không cần dấu: ben cat; phú lợi, thủ dầu một; hoặc mã"
    autocomplete_fields = ["parent"]
    raw_id_fields = ["decided_by"]
    inlines = [UnitNameInline, SuccessorInline, PredecessorInline]
    fields = [
        ("code", "level"),
        ("kind", "name"),
        "parent",
        ("valid_from", "valid_to"),
        ("decided_by", "certainty"),
        ("lat", "lon", "area_km2"),
    ]

    def get_form(self, request, obj=None, **kwargs):
        """Decimals with a comma: “65.900” would be read as sixty-five thousand."""
        return super().get_form(request, obj, localized_fields=["lat", "lon", "area_km2"], **kwargs)

    def get_readonly_fields(self, request, obj=None):
        return ["code", "level"] if obj else []

    def get_search_results(self, request, queryset, search_term):
        return (queryset.search(search_term) if search_term.strip() else queryset), False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        if change:
            facts = {name: form.cleaned_data[name] for name in form.changed_data}
            services.revise_unit(by=request.user, unit=obj, **facts)
        else:
            obj.pk = services.add_unit(by=request.user, **form.cleaned_data).pk

    def save_formset(self, request, form, formset, change):
        formset.save(commit=False)
        add, remove = (
            (services.add_unit_name, services.remove_unit_name)
            if formset.model is UnitName
            else (services.add_succession, services.remove_succession)
        )
        names = {UnitName: "unit_name", Succession: "succession"}
        for row in formset.deleted_objects:
            remove(by=request.user, **{names[formset.model]: row})
        for row in formset.new_objects:
            facts = {field.name: getattr(row, field.name) for field in row._meta.fields if not field.generated}
            facts.pop("id")
            add(by=request.user, **facts)

    @admin.display(description="Tên", ordering="sort_key")
    def full_name_cell(self, unit):
        return unit.full_name

    @admin.display(description="Thuộc")
    def parent_cell(self, unit):
        return unit.parent.label().removesuffix(" (cũ)") if unit.parent else ""

    @admin.display(description="Hiệu lực", ordering="valid_from")
    def dates_cell(self, unit):
        return unit.dates

    @admin.display(description="Kiểm chứng")
    def doubt_cell(self, unit):
        return unit.doubt


@admin.register(UrbanClass)
class UrbanClassAdmin(SharedRegister, admin.ModelAdmin):
    """Which class a city had, and when; read by the question of place."""

    list_display = ["unit", "grade", "valid_from", "valid_to", "certainty"]
    list_select_related = ["unit"]
    list_filter = ["grade", "certainty"]
    ordering = ["unit", "valid_from", "pk"]
    search_fields = ["unit__full_fold"]
    search_help_text = "Tên đơn vị, không cần dấu"
    autocomplete_fields = ["unit", "document"]
    show_full_result_count = False

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, place_key(search_term))

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(ProvincialSeat)
class ProvincialSeatAdmin(SharedRegister, admin.ModelAdmin):
    """Where each province is run from, and since when; distances on the coverage page are measured to it."""

    list_display = ["province", "seat", "valid_from", "valid_to", "certainty"]
    list_select_related = ["province", "seat"]
    list_filter = ["certainty"]
    ordering = ["province", "valid_from", "pk"]
    search_fields = ["province__full_fold"]
    search_help_text = "Tên tỉnh, không cần dấu"
    autocomplete_fields = ["province", "seat"]
    show_full_result_count = False

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, place_key(search_term))

    def has_delete_permission(self, request, obj=None):
        return False
