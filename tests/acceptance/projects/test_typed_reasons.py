"""“send back with a typed reason; withdraw, reject, suspend, stop (at whose wish, by which decision)”"""

from datetime import UTC, date, datetime, timedelta

import pgtrigger
import pytest
import time_machine
from django.urls import reverse

from budgets import services as money
from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from projects import rules, services
from projects.choices import COUNTED_AS_APPROVED, MOVES, Move, ProjectStatus, ReasonKind, StopWish, Subject
from projects.forms.moves import MoveForm
from projects.models import Project, Reason, Stoppage
from projects.queries import walk_of
from projects.queries.adjustments import Wanted
from projects.queries.told import GivenReason
from tests.acceptance.projects.test_running_invariants import refused_by
from tests.factories.establishments import EstablishmentFactory
from tests.factories.finishing import funded
from tests.factories.procedures import MoveRecordFactory, ProcedureMoveFactory, why, why_typed
from tests.factories.projects import BeneficiaryFactory, ProjectFactory, ReasonFactory
from tests.factories.running import AdjustmentFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
GIVING = [move for move, spec in MOVES.items() if spec.reason]
LETTER = {
    "number": "90",
    "symbol": "QĐ-SCT",
    "issued_on": date(2026, 11, 10),
    "issuer": "Sở Công Thương",
    "title": "Về đề án",
}


@pytest.fixture(autouse=True)
def _that_day():
    with time_machine.travel(datetime(2026, 11, 20, 3, 0, tzinfo=UTC)):
        yield


def back(people, reason=None, **facts):
    project = BeneficiaryFactory(project=ProjectFactory(appraised=True, **facts)).project
    given = reason or why(ReasonKind.RETURN, "thiếu báo giá thứ ba")
    services.move_project(by=people[Role.LEADER], project=project, move=Move.RETURN, reason=given)
    project.refresh_from_db()
    return project


def test_it_is_kept_with_the_move_and_told_wherever_the_file_is_shown(people, signed_in):
    """On the timeline, on its page (“bị trả lại vì …: sửa được”), in the list and in the workbook's column."""
    project = back(people, holder=people[Role.STAFF])
    record = project.moves.get()
    assert (record.reason.code, record.note) == ("TL01", "Thiếu giấy tờ bắt buộc: thiếu báo giá thứ ba")
    staff = signed_in(Role.STAFF)
    page = staff.get(reverse("projects:detail", args=[project.pk])).content.decode()
    told = page[page.index("Bị trả lại ngày") :]
    assert told.index("vì “Thiếu giấy tờ bắt buộc: thiếu báo giá thứ ba”") < told.index("sửa được") < 200
    assert "Sở trả lại để hoàn thiện: Thiếu giấy tờ bắt buộc: thiếu báo giá thứ ba" in page
    listed = reverse("projects:list")
    assert "vì Thiếu giấy tờ bắt buộc: thiếu báo giá thứ ba" in staff.get(f"{listed}?xem=tat-ca").content.decode()
    column = staff.get(f"{listed}?xem=tat-ca&cot=ly_do").content.decode()
    assert '<td data-l="Vì sao trả lại, dừng">Thiếu giấy tờ bắt buộc: thiếu báo giá thứ ba</td>' in column
    services.undo_move(by=people[Role.LEADER], project=project)
    page = staff.get(reverse("projects:detail", args=[project.pk])).content.decode()
    assert "Bị trả lại ngày" not in page  # taken back: only the timeline tells of it
    assert "vì Thiếu" not in staff.get(f"{listed}?xem=tat-ca").content.decode()


def test_what_cannot_be_mended_does_not_say_so(people, signed_in):
    project = back(people, GivenReason(Reason.objects.get(code="TL12")))
    page = signed_in(Role.STAFF).get(reverse("projects:detail", args=[project.pk])).content.decode()
    assert "vì “Nộp sau hạn”." in page
    assert "sửa được" not in page


def test_the_form_gives_one_of_the_list_and_words(people, signed_in):
    project = BeneficiaryFactory(project=ProjectFactory(appraised=True)).project
    url, leader = reverse("projects:move", args=[project.pk, "tra-lai"]), signed_in(Role.LEADER)
    page = leader.get(url).content.decode()
    assert '<select name="reason_ly_do" aria-label="Lý do trả lại"' in page
    assert "Thiếu giấy tờ bắt buộc" in page
    assert "Ngoài địa bàn" not in page
    dated = {"version": project.version, "happened_on": "20/11/2026"}
    alone = leader.post(url, dated | {"reason_them": "chỉ có chữ"})
    assert "Chọn một lý do trong danh sách" in alone.content.decode()
    other = Reason.objects.get(code="TL13").pk
    assert "ghi rõ ở ô dưới" in leader.post(url, dated | {"reason_ly_do": other}).content.decode()
    foreign = leader.post(url, dated | why_typed(ReasonKind.REJECT, "x"))
    assert foreign.status_code == 422
    assert not project.moves.exists()
    assert leader.post(url, dated | {"reason_ly_do": other, "reason_them": "nộp nhầm"}).status_code == 302
    assert project.moves.get().note == "Lý do khác: nộp nhầm"


