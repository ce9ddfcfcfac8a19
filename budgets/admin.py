"""Money looked at; written on its own pages."""

from django.contrib import admin

from budgets.models import Commitment, Disbursement, Envelope, PlanLine, PlanTarget, Settlement
from khuyencong.core.admin import LightRows


class _ReadOnly:
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

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
