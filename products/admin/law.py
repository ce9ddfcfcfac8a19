"""What the law says of bình chọn: corrected, ended by a date, never erased."""

from django.contrib import admin
from django.db.models import Q
from import_export.admin import ImportExportMixin

from khuyencong.core.fields import ViFold
from khuyencong.core.registers import RegisterFiles
from khuyencong.core.text import fold
from products.imports import (
    CouncilRuleResource,
    CriterionRuleResource,
    DossierRuleResource,
    ValidityRuleResource,
    VotingLevelRuleResource,
)
from products.models import CouncilRule, CriterionRule, DossierRule, ValidityRule, VotingLevelRule


class _Law(RegisterFiles, ImportExportMixin, admin.ModelAdmin):
    name_column = "name"
    search_fields = ["code"]
    search_help_text = "Mã hoặc tên, không cần dấu"
    ordering = ["code"]
    show_full_result_count = False
    import_error_display = ("message",)

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term.strip())
        if not words:
            return queryset, False
        named = queryset.annotate(name_fold=ViFold(self.name_column))
        return named.filter(Q(name_fold__contains=words) | Q(code__icontains=words)), False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(VotingLevelRule)
class VotingLevelRuleAdmin(_Law):
    resource_classes = [VotingLevelRuleResource]
    list_display = ["code", "name", "led_by", "lower_level", "valid_from", "valid_to", "certainty"]
    list_filter = ["level", "certainty"]


@admin.register(CouncilRule)
class CouncilRuleAdmin(_Law):
    resource_classes = [CouncilRuleResource]
    name_column = "composition"
    list_display = ["code", "level", "position", "allowed_sizes", "appointed_by", "valid_from", "valid_to", "certainty"]
    list_filter = ["level", "position", "certainty"]


@admin.register(CriterionRule)
class CriterionRuleAdmin(_Law):
    resource_classes = [CriterionRuleResource]
    list_display = ["code", "name", "max_points", "valid_from", "certainty"]
    list_filter = ["certainty"]
    autocomplete_fields = ["parent"]


@admin.register(DossierRule)
class DossierRuleAdmin(_Law):
    resource_classes = [DossierRuleResource]
    name_column = "condition"
    list_display = ["code", "level", "paper_type", "requirement", "valid_from", "valid_to", "certainty"]
    list_select_related = ["paper_type"]
    list_filter = ["level", "requirement", "certainty"]
    autocomplete_fields = ["paper_type"]


@admin.register(ValidityRule)
class ValidityRuleAdmin(_Law):
    resource_classes = [ValidityRuleResource]
    name_column = "reading"
    list_display = ["code", "kept_as", "year_offset", "example", "valid_from", "valid_to", "certainty"]
    list_filter = ["kept_as", "certainty"]
