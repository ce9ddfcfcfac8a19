"""Đề án and all that hangs on it, one aggregate a file."""

from projects.models.contents import Content, OutputIndicator
from projects.models.estimates import DossierSection, EstimateItem
from projects.models.finishing import Acceptance, ArchiveRecord, FollowUp, Stoppage
from projects.models.moves import CheckpointTick, MoveRecord
from projects.models.norms import NormDecision, SupportNorm
from projects.models.papers import PaperWaiver, ProjectPaper
from projects.models.procedures import Checkpoint, ProcedureMove, ProcedureVersion
from projects.models.programmes import Programme, ProgrammeGroup, ProgrammeTarget
from projects.models.projects import (
    DONE,
    STILL_OPEN,
    Beneficiary,
    Project,
    ProjectParticipant,
    ProjectPartner,
)
from projects.models.reasons import Reason
from projects.models.requirements import PaperRequirement, PaperType, ProjectType
from projects.models.results import Output, TrainingClass

__all__ = [
    "DONE",
    "STILL_OPEN",
    "Acceptance",
    "ArchiveRecord",
    "Beneficiary",
    "Checkpoint",
    "CheckpointTick",
    "Content",
    "DossierSection",
    "EstimateItem",
    "FollowUp",
    "MoveRecord",
    "NormDecision",
    "Output",
    "OutputIndicator",
    "PaperRequirement",
    "PaperType",
    "PaperWaiver",
    "ProcedureMove",
    "ProcedureVersion",
    "Programme",
    "ProgrammeGroup",
    "ProgrammeTarget",
    "Project",
    "ProjectPaper",
    "ProjectParticipant",
    "ProjectPartner",
    "ProjectType",
    "Reason",
    "Stoppage",
    "SupportNorm",
    "TrainingClass",
]
