"""The thing each route of the matrix is about: made for the people, named by the key its line gives."""

import uuid
from collections.abc import Callable
from functools import partial

from collaborators.models import Appointment, Submission
from khuyencong.core import files
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from projects import services
from projects.choices import Move, ProjectStatus
from projects.models import Checkpoint, Project
from tests.acceptance.foundation import (
    addresses_phone,
    addresses_products,
    addresses_register,
    addresses_results,
    addresses_voting,
)
from tests.acceptance.foundation.hostile_files import PDF, jpeg
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory, MovementFactory, YearClosingFactory
from tests.factories.collaborators import (
    AppointmentFactory,
    CollaboratorFactory,
    ConfirmationFactory,
    DifficultyFactory,
    PeriodFactory,
    RenewalLineFactory,
    ReopeningFactory,
    ReportFactory,
    open_list,
)
from tests.factories.core import OfficialDocumentFactory
from tests.factories.desk import HandoverFactory, OfficerTrainingFactory, SavedViewFactory
from tests.factories.establishments import (
    ConsentFactory,
    EstablishmentFactory,
    NeedFactory,
    SiteFactory,
    YearlySnapshotFactory,
)
from tests.factories.finishing import CommitmentFactory, SettlementFactory, funded
from tests.factories.gathered import gather
from tests.factories.offices import COMMUNE, HCM, unit
from tests.factories.origins import (
    ActivityFactory,
    AgreementFactory,
    EventParticipantFactory,
    FindingFactory,
    InspectionFactory,
    ProjectNeedFactory,
    SurveyFactory,
    SurveyFileFactory,
    TradeEventFactory,
)
from tests.factories.payments import (
    CostEstimateFactory,
    CounterpartFactory,
    RecoveryFactory,
    RepayableFactory,
)
from tests.factories.procedures import ProcedureVersionFactory
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.factories.projects import (
    BeneficiaryFactory,
    EstimateItemFactory,
    OutputFactory,
    PaperFactory,
    ParticipantFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
    TrainingClassFactory,
    WaiverFactory,
)
from tests.factories.running import (
    AdjustmentFactory,
    AppraisalFactory,
    ContractProjectFactory,
    DemandFactory,
    MemberFactory,
    PhotoFactory,
    ProgressFactory,
)
from tests.factories.running import (
    InspectionFactory as VisitFactory,
)
from tests.factories.scenarios import ScenarioItemFactory

FREE = "KCH"  # a purse without a procedure: no checkpoint and no paper stands before a move


def _term(people: dict) -> Appointment:
    """The collaborator's, made once."""
    user = people[Role.COLLABORATOR]
    kept = Appointment.objects.filter(collaborator__user=user).first()
    return kept or AppointmentFactory(collaborator=CollaboratorFactory(user=user))


def _moved(people: dict) -> dict:
    one = MovementFactory()
    return {"pk": one.envelope_id, "part": one.pk}


def _held(people: dict) -> dict:
    one = CommitmentFactory(envelope=EnvelopeFactory())
    return {"pk": one.envelope_id, "part": one.project_id}


def _period(people: dict) -> dict:
    _term(people)
    return {"period": PeriodFactory().pk}


def _sent_report(people: dict) -> dict:
    return {"pk": ReportFactory(appointment=_term(people), sent=True, sent_by=people[Role.COLLABORATOR]).pk}


def _confirmed(people: dict) -> dict:
    kept = files.keep(by=people[Role.STAFF], name="xac-nhan.pdf", content=PDF)
    address = _sent_report(people)
    ConfirmationFactory(submission=Submission.objects.get(report=address["pk"]), file=kept)
    return address


def _paper(people: dict) -> dict:
    kept = files.keep(by=people[Role.STAFF], name="quyet-dinh.pdf", content=PDF)
    paper = PaperFactory(document=OfficialDocumentFactory(file=kept))
    return {"pk": paper.project_id, "document": paper.document_id}


