"""The board of a year: planned, given, shared out, approved, held, advanced, paid, settled, left. Đồng.

Each stage is one reading of one table, grouped by what the board is laid out by; ``behind.py`` lists the rows of one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Left

from budgets.choices import BoardBy, DisbursementKind, Fund, Stage
from budgets.models import Commitment, Disbursement, Envelope, PlanLine, Settlement
from khuyencong.core import figures
from khuyencong.core.fields import MoneyField
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from khuyencong.core.readings import reading
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope
from projects.models import Content, Project

NOT_SPLIT = ""
PURSES = (*Fund.choices, (NOT_SPLIT, "Không tách nguồn"))
EMPTY = Figure(value=None)
_NO_CONTENT = "Chưa chia theo nội dung"
SHARED_OUT = Q(parent__isnull=False) | Q(content__isnull=False) | Q(programme_group__isnull=False)

Key = tuple[str | int, str | int]


@reading(Content)
def contents() -> dict[str, str]:
    """Names of the contents of NĐ 45/2012, by code."""
    return dict(Content.objects.filter(parent=None).order_by("code").values_list("code", "name"))


@dataclass(frozen=True)
class BoardRow:
    """A line of the board: ``keys`` say what it is narrowed to (purse, content, unit), ``level`` 0 is a group's sum."""

    label: str
    mark: str
    level: int
    keys: dict[str, str | int]
    figures: dict[Stage, Figure]

    def of(self, stage: Stage) -> Figure:
        return self.figures.get(stage, EMPTY)

    @property
    def is_illustrative(self) -> bool:
        return any(figure.illustrative for figure in self.figures.values())

    @cached_property
    def left(self) -> Figure:
        """Given and carried over, less held; unknown while what was given is not known; nothing where nothing is given."""
        given, carried, held = self.of(Stage.GIVEN), self.of(Stage.CARRIED), self.of(Stage.HELD)
        if given == EMPTY:
            return EMPTY
        if given.value is None or given.unknown or held.unknown:
            return figures.UNKNOWN
        illustrative = given.illustrative or held.illustrative
        return figures.of(given.value + (carried.value or 0) - (held.value or 0), illustrative=illustrative)


@dataclass(frozen=True)
class Board:
    """Kinh phí of one year as one person sees it, of all or of one place and what lies below it.

    Four queries, one more for names of places, whatever the rows.
    """

    year: int
    user: User
    by: BoardBy = BoardBy.PURSE
    place: AdministrativeUnit | None = None

    @cached_property
    def lines(self) -> dict[Key, dict[Stage, Figure]]:
        """What every pair of keys has, by stage."""
        told: dict[Key, dict[Stage, list[Figure]]] = {}
        for stage, keys, figure in self._read():
            told.setdefault(keys, {}).setdefault(stage, []).append(figure)
        return {keys: {stage: figures.total(parts) for stage, parts in row.items()} for keys, row in told.items()}

    def _read(self) -> Iterable[tuple[Stage, Key, Figure]]:
        for stages, rows in (self._planned(), self._given(), self._files(), self._paid()):
            for row in rows:
                keys = tuple(row[f"by_{name}"] for name in self.by.keys)
                yield from ((stage, keys, figures.from_row(row, stage.value)) for stage in stages)
                if row.get("live"):  # of a file that walks here, nothing paid is known to be nothing
                    yield from ((stage, keys, Figure(value=0)) for stage in (Stage.ADVANCED, Stage.PAID))

    def _planned(self):
        rows = plan_of_year(self.user, self.year)
        return (Stage.PLANNED,), self._grouped(rows, "", told={Stage.PLANNED: "amount"})

    def _given(self):
        stages = {Stage.GIVEN: "new", Stage.CARRIED: "carried", Stage.SHARED: "new"}
        rows = envelopes_of_year(self.user, self.year)
        return tuple(stages), self._grouped(rows, "", told=stages, where={Stage.SHARED: SHARED_OUT})

    def _files(self):
        stages = {Stage.APPROVED: "support_approved", Stage.HELD: "held_now", Stage.SETTLED: "settled_now"}
        live = {"live": Count("pk", filter=Q(retrospective=False))}
        return tuple(stages), self._grouped(files_of_year(self.user, self.year), "", told=stages).annotate(**live)

    def _paid(self):
        stages = {Stage.ADVANCED: "amount", Stage.PAID: "net"}
        where = {Stage.ADVANCED: Q(kind=DisbursementKind.ADVANCE)}
        rows = vouchers_of_year(self.user, self.year)
        return tuple(stages), self._grouped(rows, "project__", told=stages, where=where)

    def _grouped(self, rows: QuerySet, prefix: str, *, told: dict[Stage, str], where=None) -> QuerySet:
        """By the two keys of the layout; each stage a sum that keeps count of what it does not know."""
        where, parts = where or {}, {}
        for stage, column in told.items():
            parts |= figures.known_sum(stage.value, column, where=where.get(stage), mark="illustrative")
        if self.place:
            rows = rows.filter(**{f"{prefix}unit__in": scope(self.place)})
        keys = {f"by_{name}": _key(name, prefix) for name in self.by.keys}
        return rows.order_by().annotate(**keys).values(*keys).annotate(**parts)

    def rows(self) -> list[BoardRow]:
        """Groups in their order, each a sum and its parts."""
        groups: dict[str | int, list[tuple[str | int, dict[Stage, Figure]]]] = {}
        for (first, second), told in self.lines.items():
            groups.setdefault(first, []).append((second, told))
        made = []
        for first in sorted(groups, key=lambda key: self._order(0, key)):
            parts = sorted(groups[first], key=lambda part: self._order(1, part[0]))
            made.append(self._row((first,), [told for _, told in parts]))
            made += [self._row((first, second), [told]) for second, told in parts]
        return made

    @property
    def total(self) -> BoardRow:
        return BoardRow("Tất cả", "all", 0, self._within, _added(self.lines.values()))

    @property
    def _within(self) -> dict[str, int]:
        return {"place": self.place.pk} if self.place else {}

    def _row(self, keys: tuple, told: list[dict[Stage, Figure]]) -> BoardRow:
        named = dict(zip(self.by.keys, keys, strict=False)) | self._within
        mark = str(named.get("purse", "")) if self.by == BoardBy.PURSE else ""
        return BoardRow(self._label(len(keys) - 1, keys[-1]), mark, len(keys) - 1, named, _added(told))

    def _label(self, level: int, key: str | int) -> str:
        match self.by.keys[level]:
            case "purse":
                return dict(PURSES)[key]
            case "content":
                return contents().get(key, key) if key else _NO_CONTENT
        unit = self._units.get(key)
        return unit.full_name if unit else "Chưa rõ địa bàn"

    def _order(self, level: int, key: str | int) -> tuple:
        match self.by.keys[level]:
            case "purse":
                return ([code for code, _ in PURSES].index(key),)
            case "content":
                return (key == "", key)
        unit = self._units.get(key)
        return (unit.level, unit.sort_key, unit.pk) if unit else (99, "", 0)

    @cached_property
    def _units(self) -> dict[int, AdministrativeUnit]:
        return AdministrativeUnit.objects.in_bulk({keys[0] for keys in self.lines})


