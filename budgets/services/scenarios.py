"""Scenarios: opened, composed of candidate đề án within norms and envelopes, and one of them made the plan."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from budgets import rules
from budgets.choices import ScenarioState
from budgets.models import PlanLine, Scenario, ScenarioItem, ScenarioLine
from budgets.queries.scenarios import Composition, candidates, compositions, rooms
from khuyencong.core import versions
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from projects.models import Content, Project
from projects.queries import norms


class NotFitting(DomainError):
    """Which amounts do not fit, by pk of the đề án; nothing was kept."""

    def __init__(self, reasons: dict[int, str]):
        super().__init__("Chưa lưu kịch bản: có số vượt mức, xem lý do ở từng dòng.")
        self.reasons = reasons


@transaction.atomic
def open_scenario(
    *, by: User, unit: AdministrativeUnit, year: int, name: str, note: str = "", like: Scenario | None = None
) -> Scenario:
    """A new scenario, empty or with what another of that year and place holds."""
    rules.may_plan(by).require()
    may_place(by, unit).require(field="unit")
    if like and (like.year, like.unit_id) != (year, unit.pk):
        raise DomainError("Kịch bản để chép phải cùng năm, cùng địa bàn.", field="like")
    try:
        with transaction.atomic():
            made = Scenario.objects.create(unit=unit, year=year, name=name, note=note, created_by=by)
    except IntegrityError:
        raise DomainError("Năm ấy đã có kịch bản tên này. Đặt tên khác.", field="name") from None
    if like:
        facts = like.items.values("project_id", "amount", "ceiling", "sentence")
        ScenarioItem.objects.bulk_create(ScenarioItem(scenario=made, **row) for row in facts)
    return made


@transaction.atomic
def compose_scenario(
    *, by: User, scenario: Scenario, amounts: Mapping[int, Decimal], version: int | None = None
) -> Scenario:
    """Make it hold just these đề án (pk → đồng): each within its norm, all within what the envelopes have left."""
    row = versions.locked(Scenario.objects, pk=scenario.pk, expected=version)
    rules.may_compose(by, row).require()
    found = {project.pk: project for project in candidates(user=by, scenario=row)}
    if amounts.keys() - found.keys():
        raise DomainError("Có đề án không còn chọn được: đã duyệt, đã rút hoặc thuộc năm khác. Mở lại trang này.")
    items = [_item(row, found[pk], amount) for pk, amount in amounts.items()]
    over = {one.project_id: _above(one) for one in items if one.ceiling is not None and one.amount > one.ceiling}
    if over:
        raise NotFitting(over)
    _require_room(Composition(row, items))
    row.items.all().delete()
    ScenarioItem.objects.bulk_create(items)
    return versions.bump(row)


@transaction.atomic
def promote_scenario(*, by: User, scenario: Scenario, version: int | None = None) -> Scenario:
    """Make it the plan of its year and place, a line for each content and purse. Done once; again changes nothing."""
    row = versions.locked(Scenario.objects, pk=scenario.pk)
    if row.is_promoted:
        return row
    row = versions.locked(Scenario.objects, pk=scenario.pk, expected=version)
    rules.may_promote(by, row).require()
    composition = compositions([row])[0]
    _require_candidates(by, composition)
    _require_room(composition)
    try:
        with transaction.atomic():
            _write_plan(composition)
            facts = {"state": ScenarioState.PROMOTED, "promoted_by": by, "promoted_at": timezone.now()}
            return versions.bump(row, **facts)
    except IntegrityError:
        raise DomainError("Kế hoạch năm ấy vừa có người khác ghi. Mở lại trang này.") from None


def _item(scenario: Scenario, project: Project, amount: Decimal) -> ScenarioItem:
    standing = norms.standing(project)
    return ScenarioItem(
        scenario=scenario,
        project=project,
        amount=amount,
        ceiling=standing.limit,
        sentence=standing.sentence,
        illustrative=project.illustrative,
    )


def _above(item: ScenarioItem) -> str:
    return f"Vượt {format_prose(item.amount - item.ceiling)} so với định mức. {item.sentence}"


def _require_candidates(by: User, composition: Composition) -> None:
    """Nobody approved, withdrew or moved one of them to another year meanwhile."""
    open_ones = {project.pk for project in candidates(user=by, scenario=composition.scenario)}
    if gone := [one.project.code for one in composition.items if one.project_id not in open_ones]:
        raise DomainError(f"{', '.join(gone)} không còn là đề án chờ duyệt của năm này. Chọn lại đề án.")


def _require_room(composition: Composition) -> None:
    over = [room for room in rooms(composition) if room.over]
    if over:
        told = "; ".join(
            f"{room.label} còn {format_prose(room.left)}, kịch bản cần {format_prose(room.asked)}" for room in over
        )
        raise DomainError(f"Kịch bản vượt số còn lại của kinh phí được giao: {told}.")


def _write_plan(composition: Composition) -> None:
    scenario, sums = composition.scenario, {}
    for one in composition.items:
        key = (one.project.content.root_code, one.project.purse)
        sums[key] = sums.get(key, Decimal(0)) + one.amount
    contents = {content.code: content for content in Content.objects.filter(code__in={code for code, _ in sums})}
    made_up = any(one.illustrative for one in composition.items)
    for (code, purse), amount in sorted(sums.items()):
        content = contents[code]
        facts = {"unit": scenario.unit, "year": scenario.year, "content": content, "name": content.name}
        told = f"Kịch bản “{scenario.name}”"
        line = PlanLine.objects.create(**facts, purse=purse, amount=amount, source=told, illustrative=made_up)
        ScenarioLine.objects.create(scenario=scenario, plan_line=line)
