"""“For a year: giao → phân bổ → phê duyệt → cam kết → tạm ứng → quyết toán → còn lại, by purse, programme, territory,
as a table that is the chart (bars in cells), each number opening its rows … a ratio names its denominator.”

“Board of 10 years × 5 purses × 12 contents: constant queries (≤ 10).”
"""

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from budgets.choices import BoardBy, LeverageBy, MovementKind, Stage
from budgets.models import Envelope
from budgets.queries import Behind, Board, Curve, LeverageTable, years
from khuyencong.core.choices import Role
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from projects.choices import Purse
from projects.models import Content
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory, MovementFactory, PlanLineFactory
from tests.factories.core import OfficialDocumentFactory
from tests.factories.finishing import CommitmentFactory, SettlementFactory, funded
from tests.factories.offices import COMMUNE, HCM, unit
from tests.factories.projects import BeneficiaryFactory, ProjectFactory, content
from tests.people import person

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000
QUERIES = 10


@pytest.fixture
def accountant():
    return person(Role.ACCOUNTANT)


def shown(user, stage: Stage, year: int = 2026) -> Figure:
    return Board(year=year, user=user).total.of(stage)


def held_in(envelope: Envelope, *, support: int = 280 * TRIEU, **facts):
    """A file at work whose money is held in that envelope."""
    project = ProjectFactory(running=True, support_approved=support, content=content("ND3"), **facts)
    BeneficiaryFactory(project=project, support=support)
    CommitmentFactory(project=project, envelope=envelope, amount=support)
    return project


def told(figure: Figure) -> tuple:
    """What a reader compares."""
    return figure.value, figure.unknown


@pytest.mark.parametrize("by", list(BoardBy))
def test_every_number_of_the_demo_board_is_the_sum_of_the_rows_it_opens(demo, by):
    """Of each year, layout, group and part: the page behind a number sums to it."""
    user = User.objects.get(email="ketoan@khuyencong.invalid")
    seen: Counter[Stage] = Counter()
    for year in years(user=user):
        board = Board(year=year, user=user, by=by)
        for row, stage in product([*board.rows(), board.total], Stage):
            figure = row.left if stage == Stage.LEFT else row.of(stage)
            if figure.is_known or figure.unknown:
                keys = {name: str(value) for name, value in row.keys.items()}
                behind = Behind(user, year, stage, keys)
                assert told(behind.total) == told(figure), (year, stage, keys)
                seen[stage] += 1
    assert set(seen) == set(Stage)


def test_the_chain_of_one_year(accountant):
    """Given 1.000, supplemented 100, cut 50; 600 shared down to ND3; 280 approved and held; 200 advanced, 80 paid, settled."""
    root = EnvelopeFactory(amount=1_000 * TRIEU)
    MovementFactory(envelope=root, kind=MovementKind.SUPPLEMENT, amount=100 * TRIEU, document=OfficialDocumentFactory())
    MovementFactory(envelope=root, kind=MovementKind.CUT, amount=-50 * TRIEU, document=OfficialDocumentFactory())
    PlanLineFactory(amount=1_200 * TRIEU)
    EnvelopeFactory(amount=600 * TRIEU, content=content("ND4"))
    project = held_in(root)
    DisbursementFactory(project=project, envelope=root, kind="tam_ung", amount=200 * TRIEU)
    DisbursementFactory(project=project, envelope=root, amount=80 * TRIEU)
    total = Board(year=2026, user=accountant).total
    figures = {stage: total.of(stage).value for stage in Stage if stage != Stage.LEFT}
    assert figures == {
        Stage.PLANNED: 1_200 * TRIEU,
        Stage.GIVEN: 1_650 * TRIEU,
        Stage.CARRIED: 0,
        Stage.SHARED: 600 * TRIEU,
        Stage.APPROVED: 280 * TRIEU,
        Stage.HELD: 280 * TRIEU,
        Stage.ADVANCED: 200 * TRIEU,
        Stage.PAID: 280 * TRIEU,
        Stage.SETTLED: 0,
    }
    assert total.left.value == 1_370 * TRIEU


def test_changing_a_record_changes_the_figure(accountant):
    envelope = EnvelopeFactory(amount=1_000 * TRIEU)
    project = held_in(envelope)
    before = {
        stage: shown(accountant, stage).value for stage in (Stage.GIVEN, Stage.APPROVED, Stage.PAID, Stage.SETTLED)
    }
    MovementFactory(envelope=envelope, kind=MovementKind.SUPPLEMENT, amount=7, document=OfficialDocumentFactory())
    held_in(envelope, support=11)
    DisbursementFactory(project=project, envelope=envelope, amount=13)
    SettlementFactory(amount=17)
    moved = {stage: shown(accountant, stage).value - value for stage, value in before.items()}
    assert moved == {Stage.GIVEN: 7, Stage.APPROVED: 11 + 280 * TRIEU, Stage.PAID: 13, Stage.SETTLED: 17}


