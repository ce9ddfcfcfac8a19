"""Every page of the portal and what each role meets there. A new route is one line of ``ROUTES``.

A line is (GET, POST without a single field, the address). In each word a letter stands for a role, in the order
quản trị, chuyên viên, kế toán, lãnh đạo, thẩm định, cộng tác viên, giám khảo:

    o opens (200)   r leads elsewhere (302)   f the form comes back with its errors (422)
    n refused with the reason (403)   x no such page for them (404)   m no such method (405)

The address is a key of ``ADDRESSES``: a function of the people that makes the thing and gives the arguments of the route.
"""

import uuid
from collections.abc import Callable
from functools import partial

from collaborators.models import Appointment
from khuyencong.core import files
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from projects import services
from projects.choices import Move, ProjectStatus
from projects.models import Checkpoint, Project
from tests.acceptance.foundation.hostile_files import PDF, jpeg
from tests.factories.budgets import DisbursementFactory
from tests.factories.collaborators import AppointmentFactory, CollaboratorFactory, PeriodFactory, ReportFactory
from tests.factories.core import OfficialDocumentFactory
from tests.factories.desk import HandoverFactory, OfficerTrainingFactory, SavedViewFactory
from tests.factories.establishments import (
    ConsentFactory,
    EstablishmentFactory,
    NeedFactory,
    SiteFactory,
    YearlySnapshotFactory,
)
from tests.factories.finishing import SettlementFactory, funded
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
from tests.factories.products import ProductFactory
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

LETTERS = {200: "o", 302: "r", 422: "f", 403: "n", 404: "x", 405: "m", 400: "b"}
FREE = "KCH"  # a purse without a procedure: no checkpoint and no paper stands before a move
READ = "mmmmmmm"  # a page that only reads

