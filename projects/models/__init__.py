"""Đề án and all that hangs on it, one aggregate a file."""

from projects.models.adjustments import (
    Adjustment,
    AdjustmentRule,
)
from projects.models.agreements import (
    AgreementActivity,
    CoordinationAgreement,
)
from projects.models.appraisals import (
    Appraisal,
    AppraisalMember,
    AppraisalResult,
    AppraisalScore,
)
from projects.models.beneficiaries import Beneficiary
from projects.models.benefits import (
    BenefitException,
    BenefitRule,
    EligibilityDecision,
)
from projects.models.contents import (
    Content,
    OutputIndicator,
)
from projects.models.contracts import (
    Contract,
    ContractAppendix,
    ContractProject,
    SupportContract,
    YearPlan,
)
from projects.models.eligibility import (
    EligibleForm,
    EligiblePlace,
    Priority,
    SizeThreshold,
    SupportCondition,
)
from projects.models.estimates import (
    DossierSection,
    EstimateItem,
)
from projects.models.events import (
    EventParticipant,
    TradeEvent,
)
from projects.models.finishing import (
    Acceptance,
    ArchiveRecord,
    FollowUp,
    Stoppage,
)
from projects.models.localities import (
    InspectionFinding,
    LocalityInspection,
    LocalityPlan,
    LocalityPlanRule,
)
from projects.models.monitoring import (
    Inspection,
    InspectionDemand,
    InspectionPhoto,
    ProgressReport,
)
from projects.models.moves import (
    CheckpointTick,
    MoveRecord,
)
from projects.models.norms import (
    NormDecision,
    SupportNorm,
)
from projects.models.origins import (
    FieldSurvey,
    ProjectConsent,
    ProjectNeed,
    SurveyFile,
    SurveyParty,
)
from projects.models.papers import (
    PaperWaiver,
    ProjectPaper,
)
from projects.models.parties import ProjectParticipant, ProjectPartner
from projects.models.procedures import (
    Checkpoint,
    ProcedureMove,
    ProcedureVersion,
)
from projects.models.programmes import (
    Programme,
    ProgrammeGroup,
    ProgrammeTarget,
)
from projects.models.projects import DONE, STILL_OPEN, Project
from projects.models.reasons import (
    Reason,
)
from projects.models.requirements import (
    PaperRequirement,
    PaperType,
    ProjectType,
)
from projects.models.results import (
    Output,
    TrainingClass,
)

__all__ = [
    "DONE",
    "STILL_OPEN",
    "Acceptance",
    "Adjustment",
    "AdjustmentRule",
    "AgreementActivity",
    "Appraisal",
    "AppraisalMember",
    "AppraisalResult",
    "AppraisalScore",
    "ArchiveRecord",
    "Beneficiary",
    "BenefitException",
    "BenefitRule",
    "Checkpoint",
    "CheckpointTick",
    "Content",
    "Contract",
    "ContractAppendix",
    "ContractProject",
    "CoordinationAgreement",
    "DossierSection",
    "EligibilityDecision",
    "EligibleForm",
    "EligiblePlace",
    "EstimateItem",
    "EventParticipant",
    "FieldSurvey",
    "FollowUp",
    "Inspection",
    "InspectionDemand",
    "InspectionFinding",
    "InspectionPhoto",
    "LocalityInspection",
    "LocalityPlan",
    "LocalityPlanRule",
    "MoveRecord",
    "NormDecision",
    "Output",
    "OutputIndicator",
    "PaperRequirement",
    "PaperType",
    "PaperWaiver",
    "Priority",
    "ProcedureMove",
    "ProcedureVersion",
    "Programme",
    "ProgrammeGroup",
    "ProgrammeTarget",
    "ProgressReport",
    "Project",
    "ProjectConsent",
    "ProjectNeed",
    "ProjectPaper",
    "ProjectParticipant",
    "ProjectPartner",
    "ProjectType",
    "Reason",
    "SizeThreshold",
    "Stoppage",
    "SupportCondition",
    "SupportContract",
    "SupportNorm",
    "SurveyFile",
    "SurveyParty",
    "TradeEvent",
    "TrainingClass",
    "YearPlan",
]
