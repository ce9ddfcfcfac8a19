"""The demo centre as the crawls see it: its people by role, and a row for each page the demo has none for."""

import pytest
from allauth.account.models import EmailAddress

from collaborators.models import Appointment, ReportingPeriod
from khuyencong.core import files
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.models import User
from khuyencong.offices.models import RoleGrant
from products.choices import RoundStatus
from products.models import Entry, HolderReport, Product
from projects.choices import ProjectStatus
from projects.models import Checkpoint, Inspection
from tests.acceptance.foundation.addresses import ADDRESSES
from tests.acceptance.foundation.hostile_files import jpeg
from tests.e2e.centre_results import furnish_results
from tests.factories.budgets import ControlRuleFactory, DisbursementFactory
from tests.factories.collaborators import ReportFactory
from tests.factories.core import OfficialDocumentFactory
from tests.factories.establishments import ConsentFactory
from tests.factories.finishing import ArchiveRecordFactory, funded
from tests.factories.gathered import gather
from tests.factories.origins import ProjectNeedFactory, SurveyFileFactory
from tests.factories.procedures import CheckpointTickFactory, MoveRecordFactory
from tests.factories.products import ProductPaperFactory, ProductPhotoFactory
from tests.factories.projects import (
    BeneficiaryFactory,
    EstimateItemFactory,
    OutputFactory,
    PaperFactory,
    ParticipantFactory,
    PartnerFactory,
    ProjectFactory,
    TrainingClassFactory,
    WaiverFactory,
)
from tests.factories.running import AdjustmentFactory, PhotoFactory
from tests.factories.scenarios import ScenarioItemFactory
from tests.factories.voting import (
    ComplaintFactory,
    EntryPaperFactory,
    RereadingFactory,
    paper_ballot_of,
    published_round,
    real_png,
    scored_by,
    sealed_round,
    walk,
)

# Files at a door that is open, and what the demo has nobody to ask about.
READY = (
    "passed",
    "waiting for acceptance",
    "accepted",
    "even",
    "paid too much",
    "member",
    "certificate",
    "scanned recovery",
    "late period",
    "register findings",
    "decision",
    "confirmed report",
    "my sent report",
    "locked period",
    "reopening",
    "my answered difficulty",
    "report photo",
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def one_of(role: Role) -> User:
    """The account of this role that the demo prints."""
    return User.objects.filter(pk__in=RoleGrant.objects.filter(role=role).values("user")).order_by("pk")[0]


@pytest.fixture
def furnished(demo, settings, tmp_path) -> dict[Role, User]:
    """Role → person, in the demo centre with nothing missing that a page is about."""
    settings.MEDIA_ROOT = tmp_path
    people = {role: one_of(role) for role in Role}
    term = Appointment.objects.filter(collaborator__user=people[Role.COLLABORATOR]).latest("pk")
    ReportFactory(appointment=term, period=ReportingPeriod.objects.latest("starts_on"), draft={"loi_1": "Đang viết"})
    next_year = today().year + 1
    ScenarioItemFactory(scenario__year=next_year, project__plan_year=next_year)
    draft = ProjectFactory(holder=people[Role.STAFF], due_on=today())
    parts = (BeneficiaryFactory, OutputFactory, TrainingClassFactory, PartnerFactory, ParticipantFactory)
    for factory in (*parts, EstimateItemFactory):
        factory(project=draft)
    kept = files.keep(by=people[Role.STAFF], name="quyet-dinh.pdf", content=PDF)
    PaperFactory(project=draft, document=OfficialDocumentFactory(file=kept))
    for status in (ProjectStatus.RUNNING, ProjectStatus.ACCEPTING):
        funded(status)
    ArchiveRecordFactory()
    PaperFactory(project=draft, replaced=True, replaced_file=kept)
    WaiverFactory(project=draft, later=True)
    ProjectNeedFactory(project=draft)
    SurveyFileFactory(survey__project=draft, file=kept)
    DisbursementFactory(project=funded(), scan=kept)
    ConsentFactory(file=kept)
    sealed_round(entries=1)
    walk(sealed_round(entries=1), RoundStatus.PROPOSED)
    published = published_round(entries=1)
    ComplaintFactory(round=published)
    furnish_results(people, published, kept)
    scored = Entry.objects.filter(round__status="cham_diem").earliest("number")
    whole = scored_by(people[Role.JUROR])
    EntryPaperFactory(entry=whole.entries.get(), file=kept)
    paper_ballot_of(Entry.objects.filter(round=scored.round).latest("number"), kept)
    RereadingFactory(entry=scored, before={"Hồ Viết Tùng": "86"})
    picture = files.keep(by=None, name="truoc.png", content=real_png())
    EntryPaperFactory(entry=scored, file=picture, angle="chinh_dien")
    EntryPaperFactory(entry=Entry.objects.filter(round__status="nhan_ho_so").latest("pk"), file=kept)
    shown = Product.objects.latest("pk")
    ProductPhotoFactory(product=shown, file=picture, thumb=picture)
    ProductPaperFactory(product=shown, file=kept)
    HolderReport.objects.filter(year=today().year).update(file=kept)
    taken = files.keep(by=people[Role.STAFF], name="may.jpg", content=jpeg())
    PhotoFactory(inspection=Inspection.objects.latest("pk"), file=taken)
    ProjectFactory(approved=True, is_flagship=True)
    MoveRecordFactory(
        project=ProjectFactory(submitted=True, status_since=today()), happened_on=today(), by=people[Role.STAFF]
    )
    received = Checkpoint.objects.get(procedure__code="KCDP-MAU", name="Trung tâm nhận hồ sơ")
    CheckpointTickFactory(project=ProjectFactory(submitted=True), checkpoint=received, by=people[Role.STAFF])
    AdjustmentFactory(change="support_total_up", before={}, after={})
    ControlRuleFactory()
    gather(draft)
    for made in READY:
        ADDRESSES[made](people)
    EmailAddress.objects.create(user=people[Role.STAFF], email=people[Role.STAFF].email, primary=True)
    return people