def _key(name: str, prefix: str):
    match name:
        case "purse":
            return F(f"{prefix}purse") if prefix else Coalesce("purse", Value(""), output_field=CharField())
        case "content":
            return Coalesce(Left(f"{prefix}content__code", 3), Value(""), output_field=CharField())
    return F(f"{prefix}unit_id")


def _added(rows: Iterable[dict[Stage, Figure]]) -> dict[Stage, Figure]:
    parts: dict[Stage, list[Figure]] = {}
    for row in rows:
        for stage, figure in row.items():
            parts.setdefault(stage, []).append(figure)
    return {stage: figures.total(found) for stage, found in parts.items()}


def plan_of_year(user: User, year: int) -> QuerySet[PlanLine]:
    return PlanLine.objects.visible_to(user).filter(year=year)


def envelopes_of_year(user: User, year: int) -> QuerySet[Envelope]:
    """Each with ``new`` (given for the year; NULL while nothing is known) and ``carried`` (carried over, recovered)."""
    new = Case(When(amount__isnull=False, then=Coalesce("given", 0)), output_field=MoneyField())
    carried = Coalesce(F("amount") - F("new"), 0, output_field=MoneyField())
    return Envelope.objects.visible_to(user).filter(year=year).annotate(new=new).annotate(carried=carried)


def files_of_year(user: User, year: int) -> QuerySet[Project]:
    """Approved đề án of a plan year, each with ``held_now`` and ``settled_now``.

    One told after the fact held nothing here: what was approved counts as held; what was settled of it is not known.
    """
    held = Commitment.objects.filter(project=OuterRef("pk")).order_by().values("project")
    held = Subquery(held.annotate(**figures.known_sum("all", "amount")).values("all_known"))
    settled = Subquery(Settlement.objects.filter(project=OuterRef("pk"), void=False).values("amount"))
    told = Project.objects.visible_to(user).approved().filter(plan_year=year)
    return told.annotate(
        held_now=Case(
            When(retrospective=True, then=Coalesce(held, "support_approved")),
            default=Coalesce(held, 0),
            output_field=MoneyField(),
        ),
        settled_now=Case(
            When(retrospective=True, then=settled), default=Coalesce(settled, 0), output_field=MoneyField()
        ),
    )


def vouchers_of_year(user: User, year: int) -> QuerySet[Disbursement]:
    """By the budget year of the voucher, each with ``net``: a refund takes away."""
    back = When(kind=DisbursementKind.REFUND, then=-F("amount"))
    net = Case(back, default=F("amount"), output_field=MoneyField())
    return Disbursement.objects.visible_to(user).filter(budget_year=year).annotate(net=net)


def years(*, user: User) -> list[int]:
    """Years with a plan, an envelope or an approved đề án, newest first."""
    approved = Project.objects.visible_to(user).approved().filter(plan_year__isnull=False)
    found = (
        PlanLine.objects.visible_to(user)
        .values_list("year")
        .union(Envelope.objects.visible_to(user).values_list("year"), approved.values_list("plan_year"))
    )
    return sorted((year for (year,) in found), reverse=True)
