"""The demo centre: what the five seed articles tell, as records, and a current year dated from the day of loading.

One file of ``fixtures/demo`` per model; a row is named by its ``key`` and points at others by theirs. An empty cell is
unknown (NULL). Rows made up under a told figure carry ``illustrative``; their ``source`` names the article.
"""

from collections import Counter

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from budgets.models import (
    Commitment,
    CostEstimate,
    CounterpartEvidence,
    Disbursement,
    Envelope,
    Instalment,
    Movement,
    PlanLine,
    PlanTarget,
    Recovery,
    RepayableSupport,
    Scenario,
    ScenarioItem,
    Settlement,
    YearClosing,
)
from collaborators.models import (
    Appointment,
    AppointmentArea,
    Collaborator,
    Difficulty,
    EstablishmentReview,
    QuarterlyReport,
    Reminder,
    Renewal,
    RenewalLine,
    ReportAnswer,
    ReportingPeriod,
    ReportLine,
    ReportPart,
    ReportReturn,
    Submission,
)
from khuyencong.core.dates import today
from khuyencong.core.models import Message, OfficialDocument, User
from khuyencong.core.text import person_key
from khuyencong.establishments.models import (
    Consent,
    Continuation,
    CraftVillage,
    Establishment,
    EstablishmentProfile,
    EstablishmentTrait,
    Membership,
    Need,
    ProductionSite,
    YearlySnapshot,
)
from khuyencong.offices.models import (
    Handover,
    HandoverItem,
    OfficerTraining,
    Organisation,
    OrganisationProfile,
    RoleGrant,
    SavedView,
)
from khuyencong.portal.services.demo_rounds import close_rounds
from khuyencong.portal.services.drawings import hang_drawings
from khuyencong.portal.services.reference import load_reference
from khuyencong.portal.services.relative import Relative
from khuyencong.portal.services.sheets import Sheets
from khuyencong.reports.models import AnnualReport
from khuyencong.territory.models import UrbanClass
from products.models import (
    Ballot,
    Complaint,
    Conflict,
    CouncilMember,
    Criterion,
    Entry,
    EntryPaper,
    HolderReport,
    JuryMember,
    Nomination,
    Product,
    ProductLabel,
    ProductName,
    ProductPaper,
    ProductPrice,
    Publicity,
    Recognition,
    Rereading,
    RoundMove,
    VotingResult,
    VotingRound,
)
from products.queries.law import validity
from projects.models import (
    Acceptance,
    Adjustment,
    AgreementActivity,
    Appraisal,
    AppraisalMember,
    AppraisalResult,
    AppraisalScore,
    Beneficiary,
    Contract,
    ContractAppendix,
    ContractProject,
    CoordinationAgreement,
    DossierSection,
    EligibilityDecision,
    EstimateItem,
    EventParticipant,
    FieldSurvey,
    FollowUp,
    Inspection,
    InspectionDemand,
    InspectionFinding,
    LocalityInspection,
    LocalityPlan,
    LocalityPlanRule,
    MoveRecord,
    Output,
    PaperWaiver,
    Programme,
    ProgrammeGroup,
    ProgrammeTarget,
    ProgressReport,
    Project,
    ProjectConsent,
    ProjectPaper,
    ProjectParticipant,
    ProjectPartner,
    Stoppage,
    SupportContract,
    SurveyParty,
    TradeEvent,
    TrainingClass,
)

PASSWORD = "khuyen-cong-dung-thu"  # noqa: S105  printed by `manage.py demo`; the demo answers on this machine only
ACCOUNTS = [
    ("Chuyên viên", "chuyenvien@khuyencong.invalid", PASSWORD),
    ("Cộng tác viên", "0900000001", PASSWORD),
    ("Lãnh đạo", "lanhdao@khuyencong.invalid", PASSWORD),
    ("Kế toán", "ketoan@khuyencong.invalid", PASSWORD),
    ("Chuyên viên Sở, thẩm định", "thamdinh@khuyencong.invalid", PASSWORD),
    ("Giám khảo", "giamkhao@khuyencong.invalid", PASSWORD),
    ("Quản trị", "quantri@khuyencong.invalid", PASSWORD),
]
_WHO_ENTERED = "quan-tri"  # of users.csv

