"""“Scenario promoted: plan equals it, control still holds, both versions viewable.”

“pick candidate đề án, amounts limited by norms and envelopes, compare up to three side by side (cơ sở, hỗ trợ, đối
ứng, leverage, by locality and content); promote one to the plan in one act; both remain.”
"""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from budgets import rules, services
from budgets.choices import ControlAction, ControlStage
from budgets.models import PlanLine, Scenario, ScenarioItem
from budgets.queries.control import breach_of
from budgets.queries.given import default_envelope
from budgets.queries.scenarios import Comparison, compositions, rooms
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError, StaleVersion
from projects.choices import Purse
from tests.factories.budgets import EnvelopeFactory, PlanLineFactory
from tests.factories.offices import COMMUNE, HCM, NEXT_COMMUNE, unit
from tests.factories.projects import BeneficiaryFactory, EstimateItemFactory, ProjectFactory, content
from tests.factories.scenarios import ScenarioFactory, ScenarioItemFactory
from tests.people import person

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000


@pytest.fixture
def staff():
    return person(Role.STAFF)


@pytest.fixture
def client(staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def wanted(amount: int = 200 * TRIEU, *, counterpart: int | None = 300 * TRIEU, **facts):
    """A candidate of this year with one establishment."""
    project = ProjectFactory(**{"plan_year": today().year, "support_proposed": amount} | facts)
    BeneficiaryFactory(project=project, support=None, counterpart_committed=counterpart)
    return project


@pytest.fixture
def scenario():
    return ScenarioFactory(year=today().year)


@pytest.fixture
def given():
    """500 triệu of local money for the year."""
    return EnvelopeFactory(year=today().year, amount=500 * TRIEU)


def composed(staff, scenario, *projects, amount: int = 200 * TRIEU):
    amounts = {one.pk: Decimal(amount) for one in projects}
    return services.compose_scenario(by=staff, scenario=scenario, amounts=amounts)


def test_promoted_the_plan_equals_it_and_both_can_be_viewed(staff, client, scenario, given):
    one, other = wanted(content=content("ND3.04")), wanted(content=content("ND4.07"), unit=unit(NEXT_COMMUNE))
    composed(staff, scenario, one, other)
    address = reverse("budgets:promote_scenario", args=[scenario.pk])
    scenario.refresh_from_db()
    answer = client.post(address, {"version": scenario.version}, follow=True)
    assert answer.status_code == 200
    lines = PlanLine.objects.filter(year=scenario.year, unit=scenario.unit)
    assert {(line.content.code, line.purse, line.amount) for line in lines} == {
        ("ND3", Purse.LOCAL, 200 * TRIEU),
        ("ND4", Purse.LOCAL, 200 * TRIEU),
    }
    page = client.get(reverse("budgets:scenario", args=[scenario.pk])).text
    assert "đã vào kế hoạch" in page
    assert one.title in page
    assert f"Kế hoạch năm {scenario.year}" in page
    assert [part.support.value for part in compositions([Scenario.objects.get()])] == [400 * TRIEU]


def test_promoting_again_changes_nothing(staff, scenario, given):
    composed(staff, scenario, wanted())
    first = services.promote_scenario(by=staff, scenario=scenario)
    again = services.promote_scenario(by=staff, scenario=scenario)
    assert (first.version, PlanLine.objects.count()) == (again.version, 1)


def test_control_still_holds_after_it(staff, scenario, given):
    project = wanted()
    composed(staff, scenario, project)
    services.promote_scenario(by=staff, scenario=scenario)
    assert default_envelope(project) == given
    breach = breach_of(given, ControlStage.APPROVAL, Decimal(500 * TRIEU + 1), project)
    assert breach.action == ControlAction.BLOCK
    assert breach_of(given, ControlStage.APPROVAL, Decimal(500 * TRIEU), project) is None


def test_amounts_stay_within_the_norm(staff, client, scenario):
    """TT 28/2018 Đ8: máy móc 50 %, tối đa 300 triệu; a cost of 500 triệu gives 250."""
    project = wanted(content=content("ND3.04"), purse=Purse.NATIONAL)
    EstimateItemFactory(
        project=project,
        purse=Purse.NATIONAL,
        unit_price=250 * TRIEU,
        cost=500 * TRIEU,
        support=250 * TRIEU,
        counterpart=250 * TRIEU,
    )
    with pytest.raises(services.NotFitting) as refused:
        composed(staff, scenario, project, amount=250 * TRIEU + 1)
    assert "Tối đa 250 triệu đồng" in refused.value.reasons[project.pk]
    composed(staff, scenario, project, amount=250 * TRIEU)
    item = ScenarioItem.objects.get()
    assert (item.amount, item.ceiling) == (250 * TRIEU, 250 * TRIEU)
    sent = {"version": 2, f"chon_{project.pk}": "on", f"tien_{project.pk}": "260 triệu"}
    answer = client.post(reverse("budgets:compose_scenario", args=[scenario.pk]), sent)
    assert answer.status_code == 422
    assert "260 triệu" in answer.text
    assert "Vượt 10 triệu đồng so với định mức" in answer.text


def test_amounts_stay_within_what_the_envelopes_have_left(staff, scenario, given):
    one, other, third = wanted(), wanted(), wanted()
    composed(staff, scenario, one, other)
    with pytest.raises(DomainError, match="còn 500 triệu đồng, kịch bản cần 600 triệu đồng"):
        composed(staff, scenario, one, other, third)
    assert scenario.items.count() == 2


def test_what_nobody_gave_yet_is_not_known_and_stops_nobody(staff, scenario):
    composed(staff, scenario, wanted())
    (room,) = rooms(compositions([scenario])[0])
    assert (room.left, room.over) == (None, 0)


def test_an_unknown_counterpart_is_unknown_and_not_zero(staff, client, scenario, given):
    composed(staff, scenario, wanted(), wanted(counterpart=None))
    (part,) = compositions([scenario])
    assert (part.counterpart.value, part.counterpart.unknown, part.leverage) == (300 * TRIEU, 1, None)
    assert "chưa tính được" in client.get(reverse("budgets:scenario", args=[scenario.pk])).text


def test_up_to_three_side_by_side(staff, client, scenario, given):
    near, far = wanted(), wanted(unit=unit(NEXT_COMMUNE), content=content("ND4.07"))
    composed(staff, scenario, near)
    wide = services.open_scenario(by=staff, unit=unit(HCM), year=scenario.year, name="Rộng", like=scenario)
    composed(staff, wide, near, far, amount=150 * TRIEU)
    comparison = Comparison(compositions([scenario, wide]))
    assert [part.leverage for part in comparison.parts] == [Decimal("1.50"), Decimal("2.00")]
    assert [part.establishments.value for part in comparison.parts] == [1, 2]
    told = {label: [share and share.support.value for share in shares] for label, shares in comparison.places()}
    assert told == {
        unit(COMMUNE).full_name: [200 * TRIEU, 150 * TRIEU],
        unit(NEXT_COMMUNE).full_name: [None, 150 * TRIEU],
    }
    contents = [(label[:3], [share and share.count for share in shares]) for label, shares in comparison.contents()]
    assert contents == [("ND3", [1, 1]), ("ND4", [None, 1])]
    more = [ScenarioFactory(year=scenario.year) for _ in range(2)]
    chosen = "&".join(f"chon={one.pk}" for one in (scenario, wide, *more))
    page = client.get(f"{reverse('budgets:compare_scenarios')}?{chosen}")
    assert len(page.context["parts"]) == 3
    assert more[1].name in page.text


def test_a_plan_that_has_lines_is_not_overwritten(staff, scenario, given):
    composed(staff, scenario, wanted())
    PlanLineFactory(year=scenario.year)
    verdict = rules.may_promote(staff, scenario)
    assert "đã có 1 dòng" in verdict.refusal
    with pytest.raises(DomainError):
        services.promote_scenario(by=staff, scenario=scenario)


def test_one_approved_meanwhile_is_told(staff, scenario, given):
    project = wanted(submitted=True)
    composed(staff, scenario, project)
    type(project).objects.filter(pk=project.pk).update(plan_year=project.plan_year + 1)
    with pytest.raises(DomainError, match=f"{project.code} không còn là đề án chờ duyệt"):
        services.promote_scenario(by=staff, scenario=scenario)


def test_two_who_edit_the_same_scenario_meet(staff, scenario, given):
    composed(staff, scenario, wanted())
    with pytest.raises(StaleVersion):
        services.compose_scenario(by=staff, scenario=scenario, amounts={}, version=1)


def attack(sql: str, given) -> None:
    """Said at the end of the transaction at the latest."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, given)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refusal(sql: str, *given) -> str:
    """The constraint that refuses it."""
    with pytest.raises(IntegrityError) as refused:
        attack(sql, given)
    return refused.value.__cause__.diag.constraint_name


_PROMOTE = "UPDATE budgets_scenario SET state = 'vao_ke_hoach', promoted_at = now(), promoted_by_id = %s WHERE id = %s"


def test_raw_sql_cannot_make_a_plan_of_it_or_change_it_afterwards(staff, scenario, given):
    composed(staff, scenario, wanted())
    item = scenario.items.get()
    assert refusal(_PROMOTE, staff.pk, scenario.pk) == "scenario_is_its_plan"
    assert refusal("UPDATE budgets_scenario SET state = 'vao_ke_hoach'") == "scenario_promoted_by_somebody"
    assert refusal("UPDATE budgets_scenarioitem SET ceiling = amount - 1") == "scenario_item_within_norm"
    assert refusal("UPDATE budgets_scenarioitem SET amount = 0") == "scenario_item_positive"
    other = ProjectFactory(plan_year=scenario.year + 1)
    assert refusal("UPDATE budgets_scenarioitem SET project_id = %s", other.pk) == "scenario_item_of_its_year"
    services.promote_scenario(by=staff, scenario=scenario)
    kept = "scenario_kept_once_promoted"
    assert refusal("UPDATE budgets_scenarioitem SET amount = 1 WHERE id = %s", item.pk) == kept
    assert refusal("DELETE FROM budgets_scenarioitem WHERE id = %s", item.pk) == kept
    assert refusal("UPDATE budgets_scenario SET name = 'khác' WHERE id = %s", scenario.pk) == kept
    assert refusal("DELETE FROM budgets_scenarioline") == "scenario_line_kept"
    second = ScenarioItemFactory(scenario__year=scenario.year).scenario
    assert refusal(_PROMOTE, staff.pk, second.pk) == "scenario_promoted_once"
