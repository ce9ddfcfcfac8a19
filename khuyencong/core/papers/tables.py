"""A table as the page and the PDF lay it out: merged heads, lines in words, widths."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import ClassVar, NamedTuple

from khuyencong.core.papers.cells import NUMBERS, Column, Row, Shown, typed
from khuyencong.core.papers.widths import LYING, PADDING, STANDING, ems, longest_piece, shares


class Head(NamedTuple):
    """A cell of the head of a table."""

    title: str
    unit: str
    css: str
    scope: str
    colspan: int
    rowspan: int


class Line(NamedTuple):
    css: str
    cells: "list[LineCell]"


class LineCell(NamedTuple):
    shown: Shown
    css: str
    is_head: bool
    span: int
    href: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """``basis`` tells under the table which date counts and whether it is a flow or a stock; ``total`` closes it.

    ``landscape`` puts the table on lying pages of its own; within an annex the annex decides.
    """

    kind: ClassVar[str] = "table"
    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    basis: str = ""
    total: Row | None = None
    landscape: bool = False
    empty: str = "Không phát sinh."
    sheet: str = ""  # name of its sheet in a workbook; the title where it is not given

    def __post_init__(self):
        object.__setattr__(self, "columns", tuple(self.columns))
        object.__setattr__(self, "rows", tuple(self.rows))
        for row in self.all_rows():
            spans = row.kind == "group" and len(row.cells) == 1
            if len(row.cells) != len(self.columns) and not spans:
                raise ValueError(f"{self.code}: a row has {len(row.cells)} cells for {len(self.columns)} columns")

    def all_rows(self) -> Iterator[Row]:
        yield from self.rows
        if self.total is not None:
            yield self.total

    @cached_property
    def common_unit(self) -> str:
        """The unit of every number of the table, said once above it; “” when they differ."""
        units = {column.unit for column in self.columns if column.kind in NUMBERS - {"percent"}}
        return units.pop() if len(units) == 1 else ""

    @cached_property
    def heading_index(self) -> int:
        """Which column names the row: the first text one."""
        return next((i for i, column in enumerate(self.columns) if column.kind == "text"), 0)

    @cached_property
    def layout(self) -> tuple[list[str], str]:
        """(width of each column, class of the type size) on paper."""
        least = [self._head_width(column) for column in self.columns]
        longest = [0.0] * len(self.columns)
        for line in [*self.lines, *self.total_lines]:
            if len(line.cells) == len(self.columns):
                for index, cell in enumerate(line.cells):
                    is_number = cell.shown.kind in NUMBERS and not cell.shown.missing
                    least[index] = max(least[index], longest_piece(cell.shown.text, is_number=is_number))
                    longest[index] = max(longest[index], ems(cell.shown.text))
                    if cell.shown.illustrative:  # its mark is smaller type, and stays on one line
                        least[index] = max(least[index], 0.8 * ems(cell.shown.mark))
        wanted = [0.5 * column.characters + PADDING for column in self.columns]
        for index, column in enumerate(self.columns):
            if column.kind == "text":  # no words one below the other: the type gets smaller instead
                least[index] = max(least[index], min(0.55 * wanted[index], longest[index] / 3))
        return shares([width + PADDING for width in least], wanted, room=LYING if self.landscape else STANDING)

    def _head_width(self, column: Column) -> float:
        unit = "" if column.unit == self.common_unit else f"({column.unit})"
        return max(longest_piece(column.title, is_number=False), ems(unit))

    def head_rows(self) -> list[list[Head]]:
        grouped_heads = any(column.group for column in self.columns)
        first, second = [], []
        for group, columns in groupby(self.columns, key=lambda column: column.group or column.key):
            members = list(columns)
            cells = [self._head(column, 2 if grouped_heads and not column.group else 1) for column in members]
            if members[0].group:
                first.append(Head(group, "", "mid", "colgroup", len(members), 1))
                second += cells
            else:
                first += cells
        return [first, second] if second else [first]

    def _head(self, column: Column, rowspan: int) -> Head:
        unit = "" if column.unit == self.common_unit else column.unit
        return Head(column.title, unit, _css(column.kind), "col", 1, rowspan)

    @cached_property
    def lines(self) -> list[Line]:
        return [self._line(row) for row in self.rows]

    @cached_property
    def total_lines(self) -> list[Line]:
        return [] if self.total is None else [self._line(self.total)]

    @property
    def is_short(self) -> bool:
        """Short enough to stay on one page without leaving half of the page before it empty."""
        return len(self.rows) <= 4

    def _line(self, row: Row) -> Line:
        names = [row.kind] if row.kind != "body" else []
        if row.level:
            names.append(f"lv{min(row.level, 3)}")
        if len(row.cells) == 1 and len(self.columns) > 1:
            cells = [LineCell(row.cells[0].shown("text"), "", True, len(self.columns), row.cells[0].href or row.href)]
            return Line(" ".join(names), cells)
        cells = []
        for index, (_, cell, kind, unit) in enumerate(typed(self.columns, row)):
            is_head = index == self.heading_index
            href = cell.href or (row.href if is_head else "")
            cells.append(LineCell(cell.shown(kind, unit), _css(kind), is_head, 1, href))
        return Line(" ".join(names), cells)

    @property
    def is_illustrative(self) -> bool:
        return any(cell.is_illustrative for row in self.all_rows() for cell in row.cells)


def _css(kind: str) -> str:
    return "num" if kind in NUMBERS else "mid" if kind in {"index", "unit", "date"} else ""
