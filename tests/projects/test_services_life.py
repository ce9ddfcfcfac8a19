"""Every move that touches no money: its day, reason or paper, what it waits for, and taking it back."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError, StaleVersion
from projects import services
from projects.choices import EDITABLE, Move, ProjectStatus, ReasonKind
from projects.models import Checkpoint, MoveRecord
from projects.queries.papers import missing_before
from projects.queries.told import GivenReason
from tests.factories.gathered import gather
from tests.factories.procedures import why
from tests.factories.projects import BeneficiaryFactory, OutputFactory, ProjectFactory

pytestmark = pytest.mark.django_db

LETTER = {
    "number": "118",
    "symbol": "QĐ-SCT",
    "issued_on": date(2026, 5, 14),
    "issuer": "Sở Công Thương",
    "title": "Về đề án",
}
TOMORROW = date(2026, 11, 21)


def ready(**traits):
    project = ProjectFactory(**traits)
    BeneficiaryFactory(project=project)
    return gather(project) if project.status in EDITABLE else project


def move(people, role: Role, project, step: Move, **more):
    services.move_project(by=people[role], project=project, move=step, **more)
    project.refresh_from_db()
    return project


def last_line(project) -> tuple[str, str]:
    line = project.timeline.activities.latest("pk")
    return line.verb, line.text


class TestSubmit:
    def test_goes_on_and_keeps_who_when_as_what(self, people):
        project = ready(holder=people[Role.STAFF])
        move(people, Role.STAFF, project, Move.SUBMIT, happened_on=date(2026, 4, 22), due_on=date(2026, 5, 20))
        assert (project.status, project.submitted_on, project.due_on, project.version) == (
            ProjectStatus.SUBMITTED,
            date(2026, 4, 22),
            date(2026, 5, 20),
            2,
        )
        record = project.moves.get()
        assert (record.by, record.from_status, record.to_status, record.decided_by) == (
            people[Role.STAFF],
            "nhap",
            "da_trinh",
            "CO_SO",
        )
        assert last_line(project) == ("submit", "Nộp Trung tâm")

    def test_the_file_stays_on_the_version_it_set_out_with(self, people):
        project = ready()
        assert project.procedure is None
        move(people, Role.STAFF, project, Move.SUBMIT)
        assert project.procedure.code == "KCDP-MAU"

    def test_day_is_today_unless_told(self, people):
        assert move(people, Role.STAFF, ready(), Move.SUBMIT).submitted_on == today()

    def test_an_output_is_enough(self, people):
        project = gather(ProjectFactory())
        OutputFactory(project=project)
        assert move(people, Role.STAFF, project, Move.SUBMIT).status == ProjectStatus.SUBMITTED

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
            move(people, Role.STAFF, ready(**lacks), Move.SUBMIT)

    def test_without_anyone_helped_or_anything_made_it_is_refused(self, people):
        with pytest.raises(DomainError, match="ít nhất một cơ sở"):
            move(people, Role.STAFF, ProjectFactory(), Move.SUBMIT)

    @pytest.mark.parametrize(
        ("since", "day"),
        [(None, TOMORROW), (date(2026, 4, 2), date(2026, 4, 1))],
    )
    def test_impossible_days_are_refused_at_their_field(self, people, since, day):
        with pytest.raises(DomainError) as refused:
            move(people, Role.STAFF, ready(status_since=since), Move.SUBMIT, happened_on=day)
        assert refused.value.field == "happened_on"

    def test_what_moved_on_meanwhile_is_stale(self, people):
        with pytest.raises(StaleVersion):
            move(people, Role.STAFF, ready(version=3), Move.SUBMIT, version=2)

    def test_what_was_entered_after_the_fact_walks_no_further(self, people):
        with pytest.raises(DomainError, match="ghi lại của năm trước"):
            move(people, Role.STAFF, ready(retrospective=True), Move.SUBMIT)


class TestReturn:
    def test_goes_back_with_the_reason_and_keeps_the_day(self, people):
        project = move(
            people, Role.LEADER, ready(appraised=True), Move.RETURN, reason=why(ReasonKind.RETURN, " thiếu báo giá ")
        )
        assert (project.status, project.submitted_on) == (ProjectStatus.RETURNED, date(2026, 1, 10))
        assert last_line(project) == ("return", "Sở trả lại để hoàn thiện: Thiếu giấy tờ bắt buộc: thiếu báo giá")

    def test_no_reason_no_return(self, people):
        with pytest.raises(DomainError, match="Chọn một lý do") as refused:
            move(people, Role.APPRAISER, ready(appraised=True), Move.RETURN, reason=GivenReason(None, "chỉ có chữ"))
        assert refused.value.field == "reason"

    def test_it_may_be_submitted_again(self, people):
        project = ready(status=ProjectStatus.RETURNED, submitted_on=date(2026, 1, 10))
        assert move(people, Role.STAFF, project, Move.SUBMIT).submitted_on == today()


class TestReject:
    def test_needs_the_paper_that_says_so(self, people):
        with pytest.raises(DomainError, match="phải có văn bản") as refused:
            move(people, Role.LEADER, ready(appraised=True), Move.REJECT, reason=why(ReasonKind.REJECT))
        assert refused.value.field == "number"

    def test_with_the_paper(self, people):
        project = ready(appraised=True, due_on=today())
        paper = DocumentFacts(**LETTER)
        move(people, Role.LEADER, project, Move.REJECT, reason=why(ReasonKind.REJECT), document=paper)
        assert (project.status, project.due_on) == (ProjectStatus.REJECTED, None)
        assert project.papers.get().document.reference == "118/QĐ-SCT"
        assert last_line(project) == ("reject", "Không phê duyệt: Không đúng đối tượng")


@pytest.mark.parametrize("status", [ProjectStatus.DRAFT, ProjectStatus.RETURNED])
def test_withdraw_keeps_the_file(people, status):
    project = move(
        people, Role.STAFF, ready(status=status), Move.WITHDRAW, reason=why(ReasonKind.WITHDRAW), **_paper(status)
    )
    assert (project.status, project.beneficiaries.count()) == (ProjectStatus.WITHDRAWN, 1)


def _paper(status) -> dict:
    return {} if status == ProjectStatus.DRAFT else {"document": DocumentFacts(**LETTER)}


def test_moves_that_write_money_are_not_made_here(people):
    with pytest.raises(DomainError, match="động tới tiền"):
        move(people, Role.LEADER, ready(appraised=True), Move.APPROVE, document=DocumentFacts(**LETTER))


class TestCheckpoints:
    def test_a_move_waits_for_them_by_name(self, people):
        with pytest.raises(DomainError, match="chặng “Trung tâm nhận hồ sơ”, chặng “Trung tâm khảo sát, lập đề án”"):
            move(people, Role.APPRAISER, ready(submitted=True), Move.TAKE_UP)

    def test_ticked_they_let_it_through_and_a_return_voids_them(self, people):
        project = ready(submitted=True)
        for checkpoint in Checkpoint.objects.filter(procedure__code="KCDP-MAU", status=ProjectStatus.SUBMITTED):
            by = people[Role.LEADER] if checkpoint.decided_by == "TT_LD" else people[Role.STAFF]
            services.tick_checkpoint(by=by, project=project, checkpoint=checkpoint, document=DocumentFacts(**LETTER))
        gather(project, Move.TAKE_UP)
        move(people, Role.APPRAISER, project, Move.TAKE_UP)
        assert (project.status, project.ticks.filter(void=False).count()) == (ProjectStatus.APPRAISAL, 3)
        move(people, Role.APPRAISER, project, Move.RETURN, reason=why(ReasonKind.RETURN))
        move(people, Role.STAFF, project, Move.SUBMIT)
        assert project.ticks.filter(void=False).count() == 0

    def test_one_of_another_status_is_refused(self, people):
        checkpoint = Checkpoint.objects.get(procedure__code="KCDP-MAU", status=ProjectStatus.ACCEPTED)
        with pytest.raises(DomainError, match="không thuộc bước hiện nay"):
            services.tick_checkpoint(by=people[Role.STAFF], project=ready(submitted=True), checkpoint=checkpoint)

    def test_the_paper_it_needs_is_asked_for(self, people):
        checkpoint = Checkpoint.objects.get(procedure__code="KCDP-MAU", name="Trình Sở")
        with pytest.raises(DomainError, match="phải có văn bản"):
            services.tick_checkpoint(by=people[Role.LEADER], project=ready(submitted=True), checkpoint=checkpoint)

    def test_its_document_is_filed_as_the_paper_it_names(self, people, signed_in):
        """By the row of the checkpoint: “thiếu: Tờ trình phê duyệt” is gone once “Trình Sở” is ticked."""
        project = ready(submitted=True)
        checkpoint = Checkpoint.objects.get(procedure__code="KCDP-MAU", name="Trình Sở")
        asked = {"move": "TAKE_UP", "codes": ["G025"]}
        assert "Tờ trình phê duyệt" in missing_before(project, **asked)
        page = signed_in(Role.LEADER).get(reverse("projects:tick", args=[project.pk, checkpoint.pk]))
        assert "được xếp vào hồ sơ là “Tờ trình phê duyệt”" in page.content.decode()
        facts = {"by": people[Role.LEADER], "project": project, "checkpoint": checkpoint}
        tick = services.tick_checkpoint(**facts, document=DocumentFacts(**LETTER))
        assert project.papers.get(document=tick.document).paper_type.code == "G025"
        assert "Tờ trình phê duyệt" not in missing_before(project, **asked)

    def test_one_that_names_no_paper_files_it_among_the_others(self, people):
        Checkpoint.objects.filter(name="Trình Sở").update(paper_type=None)
        project = ready(submitted=True)
        checkpoint = Checkpoint.objects.get(procedure__code="KCDP-MAU", name="Trình Sở")
        facts = {"by": people[Role.LEADER], "project": project, "checkpoint": checkpoint}
        tick = services.tick_checkpoint(**facts, document=DocumentFacts(**LETTER))
        assert project.papers.get(document=tick.document).paper_type is None

    def test_one_written_by_mistake_no_longer_counts(self, people):
        project, staff = ready(submitted=True), people[Role.STAFF]
        checkpoint = Checkpoint.objects.get(procedure__code="KCDP-MAU", name="Trung tâm nhận hồ sơ")
        tick = services.tick_checkpoint(by=staff, project=project, checkpoint=checkpoint)
        services.untick_checkpoint(by=staff, tick=tick)
        assert project.ticks.filter(void=False).count() == 0
        assert services.tick_checkpoint(by=staff, project=project, checkpoint=checkpoint).pk


class TestUndo:
    def moved(self, people):
        return move(people, Role.STAFF, ready(due_on=date(2026, 11, 30)), Move.SUBMIT, happened_on=date(2026, 11, 19))

    def test_everything_is_as_before_and_both_lines_stay(self, people):
        project = self.moved(people)
        services.undo_move(by=people[Role.STAFF], project=project)
        project.refresh_from_db()
        assert (project.status, project.submitted_on, project.due_on) == (ProjectStatus.DRAFT, None, date(2026, 11, 30))
        assert [line.verb for line in project.timeline.activities.order_by("pk")] == ["submit", "undone"]
        record = MoveRecord.objects.get()
        assert (record.undone_by, record.undone_at is not None) == (people[Role.STAFF], True)

    def test_not_by_another(self, people):
        with pytest.raises(DomainError, match="Chỉ người vừa làm"):
            services.undo_move(by=people[Role.ADMIN], project=self.moved(people))

    def test_not_the_next_day(self, people):
        project = self.moved(people)
        with (
            time_machine.travel(datetime.now() + timedelta(days=1)),
            pytest.raises(DomainError, match="trong ngày"),
        ):
            services.undo_move(by=people[Role.STAFF], project=project)

    def test_not_when_a_number_rests_on_it(self, people):
        project, paper = ready(appraised=True), DocumentFacts(**LETTER)
        move(people, Role.LEADER, project, Move.REJECT, reason=why(ReasonKind.REJECT), document=paper)
        with pytest.raises(DomainError, match="đã có số văn bản"):
            services.undo_move(by=people[Role.LEADER], project=project)

    def test_not_twice(self, people):
        project = self.moved(people)
        services.undo_move(by=people[Role.STAFF], project=project)
        with pytest.raises(DomainError, match="Không có bước nào"):
            services.undo_move(by=people[Role.STAFF], project=project)
