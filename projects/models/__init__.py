"""Đề án and all that hangs on it, one aggregate a file."""

from projects.models.contents import Content, OutputIndicator
from projects.models.papers import PaperWaiver, ProjectPaper
from projects.models.programmes import Programme, ProgrammeGroup, ProgrammeTarget
from projects.models.projects import Beneficiary, Project, ProjectParticipant, ProjectPartner
from projects.models.reasons import Reason
from projects.models.requirements import PaperRequirement, PaperType, ProjectType
from projects.models.results import Output, TrainingClass

__all__ = [
    "Beneficiary",
    "Content",
    "Output",
    "OutputIndicator",
    "PaperRequirement",
    "PaperType",
    "PaperWaiver",
    "Programme",
    "ProgrammeGroup",
    "ProgrammeTarget",
    "Project",
    "ProjectPaper",
    "ProjectParticipant",
    "ProjectPartner",
    "ProjectType",
    "Reason",
    "TrainingClass",
]
