"""Who decides what change of an approved đề án."""

from django.contrib import admin

from projects.admin.base import Reference
from projects.imports import AdjustmentRuleResource
from projects.models import AdjustmentRule


@admin.register(AdjustmentRule)
class AdjustmentRuleAdmin(Reference):
    """A line ended by a date stays for what was decided under it."""

    resource_classes = [AdjustmentRuleResource]
    list_display = ["code", "purse", "change", "grouping", "decided_by", "valid_from", "valid_to", "certainty"]
    list_filter = ["purse", "change", "grouping", "certainty"]
    search_fields = ["code"]
    name_column = "what"
