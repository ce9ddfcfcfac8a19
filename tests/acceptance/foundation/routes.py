"""Every page of the portal and what each role meets there. A new route is one line of ``ROUTES``.

A line is (GET, POST without a single field, the address). In each word a letter stands for a role, in the order
quản trị, chuyên viên, kế toán, lãnh đạo, thẩm định, cộng tác viên, giám khảo:

    o opens (200)   r leads elsewhere (302)   f the form comes back with its errors (422)
    n refused with the reason (403)   x no such page for them (404)   m no such method (405)

The address is a key of ``ADDRESSES``: a function of the people that makes the thing and gives the arguments of the route.
"""

from collections.abc import Callable

from collaborators.models import Appointment
from khuyencong.core import files
from khuyencong.core.choices import Role
from projects import services
from projects.choices import Move
from projects.models import Checkpoint, Project
from tests.acceptance.foundation.hostile_files import PDF, jpeg
from tests.factories.collaborators import AppointmentFactory, CollaboratorFactory, PeriodFactory, ReportFactory
from tests.factories.core import OfficialDocumentFactory
from tests.factories.establishments import EstablishmentFactory, NeedFactory
from tests.factories.offices import HCM, unit
from tests.factories.products import ProductFactory
from tests.factories.projects import (
    BeneficiaryFactory,
    OutputFactory,
    PaperFactory,
    ParticipantFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
    TrainingClassFactory,
)
from tests.factories.running import (
    AdjustmentFactory,
    AppraisalFactory,
    ContractProjectFactory,
    DemandFactory,
    InspectionFactory,
    MemberFactory,
    PhotoFactory,
    ProgressFactory,
)

LETTERS = {200: "o", 302: "r", 422: "f", 403: "n", 404: "x", 405: "m", 400: "b"}
READ = "mmmmmmm"  # a page that only reads

