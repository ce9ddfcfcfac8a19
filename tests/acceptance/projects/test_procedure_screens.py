"""“Procedure version changed mid-year by data alone”: the registers of procedures, refused where they must refuse."""

import html
import random
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from projects import services
from projects.choices import MOVES, Decider, Move, ProjectStatus, Purse
from projects.imports import CheckpointResource, ProcedureMoveResource, ProcedureResource
from projects.models import Checkpoint, PaperType, ProcedureMove, ProcedureVersion
from projects.queries import version_on
from projects.queries.whole import gaps
from tests.acceptance.projects import procedure_desk as desk
from tests.factories.offices import COMMUNE, unit
from tests.factories.projects import ProjectFactory

pytestmark = pytest.mark.django_db
JUNE = "2026-06-25T09:00:00+07:00"
NEXT, LATER = date(2026, 7, 1), date(2026, 8, 1)
ALL = [(move, start) for move, spec in MOVES.items() for start in spec.sources]


@pytest.fixture(autouse=True)
def in_june():
    with time_machine.travel(JUNE):
        yield


@pytest.fixture
def admin(signed_in):
    return signed_in(Role.ADMIN)


def local() -> ProcedureVersion:
    return ProcedureVersion.objects.get(code="KCDP-MAU", version=1)


def words(answer) -> str:
    return html.unescape(answer.content.decode())


def everything() -> list:
    return [list(model.objects.order_by("pk").values()) for model in (ProcedureVersion, ProcedureMove, Checkpoint)]


class TestTheNextVersion:
    def test_it_is_a_whole_copy_and_the_old_one_ends_the_day_before(self, admin):
        old = local()
        lines = [list(rows.order_by("pk").values()) for rows in (old.moves, old.checkpoints)]
        new = desk.renewed(admin, old, NEXT)
        assert (local().valid_to, new.valid_from, new.version, new.purse) == (date(2026, 6, 30), NEXT, 2, old.purse)
        assert (new.certainty, new.document) == ("I", "")  # until somebody says what changes it
        copies = [list(rows.order_by("pk").values()) for rows in (new.moves, new.checkpoints)]
        bare = [[{k: v for k, v in row.items() if k not in {"id", "procedure_id"}} for row in rows] for rows in lines]
        assert bare == [
            [{k: v for k, v in row.items() if k not in {"id", "procedure_id"}} for row in rows] for rows in copies
        ]
        place = unit(COMMUNE)
        found = [version_on(NEXT - timedelta(days=days), purse=old.purse, unit=place) for days in (1, 0)]
        assert found == [old, new]

    @pytest.mark.parametrize("day", [date(2026, 6, 25), date(2026, 6, 1)])
    def test_it_begins_tomorrow_at_the_earliest(self, admin, day):
        answer = desk.renew(admin, local(), day)
        assert "từ ngày mai trở đi" in words(answer)
        assert f"{day:%d/%m/%Y}" in words(answer)  # what was typed is still there
        assert ProcedureVersion.objects.filter(code="KCDP-MAU").count() == 1

    def test_only_the_latest_version_has_a_successor_and_a_second_tap_makes_none(self, admin):
        desk.renewed(admin, local(), NEXT)
        assert "đã có bản sau: bản 2" in words(desk.renew(admin, local(), NEXT))
        assert "Lập bản mới từ bản này" not in words(admin.get(desk.change_url(local())))
        assert ProcedureVersion.objects.filter(code="KCDP-MAU").count() == 2

    def test_no_day_is_left_without_a_procedure(self, people, admin):
        new = desk.renewed(admin, local(), NEXT)
        page = admin.get(desk.change_url(new))
        assert admin.post(desk.change_url(new), desk.typed(page) | {"valid_from": "15/07/2026"}).status_code == 302
        assert local().valid_to == date(2026, 7, 14)
        ProcedureVersion.objects.filter(pk=new.pk).update(valid_to=date(2026, 12, 31))
        with pytest.raises(DomainError, match="chậm nhất ngay hôm sau"):
            services.renew_procedure(by=people[Role.ADMIN], procedure=new, valid_from=date(2027, 2, 1))

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
    def test_the_register_is_the_administrators(self, people, role):
        with pytest.raises(DomainError, match="quản trị giữ"):
            services.renew_procedure(by=people[role], procedure=local(), valid_from=NEXT)
        with pytest.raises(DomainError, match="quản trị giữ"):
            services.revise_procedure(by=people[role], procedure=local(), facts={"name": "Khác"})