def standing(status: ProjectStatus) -> Project:
    """A file that came to this status on the day of the factory's move."""
    facts = {"status": status, "status_since": date(2026, 1, 10)}
    if status == ProjectStatus.STOPPED:
        facts["stopped_on"] = date(2026, 3, 1)
    return ProjectFactory(approved=status in COUNTED_AS_APPROVED, **facts)


@pytest.mark.parametrize("move", GIVING)
def test_a_reason_of_another_kind_is_refused_by_the_service_and_by_the_database(people, move):
    own = MOVES[move].reason
    record = MoveRecordFactory(move=move, project=standing(MOVES[move].target), reason=why(own).reason)
    others = list(Reason.objects.exclude(kind=own).order_by("kind", "code").distinct("kind"))
    assert len(others) >= 6
    for other in others:
        change = "UPDATE projects_moverecord SET reason_id = %s WHERE id = %s"
        with pgtrigger.ignore("projects.MoveRecord:move_record_kept"):  # stands before it
            assert refused_by((change, [other.pk, record.pk])) == "reason_of_its_kind"
        with pytest.raises(DomainError, match="là lý do của việc khác"):
            rules.given_for(GivenReason(other, "x"), move=move, project=record.project, on=DAY)


def test_stop_and_adjustment_keep_theirs_of_their_own_list(people):
    """“stop (at whose wish, by which decision)”: the move, its row, and the sentence are one."""
    project = funded()
    facts = {"wish": StopWish.BENEFICIARY, "document": DocumentFacts(**LETTER)}
    money.stop_project(by=people[Role.LEADER], project=project, reason=why(ReasonKind.STOP, "hết vốn"), **facts)
    told, record = Stoppage.objects.get(), project.moves.get()
    assert (told.typed_reason, told.reason) == (record.reason, record.note)
    assert told.reason == "Có sai phạm trong tổ chức thực hiện: hết vốn"
    assert project.timeline.activities.filter(text__contains="xin ngừng: Có sai phạm").exists()
    asked = AdjustmentFactory(typed_reason=why(ReasonKind.ADJUST).reason)
    for table, row in (("stoppage", told), ("adjustment", asked)):
        change = f"UPDATE projects_{table} SET typed_reason_id = %s WHERE id = %s"  # noqa: S608
        assert refused_by((change, [why(ReasonKind.RETURN).reason.pk, row.pk])) == "reason_of_its_kind"
    for given in (told.typed_reason, asked.typed_reason):
        change = "UPDATE projects_reason SET kind = 'rut' WHERE id = %s"
        assert refused_by((change, [given.pk])) == "reason_keeps_kind"
    Reason.objects.filter(code="RU01").update(kind=ReasonKind.STOP)  # never given: still free


def test_one_that_drops_out_says_why_out_of_a_list_of_its_own(people, signed_in):
    """“one drops out and is replaced”: the form asks why it leaves, the row keeps it, the database its list."""
    old = BeneficiaryFactory(project=ProjectFactory(running=True, is_group=True))
    new, project = EstablishmentFactory(name="Xưởng thay vào"), old.project
    url, staff = reverse("projects:ask_adjustment", args=[project.pk, "thu-huong"]), signed_in(Role.STAFF)
    page = staff.get(url).content.decode()
    assert "Vì sao cơ sở rút" in page
    assert "Cơ sở đổi kế hoạch đầu tư" in page
    assert "Chậm giao máy" not in page
    typed = {"version": project.version, "beneficiary": old.pk, "establishment": new.name, "asked_on": "20/11/2026"}
    assert staff.post(url, typed | {"reason_them": "chỉ có chữ"}).status_code == 422
    assert staff.post(url, typed | why_typed(ReasonKind.ADJUST, "x")).status_code == 422
    assert staff.post(url, typed | why_typed(ReasonKind.DROP_OUT, "máy quá đắt")).status_code == 302
    asked = project.adjustments.get()
    facts = {"granted": True, "decided_on": DAY, "document": DocumentFacts(**LETTER)}
    services.decide_adjustment(by=people[Role.LEADER], adjustment=asked, **facts)
    old.refresh_from_db()
    assert old.typed_reason == asked.typed_reason == why(ReasonKind.DROP_OUT).reason
    assert old.drop_reason == "Cơ sở không đủ vốn đối ứng: máy quá đắt"
    change = "UPDATE projects_beneficiary SET typed_reason_id = %s WHERE id = %s"
    assert refused_by((change, [why(ReasonKind.ADJUST).reason.pk, old.pk])) == "reason_of_its_kind"
    standing = project.beneficiaries.standing().get()
    assert refused_by((change, [old.typed_reason_id, standing.pk])) == "beneficiary_drop_reason_and_day"
    kept = "UPDATE projects_adjustment SET typed_reason_id = %s WHERE id = %s"
    assert refused_by((kept, [why(ReasonKind.ADJUST).reason.pk, asked.pk])) == "reason_of_its_kind"
    type(asked).objects.all().update(typed_reason=None)
    change = "UPDATE projects_reason SET kind = 'rut' WHERE id = %s"
    assert refused_by((change, [old.typed_reason_id])) == "reason_keeps_kind"