ROUTES: dict[str, tuple[str, str, str]] = {
    # the door
    "portal:home": ("oooooro", READ, ""),
    "portal:calendar": ("oooooxx", READ, ""),
    "portal:calls": ("oooooxx", READ, ""),
    "portal:snooze": ("xoxxxxx", "xfxxxxx", "a task"),
    "portal:give_task": ("xoxxxxx", "xfxxxxx", "a task"),
    "portal:take_back": ("xoxxxxx", "xrxxxxx", "a task"),
    "portal:search": ("ooooooo", READ, ""),
    "portal:gallery": ("ooooooo", READ, ""),
    # places
    "territory:suggest": ("ooooooo", READ, ""),
    # the desk
    "offices:views": ("ooooooo", READ, ""),
    "offices:save_view": ("ooooooo", "fffffff", ""),
    "offices:update_view": ("xoxxxxx", "xfxxxxx", "my view"),
    "offices:delete_view": ("xoxxxxx", "xrxxxxx", "my view"),
    "offices:trainings": ("ooooooo", READ, ""),
    "offices:record_training": ("oonnnnn", "fffffff", ""),
    "offices:update_training": ("oonnnxx", "fffffxx", "training"),
    "offices:certificate": ("oooooxx", READ, "certificate"),
    "portal:handovers": ("ooooooo", READ, ""),
    "portal:hand_over": ("ooooonn", "fffffff", ""),
    "portal:handover": ("oooooxx", READ, "handover"),
    "portal:handover_minutes": ("oooooxx", READ, "handover"),
    # who is helped
    "establishments:list": ("ooooooo", READ, ""),
    "establishments:suggest": ("ooooooo", READ, ""),
    "establishments:create": ("ooxxxxx", "ffxxxxx", ""),
    "establishments:detail": ("oooooox", READ, "establishment"),
    "establishments:update": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:add_site": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:village": ("ooxxxxx", "rrxxxxx", "site"),
    "establishments:add_year": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:update_year": ("ooxxxxx", "ffxxxxx", "year"),
    "establishments:add_trait": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:continue": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:join": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:needs": ("ooooooo", READ, ""),
    "establishments:record_need": ("ooxoxox", "ffxfxfx", ""),
    "establishments:need": ("oooooox", "ffffffx", "need"),
    "establishments:consent": ("ooxxxox", "ffxxxfx", "need"),
    "establishments:consent_file": ("oooooox", READ, "consent"),
    # the network
    "collaborators:list": ("oooooxx", READ, ""),
    "collaborators:create": ("ooxxxxx", "ffxxxxx", ""),
    "collaborators:detail": ("oooooox", READ, "me"),
    "collaborators:reports": ("ooooooo", READ, ""),
    "collaborators:write": ("xxxxxox", "xxxxxrx", "period"),
    "collaborators:check": ("xxxxxox", "xxxxxfx", "my draft"),
    "collaborators:report": ("oooooox", READ, "my sent report"),
    # the work
    "projects:list": ("ooooooo", READ, ""),
    "projects:export": ("ooooooo", READ, ""),
    "projects:bulk": ("xxxxxxx", "xxxxxxx", ""),  # an act of the address: see test_desk_lists
    "projects:bulk_result": ("xxxxxxx", READ, "nothing kept"),
    "projects:create": ("oonnnnn", "fffffff", ""),
    "projects:programmes": ("ooooooo", READ, ""),
    "projects:programme": ("oooooxx", READ, "programme"),
    "projects:norms": ("oooooox", "mmmmmmx", ""),
    "projects:norm_ceiling": ("oooooox", "mmmmmmx", ""),
    "projects:sign_norm": ("oonoonx", "ffffffx", "draft"),
    "projects:dossier": ("oooooox", READ, "draft"),
    "projects:dossier_file": ("oooooox", READ, "draft"),
    "projects:write_section": ("oonnnnx", "ffffffx", "section"),
    "projects:estimate": ("oooooox", READ, "draft"),
    "projects:add_item": ("oonnnnx", "ffffffx", "draft"),
    "projects:update_item": ("oonnnnx", "ffffffx", "item"),
    "projects:remove_item": ("oonnnnx", "rrffffx", "item"),
    "projects:check_eligibility": ("ooooooo", READ, ""),
    "projects:simulate": ("ooooooo", READ, ""),
    "projects:simulate_export": ("ooooooo", READ, ""),
    "projects:detail": ("oooooox", READ, "draft"),
    "projects:update": ("oonnnnx", "ffffffx", "draft"),
    "projects:assign": ("oonnnnx", "ffffffx", "draft"),
    "projects:move": ("oonnnnx", "ffffffx", "submitting"),
    "projects:undo": ("nonnnnx", "ffffffx", "submitted by staff"),
    "projects:tick": ("oonnnnx", "ffffffx", "checkpoint"),
    "projects:untick": ("oonnnnx", "ffffffx", "ticked"),
    "projects:results": ("oooooox", READ, "draft"),
    "projects:papers_panel": ("oooooox", READ, "draft"),
    "projects:eligibility_panel": ("oooooox", READ, "draft"),
    "projects:parties": ("oooooox", READ, "draft"),
    "projects:accept": ("nnnoonx", "ffffffx", "waiting for acceptance"),
    "projects:record_acceptance": ("oonoonx", "ffffffx", "at work"),
    "projects:archive": ("oonnnnx", "ffffffx", "liquidated"),
    "projects:contents_list": ("oooooox", READ, "draft"),
    "projects:outcomes": ("oooooox", READ, "draft"),
    "projects:outcome": ("oonnnnx", "ffffffx", "draft"),
    "projects:follow_up": ("oonnnox", "ffffffx", "months after"),
    "projects:add_beneficiary": ("oonnnnx", "ffffffx", "draft"),
    "projects:update_beneficiary": ("oonnnnx", "ffffffx", "beneficiary"),
    "projects:remove_beneficiary": ("oonnnnx", "rrffffx", "beneficiary"),
    "projects:eligibility": ("oooooox", "ffffffx", "beneficiary"),
    "projects:grant_exception": ("oonoonx", "ffffffx", "beneficiary"),
    "projects:add_output": ("oonnnnx", "ffffffx", "draft"),
    "projects:update_output": ("oonnnnx", "ffffffx", "output"),
    "projects:remove_output": ("oonnnnx", "rrffffx", "output"),
    "projects:add_class": ("oonnnnx", "ffffffx", "draft"),
    "projects:update_class": ("oonnnnx", "ffffffx", "class"),
    "projects:remove_class": ("oonnnnx", "rrffffx", "class"),
    "projects:add_partner": ("oonnnnx", "ffffffx", "draft"),
    "projects:remove_partner": ("oonnnnx", "rrffffx", "partner"),
    "projects:add_participant": ("oonnnnx", "ffffffx", "draft"),
    "projects:remove_participant": ("oonnnnx", "rrffffx", "participant"),
    "projects:attach_paper": ("ooooonx", "ffffffx", "draft"),
    "projects:papers": ("oooooox", READ, "draft"),
    "projects:paper_sheet": ("oooooox", READ, "draft"),
    "projects:set_type": ("oonoonx", "ffffffx", "draft"),
    "projects:waive_paper": ("ooooonx", "ffffffx", "draft"),
    "projects:end_waiver": ("ooooonx", "rrrrrfx", "waiver"),
    "projects:replace_paper": ("ooooonx", "ffffffx", "typed paper"),
    "projects:classify_paper": ("ooooonx", "rrrrrfx", "typed paper"),
    "projects:paper_old_file": ("oooooox", READ, "old paper"),
    "projects:paper_file": ("oooooox", READ, "paper"),
    # from need to đề án
    "projects:need": ("oooooox", "ffffffx", "need"),
    "projects:survey_need": ("oonooox", "ffffffx", "need"),
    "projects:origins": ("oooooox", READ, "draft"),
    "projects:join_need": ("oonnnnx", "ffffffx", "draft"),
    "projects:leave_need": ("oonnnnx", "rrffffx", "joined need"),
    "projects:consent": ("oonnnnx", "ffffffx", "draft"),
    "projects:add_survey": ("oonooox", "ffffffx", "draft"),
    "projects:survey": ("oooooox", READ, "survey"),
    "projects:update_survey": ("oonooox", "ffffffx", "survey"),
    "projects:add_survey_file": ("oonooox", "ffffffx", "survey"),
    "projects:survey_file": ("oooooox", READ, "survey file"),
    "projects:collaborator": ("oooooox", READ, "me"),
    # programmes, agreements, fairs
    "projects:add_programme": ("oonnnnn", "fffffff", ""),
    "projects:add_group": ("oonnnxx", "fffffxx", "programme"),
    "projects:add_target": ("oonnnxx", "fffffxx", "programme"),
    "projects:agreements": ("oooooxx", READ, ""),
    "projects:add_agreement": ("oonnnnn", "fffffff", ""),
    "projects:agreement": ("oooooxx", READ, "agreement"),
    "projects:update_agreement": ("oonnnxx", "fffffxx", "agreement"),
    "projects:add_activity": ("oonnnxx", "fffffxx", "agreement"),
    "projects:remove_activity": ("oonnnxx", "rrfffxx", "activity"),
    "projects:add_event": ("oonnnnx", "ffffffx", "draft"),
    "projects:event": ("oooooox", READ, "event"),
    "projects:update_event": ("oonnnnx", "ffffffx", "event"),
    "projects:add_event_participant": ("oonnnnx", "ffffffx", "event"),
    "projects:remove_event_participant": ("oonnnnx", "rrffffx", "event participant"),
    # localities
    "projects:localities": ("ooooooo", READ, ""),
    "projects:locality": ("oooooox", READ, "locality"),
    "projects:register_locality": ("oonnnox", "ffffffx", "locality"),
    "projects:inspect_locality": ("oonoonx", "ffffffx", "locality"),
    "projects:add_finding": ("oonoonx", "ffffffx", "inspection"),
    "projects:answer_finding": ("oonnnox", "ffffffx", "finding"),
    "projects:close_finding": ("oonoonx", "ffffffx", "answered finding"),
    "projects:running": ("oooooox", READ, "approved"),
    "projects:appraise": ("nnnoonx", "ffffffx", "appraised"),
    "projects:appraisal": ("oooooox", READ, "appraisal"),
    "projects:appraisal_paper": ("oooooox", READ, "appraisal"),
    "projects:score": ("nnnoonx", "ffffffx", "member"),
    "projects:sign": ("oooonnx", "ffffffx", "approved"),
    "projects:contract": ("oooooox", READ, "contract"),
    "projects:add_appendix": ("oooonnx", "ffffffx", "contract"),
    "projects:support_contract": ("oooonnx", "ffffffx", "approved beneficiary"),
    "projects:years": ("oonnnnx", "ffffffx", "flagship"),
    "projects:add_progress": ("oonnnnx", "ffffffx", "running"),
    "projects:update_progress": ("oonnnnx", "ffffffx", "month"),
    "projects:inspect": ("oonoonx", "ffffffx", "running"),
    "projects:inspection": ("oooooox", READ, "visit"),
    "projects:add_photos": ("oonoonx", "ffffffx", "visit"),
    "projects:photo": ("oooooox", READ, "photo"),
    "projects:answer_demand": ("oonoonx", "ffffffx", "demand"),
    "projects:adjustments": ("oooooox", READ, "running"),
    "projects:ask_adjustment": ("oonnnnx", "ffffffx", "asking"),
    "projects:adjustment": ("oooooox", READ, "adjustment"),
    "projects:decide_adjustment": ("oooonnx", "ffffffx", "adjustment"),
    # products
    "products:list": ("ooooooo", READ, ""),
    "products:create": ("ooxxxxx", "ffxxxxx", ""),
    "products:detail": ("ooooooo", READ, "product"),
    "products:update": ("ooxxxxx", "ffxxxxx", "product"),
    "products:recognise": ("ooxxxxx", "ffxxxxx", "product"),
    # money
    "budgets:board": ("oooooxx", READ, ""),
    "budgets:plan": ("oooxxxx", "fffxxxx", ""),
    "budgets:give": ("oooxxxx", "fffxxxx", ""),
    "budgets:project_panel": ("oooooxx", READ, "approved"),
    "budgets:pay": ("oxoxxxx", "fxfxxxx", "approved"),
    "budgets:advance": ("ononnnx", "ffffffx", "at work"),
    "budgets:refund": ("ononnnx", "ffffffx", "advanced"),
    "budgets:stop": ("nnnoonx", "ffffffx", "at work"),
    "budgets:settle": ("oooonnx", "ffffffx", "accepted"),
    "budgets:send_back_settlement": ("oooonnx", "ffffffx", "settled"),
    "budgets:demand_refund": ("nnnoonx", "ffffffx", "paid too much"),
    "budgets:liquidate": ("oooonnx", "ffffffx", "even"),
    "budgets:approve_many": ("oonoonn", "fffffff", ""),
    "budgets:adjust_support": ("oooonnx", "ffffffx", "adjusted support"),
    "budgets:approve": ("nnnoonx", "ffffffx", "passed"),
    # reports
    "reports:list": ("oooooxx", READ, ""),
    "reports:detail": ("oooooxx", READ, "report"),
    "reports:figure": ("oooooxx", READ, "figure"),
    "reports:file": ("oooooxx", READ, "file"),
    "reports:text": ("ooxoxxx", "ffxfxxx", "words"),
    "reports:track": ("oooooox", READ, "me"),
    "reports:track_figure": ("oooooox", READ, "my products"),
}

