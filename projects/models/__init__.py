"""Đề án and all that hangs on it, one aggregate a file."""

from projects.models.adjustments import Adjustment, AdjustmentRule
from projects.models.appraisals import Appraisal, AppraisalMember, AppraisalResult, AppraisalScore
from projects.models.contents import Content, OutputIndicator
from projects.models.contracts import Contract, ContractAppendix, ContractProject, SupportContract, YearPlan
from projects.models.monitoring import Inspection, InspectionDemand, InspectionPhoto, ProgressReport
from projects.models.moves import CheckpointTick, MoveRecord
from projects.models.procedures import Checkpoint, ProcedureMove, ProcedureVersion
from projects.models.programmes import Programme, ProgrammeGroup, ProgrammeTarget
from projects.models.projects import (
    DONE,
    STILL_OPEN,
    Beneficiary,
    Project,
    ProjectPaper,
    ProjectParticipant,
    ProjectPartner,
)
from projects.models.results import Output, TrainingClass

__all__ = [
    "DONE",
    "STILL_OPEN",
    "Adjustment",
    "AdjustmentRule",
    "Appraisal",
    "AppraisalMember",
    "AppraisalResult",
    "AppraisalScore",
    "Beneficiary",
    "Checkpoint",
    "CheckpointTick",
    "Content",
    "Contract",
    "ContractAppendix",
    "ContractProject",
    "Inspection",
    "InspectionDemand",
    "InspectionPhoto",
    "MoveRecord",
    "Output",
    "OutputIndicator",
    "ProcedureMove",
    "ProcedureVersion",
    "Programme",
    "ProgrammeGroup",
    "ProgrammeTarget",
    "ProgressReport",
    "Project",
    "ProjectPaper",
    "ProjectParticipant",
    "ProjectPartner",
    "SupportContract",
    "TrainingClass",
    "YearPlan",
]