def _scanned_voucher(people: dict) -> dict:
    kept = files.keep(by=people[Role.ACCOUNTANT], name="uy-nhiem-chi.pdf", content=PDF)
    return {"pk": DisbursementFactory(project=funded(), scan=kept).pk}


def _scanned_recovery(people: dict) -> dict:
    kept = files.keep(by=people[Role.ACCOUNTANT], name="phieu-thu.pdf", content=PDF)
    made = RecoveryFactory(scan=kept)
    return {"pk": made.repayable_id, "part": made.pk}


def _old_paper(people: dict) -> dict:
    kept = files.keep(by=people[Role.STAFF], name="ban-sai.pdf", content=PDF)
    paper = PaperFactory(replaced=True, replaced_file=kept)
    return {"pk": paper.project_id, "part": paper.pk}


def _task(people: dict) -> dict:
    project = ProjectFactory(holder=people[Role.STAFF], due_on=today())
    return {"key": f"projects.project:{project.pk}:submit"}


def _consent(people: dict) -> dict:
    kept = files.keep(by=people[Role.STAFF], name="dong-y.pdf", content=PDF)
    return {"pk": ConsentFactory(file=kept).pk}


def _survey_file(people: dict) -> dict:
    kept = files.keep(by=people[Role.STAFF], name="xuong.pdf", content=PDF)
    row = SurveyFileFactory(file=kept)
    return {"pk": row.survey_id, "file": row.pk}


def _inside(factory, whole: str) -> Callable[[dict], dict]:
    """A line of something that has its own page."""

    def address(people: dict) -> dict:
        made = factory()
        return {"pk": getattr(made, f"{whole}_id"), "part": made.pk}

    return address


def _certificate(people: dict) -> dict:
    kept = files.keep(by=people[Role.STAFF], name="chung-nhan.pdf", content=PDF)
    return {"pk": OfficerTrainingFactory(user=people[Role.STAFF], certificate=OfficialDocumentFactory(file=kept)).pk}


def _report(**more: str) -> Callable[[dict], dict]:
    return lambda people: {"unit": unit(HCM).pk, "period": "2026", **more}


def _of(factory, **state) -> Callable[[dict], dict]:
    """The one thing the address names."""
    return lambda people: {"pk": factory(**state).pk}


def _submitted(people: dict) -> dict:
    project = gather(BeneficiaryFactory().project)
    services.move_project(by=people[Role.STAFF], project=project, move=Move.SUBMIT)
    return {"pk": project.pk}


def _checkpoint(people: dict) -> dict:
    part = Checkpoint.objects.get(procedure__code="KCDP-MAU", name="Trung tâm nhận hồ sơ")
    return {"pk": ProjectFactory(submitted=True).pk, "part": part.pk}


def _ticked(people: dict) -> dict:
    address = _checkpoint(people)
    project, checkpoint = Project.objects.get(pk=address["pk"]), Checkpoint.objects.get(pk=address["part"])
    services.tick_checkpoint(by=people[Role.STAFF], project=project, checkpoint=checkpoint)
    return address


def _part_of_establishment(factory, **facts: str) -> Callable[[dict], dict]:
    """A row that hangs on an establishment of the area."""

    def address(people: dict) -> dict:
        made = factory(establishment=EstablishmentFactory(), **facts)
        return {"pk": made.establishment_id, "part": made.pk}

    return address


def _part(factory) -> Callable[[dict], dict]:
    """A part of a đề án that is being drafted."""

    def address(people: dict) -> dict:
        made = factory()
        return {"pk": made.project_id, "part": made.pk}

    return address


def _at(status: ProjectStatus, **facts) -> Callable[[dict], dict]:
    """A file with its money held."""
    return lambda people: {"pk": funded(status, purse=FREE, **facts).pk}


