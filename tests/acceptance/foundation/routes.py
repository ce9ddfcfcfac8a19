"""Every page of the portal and what each role meets there. A new route is one line of ``ROUTES``.

A line is (GET, POST without a single field, the address). In each word a letter stands for a role, in the order
quản trị, chuyên viên, kế toán, lãnh đạo, thẩm định, cộng tác viên, giám khảo:

    o opens (200)   r leads elsewhere (302)   f the form comes back with its errors (422)
    n refused with the reason (403)   x no such page for them (404)   m no such method (405)

The address is a key of ``ADDRESSES``: a function of the people that makes the thing and gives the arguments of the route.
"""

import uuid
from collections.abc import Callable

from collaborators.models import Appointment
from khuyencong.core import files
from khuyencong.core.choices import Role
from tests.acceptance.foundation.hostile_files import PDF
from tests.factories.collaborators import AppointmentFactory, CollaboratorFactory, PeriodFactory, ReportFactory
from tests.factories.core import OfficialDocumentFactory
from tests.factories.desk import HandoverFactory, OfficerTrainingFactory, SavedViewFactory
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

LETTERS = {200: "o", 302: "r", 422: "f", 403: "n", 404: "x", 405: "m", 400: "b"}
READ = "mmmmmmm"  # a page that only reads

ROUTES: dict[str, tuple[str, str, str]] = {
    # the door
    "portal:home": ("oooooro", READ, ""),
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
    "projects:bulk": ("xxxxxxx", "xxxxxxx", ""),  # an act of the address: see test_desk_lists
    "projects:bulk_result": ("xxxxxxx", READ, "nothing kept"),
    "projects:create": ("oonnnnn", "fffffff", ""),
    "projects:programmes": ("ooooooo", READ, ""),
    "projects:programme": ("oooooxx", READ, "programme"),
    "projects:detail": ("oooooox", READ, "draft"),
    "projects:update": ("oonnnnx", "ffffffx", "draft"),
    "projects:assign": ("oonnnnx", "ffffffx", "draft"),
    "projects:submit": ("oonnnnx", "ffffffx", "whole draft"),
    "projects:return": ("nnnoonx", "ffffffx", "submitted"),
    "projects:approve": ("nnnoonx", "ffffffx", "submitted"),
    "projects:reject": ("nnnoonx", "ffffffx", "submitted"),
    "projects:withdraw": ("oonnnnx", "ffffffx", "draft"),
    "projects:finish": ("oonnnnx", "ffffffx", "approved"),
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


def _certificate(people: dict) -> dict:
    kept = files.keep(by=people[Role.STAFF], name="chung-nhan.pdf", content=PDF)
    return {"pk": OfficerTrainingFactory(user=people[Role.STAFF], certificate=OfficialDocumentFactory(file=kept)).pk}


def _report(**more: str) -> Callable[[dict], dict]:
    return lambda people: {"unit": unit(HCM).pk, "period": "2026", **more}


def _of(factory, **state) -> Callable[[dict], dict]:
    """The one thing the address names."""
    return lambda people: {"pk": factory(**state).pk}


def _part(factory) -> Callable[[dict], dict]:
    """A part of a đề án that is being drafted."""

    def address(people: dict) -> dict:
        made = factory()
        return {"pk": made.project_id, "part": made.pk}

    return address


ADDRESSES: dict[str, Callable[[dict], dict]] = {
    "": lambda people: {},
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
    "product": _of(ProductFactory),
    "programme": _of(ProgrammeFactory),
    "draft": _of(ProjectFactory),
    "whole draft": lambda people: {"pk": BeneficiaryFactory().project_id},
    "submitted": _of(ProjectFactory, submitted=True),
    "approved": _of(ProjectFactory, approved=True),
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
