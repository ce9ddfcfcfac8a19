"""Đề án and all that hangs on it, one aggregate a file."""

from projects.models.contents import Content, OutputIndicator
from projects.models.finishing import Acceptance, ArchiveRecord, FollowUp, Stoppage
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
    "Acceptance",
    "ArchiveRecord",
    "Beneficiary",
    "Checkpoint",
    "CheckpointTick",
    "Content",
    "FollowUp",
    "MoveRecord",
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
    "Stoppage",
    "TrainingClass",
]
