"""Scenarios beside the plan: what one holds, what may still be put in it, several side by side. Đồng."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from budgets.choices import Fund
from budgets.models import Envelope, PlanLine, Scenario, ScenarioItem
from khuyencong.core import figures
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from khuyencong.territory.queries import scope
from projects.choices import ProjectStatus
from projects.models import Content, Project

MOST_AT_ONCE = 3
CANDIDATES = (ProjectStatus.DRAFT, ProjectStatus.RETURNED, ProjectStatus.SUBMITTED, ProjectStatus.APPRAISAL)
_TWO_PLACES = Decimal("0.01")


@dataclass(frozen=True)
class Share:
    """What a scenario gives to one content or place: how many đề án, how much."""

    label: str
    count: int
    support: Figure


@dataclass(frozen=True)
class Room:
    """One purse: what the envelopes still hold free (None: nothing known to be given) and what the scenario asks."""

    purse: str
    label: str
    left: Decimal | None
    asked: Decimal

    @property
    def over(self) -> Decimal:
        """By how much the scenario passes what is left; 0 where that is not known."""
        return max(self.asked - self.left, Decimal(0)) if self.left is not None else Decimal(0)

    @property
    def left_figure(self) -> Figure:
        return figures.of(self.left)


@dataclass(frozen=True)
class Composition:
    """A scenario with its đề án. ``items`` come with their project, its content, place and beneficiaries."""

    scenario: Scenario
    items: list[ScenarioItem]

    @property
    def support(self) -> Figure:
        return figures.total(figures.of(one.amount, illustrative=one.illustrative) for one in self.items)

    @property
    def counterpart(self) -> Figure:
        """What the establishments promised; a đề án that names none yet has an unknown one."""
        return figures.total(part for one in self.items for part in counterparts(one.project))

    @property
    def establishments(self) -> Figure:
        """Those named; a group that names none yet is one unknown part."""
        return figures.total(figures.of(len(standing(one.project)) or None) for one in self.items)

    @property
    def leverage(self) -> Decimal | None:
        """Đồng of counterpart for each đồng of support; None unless both are wholly known."""
        percent = self.counterpart.ratio(self.support)
        return None if percent is None else (percent / 100).quantize(_TWO_PLACES)

    @cached_property
    def by_content(self) -> dict[str, Share]:
        return _shares(self.items, lambda one: one.project.content.root_code)

    @cached_property
    def by_place(self) -> dict[str, Share]:
        return _shares(self.items, lambda one: one.project.unit.full_name)

    def asked(self, purse: str) -> Decimal:
        return sum((one.amount for one in self.items if one.project.purse == purse), Decimal(0))


@dataclass(frozen=True)
class Comparison:
    """Up to three side by side: each row has a value of every scenario."""

    parts: list[Composition]

    def contents(self) -> list[tuple[str, list[Share | None]]]:
        names = {content.code: content.name for content in Content.objects.filter(parent=None)}
        return [(f"{code} {names.get(code, '')}", row) for code, row in self._rows("by_content")]

    def places(self) -> list[tuple[str, list[Share | None]]]:
        return self._rows("by_place")

    def _rows(self, name: str) -> list[tuple[str, list[Share | None]]]:
        keys = sorted({key for part in self.parts for key in getattr(part, name)})
        return [(key, [getattr(part, name).get(key) for part in self.parts]) for key in keys]


def standing(project: Project) -> list:
    """Beneficiaries that did not drop out, read along."""
    return [one for one in project.beneficiaries.all() if one.is_standing]


def counterparts(project: Project) -> list[Figure]:
    return [figures.of(one.counterpart_committed) for one in standing(project)] or [figures.UNKNOWN]


def scenarios(*, user: User, year: int) -> QuerySet[Scenario]:
    """Of one year, with how many đề án and how much each holds. One query."""
    return (
        Scenario.objects.visible_to(user)
        .filter(year=year)
        .select_related("unit", "promoted_by")
        .annotate(count=Count("items", distinct=True), **figures.known_sum("support", "items__amount"))
        .order_by("unit__sort_key", "pk")
    )


def compositions(found: Iterable[Scenario]) -> list[Composition]:
    """Two queries, whatever the rows."""
    found = list(found)
    rows = ScenarioItem.objects.filter(scenario__in=found).select_related("project__content", "project__unit")
    rows = rows.prefetch_related("project__beneficiaries").order_by("project__content__code", "project__code", "pk")
    items: dict[int, list[ScenarioItem]] = {one.pk: [] for one in found}
    for row in rows:
        items[row.scenario_id].append(row)
    return [Composition(one, items[one.pk]) for one in found]


def candidates(*, user: User, scenario: Scenario, limit: int = 200) -> QuerySet[Project]:
    """Đề án that may still be approved for that year in that place; those nobody gave a year to are asked about too."""
    return (
        Project.objects.visible_to(user)
        .filter(
            Q(plan_year=scenario.year) | Q(plan_year=None),
            status__in=CANDIDATES,
            retrospective=False,
            unit__in=scope(scenario.unit_id),
        )
        .select_related("content", "unit")
        .prefetch_related("beneficiaries")
        .order_by("content__code", "code")[:limit]
    )


def left_by_purse(scenario: Scenario) -> dict[str, Decimal]:
    """What is given and not held in the place of the scenario, by purse (“”: not told apart). One query."""
    rows = Envelope.objects.filter(year=scenario.year, unit__in=scope(scenario.unit_id), amount__isnull=False)
    left: dict[str, Decimal] = {}
    for purse, amount, held in rows.values_list("purse", "amount", "held"):
        left[purse] = left.get(purse, Decimal(0)) + amount - held
    return left


def rooms(composition: Composition) -> list[Room]:
    """Each purse that the scenario asks, then money not told apart by purse. One query."""
    left = left_by_purse(composition.scenario)
    purses = dict.fromkeys(one.project.purse for one in composition.items)
    labels = dict(Fund.choices)
    return [Room(purse, labels[purse], _left(left, purse), composition.asked(purse)) for purse in purses]


def _left(left: dict[str, Decimal], purse: str) -> Decimal | None:
    """A purse may also take what was given without telling purses apart."""
    known = [left[one] for one in (purse, "") if one in left]
    return sum(known) if known else None


def plan_of(scenario: Scenario) -> QuerySet[PlanLine]:
    """The plan of its year and place."""
    lines = PlanLine.objects.filter(year=scenario.year, unit=scenario.unit_id).select_related("content")
    return lines.order_by("content__code", "purse", "pk")


def _shares(items: list[ScenarioItem], key: Callable[[ScenarioItem], str]) -> dict[str, Share]:
    groups: dict[str, list[ScenarioItem]] = {}
    for one in items:
        groups.setdefault(key(one), []).append(one)
    return {
        name: Share(name, len(group), figures.total(figures.of(one.amount) for one in group))
        for name, group in groups.items()
    }