# In this order, so that what a row points at is there before it.
_TABLES: dict[str, type[models.Model]] = {
    "documents": OfficialDocument,
    "organisations": Organisation,
    "organisation_profiles": OrganisationProfile,
    "users": User,
    "role_grants": RoleGrant,
    "urban_classes": UrbanClass,
    "craft_villages": CraftVillage,
    "officer_trainings": OfficerTraining,
    "saved_views": SavedView,
    "handovers": Handover,
    "handover_items": HandoverItem,
    "establishments": Establishment,
    "establishment_profiles": EstablishmentProfile,
    "production_sites": ProductionSite,
    "yearly_snapshots": YearlySnapshot,
    "establishment_traits": EstablishmentTrait,
    "continuations": Continuation,
    "memberships": Membership,
    "needs": Need,
    "consents": Consent,
    "collaborators": Collaborator,
    "appointments": Appointment,
    "appointment_areas": AppointmentArea,
    "renewals": Renewal,
    "renewal_lines": RenewalLine,
    "reporting_periods": ReportingPeriod,
    "quarterly_reports": QuarterlyReport,
    "report_answers": ReportAnswer,
    "report_parts": ReportPart,
    "report_submissions": Submission,
    "report_returns": ReportReturn,
    "report_lines": ReportLine,
    "establishment_reviews": EstablishmentReview,
    "difficulties": Difficulty,
    "reminders": Reminder,
    "messages": Message,
    "programmes": Programme,
    "programme_groups": ProgrammeGroup,
    "programme_targets": ProgrammeTarget,
    "projects": Project,
    "beneficiaries": Beneficiary,
    "eligibility_decisions": EligibilityDecision,
    "project_partners": ProjectPartner,
    "project_participants": ProjectParticipant,
    "project_papers": ProjectPaper,
    "paper_waivers": PaperWaiver,
    "appraisals": Appraisal,
    "appraisal_members": AppraisalMember,
    "appraisal_scores": AppraisalScore,
    "appraisal_results": AppraisalResult,
    "contracts": Contract,
    "contract_projects": ContractProject,
    "contract_appendices": ContractAppendix,
    "support_contracts": SupportContract,
    "progress_reports": ProgressReport,
    "inspections": Inspection,
    "inspection_demands": InspectionDemand,
    "adjustments": Adjustment,
    "outputs": Output,
    "training_classes": TrainingClass,
    "acceptances": Acceptance,
    "follow_ups": FollowUp,
    "dossier_sections": DossierSection,
    "estimate_items": EstimateItem,
    "project_consents": ProjectConsent,
    "field_surveys": FieldSurvey,
    "survey_parties": SurveyParty,
    "coordination_agreements": CoordinationAgreement,
    "agreement_activities": AgreementActivity,
    "trade_events": TradeEvent,
    "event_participants": EventParticipant,
    "locality_plans": LocalityPlan,
    "locality_inspections": LocalityInspection,
    "inspection_findings": InspectionFinding,
    "products": Product,
    "product_names": ProductName,
    "product_papers": ProductPaper,
    "product_prices": ProductPrice,
    "product_labels": ProductLabel,
    "recognitions": Recognition,
    "voting_results": VotingResult,
    "voting_rounds": VotingRound,
    "round_moves": RoundMove,
    "entries": Entry,
    "entry_papers": EntryPaper,
    "council_members": CouncilMember,
    "jury_members": JuryMember,
    "criteria": Criterion,
    "ballots": Ballot,
    "conflicts": Conflict,
    "rereadings": Rereading,
    "round_recognitions": Recognition,
    "complaints": Complaint,
    "nominations": Nomination,
    "holder_reports": HolderReport,
    "publicities": Publicity,
    "plan_lines": PlanLine,
    "plan_targets": PlanTarget,
    "envelopes": Envelope,
    "movements": Movement,
    "commitments": Commitment,
    "moves": MoveRecord,
    "stoppages": Stoppage,
    "disbursements": Disbursement,
    "settlements": Settlement,
    "repayables": RepayableSupport,
    "instalments": Instalment,
    "recoveries": Recovery,
    "counterpart_evidence": CounterpartEvidence,
    "cost_estimates": CostEstimate,
    "year_closings": YearClosing,
    "scenarios": Scenario,
    "scenario_items": ScenarioItem,
    "annual_reports": AnnualReport,
}


@transaction.atomic
def load_demo(*, by: User | None) -> Counter:
    """Load the demo centre once: how many rows of each model are new, by its Vietnamese name; none the second time.

    ``by=None`` is the system; the rows are then entered in the name of the demo's administrator.
    """
    load_reference(by=by)
    if User.objects.filter(email=ACCOUNTS[0][1]).exists():
        return Counter()
    sheets = Sheets(settings.FIXTURES_DIR / "demo", Relative(today()), complete=_complete)
    for name, model in _TABLES.items():
        sheets.load(name, model)
    secretary = sheets.kept[User]["chuyen-vien"]
    close_rounds(by=secretary, sheets=sheets)
    hang_drawings(by=secretary, sheets=sheets)
    sheets.load_feed("activities", _TABLES, otherwise=by or sheets.kept[User][_WHO_ENTERED])
    return sheets.loaded


def _complete(thing: models.Model) -> None:
    """What a service would work out from the facts of the row."""
    match thing:
        case Collaborator():
            thing.person_key = person_key(thing.full_name)
        case ProgressReport():
            thing.month = thing.month.replace(day=1)
        case User():
            known = any(login in {thing.email, thing.phone} for _, login, _ in ACCOUNTS)
            thing.password = make_password(PASSWORD if known else None)
        case Recognition(entry=entry) if entry is not None:
            thing.validity = validity(thing.decided_on)
        case LocalityPlan():
            thing.rule = LocalityPlanRule.objects.order_by("pk").first()
            thing.target = thing.rule.suggested(thing.establishments)
