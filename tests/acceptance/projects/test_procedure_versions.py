"""“Procedure version changed mid-year by data alone: running files keep the old, new files the new.”"""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from projects import rules, services
from projects.choices import Decider, Move, ProjectKind, ProjectStatus, Purse, ReasonKind
from projects.imports import CheckpointResource
from projects.models import Checkpoint, PaperType, ProcedureVersion, Project, ProjectPaper, ProjectType
from projects.queries import walk_of
from tests.acceptance.projects import procedure_desk as desk
from tests.factories.core import OfficialDocumentFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, HCM, unit
from tests.factories.procedures import why
from tests.factories.projects import ProjectFactory, content

pytestmark = pytest.mark.django_db
JUNE, JULY, LATER = "2026-06-25T09:00:00+07:00", "2026-07-02T09:00:00+07:00", "2026-07-10T09:00:00+07:00"
NEW_PAPER = "G099"


@pytest.fixture
def register(people) -> Client:
    client = Client()
    client.force_login(people[Role.ADMIN])
    return client


def changed_on_the_first_of_july(register) -> ProcedureVersion:
    """What a person of the Centre does in the registers: a new version, two moves typed anew, a checkpoint imported."""
    new = desk.renewed(register, ProcedureVersion.objects.get(code="KCDP-MAU", version=1), date(2026, 7, 1))
    paper = {"code": NEW_PAPER, "name": "Bản đồ vị trí nhà xưởng", "issuer": "CO_SO", "form": "ban_chinh"}
    assert register.post(reverse("admin:projects_papertype_add"), paper | {"certainty": "I"}).status_code == 302
    page = register.get(desk.change_url(new))
    submit = desk.box_of(page, "moves", move=Move.SUBMIT, from_status=ProjectStatus.DRAFT)
    taken = desk.box_of(page, "moves", move=Move.TAKE_UP)
    sent = desk.typed(page) | {"name": "Quy trình từ tháng 7"}
    sent |= {submit + "office_name": "Gửi hồ sơ qua xã", submit + "papers": f"{sent[submit + 'papers']},{NEW_PAPER}"}
    sent |= {taken + "office_name": "Hội đồng tỉnh tiếp nhận", taken + "decided_by": Decider.CENTRE_HEAD}
    sent |= {taken + "clock": "LC01"}
    assert register.post(desk.change_url(new), sent).status_code == 302
    stop = {"Quy trình": "KCDP-MAU/2", "Tình trạng": "Đã trình", "Thứ tự": 9, "Tên chặng": "Xã xác nhận mặt bằng"}
    stop |= {"Ai quyết": "Chuyên viên Trung tâm", "Phải xong trước bước": "Đưa vào thẩm định"}
    stop |= {"Mức chắc chắn": "Suy ra hoặc đề xuất, chưa kiểm chứng"}
    preview = desk.upload(register, CheckpointResource, desk.workbook(CheckpointResource, stop))
    assert desk.confirm(register, CheckpointResource, preview).status_code == 302
    return ProcedureVersion.objects.get(pk=new.pk)


def opened(people) -> Project:
    """A draft with one establishment, and every paper but the new one."""
    project = services.create_project(
        by=people[Role.STAFF],
        unit=unit(COMMUNE),
        title="Hỗ trợ máy nung gốm",
        kind=ProjectKind.PROJECT,
        content=content("ND3.04"),
        purse=Purse.LOCAL,
        plan_year=2026,
        support_proposed=300_000_000,
    )
    Project.objects.filter(pk=project.pk).update(project_type=ProjectType.objects.get(code="PT05"))
    services.add_beneficiary(by=people[Role.STAFF], project=project, establishment=EstablishmentFactory())
    document = OfficialDocumentFactory()
    ProjectPaper.objects.bulk_create(
        ProjectPaper(project=project, document=document, paper_type=kind)
        for kind in PaperType.objects.exclude(code=NEW_PAPER)
    )
    return Project.objects.get(pk=project.pk)


