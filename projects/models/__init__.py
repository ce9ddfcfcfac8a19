"""Đề án and all that hangs on it, one aggregate a file."""

from projects.models.benefits import BenefitException, BenefitRule, EligibilityDecision
from projects.models.contents import Content, OutputIndicator
from projects.models.eligibility import (
    EligibleForm,
    EligiblePlace,
    Priority,
    SizeThreshold,
    SupportCondition,
)
from projects.models.programmes import Programme, ProgrammeGroup, ProgrammeTarget
from projects.models.projects import Beneficiary, Project, ProjectPaper, ProjectParticipant, ProjectPartner
from projects.models.results import Output, TrainingClass

__all__ = [
    "Beneficiary",
    "BenefitException",
    "BenefitRule",
    "Content",
    "EligibilityDecision",
    "EligibleForm",
    "EligiblePlace",
    "Output",
    "OutputIndicator",
    "Priority",
    "Programme",
    "ProgrammeGroup",
    "ProgrammeTarget",
    "Project",
    "ProjectPaper",
    "ProjectParticipant",
    "ProjectPartner",
    "SizeThreshold",
    "SupportCondition",
    "TrainingClass",
]
