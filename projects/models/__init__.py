"""Đề án and all that hangs on it, one aggregate a file."""

from projects.models.contents import Content, OutputIndicator
from projects.models.estimates import DossierSection, EstimateItem
from projects.models.moves import CheckpointTick, MoveRecord
from projects.models.norms import NormDecision, SupportNorm
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
    "Beneficiary",
    "Checkpoint",
    "CheckpointTick",
    "Content",
    "DossierSection",
    "EstimateItem",
    "MoveRecord",
    "NormDecision",
    "Output",
    "OutputIndicator",
    "ProcedureMove",
    "ProcedureVersion",
    "Programme",
    "ProgrammeGroup",
    "ProgrammeTarget",
    "Project",
    "ProjectPaper",
    "ProjectParticipant",
    "ProjectPartner",
    "SupportNorm",
    "TrainingClass",
]