@pytest.fixture
def pair(people, register):
    """Two files: one begun in June, under the old rows; one in July, under the new."""
    with time_machine.travel(JUNE):
        old = opened(people)
        version = changed_on_the_first_of_july(register)
    with time_machine.travel(JULY):
        new = opened(people)
    assert (old.procedure.version, new.procedure) == (1, version)
    return old, new


@pytest.fixture
def staff(people):
    client = Client()
    client.force_login(people[Role.STAFF])
    return client


def page(client, name: str, project: Project, *args) -> str:
    return client.get(reverse(f"projects:{name}", args=[project.pk, *args])).content.decode()


def submitted(people, project: Project, **facts) -> Project:
    services.move_project(by=people[Role.STAFF], project=project, move=Move.SUBMIT, **facts)
    return Project.objects.get(pk=project.pk)


@time_machine.travel(LATER)
def test_each_file_is_shown_its_own_moves_and_papers(people, staff, pair):
    """On the case page, on the page of the move, and in its refusal."""
    old, new = pair
    assert ("Nộp Trung tâm" in page(staff, "detail", old), "qua xã" in page(staff, "detail", old)) == (True, False)
    assert ("Nộp Trung tâm" in page(staff, "detail", new), "qua xã" in page(staff, "detail", new)) == (False, True)
    assert "Quy trình từ tháng 7, bản 2" in page(staff, "detail", new)
    assert "<h1" in (asked := page(staff, "move", old, "trinh"))
    assert "Nộp Trung tâm" in asked
    refused = "Bước “Gửi hồ sơ qua xã” còn thiếu: Bản đồ vị trí nhà xưởng."
    assert refused in page(staff, "move", new, "trinh")
    with pytest.raises(DomainError, match=refused):
        submitted(people, new)
    assert submitted(people, old).status == ProjectStatus.SUBMITTED


@time_machine.travel(LATER)
def test_each_file_waits_for_its_own_checkpoints_and_decider(people, staff, pair):
    old, new = pair
    ProjectPaper.objects.create(
        project=new, document=OfficialDocumentFactory(), paper_type=PaperType.objects.get(code=NEW_PAPER)
    )
    old, new = submitted(people, old), submitted(people, new)
    assert [len(walk_of(one).stops) for one in (old, new)] == [3, 4]
    assert "Xã xác nhận mặt bằng" not in page(staff, "detail", old)
    assert "Xã xác nhận mặt bằng" in page(staff, "detail", new)
    words = [rules.may_move(people[Role.STAFF], one, Move.TAKE_UP).refusal for one in (old, new)]
    assert words[0].startswith(
        "Bước này do Chuyên viên Sở quyết"
    )  # an officer of the Centre writes down its head's word
    assert words[1].startswith("Bước “Hội đồng tỉnh tiếp nhận” còn thiếu: chặng")
    assert "chặng “Xã xác nhận mặt bằng”" in words[1]
    for one in (old, new):
        tick_all(people, one)
    taken = services.move_project(by=people[Role.APPRAISER], project=old, move=Move.TAKE_UP)
    assert (taken.procedure.version, taken.moves.latest("pk").name) == (1, "Sở nhận, thẩm định")
    taken = services.move_project(by=people[Role.STAFF], project=new, move=Move.TAKE_UP)
    record = taken.moves.latest("pk")
    assert (taken.procedure.version, record.name, record.decided_by) == (2, "Hội đồng tỉnh tiếp nhận", "TT_LD")


def tick_all(people, project: Project) -> None:
    letter = DocumentFacts(number="7", symbol="TTr", issued_on=date(2026, 7, 3), issuer="Trung tâm", title="Trình")
    for stop in walk_of(project).stops:
        by = people[Role.LEADER] if stop.checkpoint.decided_by == Decider.CENTRE_HEAD else people[Role.STAFF]
        services.tick_checkpoint(by=by, project=project, checkpoint=stop.checkpoint, document=letter)