# Pages of others: the registers (Django admin) and the account pages (allauth) are held to rules, by these beginnings.
REGISTERS, ACCOUNT = "admin:", "account_"
# What a person may open before signing in.
PUBLIC = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_email_verification_sent",
    "account_reset_password",
    "account_confirm_login_code",
    "account_confirm_email",
    "account_reset_password_from_key_done",
    "account_reset_password_from_key",
    "account_reset_password_done",
    "admin:login",
}


def _term(people: dict) -> Appointment:
    """The collaborator's, made once."""
    user = people[Role.COLLABORATOR]
    kept = Appointment.objects.filter(collaborator__user=user).first()
    return kept or AppointmentFactory(collaborator=CollaboratorFactory(user=user))


def _period(people: dict) -> dict:
    _term(people)
    return {"period": PeriodFactory().pk}


def _paper(people: dict) -> dict:
    kept = files.keep(by=people[Role.STAFF], name="quyet-dinh.pdf", content=PDF)
    paper = PaperFactory(document=OfficialDocumentFactory(file=kept))
    return {"pk": paper.project_id, "document": paper.document_id}


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
    project = BeneficiaryFactory().project
    services.move_project(by=people[Role.STAFF], project=project, move=Move.SUBMIT)
    return {"pk": project.pk}