class TestAVersionThatFilesWalkBy:
    @pytest.fixture
    def begun(self):
        ProjectFactory(procedure=local())
        return local()

    def test_its_page_says_so_and_takes_only_the_source(self, admin, begun):
        page = admin.get(desk.change_url(begun))
        assert "đã có 1 đề án theo" in words(page)
        assert "DELETE" not in words(page)
        sent, submit = desk.typed(page), desk.box_of(page, "moves", move=Move.SUBMIT, from_status=ProjectStatus.DRAFT)
        forged = {
            submit + "decided_by": Decider.CENTRE_HEAD,
            submit + "papers": "",
            "name": "Khác",
            submit + "DELETE": "on",
        }
        before = begun.moves.values().get(move=Move.SUBMIT, from_status=ProjectStatus.DRAFT)
        answer = admin.post(
            desk.change_url(begun), sent | forged | {submit + "certainty": "S", submit + "note": "Đã đọc"}
        )
        assert answer.status_code == 302
        assert local().name == begun.name
        after = begun.moves.values().get(move=Move.SUBMIT, from_status=ProjectStatus.DRAFT)
        assert after == before | {"certainty": "S", "note": "Đã đọc"}

    def test_the_service_refuses_and_tells_the_way(self, people, begun):
        by, line, stop = people[Role.ADMIN], begun.moves.first(), begun.checkpoints.first()
        line.papers, stop.name = [], "Khác"
        fresh = Checkpoint(procedure=begun, status=ProjectStatus.SUBMITTED, order=9, name="x", decided_by="TT_CV")
        for wrong in (
            {"kept": [line]},
            {"kept": [stop]},
            {"kept": [fresh]},
            {"dropped": [begun.moves.last()]},
            {"facts": {"name": "Khác"}},
            {"facts": {"valid_from": LATER}},
        ):
            with pytest.raises(DomainError, match="Lập bản mới rồi sửa ở đó"):
                services.revise_procedure(by=by, procedure=begun, **wrong)
        services.revise_procedure(by=by, procedure=begun, facts={"valid_to": LATER})
        assert local().valid_to == LATER

    def test_a_workbook_does_not_change_it_either(self, admin, begun):
        row = {"Quy trình": "KCDP-MAU/1", "Bước": "Trình", "Từ": "Đang soạn", "Tên trong cơ quan": "Khác"}
        row |= {"Ai quyết": "Chuyên viên Trung tâm", "Mức chắc chắn": "S"}
        before = everything()
        page = desk.upload(admin, ProcedureMoveResource, desk.workbook(ProcedureMoveResource, row))
        assert "bản 1 đã có 1 đề án theo" in words(page)
        assert "confirm_form" not in page.context
        assert everything() == before


class TestAVersionIsWhole:
    def drop(self, admin, procedure, *lines):
        page = admin.get(desk.change_url(procedure))
        sent = desk.typed(page) | {"name": "Tên vừa gõ"}
        for move, start in lines:
            sent[desk.box_of(page, "moves", move=move, from_status=start) + "DELETE"] = "on"
        return admin.post(desk.change_url(procedure), sent)

    def test_what_is_missing_is_said_in_words_and_what_was_typed_stays(self, admin):
        new = desk.renewed(admin, local(), NEXT)
        before = everything()
        answer = self.drop(admin, new, (Move.RESUME, "tam_dung"), (Move.STOP, "tam_dung"))
        assert answer.status_code == 200
        assert "Quy trình chưa đủ để áp dụng. Tới “Tạm dừng” thì không còn bước nào đi tiếp." in words(answer)
        assert "Tên vừa gõ" in words(answer)
        assert everything() == before

    def test_a_checkpoint_holds_up_a_move_that_is_there(self, admin):
        new = desk.renewed(admin, local(), NEXT)
        stop = {"Quy trình": "KCDP-MAU/2", "Tình trạng": "Tạm dừng", "Thứ tự": "1", "Tên chặng": "Kiểm lại"}
        stop |= {"Ai quyết": "TT_CV", "Phải xong trước bước": "Trình", "Mức chắc chắn": "I"}
        page = desk.upload(admin, CheckpointResource, desk.workbook(CheckpointResource, stop))
        assert "Chặng “Kiểm lại” chặn bước “Trình”, nhưng quy trình không có bước ấy" in words(page)
        assert "confirm_form" not in page.context
        assert new.checkpoints.filter(name="Kiểm lại").count() == 0

    def test_a_move_nobody_needs_is_taken_out_by_whole_branches(self, admin):
        new = desk.renewed(admin, local(), NEXT)
        branch = [(Move.SUSPEND, "dang_lam"), (Move.RESUME, "tam_dung"), (Move.STOP, "tam_dung")]
        assert self.drop(admin, new, *branch).status_code == 302
        assert not new.moves.filter(move__in=[Move.SUSPEND, Move.RESUME]).exists()

    def test_the_database_agrees_with_the_words(self, people):
        """Any subset of the closed table: PostgreSQL refuses what the sentences call missing."""
        draw = random.Random(2013)
        procedure = services.add_procedure(
            by=people[Role.ADMIN], code="HUYEN", name="Quy trình huyện", purse=Purse.DISTRICT, valid_from=NEXT
        )
        for _ in range(40):
            gone = set(draw.sample(ALL, draw.randint(1, 4)))
            rows = [row.pk for row in procedure.moves.all() if (row.move, row.from_status) in gone]
            told = [one for one in gaps(set(ALL) - gone) if "không bao giờ tới lượt" not in one]
            assert refused(rows) == ("procedure_stays_whole" if told else None), gone

    def test_a_new_procedure_begins_with_every_move(self, admin):
        sent = {"code": "HUYEN", "name": "Quy trình huyện", "purse": Purse.DISTRICT, "certainty": "I"}
        add = reverse("admin:projects_procedureversion_add")
        answer = admin.post(add, sent)
        assert "từ ngày mai trở đi" in words(answer)
        answer = admin.post(add, sent | {"valid_from": "01/07/2026"})
        made = ProcedureVersion.objects.get(code="HUYEN")
        assert answer["Location"] == desk.change_url(made)
        assert set(made.moves.values_list("move", "from_status")) == set(ALL)
        assert "đã có quy trình trong khoảng ngày ấy" in words(
            admin.post(add, sent | {"code": "X", "valid_from": "2/7/2026"})
        )