@time_machine.travel(LATER)
def test_a_file_of_the_other_version_is_not_ticked(people, pair):
    old = submitted(people, pair[0])
    other = Checkpoint.objects.get(name="Xã xác nhận mặt bằng")
    with pytest.raises(DomainError, match="không thuộc bước hiện nay"):
        services.tick_checkpoint(by=people[Role.STAFF], project=old, checkpoint=other)


@time_machine.travel(LATER)
def test_a_file_sent_back_and_corrected_stays_on_the_version_it_began_with(people, pair):
    """Another place or purse is judged by the procedure of the day it was opened, not of the day it is corrected."""
    old, staff = submitted(people, pair[0]), people[Role.STAFF]
    services.move_project(by=staff, project=old, move=Move.RETURN, reason=why(ReasonKind.RETURN))
    services.update_project(by=staff, project=old, unit=unit(HCM))
    assert Project.objects.get(pk=old.pk).procedure.version == 1
    services.update_project(by=staff, project=old, purse=Purse.NATIONAL)
    assert Project.objects.get(pk=old.pk).procedure.code == "KCQG-2013"
    services.update_project(by=staff, project=old, purse=Purse.LOCAL)
    assert Project.objects.get(pk=old.pk).procedure.version == 1


@time_machine.travel(LATER)
def test_a_file_brought_in_on_its_way_stays_with_the_law_of_that_day(people, pair):
    """It names no version until it moves here; a new version meanwhile is not its own."""
    facts = {"submitted": True, "purse": Purse.LOCAL, "procedure": None}
    found = [walk_of(ProjectFactory(**facts, status_since=day)).version for day in (date(2026, 6, 1), date(2026, 7, 2))]
    assert [one.version for one in found] == [1, 2]
    assert walk_of(ProjectFactory(purse=Purse.LOCAL, procedure=None)).version.version == 2  # a draft has not begun


def test_two_versions_never_share_a_day(people, pair):
    """“overlapping versions are refused by the database”, and the version a file walks by is not taken from under it."""
    old, new = (one.procedure for one in pair)
    wrong = [
        ("UPDATE projects_procedureversion SET valid_to = '2026-07-01' WHERE id = %s", old.pk, "procedure_no_overlap"),
        ("UPDATE projects_procedureversion SET valid_from = NULL WHERE id = %s", new.pk, "procedure_kept"),
        ("UPDATE projects_procedureversion SET version = 1 WHERE id = %s", new.pk, "procedure_kept"),
        (
            "UPDATE projects_proceduremove SET decided_by = 'TT_LD' WHERE procedure_id = %s",
            old.pk,
            "procedure_move_kept",
        ),
        ("UPDATE projects_proceduremove SET papers = '{}' WHERE procedure_id = %s", old.pk, "procedure_move_kept"),
        ("UPDATE projects_proceduremove SET clock = 'LC01' WHERE procedure_id = %s", old.pk, "procedure_move_kept"),
        ("DELETE FROM projects_proceduremove WHERE procedure_id = %s", old.pk, "procedure_move_kept"),
        ("UPDATE projects_checkpoint SET name = 'khác' WHERE procedure_id = %s", old.pk, "checkpoint_kept"),
        ("DELETE FROM projects_checkpoint WHERE procedure_id = %s", old.pk, "checkpoint_kept"),
        (
            "UPDATE projects_checkpoint SET procedure_id = %s WHERE procedure_id IN (SELECT id FROM "
            "projects_procedureversion WHERE code = 'KCQG-2013')",
            old.pk,
            "checkpoint_kept",
        ),
        ("UPDATE projects_project SET procedure_id = %s", new.pk, "project_keeps_its_procedure"),
    ]
    for sql, pk, rule in wrong:
        with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [pk])
        assert refused.value.__cause__.diag.constraint_name == rule
