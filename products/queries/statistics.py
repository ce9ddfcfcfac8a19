"""Recognitions counted two ways: group × locality, level × year …; what came in some years (flow), what holds (stock).

A table is a count of the very records its list shows: rows add up to the columns' total, and columns to the rows'.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from khuyencong.core.models import User
from khuyencong.territory.choices import Frame, Level
from khuyencong.territory.queries import Framer, Placed
from products.choices import ProductGroup, VotingLevel
from products.models import Recognition, VotingResult

AXES = {"dia-ban": "Địa bàn", "nhom": "Nhóm", "cap": "Cấp", "nam": "Năm"}
NATURES = {"cong-nhan": "Được công nhận trong kỳ", "con-gia-tri": "Còn giá trị đến ngày"}
FRAMES = {"hien-hanh": Frame.CURRENT, "dia-ban-cu": Frame.OLD, "tai-thoi-diem": Frame.AS_RECORDED}
PLACES = {"xa": Level.COMMUNE, "huyen": Level.DISTRICT, "tinh": Level.PROVINCE}
_COLUMNS = ("pk", "product__unit", "product__group", "level", "year", "illustrative")


@dataclass(frozen=True)
class Mark:
    """A head of a row or a column. ``key`` is what stands for it in an address."""

    key: str
    label: str
    order: tuple = ()


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """Frozen parameters of one table. Flow: recognised from ``first`` to ``last``; stock: in force on ``day``."""

    user: User
    nature: str = "cong-nhan"
    first: int
    last: int
    day: date
    level: str = ""
    group: str = ""
    rows: str = "dia-ban"
    columns: str = "nhom"
    frame: str = "hien-hanh"
    place: str = "xa"

    @property
    def is_stock(self) -> bool:
        return self.nature == "con-gia-tri"

    @cached_property
    def asked(self) -> QuerySet[Recognition]:
        """The records counted."""
        found = Recognition.objects.visible_to(self.user)
        found = found.valid_on(self.day) if self.is_stock else found.filter(year__range=(self.first, self.last))
        narrowed = Q(level=self.level) if self.level else Q()
        return found.filter(narrowed & (Q(product__group=self.group) if self.group else Q()))

    @cached_property
    def records(self) -> list[dict]:
        return list(self.asked.order_by("pk").values(*_COLUMNS))

    @cached_property
    def framer(self) -> Framer:
        """Two queries, when some side of the table is by place."""
        units = {row["product__unit"] for row in self.records}
        return Framer(frame=FRAMES[self.frame], level=PLACES[self.place], unit_ids=units)

    def _mark(self, axis: str, row: dict) -> Mark:
        match axis:
            case "nhom":
                return Mark(row["product__group"], str(ProductGroup(row["product__group"]).label),
                            (ProductGroup.values.index(row["product__group"]),))  # fmt: skip
            case "cap":
                return Mark(row["level"], str(VotingLevel(row["level"]).label),
                            (VotingLevel.values.index(row["level"]),))  # fmt: skip
            case "nam":
                return Mark(str(row["year"]), str(row["year"]), (row["year"],))
        return _place_mark(self.framer.place_of(row["product__unit"]))

    @cached_property
    def keyed(self) -> list[tuple[Mark, Mark, dict]]:
        """Each record with its row and its column: in exactly one of each."""
        return [(self._mark(self.rows, row), self._mark(self.columns, row), row) for row in self.records]

    @cached_property
    def cells(self) -> Counter:
        return Counter((row.key, column.key) for row, column, _ in self.keyed)

    @cached_property
    def row_marks(self) -> list[Mark]:
        return _ordered(row for row, _, _ in self.keyed)

    @cached_property
    def column_marks(self) -> list[Mark]:
        return _ordered(column for _, column, _ in self.keyed)

    @cached_property
    def row_totals(self) -> Counter:
        return Counter(row.key for row, _, _ in self.keyed)

    @cached_property
    def column_totals(self) -> Counter:
        return Counter(column.key for _, column, _ in self.keyed)

    @cached_property
    def stated(self) -> list[VotingResult]:
        """What sources state of these years as a number without names: told beside the table, never added into it."""
        if self.is_stock:
            return []
        found = VotingResult.objects.visible_to(self.user).filter(itemised=False, recognised__isnull=False)
        found = found.filter(year__range=(self.first, self.last))
        found = found.filter(level=self.level) if self.level else found
        return list(found.select_related("unit").order_by("-year", "level", "pk"))

    @property
    def total(self) -> int:
        return len(self.records)

    @property
    def illustrative(self) -> int:
        return sum(row["illustrative"] for row in self.records)

    def lines(self) -> list[tuple[Mark, list[tuple[Mark, int]], int]]:
        """(row, (column, count) …, total of the row)."""
        return [
            (row, [(column, self.cells[row.key, column.key]) for column in self.column_marks], self.row_totals[row.key])
            for row in self.row_marks
        ]

    def behind(self, row: str = "", column: str = "") -> QuerySet[Recognition]:
        """The records of a cell, of a whole row or column, or all: as many as the number says."""
        keys = [
            record["pk"] for r, c, record in self.keyed if (not row or r.key == row) and (not column or c.key == column)
        ]
        rows = Recognition.objects.filter(pk__in=keys)
        told = rows.select_related("product__establishment", "product__unit", "document", "validity")
        return told.order_by("product__unit__sort_key", "product__sort_key", "pk")

    def label_of(self, axis_marks: list[Mark], key: str) -> str:
        return next((mark.label for mark in axis_marks if mark.key == key), "")


def _ordered(marks) -> list[Mark]:
    return sorted(set(marks), key=lambda mark: (mark.order, mark.label))


def _place_mark(placed: Placed) -> Mark:
    """A unit of the frame; what has none stands last, under its reason."""
    if placed.unit:
        return Mark(f"d{placed.unit.pk}", placed.unit.full_name, (0, placed.unit.sort_key, placed.unit.pk))
    candidates: tuple[Hashable, ...] = tuple(unit.pk for unit in placed.candidates)
    key = "-".join([placed.reason.value, *map(str, candidates)])
    return Mark(key, placed.words, (1, placed.words, 0))
