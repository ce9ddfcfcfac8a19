"""The envelopes of a year as they hang together, and one envelope with every row its numbers come from."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import F, QuerySet

from budgets.choices import NEW_MONEY, MovementKind
from budgets.models import Commitment, Disbursement, Envelope, Movement
from khuyencong.core import figures
from khuyencong.core.figures import Figure
from khuyencong.core.models import User

_READ = ("unit", "funding_source", "programme_group", "content", "document")


@dataclass
class Branch:
    """One envelope at its depth, with those beneath it."""

    envelope: Envelope
    depth: int = 0
    beneath: list["Branch"] = field(default_factory=list)

    @property
    def width(self) -> int:
        """What is held, of a hundred parts of what may be spent."""
        amount = self.envelope.amount
        return min(int(self.envelope.held * 100 // amount), 100) if amount else 0


@dataclass(frozen=True)
class Tree:
    """Branches in reading order; the totals count each đồng once, since what goes down leaves the upper one."""

    branches: list[Branch]

    def total(self, name: str) -> Figure:
        rows = [
            figures.of(getattr(one.envelope, name), illustrative=one.envelope.illustrative) for one in self.branches
        ]
        return figures.total(rows, empty=figures.UNKNOWN)

    @cached_property
    def totals(self) -> dict[str, Figure]:
        return {name: self.total(name) for name in ("given", "amount", "held", "paid")} | {
            "left": figures.total([one.envelope.left for one in self.branches], empty=figures.UNKNOWN)
        }


def tree(*, user: User, year: int) -> Tree:
    """Those of a year that the person may see; one whose parent is out of sight stands at the top. One query."""
    rows = (
        Envelope.objects.visible_to(user)
        .filter(year=year)
        .select_related(*_READ)
        .order_by(F("purse").asc(), "unit__level", "unit__sort_key", "pk")
    )
    made = {row.pk: Branch(row) for row in rows}
    tops = []
    for branch in made.values():
        above = made.get(branch.envelope.parent_id)
        (above.beneath if above else tops).append(branch)
    return Tree(list(_walk(tops, 0)))


def _walk(branches: list[Branch], depth: int):
    for branch in branches:
        branch.depth = depth
        yield branch
        yield from _walk(branch.beneath, depth + 1)


@dataclass(frozen=True)
class Line:
    """A movement, what the envelope had after it, where its other end is, and whether it was reversed."""

    movement: Movement
    balance: Decimal
    other: Movement | None
    reversed_by: Movement | None


@dataclass(frozen=True)
class Part:
    """One way money came or went, summed over the rows that stand and those that reverse them."""

    kind: MovementKind
    amount: Decimal
    rows: int

    @property
    def label(self) -> str:
        return self.kind.label


@dataclass(frozen=True)
class Statement:
    """An envelope with its rows. Five queries whatever the rows."""

    envelope: Envelope

    @cached_property
    def lines(self) -> list[Line]:
        """In order of their days, one whose day nobody knows first, each with the balance after it."""
        rows = list(
            self.envelope.movements.select_related("document", "by").order_by(
                F("happened_on").asc(nulls_first=True), "pk"
            )
        )
        others = self._other_ends(rows)
        reversed_by = {row.reverses_id: row for row in rows if row.reverses_id}
        balance, lines = Decimal(0), []
        for row in rows:
            balance += row.amount
            lines.append(Line(row, balance, others.get(row.pair), reversed_by.get(row.pk)))
        return lines

    def _other_ends(self, rows: list[Movement]) -> dict:
        pairs = [row.pair for row in rows if row.pair]
        found = Movement.objects.filter(pair__in=pairs).exclude(envelope=self.envelope)
        return {row.pair: row for row in found.select_related("envelope__unit", "envelope__funding_source")}

    @cached_property
    def parts(self) -> list[Part]:
        """Why the amount is what it is: by kind, in the order of the law."""
        by_kind: dict[str, list[Decimal]] = defaultdict(list)
        for line in self.lines:
            by_kind[line.movement.kind].append(line.movement.amount)
        return [Part(kind, sum(by_kind[kind]), len(by_kind[kind])) for kind in MovementKind if kind in by_kind]

    @property
    def new_parts(self) -> list[Part]:
        return [part for part in self.parts if part.kind in NEW_MONEY]

    @cached_property
    def commitments(self) -> list[Commitment]:
        rows = self.envelope.commitments.select_related("project", "by", "document")
        return list(rows.order_by("happened_on", "pk"))

    @cached_property
    def vouchers(self) -> list[Disbursement]:
        return list(self.envelope.disbursements.select_related("project").order_by("voucher_on", "pk"))


def children_of(envelope: Envelope) -> QuerySet[Envelope]:
    """Those beneath it, with their places."""
    return envelope.children.select_related("unit", "funding_source").order_by("unit__sort_key", "pk")


def next_year_of(envelope: Envelope) -> QuerySet[Envelope]:
    """Where it may be carried over to."""
    found = Envelope.objects.filter(year=envelope.year + 1, purse=envelope.purse)
    return found.select_related("unit", "funding_source").order_by("unit__sort_key", "pk")
