"""Money looked at; written on its own pages."""

from django.contrib import admin
from django.db.models import Q
from import_export.admin import ImportExportMixin

from budgets.imports import AdvanceRuleResource, CostCapResource, FundingSourceResource
from budgets.models import (
    AdvanceRule,
    Commitment,
    ControlRule,
    CostCap,
    Disbursement,
    Envelope,
    FundingSource,
    Movement,
    PlanLine,
    PlanTarget,
    Settlement,
)
from khuyencong.core.admin import LightRows
from khuyencong.core.fields import ViFold
from khuyencong.core.registers import RegisterFiles, SharedRegister
from khuyencong.core.text import fold


class _ReadOnly:
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class _Kept(SharedRegister):
    """Rows that others rest on: corrected, ended by a date, never erased."""

    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False


class TargetInline(_ReadOnly, LightRows, admin.TabularInline):
    model = PlanTarget
    fields = ("indicator", "low", "high")


@admin.register(PlanLine)
class PlanLineAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("name", "year", "unit", "content", "amount", "purse")
    list_select_related = ("unit", "content")
    list_filter = ("year", "purse")
    ordering = ("-year", "pk")
    inlines = (TargetInline,)
    show_full_result_count = False


@admin.register(Envelope)
class EnvelopeAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("__str__", "year", "unit", "purse", "amount", "given_on")
    list_select_related = ("unit",)
    list_filter = ("year", "purse")
    ordering = ("-year", "pk")
    show_full_result_count = False


@admin.register(Movement)
class MovementAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("happened_on", "envelope", "kind", "amount", "reason", "by")
    list_select_related = ("envelope__funding_source", "by")
    list_filter = ("kind",)
    ordering = ("-pk",)
    show_full_result_count = False


@admin.register(FundingSource)
class FundingSourceAdmin(_Kept, RegisterFiles, ImportExportMixin, admin.ModelAdmin):
    """A source that ends keeps what it gave; the next begins the day after."""

    resource_classes = [FundingSourceResource]
    search_fields = ["code", "name"]
    search_help_text = "Mã hoặc tên"
    ordering = ["code", "pk"]
    import_error_display = ("message",)
    list_display = ["code", "name", "purse", "valid_from", "valid_to", "certainty"]
    list_filter = ["purse", "certainty"]


@admin.register(ControlRule)
class ControlRuleAdmin(_Kept, admin.ModelAdmin):
    """Chặn, cảnh báo hay hỏi. Ended by a date, never erased; where none speaks of 100 % it is blocked."""

    list_display = ["stage", "percent", "action", "envelope", "purse", "valid_from", "valid_to", "certainty"]
    list_display_links = ["stage", "percent"]
    list_select_related = ["envelope__funding_source"]
    list_filter = ["stage", "action", "purse", "certainty"]
    raw_id_fields = ["envelope"]
    ordering = ["stage", "percent", "pk"]


@admin.register(Disbursement)
class DisbursementAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("voucher", "voucher_on", "project", "kind", "amount", "budget_year")
    list_select_related = ("project",)
    list_filter = ("budget_year", "kind")
    ordering = ("-voucher_on", "-pk")
    show_full_result_count = False


@admin.register(Commitment)
class CommitmentAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("project", "kind", "amount", "happened_on", "by")
    list_select_related = ("project", "by")
    list_filter = ("kind",)
    ordering = ("-happened_on", "-pk")
    show_full_result_count = False


@admin.register(Settlement)
class SettlementAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("project", "amount", "settled_on", "force_majeure", "void")
    list_select_related = ("project",)
    list_filter = ("force_majeure", "void")
    ordering = ("-settled_on", "-pk")
    show_full_result_count = False


class _Law(RegisterFiles, ImportExportMixin, admin.ModelAdmin):
    """Rows of the law: corrected, ended by a date, never erased. Found without diacritics."""

    name_column = "source"
    search_fields = ["source"]  # opens the box; ``get_search_results`` reads what is typed
    search_help_text = "Mã, điều kiện hoặc văn bản, không cần dấu"
    ordering = ["code"]
    show_full_result_count = False
    import_error_display = ("message",)

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term.strip())
        if not words:
            return queryset, False
        named = queryset.annotate(name_fold=ViFold(self.name_column), source_fold=ViFold("source"))
        found = Q(name_fold__contains=words) | Q(source_fold__contains=words) | Q(code__icontains=words)
        return named.filter(found), False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(AdvanceRule)
class AdvanceRuleAdmin(_Law):
    """Shares that may be paid, and on what condition; two that contradict both stay."""

    resource_classes = [AdvanceRuleResource]
    name_column = "condition"
    list_display = ["code", "purse", "instalment", "percent", "condition", "valid_from", "valid_to", "certainty"]
    list_filter = ["purse", "condition_kind", "certainty"]


@admin.register(CostCap)
class CostCapAdmin(_Law):
    """Management, classes, juries, prizes: a change ends one row and begins another."""

    resource_classes = [CostCapResource]
    list_display = ["code", "kind", "variant", "purse", "percent", "amount", "valid_from", "valid_to", "certainty"]
    list_filter = ["kind", "purse", "certainty"]
    autocomplete_fields = ["province"]
