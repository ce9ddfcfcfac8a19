"""Lists of who may be helped."""

from django.contrib import admin

from projects.admin.base import Reference
from projects.imports import (
    BenefitRuleResource,
    EligibleFormResource,
    EligiblePlaceResource,
    PriorityResource,
    SizeThresholdResource,
    SupportConditionResource,
)
from projects.models import BenefitRule, EligibleForm, EligiblePlace, Priority, SizeThreshold, SupportCondition


@admin.register(EligibleForm)
class EligibleFormAdmin(Reference):
    resource_classes = [EligibleFormResource]
    name_column = "reason"
    search_fields = ["reason"]
    list_display = ["code", "legal_form", "result", "reason", "valid_from", "valid_to", "certainty"]
    list_filter = ["result", "certainty"]


@admin.register(EligiblePlace)
class EligiblePlaceAdmin(Reference):
    resource_classes = [EligiblePlaceResource]
    name_column = "reason"
    search_fields = ["reason"]
    list_display = ["code", "subject", "reason", "result", "valid_from", "valid_to", "certainty"]
    list_filter = ["subject", "result", "certainty"]


@admin.register(SizeThreshold)
class SizeThresholdAdmin(Reference):
    resource_classes = [SizeThresholdResource]
    name_column = "source"
    search_fields = ["source"]
    list_display = ["code", "source", "area", "size", "valid_from", "valid_to", "certainty"]
    list_filter = ["area", "size", "certainty"]


@admin.register(SupportCondition)
class SupportConditionAdmin(Reference):
    resource_classes = [SupportConditionResource]
    list_display = ["code", "kind", "name", "valid_from", "valid_to", "certainty"]
    list_filter = ["kind", "certainty"]


@admin.register(Priority)
class PriorityAdmin(Reference):
    resource_classes = [PriorityResource]
    list_display = ["code", "group", "order", "name", "valid_from", "certainty"]
    list_filter = ["group", "certainty"]


@admin.register(BenefitRule)
class BenefitRuleAdmin(Reference):
    """How often one establishment may be helped, by place and date: a change ends one row and begins another."""

    resource_classes = [BenefitRuleResource]
    list_display = ["code", "name", "unit", "scope", "limit", "valid_from", "valid_to", "certainty"]
    list_select_related = ["unit"]
    list_filter = ["scope", "purse", "certainty"]
    autocomplete_fields = ["unit", "content"]
