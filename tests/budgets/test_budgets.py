"""The board of a year, and how money gets on it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from budgets import queries, rules, services
from budgets.choices import DisbursementKind, Stage
from budgets.models import Disbursement, Envelope, PlanLine
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.figures import Figure
from projects.choices import Purse
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory, PlanLineFactory, PlanTargetFactory
from tests.factories.finishing import funded
from tests.factories.offices import FAR_PROVINCE, HCM, unit
from tests.factories.projects import BeneficiaryFactory, ProjectFactory, content, indicator
from tests.people import person

pytestmark = pytest.mark.django_db
PLACE = "Thành phố Hồ Chí Minh"


@pytest.fixture
def accountant():
    return person(Role.ACCOUNTANT)


@pytest.fixture
def client(accountant) -> Client:
    client = Client()
    client.force_login(accountant)
    return client


def board(user, year: int = 2026) -> dict[str, tuple]:
    """The four figures of each purse; money not told by content stands in its own row, and in the sum of the purse."""
    rows = [row for row in queries.Board(year=year, user=user).rows() if row.level == 0]
    told = (Stage.PLANNED, Stage.GIVEN, Stage.APPROVED, Stage.PAID)
    return {row.keys["purse"]: tuple(row.of(stage).text() for stage in told) for row in rows}


def test_four_columns_that_are_four_figures(accountant):
    PlanLineFactory(amount=500)
    EnvelopeFactory(amount=400)
    project = ProjectFactory(approved=True, support_approved=300)
    DisbursementFactory(project=project, amount=200)
    DisbursementFactory(project=project, refund=True, amount=50)
    assert board(accountant) == {Purse.LOCAL: ("500", "400", "300", "150")}


def test_unknown_is_said_and_never_summed_as_zero(accountant):
    PlanLineFactory(amount=500)
    PlanLineFactory(unknown=True)
    EnvelopeFactory(unknown=True)
    ProjectFactory(approved=True, retrospective=True, support_approved=None)
    assert board(accountant) == {
        Purse.LOCAL: ("≥ 500 (thiếu 1)", "chưa có số liệu", "chưa có số liệu", "chưa có số liệu")
    }


def test_a_total_keeps_count_of_what_is_missing(accountant):
    PlanLineFactory(amount=500)
    PlanLineFactory(unknown=True, purse=Purse.NATIONAL)
    EnvelopeFactory(amount=100, purse="")
    total = queries.Board(year=2026, user=accountant).total
    assert total.of(Stage.PLANNED) == Figure(value=500, unknown=1)
    assert total.of(Stage.GIVEN) == Figure(value=100)
    assert not total.of(Stage.APPROVED).is_known
    assert total.of(Stage.APPROVED).text() == "chưa có số liệu"


def test_an_empty_year_is_empty(accountant):
    assert board(accountant, 2019) == {}
    total = queries.Board(year=2019, user=accountant).total
    assert (total.of(Stage.PLANNED).is_known, total.of(Stage.PAID).text()) == (False, "chưa có số liệu")


def test_money_of_elsewhere_is_not_on_the_board(accountant):
    PlanLineFactory(unit=unit(FAR_PROVINCE))
    EnvelopeFactory(unit=unit(FAR_PROVINCE))
    DisbursementFactory(project=ProjectFactory(approved=True, unit=unit(FAR_PROVINCE)))
    assert board(accountant) == {}


def test_payments_stand_in_their_budget_year(accountant):
    project = ProjectFactory(approved=True, plan_year=2025)
    DisbursementFactory(project=project, voucher_on=date(2026, 1, 15), budget_year=2025, amount=70)
    assert board(accountant, 2025)[Purse.LOCAL][3] == "70"
    assert board(accountant, 2026) == {}


def test_a_draft_is_not_counted_as_approved(accountant):
    ProjectFactory(support_proposed=300)
    ProjectFactory(submitted=True)
    assert board(accountant) == {}
    ProjectFactory(done=True, support_approved=90)
    assert board(accountant)[Purse.LOCAL][2] == "90"


def test_years_are_those_with_something(accountant):
    PlanLineFactory(year=2022)
    EnvelopeFactory(year=2023)
    ProjectFactory(approved=True, plan_year=2006)
    ProjectFactory(approved=True, plan_year=None)
    assert queries.years(user=accountant) == [2023, 2022, 2006]


def test_a_plan_line_with_its_range(accountant):
    line = services.plan(
        by=accountant,
        unit=unit(HCM),
        year=2026,
        content=content(),
        name="Hỗ trợ máy",
        amount=None,
        purse=Purse.LOCAL,
        indicator=indicator(),
        low=10,
        high=15,
    )
    target = line.targets.get()
    assert (line.amount, target.low, target.high) == (None, 10, 15)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"indicator": None, "low": 3}, "indicator"),
        ({"low": 5, "high": 3}, "low"),
        ({"low": None, "high": 3}, "low"),
        ({"unit": "far"}, "unit"),
    ],
)
def test_a_wrong_plan_line_is_refused_at_its_box(accountant, changes, field):
    if changes.get("unit"):
        changes = {"unit": unit(FAR_PROVINCE)}
    given = {"unit": unit(HCM), "year": 2026, "content": content(), "name": "x", "amount": 1, "indicator": indicator()}
    with pytest.raises(DomainError) as refused:
        services.plan(by=accountant, **given | {"low": 1, "high": 2} | changes)
    assert refused.value.field == field
    assert not PlanLine.objects.exists()


def test_nothing_is_written_twice(accountant):
    line = {"unit": unit(HCM), "year": 2026, "content": content(), "name": "x", "amount": 1}
    given = {"unit": unit(HCM), "year": 2026, "amount": 1}
    project = funded()
    paid = {
        "kind": DisbursementKind.PAYMENT,
        "amount": 1,
        "voucher": "UNC 1",
        "voucher_on": today(),
        "budget_year": 2026,
    }
    for act in (
        lambda: services.plan(by=accountant, **line),
        lambda: services.give(by=accountant, **given),
        lambda: services.pay(by=accountant, project=project, **paid),
    ):
        act()
        with pytest.raises(DomainError, match="đã"):
            act()
    assert (PlanLine.objects.count(), Envelope.objects.count(), Disbursement.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("state", [{}, {"submitted": True}])
def test_only_an_approved_project_is_paid(accountant, state):
    with pytest.raises(DomainError, match="chỉ chi cho đề án đã duyệt"):
        services.pay(
            by=accountant,
            project=ProjectFactory(**state),
            kind=DisbursementKind.ADVANCE,
            amount=1,
            voucher="1",
            voucher_on=today(),
            budget_year=2026,
        )


@pytest.mark.parametrize(
    ("role", "plans", "pays", "sees"),
    [
        (Role.ADMIN, True, True, True),
        (Role.STAFF, True, False, True),
        (Role.ACCOUNTANT, True, True, True),
        (Role.LEADER, False, False, True),
        (Role.APPRAISER, False, False, True),
        (Role.COLLABORATOR, False, False, False),
        (Role.JUROR, False, False, False),
    ],
)
def test_who_may(role, plans, pays, sees):
    user, project = person(role), ProjectFactory(approved=True)
    assert (bool(rules.may_plan(user)), bool(rules.may_pay(user, project)), bool(rules.may_see_money(user))) == (
        plans,
        pays,
        sees,
    )


def test_the_board_page_opens_the_rows_of_its_numbers(client):
    line = PlanLineFactory(amount=500_000_000, name="Hỗ trợ máy", qualifier="khoang")
    PlanTargetFactory(plan_line=line)
    PlanLineFactory(unknown=True)
    DisbursementFactory(voucher="UNC-2026-001")
    html = client.get(reverse("budgets:board"), {"nam": "2026"}).content.decode()
    for told in ("≥ 500 (thiếu 1)", "chưa có số liệu"):
        assert told in html, told
    planned = client.get(reverse("budgets:behind", args=[2026, "ke_hoach"])).content.decode()
    for told in ("khoảng 500", "10–15", "≥ 500 (thiếu 1)"):
        assert told in planned, told
    assert "UNC-2026-001" in client.get(reverse("budgets:behind", args=[2026, "da_chi"])).content.decode()
    assert "Chưa ghi kinh phí của năm này" in client.get(reverse("budgets:board"), {"nam": "1999"}).content.decode()


@pytest.mark.parametrize("typed", ["", "hai", "٢٠٢٦", "20260", "-1", "0"])
def test_a_year_that_cannot_be_read_is_this_year(client, typed):
    assert client.get(reverse("budgets:board"), {"nam": typed}).context["year"] == today().year


def test_money_is_entered_on_the_pages(client):
    board_2025 = reverse("budgets:board") + "?nam=2025"
    plan = {"unit": PLACE, "year": "2025", "name": "Hỗ trợ máy", "content": content().pk, "amount": "300 triệu"}
    give = {"unit": PLACE, "year": "2025", "amount": "", "given_by": "UBND tỉnh"}
    assert client.post(reverse("budgets:plan"), plan)["Location"] == board_2025
    assert client.post(reverse("budgets:give"), give)["Location"] == board_2025
    assert PlanLine.objects.get().amount == 300_000_000
    assert Envelope.objects.get().amount is None
    assert client.get(reverse("budgets:plan"), {"nam": "2025"}).context["form"]["year"].value() == "2025"


def test_a_voucher_is_entered_on_the_page_of_its_project(client):
    project = funded()
    beneficiary, foreign = project.beneficiaries.get(), BeneficiaryFactory()
    url = reverse("budgets:pay", args=[project.pk])
    typed = {
        "kind": "tam_ung",
        "amount": "1,5 triệu",
        "voucher": "UNC 7",
        "voucher_on": "5/3/2026",
        "budget_year": "2026",
    }
    refused = client.post(url, typed | {"beneficiary": foreign.pk})
    assert (refused.status_code, Disbursement.objects.count()) == (422, 0)
    assert client.post(url, typed | {"beneficiary": beneficiary.pk})["Location"] == reverse(
        "projects:detail", args=[project.pk]
    )
    assert Disbursement.objects.get().amount == 1_500_000
    assert "Tạm ứng 1,5 triệu đồng, chứng từ UNC 7" in project.timeline.activities.latest("pk").text


def test_the_panel_is_a_piece_by_htmx_and_a_page_without(client):
    project = DisbursementFactory(amount=100_000_000).project
    url = reverse("budgets:project_panel", args=[project.pk])
    whole, piece = client.get(url).content.decode(), client.get(url, headers={"hx-request": "true"}).content.decode()
    assert "<html" in whole
    assert "<html" not in piece
    assert "Đã chi" in piece
    assert "100" in piece


def test_money_of_one_project():
    project = ProjectFactory(approved=True, retrospective=True, support_approved=None)
    DisbursementFactory(project=project, amount=70)
    DisbursementFactory(project=project, refund=True, amount=20)
    money = queries.project_money(project)
    assert (money.approved.text(), money.paid, len(money.vouchers)) == ("chưa có số liệu", Figure(value=50), 2)
    assert queries.project_money(ProjectFactory(approved=True)).paid == Figure(value=0)


def test_what_was_made_up_is_marked_on_the_board(client):
    EnvelopeFactory(illustrative=True)
    PlanLineFactory()
    DisbursementFactory(illustrative=True, project=ProjectFactory(approved=True))
    total = client.get(reverse("budgets:board"), {"nam": "2026"}).context["total"].row
    marks = [total.of(stage).illustrative for stage in (Stage.PLANNED, Stage.GIVEN, Stage.APPROVED, Stage.PAID)]
    assert marks == [False, True, False, True]
    html = client.get(reverse("budgets:behind", args=[2026, "giao"])).content.decode()
    assert html.count("minh hoạ</span>") == 3  # the number, its row and the sum
