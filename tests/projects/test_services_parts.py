"""What hangs on a file: added once, corrected by version, removed only before it was submitted."""

from datetime import date

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import OfficialDocument
from projects import services
from projects.choices import ClassKind, ParticipantRole, PartnerRole
from tests.factories.collaborators import CollaboratorFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, OrganisationFactory, unit
from tests.factories.projects import (
    BeneficiaryFactory,
    OutputFactory,
    ParticipantFactory,
    PartnerFactory,
    ProjectFactory,
    TrainingClassFactory,
    indicator,
)

pytestmark = pytest.mark.django_db
FIGURES = {
    "unit": None,
    "support": 90_000_000,
    "counterpart_committed": 200_000_000,
    "counterpart_verified": 180_000_000,
    "accepted_on": None,
}


@pytest.fixture
def staff(people):
    return people[Role.STAFF]


class TestBeneficiary:
    def test_place_is_that_of_the_register(self, staff):
        row = services.add_beneficiary(by=staff, project=ProjectFactory(), establishment=EstablishmentFactory())
        assert (row.unit, row.support) == (unit(COMMUNE), None)

    def test_without_a_site_the_place_is_unknown(self, staff):
        bare = EstablishmentFactory(bare=True)
        row = services.add_beneficiary(by=staff, project=ProjectFactory(), establishment=bare)
        assert row.unit is None

    def test_twice_is_refused(self, staff):
        there = BeneficiaryFactory()
        with pytest.raises(DomainError, match="đã có trong đề án") as refused:
            services.add_beneficiary(by=staff, project=there.project, establishment=there.establishment)
        assert refused.value.field == "establishment"

    def test_figures_are_corrected_by_version(self, staff):
        row = BeneficiaryFactory()
        services.update_beneficiary(by=staff, beneficiary=row, version=1, **FIGURES)
        row.refresh_from_db()
        assert (row.counterpart_verified, row.version) == (180_000_000, 2)
        with pytest.raises(StaleVersion):
            services.update_beneficiary(by=staff, beneficiary=row, version=1, **FIGURES)

    def test_acceptance_is_not_ahead(self, staff):
        asked = FIGURES | {"accepted_on": date(2026, 11, 21)}
        with pytest.raises(DomainError) as refused:
            services.update_beneficiary(by=staff, beneficiary=BeneficiaryFactory(), **asked)
        assert refused.value.field == "accepted_on"

    def test_removed_from_a_draft_only(self, staff):
        row = BeneficiaryFactory()
        services.remove_beneficiary(by=staff, beneficiary=row)
        assert row.project.beneficiaries.count() == 0
        kept = BeneficiaryFactory(project=ProjectFactory(approved=True))
        with pytest.raises(DomainError, match="không xoá dòng"):
            services.remove_beneficiary(by=staff, beneficiary=kept)


class TestOutput:
    def test_one_end_of_the_plan_is_the_plan(self, staff):
        project = ProjectFactory()
        low = services.add_output(by=staff, project=project, indicator=indicator(), planned_low=3)
        high = services.add_output(by=staff, project=project, indicator=indicator(), planned_high=5, note="b")
        assert (low.planned_high, high.planned_low) == (3, 5)

    def test_same_line_twice_is_refused(self, staff):
        row = OutputFactory()
        with pytest.raises(DomainError, match="đã có dòng") as refused:
            services.add_output(by=staff, project=row.project, indicator=row.indicator)
        assert refused.value.field == "indicator"

    def test_done_is_written_by_version(self, staff):
        row = OutputFactory(project=ProjectFactory(approved=True))
        services.update_output(by=staff, output=row, indicator=row.indicator, version=1, done=2, planned_low=2)
        row.refresh_from_db()
        assert (row.done, row.version) == (2, 2)
        with pytest.raises(StaleVersion):
            services.update_output(by=staff, output=row, indicator=row.indicator, version=1, done=3)

    def test_removed_from_a_draft_only(self, staff):
        row = OutputFactory()
        services.remove_output(by=staff, output=row)
        assert row.project.outputs.count() == 0
        with pytest.raises(DomainError, match="không xoá dòng"):
            services.remove_output(by=staff, output=OutputFactory(project=ProjectFactory(approved=True)))


