"""“Seeds F011, F013, F015–F020, F028–F030, F060, F061 come out of movements, commitments and payments at the same
figures as before, through board, report, PDF and XLSX.”
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from io import BytesIO

import openpyxl
import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse

from budgets.choices import LeverageBy, MovementKind, Stage
from budgets.models import Commitment, Envelope, Movement, PlanLine
from budgets.queries import Board, BoardRow, LeverageTable
from khuyencong.core.dates import Period, today
from khuyencong.core.models import User
from khuyencong.core.money import format_million
from khuyencong.reports import exports
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from khuyencong.reports.queries.spending import SpendingReport, SpendingScope
from projects.choices import BEING_DONE, ProjectStatus
from projects.models import Beneficiary, Project
from tests.acceptance.foundation.seeds import BT, FACTS, PROVINCES, WINDOW, expected, report, unit
from tests.factories.budgets import MovementFactory
from tests.factories.core import OfficialDocumentFactory

pytestmark = pytest.mark.django_db

# fact → (year, stage, purse, content); None: of the whole year
ON_THE_BOARD = {
    "F013": (2022, Stage.GIVEN, None, None),
    "F015": (2022, Stage.APPROVED, None, None),
    "F016": (2023, Stage.PLANNED, None, "ND3"),
    "F017": (2023, Stage.PLANNED, None, "ND9"),
    "F018": (2023, Stage.PLANNED, None, "ND4"),
    "F019": (2023, Stage.PLANNED, None, "ND6"),
    "F020": (2023, Stage.PLANNED, None, None),
    "F060": (2006, Stage.GIVEN, "KCDP", None),
    "F061": (2006, Stage.GIVEN, "KCQG", None),
}


@pytest.fixture
def user(demo) -> User:
    """One who sees every province of the demo centre: the seeds tell of three."""
    return User.objects.get(email="quantri@khuyencong.invalid")


def place(fact: str):
    return unit(PROVINCES[FACTS[fact]["province"]])


def row_of(fact: str, rows: list[BoardRow], total: BoardRow) -> BoardRow:
    _, _, purse, content = ON_THE_BOARD[fact]
    wanted = {"purse": purse} if purse else {}
    if content:
        return next(row for row in rows if row.level and (row.keys["purse"], row.keys["content"]) == ("", content))
    return next(row for row in rows if row.level == 0 and row.keys["purse"] == purse) if wanted else total


def on_the_board(user: User, fact: str) -> int:
    year, stage, _, _ = ON_THE_BOARD[fact]
    board = Board(year, user, place=place(fact))
    figure = row_of(fact, board.rows(), board.total).of(stage)
    assert not figure.unknown
    return figure.value


def spending(user: User, fact: str) -> SpendingReport:
    return SpendingReport(SpendingScope(user=user, unit=place(fact), address=str(ON_THE_BOARD[fact][0])))


def label_of(user: User, fact: str) -> tuple[str, str]:
    """(the row, the column) of the figure in the report on money."""
    board = Board(ON_THE_BOARD[fact][0], user, place=place(fact))
    return row_of(fact, board.rows(), board.total).label, ON_THE_BOARD[fact][1].label


def on_the_page(user: User, fact: str) -> set[str]:
    """Every number of its row, as printed."""
    client = Client()
    client.force_login(user)
    address = reverse("reports:spending", args=[place(fact).pk, ON_THE_BOARD[fact][0]])
    return _printed(client.get(address).context["report"], *label_of(user, fact))


def _printed(found: SpendingReport, label: str, column: str) -> set[str]:
    table = found.tables["thuc-hien"]
    at = next(index for index, one in enumerate(table.columns) if one.title == column)
    rows = [line for line in [*table.lines, *table.total_lines] if line.cells[0].shown.text == label]
    return {line.cells[at].shown.text for line in rows}


def in_the_pdf(user: User, fact: str) -> set[str]:
    label, column = label_of(user, fact)
    report_ = spending(user, fact)
    at = next(i for i, one in enumerate(report_.tables["thuc-hien"].columns) if one.title == column)
    with pdfplumber.open(BytesIO(exports.SPENDING["pdf"].make(report_))) as pdf:
        rows = [row for page in pdf.pages for table in page.extract_tables() for row in table]
    flat = [[" ".join((cell or "").split()) for cell in row] for row in rows]
    return {row[at].removesuffix(" minh hoạ") for row in flat if len(row) > at and row[0] == label}


def in_the_workbook(user: User, fact: str) -> set[str]:
    """Whole đồng in the file, compared in triệu as the others."""
    label, column = label_of(user, fact)
    book = openpyxl.load_workbook(BytesIO(exports.SPENDING["xlsx"].make(spending(user, fact))))
    rows = [[cell.value for cell in row] for row in book["B1 Thực hiện"].iter_rows()]
    head = next(row for row in rows if row[0] == "Nguồn, nội dung")
    at = head.index(f"{column} (đồng)")
    return {format_million(Decimal(row[at])) for row in rows if row[0] == label and isinstance(row[at], int | float)}


WAYS: dict[str, Callable] = {"page": on_the_page, "pdf": in_the_pdf, "xlsx": in_the_workbook}


@pytest.mark.parametrize("fact", ON_THE_BOARD)
def test_fact_is_the_figure_of_the_board(user, fact):
    assert on_the_board(user, fact) == expected(fact)


@pytest.mark.parametrize("way", WAYS)
def test_facts_are_in_the_report_and_its_files(user, way):
    for fact in ON_THE_BOARD:
        assert format_million(Decimal(expected(fact))) in WAYS[way](user, fact), fact


def test_f011_and_the_window_of_f028_to_f030(user):
    """Of đề án whose year is not known, and of a window that is not a year: support and counterpart, verified."""
    no_year = LeverageTable(user, LeverageBy.YEAR)
    (row,) = [row for row in no_year.rows if row.label == "Không rõ năm"]
    helped = Beneficiary.objects.get(project__title__contains="phân bón hữu cơ")
    assert helped.support == expected("F011") <= row.support.value
    found = report("F029", period=WINDOW).figures()
    keys = {"F028": "beneficiaries.total", "F029": "support.total", "F030": "counterpart.total"}
    assert {fact: found[key].value for fact, key in keys.items()} == {fact: expected(fact) for fact in keys}


def test_the_annual_report_reads_movements(user):
    given = report("F013").sheet.now.given
    assert [row.amount for row in given] == [one.amount for one in Movement.objects.filter(envelope__year=2022)]


def test_approved_is_what_was_committed(user):
    """Of every file on its way: what the report counts as approved is what is held for it, to the đồng; and the report,
    the board and the report on money tell one sum. (Settled, less is held: the approval stays what it was.)
    """
    on_their_way = Project.objects.approved().filter(
        retrospective=False, status__in=(*BEING_DONE, ProjectStatus.ACCEPTED)
    )
    held = {one.pk: sum(row.amount for row in Commitment.objects.filter(project=one)) for one in on_their_way}
    assert held == {one.pk: one.support_approved for one in on_their_way}
    assert len(held) > 5
    year = today().year
    told = AnnualReportDocument(ReportScope(period=Period.calendar_year(year), unit=unit("new-79"))).figures()
    board = Board(year, user, place=unit("new-79")).total.of(Stage.APPROVED)
    assert (told["funding.approved"].value, told["funding.approved"].unknown) == (board.value, board.unknown)


def _supplemented(fact: str, user: User) -> int:
    year, _, purse, _ = ON_THE_BOARD[fact]
    envelope = Envelope.objects.filter(year=year, unit=place(fact), **({"purse": purse} if purse else {})).get()
    document = OfficialDocumentFactory()
    MovementFactory(
        envelope=envelope, kind=MovementKind.SUPPLEMENT, amount=7, happened_on=date(year, 6, 1), document=document
    )
    return 7


def _planned(content: str, fact: str, user: User) -> int:
    line = PlanLine.objects.get(year=2023, unit=place(fact), content__code=content)
    line.amount += 5
    line.save()
    return 5


def _approved(fact: str, user: User) -> int:
    project = Project.objects.filter(plan_year=2022, unit__reference_key="old-74", support_approved__gt=10).first()
    project.support_approved += 3
    project.save()
    return 3


CHANGES = {
    "F013": _supplemented,
    "F015": _approved,
    **{
        fact: partial(_planned, code)
        for fact, code in (("F016", "ND3"), ("F017", "ND9"), ("F018", "ND4"), ("F019", "ND6"))
    },
    "F020": partial(_planned, "ND3"),
    "F060": _supplemented,
    "F061": _supplemented,
}


@pytest.mark.parametrize("fact", CHANGES)
def test_changing_a_record_changes_the_figure_everywhere(user, fact):
    """On the board, in the annual report and in the report on money."""
    moved = CHANGES[fact](fact, user)
    assert on_the_board(user, fact) == expected(fact) + moved
    told = format_million(Decimal(expected(fact) + moved))
    assert told in _printed(spending(user, fact), *label_of(user, fact))
    stage = ON_THE_BOARD[fact][1]
    if stage == Stage.GIVEN:
        assert sum(row.amount for row in report(fact, ON_THE_BOARD[fact][0]).sheet.now.given) == sum(
            one.amount
            for one in Movement.objects.filter(envelope__year=ON_THE_BOARD[fact][0], envelope__unit=place(fact))
        )


def test_reversing_a_movement_restores_the_figure(user):
    _supplemented("F060", user)
    wrong = Movement.objects.latest("pk")
    MovementFactory(envelope=wrong.envelope, kind=wrong.kind, amount=-wrong.amount, reverses=wrong)
    assert on_the_board(user, "F060") == expected("F060")
    assert wrong.envelope.unit.reference_key == BT