def _checkpoint(people: dict) -> dict:
    part = Checkpoint.objects.get(procedure__code="KCDP-MAU", name="Trung tâm nhận hồ sơ")
    return {"pk": ProjectFactory(submitted=True).pk, "part": part.pk}


def _ticked(people: dict) -> dict:
    address = _checkpoint(people)
    project, checkpoint = Project.objects.get(pk=address["pk"]), Checkpoint.objects.get(pk=address["part"])
    services.tick_checkpoint(by=people[Role.STAFF], project=project, checkpoint=checkpoint)


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


ADDRESSES: dict[str, Callable[[dict], dict]] = {
    "": lambda people: {},
    "a task": _task,
    "me": lambda people: {"pk": _term(people).collaborator_id},
    "period": _period,
    "my draft": lambda people: {"pk": ReportFactory(appointment=_term(people), answered=True).pk},
    "my sent report": lambda people: {
        "pk": ReportFactory(appointment=_term(people), sent=True, sent_by=people[Role.COLLABORATOR]).pk
    },
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
    "programme": _of(ProgrammeFactory),
    "draft": _of(ProjectFactory),
    "submitting": lambda people: {"pk": BeneficiaryFactory().project_id, "move": "trinh"},
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
    "paid too much": _settled(paid=101),
    "advanced": lambda people: {"pk": DisbursementFactory(project=funded()).project_id},
    "liquidated": _at(ProjectStatus.LIQUIDATED),
    "months after": _months_after,
    "running": _of(ProjectFactory, running=True),
    "flagship": _of(ProjectFactory, approved=True, is_flagship=True),
    "asking": lambda people: {"pk": ProjectFactory(running=True).pk, "subject": "thoi-gian"},
    "appraisal": _part(AppraisalFactory),
    "passed": lambda people: {"pk": AppraisalFactory().project_id},
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
    "figure": _report(key="items.approved"),
    "file": _report(kind="json"),
    "words": _report(part="khai-quat"),
}