def test_one_asked_to_leave_before_there_was_a_list_keeps_its_words(people):
    """An adjustment that was waiting when the list came is granted all the same."""
    old = BeneficiaryFactory(project=ProjectFactory(running=True, is_group=True))
    wanted = Wanted(subject=Subject.BENEFICIARY, beneficiary=old, establishment=EstablishmentFactory())
    facts = {"by": people[Role.STAFF], "project": old.project, "wanted": wanted, "reason": why(ReasonKind.DROP_OUT)}
    asked = services.ask_adjustment(**facts)
    type(asked).objects.filter(pk=asked.pk).update(typed_reason=None, reason="Thôi đầu tư, mất mặt bằng")
    asked.refresh_from_db()
    decided = {"granted": True, "decided_on": DAY, "document": DocumentFacts(**LETTER)}
    services.decide_adjustment(by=people[Role.LEADER], adjustment=asked, **decided)
    old.refresh_from_db()
    assert (old.typed_reason, old.drop_reason) == (None, "Thôi đầu tư, mất mặt bằng")


def test_only_the_reasons_in_force_on_the_day_are_offered_and_taken(people):
    """“choice of reason in force on that day”: the day of the move, not of the typing."""
    old = ReasonFactory(name="Lý do cũ", valid_to=DAY - timedelta(days=5))
    typed = {"version": 1, "reason_ly_do": old.pk}
    form = MoveForm(typed | {"happened_on": "10/11/2026"}, move=Move.RETURN, must=False, kind=ReasonKind.RETURN)
    assert form.is_valid(), form.errors
    late = MoveForm(typed | {"happened_on": "20/11/2026"}, move=Move.RETURN, must=False, kind=ReasonKind.RETURN)
    assert set(late.errors) == {"reason"}
    with pytest.raises(DomainError, match="không dùng vào ngày 20/11/2026"):
        back(people, GivenReason(old))


def test_a_procedure_names_the_list_of_its_own(people):
    """Data alone: under this version a return is told by the reasons of “Trả báo cáo”."""
    project = BeneficiaryFactory(project=ProjectFactory(appraised=True)).project
    line = ProcedureMoveFactory(move=Move.RETURN, from_status=ProjectStatus.APPRAISAL, reason_kind="tra_bao_cao")
    project.procedure = line.procedure
    assert walk_of(project).reason_kind(Move.RETURN) == ReasonKind.RETURN_REPORT
    report = why(ReasonKind.RETURN_REPORT).reason
    assert rules.given_for(GivenReason(report), move=Move.RETURN, project=project, on=DAY).reason == report
    MoveRecordFactory(move=Move.RETURN, project=standing(ProjectStatus.RETURNED), reason=report)


def test_without_a_list_words_alone_do_and_are_asked_for(people, signed_in):
    """“A procedure or purse with no reasons of a kind still works (free words)”."""
    Reason.objects.filter(kind=ReasonKind.RETURN).update(valid_to=DAY - timedelta(days=1))
    project = BeneficiaryFactory(project=ProjectFactory(appraised=True)).project
    url, leader = reverse("projects:move", args=[project.pk, "tra-lai"]), signed_in(Role.LEADER)
    page = leader.get(url).content.decode()
    assert 'name="reason_ly_do"' not in page
    assert "Ghi bằng lời" in page
    dated = {"version": project.version, "happened_on": "20/11/2026"}
    assert "Ghi lý do, để người giữ" in leader.post(url, dated | {"reason_them": " "}).content.decode()
    assert leader.post(url, dated | {"reason_them": "thiếu báo giá"}).status_code == 302
    record = project.moves.get()
    assert (record.reason, record.note) == (None, "thiếu báo giá")