def refused(moves: list[int]) -> str | None:
    """By which rule PostgreSQL refuses to lose these moves; all is taken back either way."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM projects_proceduremove WHERE id = ANY(%s)", [moves])
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)
    except IntegrityError as error:
        return error.__cause__.diag.constraint_name
    return None


class TestThePaperOfACheckpoint:
    """The document given at a stop is filed as the paper the stop names: “Trình Sở” brings the tờ trình (G025)."""

    STOP = {"status": "da_trinh", "name": "Trình Sở"}

    def test_it_is_chosen_on_the_page_of_the_version_and_told_to_readers(self, admin):
        new = desk.renewed(admin, local(), NEXT)
        stop = new.checkpoints.get(**self.STOP)
        assert stop.paper_type.code == "G025"
        page = admin.get(desk.change_url(new))
        box = desk.box_of(page, "checkpoints", pk=stop.pk) + "paper_type"
        note = PaperType.objects.get(code="G028")
        assert admin.post(desk.change_url(new), desk.typed(page) | {box: note.pk}).status_code == 302
        stop.refresh_from_db()
        assert stop.paper_type == note
        told = words(admin.get(reverse("projects:procedure", args=[new.pk])))
        assert f"có văn bản ({note.name.lower()})" in told
        assert "Văn bản ấy là" in told

    def test_it_comes_in_by_its_code(self, admin):
        new = desk.renewed(admin, local(), NEXT)
        stop = new.checkpoints.get(**self.STOP)
        row = {"Quy trình": "KCDP-MAU/2", "Tình trạng": "Đã trình", "Thứ tự": stop.order, "Tên chặng": stop.name}
        row |= {"Ai quyết": stop.get_decided_by_display(), "Phải có văn bản": "có", "Mức chắc chắn": "S"}
        row |= {"Phải xong trước bước": stop.get_before_move_display()}
        wrong = desk.upload(
            admin, CheckpointResource, desk.workbook(CheckpointResource, row | {"Văn bản ấy là": "G999"})
        )
        assert "Không có mã G999 trong danh mục giấy tờ" in words(wrong)
        book = desk.workbook(CheckpointResource, row | {"Văn bản ấy là": "G028"})
        assert desk.confirm(admin, CheckpointResource, desk.upload(admin, CheckpointResource, book)).status_code == 302
        stop.refresh_from_db()
        assert stop.paper_type.code == "G028"


class TestWorkbooks:
    @pytest.mark.parametrize("resource", [ProcedureResource, ProcedureMoveResource, CheckpointResource])
    def test_a_register_comes_back_as_it_went_out(self, admin, resource):
        before = everything()
        preview = desk.upload(admin, resource, desk.exported(admin, resource))
        result = preview.context["result"]
        assert {row.import_type for row in result.rows} == {"skip"}
        assert desk.confirm(admin, resource, preview).status_code == 302
        assert everything() == before

    WRONG = [
        ({"Quy trình": "KCDP-MAU/9"}, "Quy trình", "Không có quy trình “KCDP-MAU/9”"),
        ({"Bước": "Nhảy cóc"}, "Bước", "“Nhảy cóc” không có trong danh sách"),
        ({"Từ": "Đã lưu hồ sơ"}, "", "Bước này không đi từ tình trạng ấy"),
        ({"Ai quyết": "Ông Năm"}, "Ai quyết", "“Ông Năm” không có trong danh sách. Ghi một trong: Cơ sở CNNT"),
        ({"Giấy tờ phải có": "G001;G999"}, "Giấy tờ phải có", "Không có mã G999 trong danh mục"),
        ({"Thời hạn bắt đầu tính": "LC999"}, "Thời hạn bắt đầu tính", "Lịch pháp lý không có mã LC999"),
        ({"Phải có văn bản": "chắc vậy"}, "Phải có văn bản", "Ghi “có” hoặc “không”"),
        ({"Tên trong cơ quan": ""}, "Tên trong cơ quan", "Điền ô này."),
    ]

    @pytest.mark.parametrize(("change", "column", "why"), WRONG, ids=lambda told: str(told)[:30])
    def test_a_wrong_row_is_told_by_row_column_and_reason(self, admin, change, column, why):
        desk.renewed(admin, local(), NEXT)
        before = everything()
        good = {"Quy trình": "KCDP-MAU/2", "Bước": "Trình", "Từ": "Đang soạn", "Tên trong cơ quan": "Nộp qua xã"}
        good |= {"Ai quyết": "Chuyên viên Trung tâm", "Mức chắc chắn": "S"}
        other = good | {"Từ": "Cần bổ sung"}
        page = desk.upload(admin, ProcedureMoveResource, desk.workbook(ProcedureMoveResource, other, good | change))
        (row,) = page.context["result"].invalid_rows
        assert row.number == 2
        assert why in words(page), row.error_dict
        assert (column in row.error_dict) if column else row.non_field_specific_errors
        assert "confirm_form" not in page.context
        assert everything() == before

    def test_a_version_is_not_made_by_a_workbook(self, admin):
        row = {"Mã": "KCDP-MAU", "Bản": 2, "Tên quy trình": "Mới", "Mức chắc chắn": "S"}
        page = desk.upload(admin, ProcedureResource, desk.workbook(ProcedureResource, row))
        assert "Chưa có bản này. Mở bản đang dùng trong sổ, lập bản mới từ bản ấy" in words(page)

    def test_the_last_day_and_the_document_come_in_day_first(self, admin):
        row = {"Mã": "KCDP-MAU", "Bản": 1, "Tên quy trình": local().name, "Đến ngày": "31/12/2026"}
        row |= {"Văn bản": "Quyết định thử", "Mức chắc chắn": "Đã đọc chính văn bản"}
        preview = desk.upload(admin, ProcedureResource, desk.workbook(ProcedureResource, row))
        assert desk.confirm(admin, ProcedureResource, preview).status_code == 302
        found = local()
        assert (found.valid_to, found.document, found.certainty) == (date(2026, 12, 31), "Quyết định thử", "S")
        assert today() == date(2026, 6, 25)


def test_the_read_page_tells_the_version_and_what_differs(admin, signed_in):
    """“table of moves …; and what differs from the version before (old/new side by side)”, and the case page leads to it."""
    new = desk.renewed(admin, local(), NEXT)
    page = admin.get(desk.change_url(new))
    submit = desk.box_of(page, "moves", move=Move.SUBMIT, from_status=ProjectStatus.DRAFT)
    suspend = desk.box_of(page, "moves", move=Move.SUSPEND, from_status=ProjectStatus.RUNNING)
    sent = desk.typed(page) | {submit + "decided_by": Decider.COLLABORATOR, submit + "clock": "LC01"}
    sent |= {suspend + "papers": "G001"}
    assert admin.post(desk.change_url(new), sent).status_code == 302
    project = ProjectFactory(procedure=new)
    staff = signed_in(Role.STAFF)
    address = reverse("projects:procedure", args=[new.pk])
    assert f'href="{address}#vi-sao"' in words(staff.get(reverse("projects:detail", args=[project.pk])))
    told = staff.get(address)
    differences = [(one.what, one.old, one.new) for one in told.context["page"].differences]
    assert [one[0] for one in differences] == ["Ai quyết", "Thời hạn", "Giấy tờ phải có"]
    assert differences[0][2] == "Cộng tác viên khuyến công"
    for sentence in ("Khác bản 1", "áp dụng từ 01/07/2026", project.code, "chưa kiểm chứng", "Chặng 1: "):
        assert sentence in words(told), sentence
    assert "Mở trong sổ danh mục" not in words(told)
    assert "bản 2" in words(staff.get(reverse("projects:procedures")))
