"""Đề án and all that hangs on it, one aggregate a file."""

from projects.models.agreements import AgreementActivity, CoordinationAgreement
from projects.models.contents import Content, OutputIndicator
from projects.models.events import EventParticipant, TradeEvent
from projects.models.localities import InspectionFinding, LocalityInspection, LocalityPlan, LocalityPlanRule
from projects.models.origins import FieldSurvey, ProjectConsent, ProjectNeed, SurveyFile, SurveyParty
from projects.models.programmes import Programme, ProgrammeGroup, ProgrammeTarget
from projects.models.projects import Beneficiary, Project, ProjectPaper, ProjectParticipant, ProjectPartner
from projects.models.results import Output, TrainingClass

__all__ = [
    "AgreementActivity",
    "Beneficiary",
    "Content",
    "CoordinationAgreement",
    "EventParticipant",
    "FieldSurvey",
    "InspectionFinding",
    "LocalityInspection",
    "LocalityPlan",
    "LocalityPlanRule",
    "Output",
    "OutputIndicator",
    "Programme",
    "ProgrammeGroup",
    "ProgrammeTarget",
    "Project",
    "ProjectConsent",
    "ProjectNeed",
    "ProjectPaper",
    "ProjectParticipant",
    "ProjectPartner",
    "SurveyFile",
    "SurveyParty",
    "TradeEvent",
    "TrainingClass",
]
