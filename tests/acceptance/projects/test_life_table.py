"""“Transition table: total, reachable, each move with its papers and deciders; README diagram generated”; “An illegal
move is impossible by page, URL, form, admin or command”.

That the README's diagram is the table's is kept by tests/architecture/test_readme.py; that the rows of procedures agree
with the closed table, by tests/projects/test_procedure_rows.py.
"""

import ast
import random
import re
import uuid
from datetime import date

import pytest
import time_machine
from django.contrib import admin
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.models import LegalRule
from projects import rules, services
from projects.choices import (
    COUNTED_AS_APPROVED,
    MOVES,
    OWN_PAPERS,
    PROJECT_TRANSITIONS,
    STAGES_OF_MOVE,
    Decider,
    Move,
    ProjectStatus,
    Purse,
    moves_from,
)
from projects.models import MoveRecord, PaperType, ProcedureMove, ProcedureVersion, Project
from projects.queries import clocks, walk_of
from projects.rules import HANDS
from projects.views.cases import _PAGES, slug_of
from tests.acceptance.projects.oracle import STEPS
from tests.architecture.code import sources
from tests.factories.offices import HCM, RoleGrantFactory, unit
from tests.factories.procedures import why_typed
from tests.factories.projects import BeneficiaryFactory, ProjectFactory
from tests.people import person
from tests.scale import FULL

S = ProjectStatus
FINAL = {S.ARCHIVED, S.REJECTED, S.WITHDRAWN}
LEGAL = {(status, move) for move, spec in MOVES.items() for status in spec.sources}
PAIRS = [(status, move) for status in S for move in Move]


def standing(status: ProjectStatus, **facts) -> Project:
    """A file that stands there, with one establishment."""
    facts |= {"approved": True} if status in COUNTED_AS_APPROVED else {"submitted": status != S.DRAFT}
    if status == S.STOPPED:
        facts |= {"stopped_on": date(2026, 3, 1)}
    project = ProjectFactory(**facts | {"status": status})
    BeneficiaryFactory(project=project)
    return project


@pytest.fixture
def anybody(db):
    """Somebody whose hand may write everything down: what refuses them is not their role."""
    user = person(Role.ADMIN)
    for role in (Role.STAFF, Role.LEADER, Role.APPRAISER, Role.ACCOUNTANT):
        RoleGrantFactory(user=user, role=role, unit=unit(HCM))
    return user


@pytest.fixture(autouse=True)
def _twentieth_of_november():
    with time_machine.travel("2026-11-20T09:00:00+07:00"):
        yield


def reached(start: ProjectStatus, steps: set[tuple[str, str]]) -> set[str]:
    found, grew = {start}, True
    while grew:
        more = {to for begin, to in steps if begin in found} - found
        found, grew = found | more, bool(more)
    return found


def test_the_table_is_the_one_written_down_beside_it():
    """17 statuses, 19 moves: the judge of the walks has a copy of its own, so neither changes unseen."""
    assert {(move, start, MOVES[move].target) for start, move in LEGAL} == STEPS
    assert (len(S), len(MOVES), set(MOVES)) == (17, 19, set(Move))


def test_every_status_is_reached_and_leads_to_an_end():
    """“reachable”: from the draft to each, and from each that is not the end to an end."""
    steps = {(start, to) for start, targets in PROJECT_TRANSITIONS.items() for to in targets}
    assert reached(S.DRAFT, steps) == set(S)
    assert {status for status in S if not moves_from(status)} == FINAL
    assert {status for status in S if not reached(status, steps) & FINAL} == set()


@pytest.mark.django_db
def test_every_version_reaches_every_status_it_names_and_an_end():
    for version in ProcedureVersion.objects.all():
        steps = {(line.from_status, str(MOVES[Move(line.move)].target)) for line in version.moves.all()}
        named = {one for step in steps for one in step}
        assert reached(S.DRAFT, steps) == named == {str(status) for status in S}
        assert {status for status in named if not reached(status, steps) & FINAL} == set(), version


