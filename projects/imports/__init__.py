"""Tables of đề án as spreadsheets, in and out."""

from projects.imports.procedures import (
    CheckpointResource,
    ProcedureMoveResource,
    ProcedureResource,
)
from projects.imports.reference import (
    AdjustmentRuleResource,
    BenefitRuleResource,
    ContentResource,
    EligibleFormResource,
    EligiblePlaceResource,
    IndicatorResource,
    NormResource,
    PaperTypeResource,
    PriorityResource,
    ProjectTypeResource,
    ReasonResource,
    RequirementResource,
    SizeThresholdResource,
    SupportConditionResource,
)

__all__ = [
    "AdjustmentRuleResource",
    "BenefitRuleResource",
    "CheckpointResource",
    "ContentResource",
    "EligibleFormResource",
    "EligiblePlaceResource",
    "IndicatorResource",
    "NormResource",
    "PaperTypeResource",
    "PriorityResource",
    "ProcedureMoveResource",
    "ProcedureResource",
    "ProjectTypeResource",
    "ReasonResource",
    "RequirementResource",
    "SizeThresholdResource",
    "SupportConditionResource",
]