class TestClass:
    def test_added_corrected_removed(self, staff):
        project = ProjectFactory()
        row = services.add_class(by=staff, project=project, kind=ClassKind.VOCATIONAL, name="May công nghiệp")
        services.update_class(by=staff, training_class=row, version=1, learners=35)
        row.refresh_from_db()
        assert (row.learners, row.version) == (35, 2)
        services.remove_class(by=staff, training_class=row)
        assert project.classes.count() == 0

    def test_kept_once_submitted(self, staff):
        with pytest.raises(DomainError, match="không xoá dòng"):
            services.remove_class(by=staff, training_class=TrainingClassFactory(project=ProjectFactory(done=True)))


class TestPeople:
    def test_partner_once_in_a_role(self, staff):
        project, organisation = ProjectFactory(), OrganisationFactory(name="Phòng Kinh tế")
        row = services.add_partner(by=staff, project=project, organisation=organisation, role=PartnerRole.COORDINATES)
        assert project.timeline.activities.get().text == "Thêm đơn vị phối hợp: Phòng Kinh tế"
        with pytest.raises(DomainError) as refused:
            services.add_partner(by=staff, project=project, organisation=organisation, role=row.role)
        assert refused.value.field == "organisation"

    def test_participant_once_in_a_role(self, staff):
        project, collaborator = ProjectFactory(), CollaboratorFactory()
        row = services.add_participant(
            by=staff, project=project, collaborator=collaborator, role=ParticipantRole.INTRODUCED
        )
        with pytest.raises(DomainError) as refused:
            services.add_participant(by=staff, project=project, collaborator=collaborator, role=row.role)
        assert refused.value.field == "collaborator"

    def test_both_are_taken_off_again(self, staff):
        partner, participant = PartnerFactory(), ParticipantFactory()
        services.remove_partner(by=staff, partner=partner)
        services.remove_participant(by=staff, participant=participant)
        assert (partner.project.partners.count(), participant.project.participants.count()) == (0, 0)

    def test_no_one_joins_a_rejected_file(self, staff):
        project = ProjectFactory(status="khong_duyet")
        with pytest.raises(DomainError, match="Không duyệt"):
            services.add_partner(by=staff, project=project, organisation=OrganisationFactory(), role="phoi_hop")


class TestPaper:
    FACTS = {"number": "12", "symbol": "HĐMB", "issuer": "Công ty A", "title": "Hợp đồng mua bán"}

    def test_same_number_is_the_same_document_and_gains_its_scan(self, staff, scan):
        facts = self.FACTS | {"issued_on": today()}
        first = services.attach_paper(by=staff, project=ProjectFactory(), document=DocumentFacts(**facts))
        second = services.attach_paper(by=staff, project=ProjectFactory(), document=DocumentFacts(**facts, file=scan()))
        document = OfficialDocument.objects.get(number="12")
        assert first.document == second.document == document
        assert document.file.name == "quyet-dinh.pdf"

    def test_papers_without_a_number_stay_apart(self, staff):
        project = ProjectFactory()
        for _ in range(2):
            services.attach_paper(by=staff, project=project, document=DocumentFacts(title="Ảnh xưởng"))
        assert project.papers.count() == 2

    def test_hostile_file_is_refused_at_its_field_and_nothing_is_kept(self, staff, scan):
        project = ProjectFactory()
        document = DocumentFacts(title="Bản chụp", file=scan("hoa-don.pdf", b"MZ\x90\x00 not a pdf"))
        with pytest.raises(DomainError, match=r"hoa-don\.pdf") as refused:
            services.attach_paper(by=staff, project=project, document=document)
        assert refused.value.field == "file"
        assert project.papers.count() == 0