@pytest.mark.django_db
@pytest.mark.parametrize("purse", [Purse.NATIONAL, Purse.LOCAL, Purse.DISTRICT])
def test_every_status_and_move_is_allowed_or_refused_with_a_sentence(anybody, purse):
    """“total”: of each procedure (district money has none: the table alone) there is an answer to all 17 × 19 questions."""
    project = standing(S.DRAFT, purse=purse)
    for status, move in PAIRS:
        project.status = status
        verdict, walk = rules.may_move(anybody, project, move), walk_of(project)
        if (status, move) not in LEGAL:
            assert verdict.refusal == f"Không chuyển được từ “{status.label}” sang “{MOVES[move].target.label}”."
        elif not walk.uses(move):
            assert verdict.refusal.endswith(f"không có bước “{move.label}” từ “{status.label}”.")
        elif not verdict:
            assert verdict.refusal.startswith(f"Bước “{walk.name(move)}” còn thiếu: "), (status, move, verdict)
        assert verdict or re.fullmatch(r".{20,}\.", verdict.refusal)


@pytest.mark.django_db
def test_every_move_of_every_version_names_its_deciders_papers_and_clock():
    """“each move with its papers and deciders”, and the clock it starts, which the calendar then counts by."""
    papers = set(PaperType.objects.values_list("code", flat=True))
    laws = set(LegalRule.objects.values_list("code", flat=True))
    lines = list(ProcedureMove.objects.select_related("procedure"))
    assert len(lines) == 63
    for line in lines:
        move = Move(line.move)
        spec, own = MOVES[move], set(OWN_PAPERS.get(move.name, ()))
        assert line.from_status in spec.sources
        assert HANDS[Decider(line.decided_by)], line
        assert line.office_name, line
        assert line.public_name, line
        assert line.source_ref, line
        assert set(line.papers) | own <= papers, line
        assert line.needs_document or not spec.needs_document, line
        assert bool(line.reason_kind) == bool(spec.reason) or line.reason_kind == "ngung", line
        assert not line.clock or line.clock in laws, line
        asks_nothing = not (line.papers or own or STAGES_OF_MOVE.get(move.name) or line.needs_document)
        assert not asks_nothing or move in WITHOUT_PAPERS, line
    named = {(MOVES[Move(line.move)].target, line.clock) for line in lines if line.clock}
    counted = {(status, clock.code) for status, acts in clocks.ACTS.items() for act in acts for clock in act.clocks}
    assert not named - counted


# A step inside the office, or the beginning of one that ends with a paper.
WITHOUT_PAPERS = {Move.NOT_YET, Move.SEND_BACK_SETTLEMENT, Move.ARCHIVE}


def address(project: Project, move: Move) -> str:
    if page := _PAGES.get(move):
        return reverse(page, args=[project.pk])
    return reverse("projects:move", args=[project.pk, slug_of(move)])


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def rows(project: Project) -> tuple:
    project = Project.objects.get(pk=project.pk)
    return project.status, project.version, MoveRecord.objects.count(), project.timeline.activities.count()


@pytest.mark.django_db
def test_a_case_page_leads_to_no_illegal_move(anybody):
    """“by page”: what leads on from the page of a file at each status are moves that leave it."""
    client = signed_in(anybody)
    for status in S:
        project = standing(status)
        html = client.get(reverse("projects:detail", args=[project.pk])).content.decode()
        shown = {move for move in Move if f'href="{address(project, move)}"' in html}
        assert shown <= set(moves_from(status)), status


@pytest.mark.django_db
def test_an_illegal_move_is_refused_by_its_address_and_its_form(anybody):
    """“by URL, form”: asked for, and posted with everything its form could ask."""
    client, chance = signed_in(anybody), random.Random(3)
    illegal = [pair for pair in PAIRS if pair not in LEGAL]
    if not FULL:  # each move from one status it does not leave
        illegal = [chance.choice([pair for pair in illegal if pair[1] == move]) for move in Move]
    for status, move in illegal:
        project = standing(status)
        before, url = rows(project), address(project, move)
        asked = client.get(url)
        why = why_typed(MOVES[move].reason, "Vì lẽ ấy") if MOVES[move].reason else {}
        posted = client.post(url, FILLED | why | {"version": project.version, "idempotency_key": uuid.uuid4()})
        assert "Không chuyển được từ" in asked.content.decode(), (status, move)
        assert (asked.status_code, posted.status_code) == (403, 422), (status, move)
        if move not in _PAGES:  # the others first ask for what only their page asks
            assert "Không chuyển được từ" in posted.content.decode(), (status, move)
        assert rows(project) == before


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["advance", "demand_refund"])
def test_a_page_of_money_is_refused_where_no_amount_is_known(anybody, page):
    """A file entered after the fact whose amount nobody knows: the refusal, not a fault of the server."""
    project = ProjectFactory(approved=True, retrospective=True, support_approved=None)
    assert signed_in(anybody).get(reverse(f"budgets:{page}", args=[project.pk])).status_code == 403


