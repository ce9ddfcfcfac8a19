"""What stands in a table: columns, cells, rows, and the one way a value is turned into words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from khuyencong.core.figures import NO_DATA, Figure, grouped

NOT_STATED = "chưa rõ"
ILLUSTRATIVE = "minh hoạ"
MONEY_UNITS = {"đồng": 1, "nghìn đồng": 1_000, "triệu đồng": 1_000_000, "tỷ đồng": 1_000_000_000}
NUMBERS = frozenset({"count", "decimal", "money", "percent"})
KINDS = NUMBERS | {"text", "index", "unit", "date"}
_WIDTHS = {"text": 28, "index": 5, "unit": 9, "count": 10, "decimal": 10, "money": 12, "percent": 10, "date": 12}
_LAST_PIECE = re.compile(r" (\(thiếu \d+\)|số liệu)$")

Value = str | int | Decimal | date | Figure | None


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column.

    ``kind``: text, index (TT), unit (ĐVT, one unit a row), count, decimal, money (values are whole đồng, printed
    in ``unit``), percent (values are per cent: 97.1 prints “97,1 %”), date.
    ``group`` merges the heads of neighbouring columns under one name; ``width`` is in characters.
    """

    key: str
    title: str
    kind: str = "text"
    unit: str = ""
    width: int | None = None
    group: str = ""

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"unknown column kind {self.kind!r}")
        if self.kind == "money" and self.unit and self.unit not in MONEY_UNITS:
            raise ValueError(f"unknown money unit {self.unit!r}")

    @property
    def characters(self) -> int:
        return self.width or _WIDTHS[self.kind]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A value; ``None`` is “not known”, “” is “nothing to say here”. ``href`` opens its records, on screen only.

    ``kind`` and ``unit`` override the column's (a count among money) and are needed in a sentence.
    """

    value: Value = ""
    href: str = ""
    kind: str = ""
    unit: str = ""

    def __post_init__(self):
        if self.kind and self.kind not in KINDS:
            raise ValueError(f"unknown cell kind {self.kind!r}")

    @property
    def is_illustrative(self) -> bool:
        return isinstance(self.value, Figure) and self.value.illustrative

    def shown(self, kind: str = "", unit: str = "") -> "Shown":
        """The value in words, for a cell of ``kind`` and ``unit`` unless it names its own."""
        kind, unit = self.kind or kind or "text", self.unit or unit
        text, missing = _words(self.value, kind, unit)
        return Shown(
            text=text,
            missing=missing,
            illustrative=self.is_illustrative and not missing,
            href=self.href,
            kind=kind,
        )


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a person reads in a cell: the same words on page, PDF and JSON."""

    text: str
    missing: bool = False
    illustrative: bool = False
    href: str = ""
    kind: str = "text"

    @property
    def mark(self) -> str:
        return ILLUSTRATIVE if self.illustrative else ""

    @property
    def known(self) -> str:
        """The words before the piece that moves to the next line whole."""
        return _LAST_PIECE.sub("", self.text)

    @property
    def gap(self) -> str:
        """That piece: “(thiếu 2)” of a partial total, “số liệu” of “chưa có số liệu”."""
        found = _LAST_PIECE.search(self.text)
        return found[0].strip() if found else ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of a table; bare values become cells. ``kind``: body, sum, part (“trong đó”), group (a heading line).

    A group row may hold one cell, which then spans the table. ``level`` indents the heading cell.
    """

    cells: tuple[Cell, ...]
    level: int = 0
    kind: str = "body"
    href: str = ""

    def __post_init__(self):
        if self.kind not in {"body", "sum", "part", "group"}:
            raise ValueError(f"unknown row kind {self.kind!r}")
        cells = tuple(cell if isinstance(cell, Cell) else Cell(value=cell) for cell in self.cells)
        object.__setattr__(self, "cells", cells)


def typed(columns: Iterable[Column], row: Row) -> list[tuple[Column, Cell, str, str]]:
    """(column, cell, kind, unit) along a row. Where the row names its unit (ĐVT), numbers take it."""
    columns = tuple(columns)
    unit = next((str(c.value) for column, c in zip(columns, row.cells, strict=False) if column.kind == "unit"), "")
    found = []
    for column, cell in zip(columns, row.cells, strict=False):
        kind, cell_unit = cell.kind or column.kind, cell.unit or column.unit
        if unit and kind in {"count", "decimal", "money"} and not cell_unit:
            kind, cell_unit = ("money" if unit in MONEY_UNITS else kind), unit
        found.append((column, cell, kind, cell_unit))
    return found


def scale(unit: str) -> int:
    """How many đồng one printed money unit is."""
    return MONEY_UNITS.get(unit, 1)


def percent(value: int | Decimal) -> Decimal:
    """Ratios are told to one decimal place, everywhere alike."""
    return Decimal(value).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def formatter(kind: str, unit: str) -> Callable[[int | Decimal], str]:
    """From a stored number to its words, without the unit (but with “%”)."""
    if kind == "percent":
        return lambda value: f"{grouped(percent(value))} %"
    if kind == "money" and scale(unit) != 1:
        return lambda value: grouped(Decimal(value) / scale(unit))
    return grouped


def _words(value: Value, kind: str, unit: str) -> tuple[str, bool]:
    if value is None:
        return (NO_DATA, True) if kind in NUMBERS else (NOT_STATED, True)
    if isinstance(value, Figure):
        return value.text(formatter(kind, unit)), not value.is_known
    if isinstance(value, str):
        return value, bool(value) and kind in NUMBERS
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}", False
    return (str(value) if kind == "index" else formatter(kind, unit)(value)), False