def test_carried_money_is_told_apart_from_new_money(accountant):
    """“carry-over counts once; recovered money never counts as new budget”"""
    envelope = EnvelopeFactory(amount=500 * TRIEU)
    MovementFactory(envelope=envelope, kind=MovementKind.RECOVER, amount=40 * TRIEU)
    total = Board(year=2026, user=accountant).total
    assert (total.of(Stage.GIVEN).value, total.of(Stage.CARRIED).value, total.left.value) == (
        500 * TRIEU,
        40 * TRIEU,
        540 * TRIEU,
    )
    page = Client()
    page.force_login(accountant)
    assert "Chuyển nguồn, thu hồi" in page.get(reverse("budgets:board"), {"nam": 2026}).text


def test_the_same_money_by_purse_content_and_place(accountant):
    EnvelopeFactory(amount=300 * TRIEU)
    EnvelopeFactory(amount=200 * TRIEU, purse=Purse.NATIONAL, content=content("ND4"))
    EnvelopeFactory(amount=100 * TRIEU, unit=unit(COMMUNE), content=content("ND3.04"))
    sums = {}
    for by in BoardBy:
        rows = [row for row in Board(year=2026, user=accountant, by=by).rows() if row.level == 0]
        sums[by] = {row.label: row.of(Stage.GIVEN).value // TRIEU for row in rows}
    names = dict(Content.objects.filter(parent=None).values_list("code", "name"))
    assert sums == {
        BoardBy.PURSE: {"Khuyến công quốc gia": 200, "Khuyến công địa phương": 400},
        BoardBy.CONTENT: {names["ND3"]: 100, names["ND4"]: 200, "Chưa chia theo nội dung": 300},
        BoardBy.PLACE: {unit(HCM).full_name: 500, unit(COMMUNE).full_name: 100},
    }


def test_unknown_is_not_zero_and_hides_no_rest(accountant):
    EnvelopeFactory(unknown=True)
    funded()
    total = Board(year=2026, user=accountant).total
    assert told(total.of(Stage.GIVEN)) == (None, 1)
    assert not total.left.is_known


def ten_years() -> None:
    """10 years × 5 purses × 12 contents: an envelope each."""
    leaves = list(Content.objects.exclude(parent=None).order_by("code")[::6][:12])
    for year in range(2017, 2027):
        for purse in Envelope._meta.get_field("purse").choices:
            for leaf in leaves:
                EnvelopeFactory(year=year, purse=purse[0], content=leaf, amount=TRIEU)


@pytest.mark.parametrize("by", list(BoardBy))
def test_constant_queries_of_ten_years_five_purses_twelve_contents(accountant, by):
    """“constant queries (≤ 10)”: the whole page, session and user included."""
    client = Client()
    client.force_login(accountant)
    address = reverse("budgets:board", query={"nam": 2026, "theo": by})

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    held_in(EnvelopeFactory())
    asked()  # what is kept per process is read once
    few = asked()
    ten_years()
    assert asked() == few <= QUERIES
    assert len(Board(year=2026, user=accountant).lines) > 20


def test_bars_are_drawn_without_a_style(accountant):
    held_in(EnvelopeFactory(amount=1_000 * TRIEU), support=250 * TRIEU)
    client = Client()
    client.force_login(accountant)
    html = client.get(reverse("budgets:board"), {"nam": 2026}).text
    assert '<rect width="25.0" height="6"/>' in html
    assert "style=" not in html


def test_the_curve_counts_each_voucher_once_and_those_after_the_year_apart(accountant):
    project = funded(plan_year=2025)
    DisbursementFactory(project=project, voucher_on=date(2025, 3, 5), budget_year=2025, amount=10)
    DisbursementFactory(project=project, voucher_on=date(2026, 1, 20), budget_year=2025, amount=5)
    curve = Curve(accountant, 2025, date(2026, 6, 1), planned=Figure(value=20), given=Figure(value=20))
    assert [one.so_far.value for one in curve.months] == [0, 0, *[10] * 10, 15]
    assert (curve.months[-1].name, curve.months[-1].share) == ("Sau 31/12", Decimal(75))
    early = Curve(accountant, 2026, date(2026, 3, 31), planned=Figure(value=20), given=Figure(value=20))
    assert [one.before.value for one in early.months] == [0, 0, 10]


@pytest.mark.parametrize("by", list(LeverageBy))
def test_leverage_names_its_denominator_and_keeps_promised_from_verified(accountant, by):
    """“leverage by year, programme, territory, collaborator; a ratio names its denominator.”"""
    project = ProjectFactory(approved=True)
    BeneficiaryFactory(
        project=project, support=100 * TRIEU, counterpart_committed=300 * TRIEU, counterpart_verified=None
    )
    BeneficiaryFactory(project=project, support=100 * TRIEU, counterpart_committed=100 * TRIEU, counterpart_verified=50)
    total = LeverageTable(accountant, by).total
    assert (total.count, total.of_promised, total.of_verified) == (2, Decimal("2.00"), None)
    client = Client()
    client.force_login(accountant)
    html = client.get(reverse("budgets:leverage"), {"theo": by, "nam": 2026}).text
    assert "Mẫu số là kinh phí hỗ trợ" in html
