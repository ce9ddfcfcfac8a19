"""Đề án and all that hangs on it, one aggregate a file."""

from projects.models.contents import Content, OutputIndicator
from projects.models.estimates import DossierSection, EstimateItem
from projects.models.norms import NormDecision, SupportNorm
from projects.models.programmes import Programme, ProgrammeGroup, ProgrammeTarget
from projects.models.projects import Beneficiary, Project, ProjectPaper, ProjectParticipant, ProjectPartner
from projects.models.results import Output, TrainingClass

__all__ = [
    "Beneficiary",
    "Content",
    "DossierSection",
    "EstimateItem",
    "NormDecision",
    "Output",
    "OutputIndicator",
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