ROUTES: dict[str, tuple[str, str, str]] = {
    # the door
    "portal:home": ("oooooro", READ, ""),
    "portal:search": ("ooooooo", READ, ""),
    "portal:gallery": ("ooooooo", READ, ""),
    # places
    "territory:suggest": ("ooooooo", READ, ""),
    # who is helped
    "establishments:list": ("ooooooo", READ, ""),
    "establishments:suggest": ("ooooooo", READ, ""),
    "establishments:create": ("ooxxxxx", "ffxxxxx", ""),
    "establishments:detail": ("oooooox", READ, "establishment"),
    "establishments:update": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:add_site": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:continue": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:join": ("ooxxxxx", "ffxxxxx", "establishment"),
    "establishments:needs": ("ooooooo", READ, ""),
    "establishments:record_need": ("ooxoxox", "ffxfxfx", ""),
    "establishments:need": ("oooooox", "ffffffx", "need"),
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
    "projects:create": ("oonnnnn", "fffffff", ""),
    "projects:programmes": ("ooooooo", READ, ""),
    "projects:programme": ("oooooxx", READ, "programme"),
    "projects:detail": ("oooooox", READ, "draft"),
    "projects:update": ("oonnnnx", "ffffffx", "draft"),
    "projects:assign": ("oonnnnx", "ffffffx", "draft"),
    "projects:move": ("oonnnnx", "ffffffx", "submitting"),
    "projects:undo": ("nrnnnnx", "frffffx", "submitted by staff"),
    "projects:tick": ("oonnnnx", "ffffffx", "checkpoint"),
    "projects:untick": ("oonnnnx", "ffffffx", "ticked"),
    "projects:results": ("oooooox", READ, "draft"),
    "projects:parties": ("oooooox", READ, "draft"),
    "projects:papers": ("oooooox", READ, "draft"),
    "projects:add_beneficiary": ("oonnnnx", "ffffffx", "draft"),
    "projects:update_beneficiary": ("oonnnnx", "ffffffx", "beneficiary"),
    "projects:remove_beneficiary": ("oonnnnx", "rrffffx", "beneficiary"),
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
    "projects:paper_file": ("oooooox", READ, "paper"),
    "projects:running": ("oooooox", READ, "approved"),
    "projects:appraise": ("nnnoonx", "ffffffx", "appraised"),
    "projects:appraisal": ("oooooox", READ, "appraisal"),
    "projects:appraisal_paper": ("oooooox", READ, "appraisal"),
    "projects:score": ("nnnoonx", "ffffffx", "member"),
    "projects:sign": ("oooonnx", "ffffffx", "approved"),
    "projects:contract": ("oooooox", READ, "contract"),
    "projects:add_appendix": ("oooonnx", "ffffffx", "contract"),
    "projects:agreement": ("oooonnx", "ffffffx", "approved beneficiary"),
    "projects:years": ("oonnnnx", "ffffffx", "flagship"),
    "projects:add_progress": ("oonnnnx", "ffffffx", "running"),
    "projects:update_progress": ("oonnnnx", "ffffffx", "month"),
    "projects:inspect": ("oonoonx", "ffffffx", "running"),
    "projects:inspection": ("oooooox", READ, "inspection"),
    "projects:add_photos": ("oonoonx", "ffffffx", "inspection"),
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
    "budgets:approve_many": ("oonoonn", "fffffff", ""),
    "budgets:adjust_support": ("oooonnx", "ffffffx", "adjusted support"),
    "budgets:approve": ("nnnoonx", "ffffffx", "passed"),
    # reports
    "reports:list": ("oooooxx", READ, ""),
    "reports:detail": ("oooooxx", READ, "report"),
    "reports:figure": ("oooooxx", READ, "figure"),
    "reports:file": ("oooooxx", READ, "file"),
    "reports:text": ("ooxoxxx", "ffxfxxx", "words"),
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
    return address


def _part(factory) -> Callable[[dict], dict]:
    """A part of a đề án that is being drafted."""

    def address(people: dict) -> dict:
        made = factory()
        return {"pk": made.project_id, "part": made.pk}

    return address


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
    "me": lambda people: {"pk": _term(people).collaborator_id},
    "period": _period,
    "my draft": lambda people: {"pk": ReportFactory(appointment=_term(people), answered=True).pk},
    "my sent report": lambda people: {
        "pk": ReportFactory(appointment=_term(people), sent=True, sent_by=people[Role.COLLABORATOR]).pk
    },
    "establishment": _of(EstablishmentFactory),
    "need": _of(NeedFactory),
    "product": _of(ProductFactory),
    "programme": _of(ProgrammeFactory),
    "draft": _of(ProjectFactory),
    "submitting": lambda people: {"pk": BeneficiaryFactory().project_id, "move": "trinh"},
    "submitted by staff": _submitted,
    "checkpoint": _checkpoint,
    "ticked": _ticked,
    "appraised": _of(ProjectFactory, appraised=True),
    "approved": _of(ProjectFactory, approved=True),
    "running": _of(ProjectFactory, running=True),
    "flagship": _of(ProjectFactory, approved=True, is_flagship=True),
    "asking": lambda people: {"pk": ProjectFactory(running=True).pk, "subject": "thoi-gian"},
    "appraisal": _part(AppraisalFactory),
    "passed": lambda people: {"pk": AppraisalFactory().project_id},
    "member": _member,
    "contract": lambda people: {"pk": ContractProjectFactory().contract_id},
    "approved beneficiary": _part(lambda: BeneficiaryFactory(project=ProjectFactory(approved=True))),
    "month": _part(ProgressFactory),
    "inspection": _part(InspectionFactory),
    "photo": _photo,
    "demand": _demand,
    "adjustment": _part(AdjustmentFactory),
    "adjusted support": _part(lambda: AdjustmentFactory(change="support_total_up")),
    "beneficiary": _part(BeneficiaryFactory),
    "output": _part(OutputFactory),
    "class": _part(TrainingClassFactory),
    "partner": _part(PartnerFactory),
    "participant": _part(ParticipantFactory),
    "paper": _paper,
    "report": _report(),
    "figure": _report(key="items.approved"),
    "file": _report(kind="json"),
    "words": _report(part="khai-quat"),
}