def _settled(*, paid: int, amount: int = 100) -> Callable[[dict], dict]:
    def address(people: dict) -> dict:
        settlement = SettlementFactory(project=funded(ProjectStatus.SETTLED, purse=FREE), amount=amount)
        DisbursementFactory(project=settlement.project, amount=paid)
        return {"pk": settlement.project_id}

    return address


def _months_after(people: dict) -> dict:
    made = BeneficiaryFactory()
    return {"pk": made.project_id, "part": made.pk, "months": 0}


def _photo(people: dict) -> dict:
    kept = files.keep(by=people[Role.STAFF], name="may.jpg", content=jpeg())
    photo = PhotoFactory(file=kept)
    return {"pk": photo.inspection.project_id, "part": photo.inspection_id, "photo": photo.pk}


def _demand(people: dict) -> dict:
    demand = DemandFactory()
    return {"pk": demand.inspection.project_id, "part": demand.inspection_id, "demand": demand.pk}


def _member(people: dict) -> dict:
    member = MemberFactory()
    return {"pk": member.appraisal.project_id, "part": member.appraisal_id, "member": member.pk}


def _beside(evidence) -> dict:
    return {"pk": evidence.beneficiary.project_id, "part": evidence.pk}


ADDRESSES: dict[str, Callable[[dict], dict]] = (
    {
        "": lambda people: {},
        "a task": _task,
        "a spent link": lambda people: {"token": "het-han"},
        "me": lambda people: {"pk": _term(people).collaborator_id},
        "my term": lambda people: {"pk": _term(people).pk},
        "step": lambda people: {"period": PeriodFactory().pk, "kind": "truoc_3"},
        "renewal": lambda people: {"pk": open_list().pk},
        "staying": _inside(RenewalLineFactory, "renewal"),
        "leaving": _inside(partial(RenewalLineFactory, leaving=True), "renewal"),
        "joining": _inside(partial(RenewalLineFactory, joining=True), "renewal"),
        "period": _period,
        "my draft": lambda people: {"pk": ReportFactory(appointment=_term(people), answered=True).pk},
        "my sent report": _sent_report,
        "my sending": lambda people: _sent_report(people) | {"number": 1},
        "confirmed report": _confirmed,
        "late period": lambda people: {"period": PeriodFactory(late=True).pk},
        "locked period": lambda people: {"period": PeriodFactory(locked=True).pk},
        "compiled file": lambda people: {"period": PeriodFactory().pk, "kind": "xlsx"},
        "reopening": lambda people: {"pk": ReopeningFactory(appointment=_term(people)).pk},
        "my difficulty": lambda people: {"pk": DifficultyFactory(appointment=_term(people)).pk},
        "my answered difficulty": lambda people: {"pk": DifficultyFactory(appointment=_term(people), answered=True).pk},
        "my view": lambda people: {"pk": SavedViewFactory(user=people[Role.STAFF]).pk},
        "training": lambda people: {"pk": OfficerTrainingFactory(user=people[Role.STAFF]).pk},
        "certificate": _certificate,
        "handover": lambda people: {"pk": HandoverFactory(giver=people[Role.STAFF]).pk},
        "nothing kept": lambda people: {"key": uuid.UUID(int=7)},
        "establishment": _of(EstablishmentFactory),
        "need": _of(NeedFactory),
        "consent": _consent,
        "joined need": _part(ProjectNeedFactory),
        "survey": _of(SurveyFactory),
        "survey file": _survey_file,
        "agreement": _of(AgreementFactory),
        "activity": _inside(ActivityFactory, "agreement"),
        "event": _of(TradeEventFactory),
        "event participant": _inside(EventParticipantFactory, "event"),
        "locality": lambda people: {"unit": unit(COMMUNE).pk, "year": 2026},
        "inspection": _of(InspectionFactory),
        "finding": _of(FindingFactory),
        "answered finding": _of(FindingFactory, answered=True),
        "my products": lambda people: {"pk": _term(people).collaborator_id, "key": "products.tinh"},
        "site": _part_of_establishment(SiteFactory, place_as_written="xưởng hai"),
        "year": _part_of_establishment(YearlySnapshotFactory),
        "product": _of(ProductFactory),
        "recognition": _of(RecognitionFactory),
        "programme": _of(ProgrammeFactory),
        "procedure": lambda people: {"pk": ProcedureVersionFactory(unit=unit(HCM)).pk},
        "draft": _of(ProjectFactory),
        "submitting": lambda people: {"pk": gather(BeneficiaryFactory().project).pk, "move": "trinh"},
        "submitted by staff": _submitted,
        "checkpoint": _checkpoint,
        "ticked": _ticked,
        "appraised": _of(ProjectFactory, appraised=True),
        "approved": _of(ProjectFactory, approved=True),
        "at work": _at(ProjectStatus.RUNNING),
        "waiting for acceptance": _at(ProjectStatus.ACCEPTING),
        "accepted": _at(ProjectStatus.ACCEPTED),
        "settled": _settled(paid=100),
        "even": _settled(paid=100),
        "envelope": lambda people: {"pk": EnvelopeFactory().pk},
        "movement": lambda people: {"pk": EnvelopeFactory().pk, "kind": "bo_sung"},
        "moved": _moved,
        "held": _held,
        "paid too much": _settled(paid=101),
        "advanced": lambda people: {"pk": DisbursementFactory(project=funded()).project_id},
        "voucher": lambda people: {"pk": DisbursementFactory(project=funded()).pk},
        "scanned voucher": _scanned_voucher,
        "counterpart": lambda people: _beside(CounterpartFactory()),
        "repayable": _of(RepayableFactory),
        "scanned recovery": _scanned_recovery,
        "recovery": _inside(RecoveryFactory, "repayable"),
        "closed year": lambda people: {"pk": YearClosingFactory().pk},
        "cost": _of(CostEstimateFactory),
        "liquidated": _at(ProjectStatus.LIQUIDATED),
        "months after": _months_after,
        "running": _of(ProjectFactory, running=True),
        "flagship": _of(ProjectFactory, approved=True, is_flagship=True),
        "asking": lambda people: {"pk": ProjectFactory(running=True).pk, "subject": "thoi-gian"},
        "appraisal": _part(AppraisalFactory),
        "passed": lambda people: {"pk": gather(AppraisalFactory().project, Move.APPROVE).pk},
        "member": _member,
        "contract": lambda people: {"pk": ContractProjectFactory().contract_id},
        "approved beneficiary": _part(lambda: BeneficiaryFactory(project=ProjectFactory(approved=True))),
        "month": _part(ProgressFactory),
        "visit": _part(VisitFactory),
        "photo": _photo,
        "demand": _demand,
        "adjustment": _part(AdjustmentFactory),
        "adjusted support": _part(lambda: AdjustmentFactory(change="support_total_up")),
        "beneficiary": _part(BeneficiaryFactory),
        "output": _part(OutputFactory),
        "class": _part(TrainingClassFactory),
        "item": _part(EstimateItemFactory),
        "section": lambda people: {"pk": ProjectFactory().pk, "number": 2},
        "partner": _part(PartnerFactory),
        "participant": _part(ParticipantFactory),
        "paper": _paper,
        "typed paper": _part(PaperFactory),
        "old paper": _old_paper,
        "waiver": _part(partial(WaiverFactory, later=True)),
        "report": _report(),
        "workbook": _report(kind="xlsx"),
        "number of the board": lambda people: {"year": 2026, "stage": "giao"},
        "scenario": lambda people: {"pk": ScenarioItemFactory().scenario_id},
        "figure": _report(key="items.approved"),
        "file": _report(kind="json"),
        "words": _report(part="khai-quat"),
    }
    | addresses_phone.PHONE
    | addresses_products.ADDRESSES
    | addresses_register.ADDRESSES
    | addresses_results.ADDRESSES
    | addresses_voting.ADDRESSES
)
