"""Every move, its reason or paper, and what it is refused for."""

from datetime import date

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import OfficialDocument
from projects import services
from projects.choices import ProjectStatus
from projects.services.papers import DocumentFacts
from tests.factories.projects import BeneficiaryFactory, OutputFactory, ProjectFactory

pytestmark = pytest.mark.django_db

DECISION = {
    "number": "118",
    "symbol": "QĐ-SCT",
    "issued_on": date(2026, 5, 14),
    "issuer": "Sở Công Thương",
    "title": "Phê duyệt đề án",
}
TOMORROW = date(2026, 11, 21)


def ready(**traits):
    project = ProjectFactory(**traits)
    BeneficiaryFactory(project=project)
    return project


def last_line(project) -> tuple[str, str]:
    line = project.timeline.activities.latest("pk")
    return line.verb, line.text


class TestSubmit:
    def test_goes_to_the_deciders(self, people):
        project = ready(holder=people[Role.STAFF])
        services.submit_project(
            by=people[Role.STAFF], project=project, submitted_on=date(2026, 4, 22), due_on=date(2026, 5, 20)
        )
        project.refresh_from_db()
        assert (project.status, project.submitted_on, project.due_on, project.version) == (
            ProjectStatus.SUBMITTED,
            date(2026, 4, 22),
            date(2026, 5, 20),
            2,
        )
        text = "Trình duyệt, đề nghị hỗ trợ 300 triệu đồng, đề nghị trả lời trước 20/05/2026"
        assert last_line(project) == ("submitted", text)

    def test_day_is_today_unless_told(self, people):
        project = ready()
        services.submit_project(by=people[Role.STAFF], project=project)
        project.refresh_from_db()
        assert project.submitted_on == today()

    def test_an_output_is_enough(self, people):
        project = ProjectFactory()
        OutputFactory(project=project)
        services.submit_project(by=people[Role.STAFF], project=project)
        project.refresh_from_db()
        assert project.status == ProjectStatus.SUBMITTED

    @pytest.mark.parametrize(
        ("lacks", "named"),
        [
            ({"plan_year": None}, "năm kế hoạch"),
            ({"support_proposed": None}, "kinh phí đề nghị"),
            ({"title": ""}, "tên đề án"),
        ],
    )
    def test_what_is_missing_is_named(self, people, lacks, named):
        with pytest.raises(DomainError, match=named):
            services.submit_project(by=people[Role.STAFF], project=ready(**lacks))

    def test_without_anyone_helped_or_anything_made_it_is_refused(self, people):
        with pytest.raises(DomainError, match="ít nhất một cơ sở"):
            services.submit_project(by=people[Role.STAFF], project=ProjectFactory())

    @pytest.mark.parametrize(
        ("days", "field"),
        [
            ({"submitted_on": TOMORROW}, "submitted_on"),
            ({"submitted_on": date(2026, 4, 2), "due_on": date(2026, 4, 1)}, "due_on"),
        ],
    )
    def test_impossible_days_are_refused_at_their_field(self, people, days, field):
        with pytest.raises(DomainError) as refused:
            services.submit_project(by=people[Role.STAFF], project=ready(), **days)
        assert refused.value.field == field

    def test_what_moved_on_meanwhile_is_stale(self, people):
        project = ready(version=3)
        with pytest.raises(StaleVersion):
            services.submit_project(by=people[Role.STAFF], project=project, version=2)


class TestReturn:
    def test_goes_back_with_the_reason_and_keeps_the_day(self, people):
        project = ready(submitted=True)
        services.return_project(by=people[Role.APPRAISER], project=project, reason=" Thiếu báo giá ")
        project.refresh_from_db()
        assert (project.status, project.submitted_on) == (ProjectStatus.DRAFT, date(2026, 1, 10))
        assert last_line(project) == ("returned", "Trả lại: Thiếu báo giá")

    def test_no_reason_no_return(self, people):
        with pytest.raises(DomainError, match="Ghi lý do") as refused:
            services.return_project(by=people[Role.APPRAISER], project=ready(submitted=True), reason="  ")
        assert refused.value.field == "reason"


class TestApprove:
    def approve(self, people, project, **changes):
        asked = {"support_approved": 280_000_000, "document": DocumentFacts(**DECISION)} | changes
        return services.approve_project(by=people[Role.LEADER], project=project, **asked)

    def test_by_a_decision_that_joins_the_file(self, people):
        project = ready(submitted=True)
        self.approve(people, project)
        project.refresh_from_db()
        assert (project.status, project.support_approved, project.approved_on) == (
            ProjectStatus.APPROVED,
            280_000_000,
            date(2026, 5, 14),
        )
        assert project.papers.get().document == project.approval
        line = project.timeline.activities.latest("pk")
        assert (line.text, line.document) == ("Phê duyệt 280 triệu đồng theo 118/QĐ-SCT", project.approval)

    def test_one_decision_for_several_files_is_one_document(self, people):
        for _ in range(2):
            self.approve(people, ready(submitted=True))
        assert OfficialDocument.objects.filter(number="118").count() == 1

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"support_approved": None}, "support_approved"),
            ({"approved_on": TOMORROW}, "approved_on"),
            ({"approved_on": date(2026, 1, 9)}, "approved_on"),
        ],
    )
    def test_refused_at_the_field(self, people, changes, field):
        with pytest.raises(DomainError) as refused:
            self.approve(people, ready(submitted=True), **changes)
        assert refused.value.field == field

    def test_a_draft_is_not_approved(self, people):
        with pytest.raises(DomainError, match="Không chuyển được từ “Đang soạn” sang “Đã duyệt”"):
            self.approve(people, ready())


class TestReject:
    def test_without_paper(self, people):
        project = ready(submitted=True, due_on=today())
        services.reject_project(by=people[Role.LEADER], project=project, reason="Trùng hỗ trợ")
        project.refresh_from_db()
        assert (project.status, project.due_on, project.papers.count()) == (ProjectStatus.REJECTED, None, 0)
        assert last_line(project) == ("rejected", "Không duyệt: Trùng hỗ trợ")

    def test_with_the_paper_that_says_so(self, people):
        project = ready(submitted=True)
        services.reject_project(
            by=people[Role.LEADER], project=project, reason="Trùng hỗ trợ", document=DocumentFacts(**DECISION)
        )
        assert project.papers.get().document.reference == "118/QĐ-SCT"


@pytest.mark.parametrize("traits", [{}, {"submitted": True}])
def test_withdraw_keeps_the_file(people, traits):
    project = ready(**traits)
    services.withdraw_project(by=people[Role.STAFF], project=project, reason="Cơ sở thôi đầu tư")
    project.refresh_from_db()
    assert (project.status, project.beneficiaries.count()) == (ProjectStatus.WITHDRAWN, 1)


class TestFinish:
    def test_on_the_day_of_acceptance(self, people):
        project = ready(approved=True, due_on=today())
        services.finish_project(by=people[Role.STAFF], project=project, done_on=date(2026, 9, 8))
        project.refresh_from_db()
        assert (project.status, project.done_on, project.due_on) == (ProjectStatus.DONE, date(2026, 9, 8), None)

    @pytest.mark.parametrize("day", [TOMORROW, date(2026, 2, 9)])
    def test_impossible_day_is_refused(self, people, day):
        with pytest.raises(DomainError) as refused:
            services.finish_project(by=people[Role.STAFF], project=ready(approved=True), done_on=day)
        assert refused.value.field == "done_on"