FILLED = {
    "happened_on": "20/11/2026",
    "note": "Vì lẽ ấy",
    "number": "12",
    "symbol": "QĐ-SCT",
    "issued_on": "20/11/2026",
    "issuer": "Sở Công Thương",
    "title": "Văn bản",
    "status": "luu",
    "support_approved": "1",
    "amount": "1",
}


@pytest.mark.django_db
def test_a_status_typed_into_another_form_changes_nothing(anybody):
    """“form”: no form of the portal has a box for the status, and the service of the facts knows no such fact."""
    project = standing(S.DRAFT)
    before = rows(project)[0]
    answer = signed_in(anybody).post(reverse("projects:update", args=[project.pk]), FILLED)
    assert answer.status_code == 422  # comes back with what is missing
    with pytest.raises(TypeError, match="status"):
        services.update_project(by=anybody, project=project, status=S.APPROVED)
    assert rows(project)[0] == before
    named = [
        one.name
        for one in sources()
        if one.room == "forms"
        and one.app in {"projects", "budgets"}
        and re.search(r"Meta:\s+model = Project\b", one.text)
        and '"status"' in one.text
    ]
    assert named == []


@pytest.mark.django_db
def test_many_at_once_are_refused_one_by_one(anybody):
    """“form”: the bulk act is the single move with its refusals."""
    files = [standing(status) for status in (S.REJECTED, S.ARCHIVED, S.APPROVED)]
    chosen = {project.pk: project.version for project in files}
    before = [rows(project) for project in files]
    told = services.move_many(by=anybody, chosen=chosen, move=Move.SUBMIT, happened_on=date(2026, 11, 20))
    assert all("Không chuyển được từ" in one.refusal for one in told)
    assert [rows(project) for project in files] == before


@pytest.mark.django_db
def test_the_administration_writes_no_status(anybody):
    """“admin”: the register of đề án is looked at; no other form there, inline, list or import has its status."""
    client, project = signed_in(anybody), standing(S.DRAFT)
    page = reverse("admin:projects_project_change", args=[project.pk])
    assert client.post(page, FILLED).status_code == 403
    assert client.post(reverse("admin:projects_project_add"), FILLED).status_code == 403
    for model, register in admin.site._registry.items():
        shown = {model} | {inline.model for inline in register.inlines}
        walks = shown & {Project, MoveRecord}
        assert not walks or model is Project, register
        assert "status" not in register.list_editable or model is not Project
        kinds = getattr(register, "resource_classes", None) or []
        assert not {kind._meta.model for kind in kinds} & {Project, MoveRecord}, register
    assert rows(project)[0] == S.DRAFT


WRITERS = {"services", "admin", "management", "imports"}


def test_one_place_writes_the_status_of_a_file():
    """“command”: no command, import or other service does: of the whole source, two calls give a đề án its status."""
    found = {
        f"{one.name}:{function.name}"
        for one in sources()
        if one.app in {"projects", "budgets", "khuyencong.portal"} and one.room in WRITERS
        for function in ast.walk(one.tree)
        if isinstance(function, ast.FunctionDef) and _gives_status(function)
    } - {"khuyencong/portal/services/demo_rounds.py:close_rounds"}  # of a round of voting
    assert found == {
        "projects/services/steps.py:take",  # the move
        "projects/services/life.py:undo_move",  # taken back: as it was before
        "projects/services/adjustments.py:granting",  # an adjustment's own
        "projects/services/adjustments.py:_refuse",
    }


def _gives_status(function: ast.FunctionDef) -> bool:
    text = ast.unparse(function)
    named = re.search(r"(bump|update)\([^()]*\bstatus=|\.status = |'status': to\b|'status', ", text)
    return bool(named) or "record.before.items()" in text


@pytest.mark.django_db
def test_whatever_writes_it_the_database_asks_for_the_move():
    """“impossible by page, URL, form, admin or command”: whoever comes past them all meets a named constraint."""
    project = standing(S.RUNNING)
    for to in S:
        if to in {S.RUNNING, S.STOPPED} or to not in COUNTED_AS_APPROVED:
            continue
        with pytest.raises(IntegrityError) as refused:
            written_past_the_services(project, to)
        assert refused.value.__cause__.diag.constraint_name.startswith("project_"), to


def written_past_the_services(project: Project, status: ProjectStatus) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        Project.objects.filter(pk=project.pk).update(status=status)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
