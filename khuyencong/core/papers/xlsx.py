"""Tables as a workbook: numbers are numbers in whole đồng, totals are plain, and nothing typed becomes a formula.

A figure that needs a word (thiếu 2, minh hoạ, hơn, khoảng) has it in a narrow column at its right; a figure that
is not known is the text “chưa có số liệu” in its own cell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from khuyencong.core.figures import Figure
from khuyencong.core.papers.cells import ILLUSTRATIVE, MONEY_UNITS, NUMBERS, Cell, Column, Row, percent, typed
from khuyencong.core.papers.model import Annex, Letterhead, Paragraph, Table
from khuyencong.core.papers.styles import Styles
from khuyencong.core.text import nfc

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# What XML 1.0 cannot carry; TAB, LF and CR may stay inside a text.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
_NUMBER_FORMATS = {"money": "#,##0", "count": "#,##0", "decimal": "#,##0.##", "percent": "0.0%", "date": "dd/mm/yyyy"}
_A4, _MM = "9", 1 / 25.4


def render_xlsx(
    sheets: Iterable[Table | Annex], *, title: str, letterhead: Letterhead | None = None, notes: Iterable[str] = ()
) -> bytes:
    """One sheet a table; the tables of an annex follow one another. ``notes`` close every sheet."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = (
        safe_text(title),
        safe_text(letterhead.issuer if letterhead else ""),
    )
    styles, names = Styles(book), set()
    for name, before, table in _tables(sheets):
        sheet = book.create_sheet(_sheet_name(name, names))
        _Writer(sheet=sheet, table=table, styles=styles).write(
            [letterhead.issuer.upper() if letterhead else "", title, *before], list(notes)
        )
    if not names:
        book.create_sheet("Không có bảng")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def safe_text(value: str) -> str:
    """NFC, without characters a workbook cannot hold."""
    return _UNPRINTABLE.sub("", nfc(value))


def number_and_note(cell: Cell, kind: str) -> tuple[str | int | Decimal | date | None, str]:
    """(what the sheet's cell holds, the word beside it)."""
    value, note = cell.value, ""
    if isinstance(value, Figure):
        note, value = _note(value), value.value
    if value is None or (isinstance(value, str) and kind in NUMBERS):
        return cell.shown(kind, "đồng").text or None, note
    if isinstance(value, str):
        return (int(value) if kind == "index" and value.isdecimal() else value or None), note
    return (percent(value) / 100 if kind == "percent" else value), note


def _note(figure: Figure) -> str:
    words = (
        figure.qualifier,
        f"thiếu {figure.unknown}" if figure.is_partial else "",
        ILLUSTRATIVE if figure.illustrative and figure.is_known else "",
    )
    return ", ".join(word for word in words if word)


def _tables(sheets: Iterable[Table | Annex]) -> Iterable[tuple[str, list[str], Table]]:
    for part in sheets:
        if isinstance(part, Table):
            yield part.sheet or part.title, [], part
            continue
        told = ["".join(shown.text for shown in block.parts) for block in part.blocks if isinstance(block, Paragraph)]
        for table in (block for block in part.blocks if isinstance(block, Table)):
            yield table.sheet or f"{part.name} {part.title}", [f"{part.name}. {part.title}", *told], table


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """At most 31 characters, none of []:*?/\\', unique without regard to case."""
    base = re.sub(r"\s+", " ", _SHEET_NAME.sub(" ", safe_text(wanted))).strip() or "Bảng"
    name, index = base[:31].strip(), 1
    while name.casefold() in taken:
        index += 1
        tail = f" ({index})"
        name = base[: 31 - len(tail)].strip() + tail
    taken.add(name.casefold())
    return name


@dataclass(frozen=True, kw_only=True)
class _Writer:
    """Writes one table on one sheet, from the top down as write-only sheets demand."""

    sheet: object
    table: Table
    styles: Styles

    @cached_property
    def noted(self) -> list[bool]:
        """Which columns have a word beside some figure."""
        found = [False] * len(self.table.columns)
        for row in self.table.all_rows():
            for index, cell in enumerate(row.cells):
                if isinstance(cell.value, Figure) and not found[index]:
                    found[index] = bool(_note(cell.value))
        return found

    def write(self, titles: list[str], notes: list[str]) -> None:
        lines = [text for text in titles if text]
        if self.table.title not in lines[-1:]:
            lines.append(self.table.title)
        head = len(lines) + 2
        self._set_up(head)
        for index, line in enumerate(lines):
            self.sheet.append([self._text(line, "title" if index == len(lines) - 1 else "plain")])
        self.sheet.append([])
        self.sheet.append(self._head())
        for row in self.table.all_rows():
            self.sheet.append(self._row(row))
        self.sheet.append([])
        for note in [self.table.basis, *self.table.notes, *notes]:
            if note:
                self.sheet.append([self._text(note, "note")])

    def _set_up(self, head: int) -> None:
        sheet, width = self.sheet, len(self.table.columns) + sum(self.noted)
        last = get_column_letter(width)
        sheet.freeze_panes = f"A{head + 1}"
        sheet.auto_filter.ref = f"A{head}:{last}{head + max(len(self.table.rows), 1)}"
        sheet.print_title_rows = f"{head}:{head}"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = _A4, 1, 0
        sheet.page_setup.orientation = "landscape" if self.table.landscape or width > 7 else "portrait"
        margins = sheet.page_margins
        margins.top, margins.bottom, margins.left, margins.right = 22 * _MM, 20 * _MM, 30 * _MM, 15 * _MM
        sheet.oddFooter.center.text = "&P/&N"
        index = 0
        for column, noted in zip(self.table.columns, self.noted, strict=True):
            for characters in [column.characters + 3, *([12] if noted else [])]:
                index += 1
                sheet.column_dimensions[get_column_letter(index)].width = characters

    def _head(self) -> list[WriteOnlyCell]:
        cells = []
        for column, noted in zip(self.table.columns, self.noted, strict=True):
            cells.append(self._text(_head_words(column), "head"))
            if noted:
                cells.append(self._text("Ghi chú", "head"))
        return cells

    def _row(self, row: Row) -> list[WriteOnlyCell]:
        if len(row.cells) != len(self.table.columns):
            return [self._text(row.cells[0].shown().text, "group")]
        cells, strong = [], row.kind in {"sum", "group"}
        for index, (_, cell, kind, _) in enumerate(typed(self.table.columns, row)):
            value, note = number_and_note(cell, kind)
            indent = row.level if index == self.table.heading_index else 0
            cells.append(self._value(value, kind, strong=strong, indent=indent))
            if self.noted[index]:
                cells.append(self._text(note, "aside"))
        return cells

    def _value(self, value: object, kind: str, *, strong: bool, indent: int) -> WriteOnlyCell:
        if isinstance(value, str):
            if kind == "unit" and value in MONEY_UNITS:
                value = "đồng"  # the row's amounts are written in whole đồng
            return self._text(value, "missing" if kind in NUMBERS else "body", strong=strong, indent=indent)
        number_format = _NUMBER_FORMATS.get(kind, "")
        if kind == "decimal" and value == int(value):
            number_format = _NUMBER_FORMATS["count"]  # “#,##0.##” would print “5.”
        return self.styles.dress(WriteOnlyCell(self.sheet, value), "body", number_format, strong)

    def _text(self, value: str, name: str, *, strong: bool = False, indent: int = 0) -> WriteOnlyCell:
        """A text cell whatever it starts with: a formula is told by its type, and Excel keeps it so when edited."""
        value = safe_text(value)
        cell = WriteOnlyCell(self.sheet, value or None)
        if value:
            cell.data_type = "s"
        return self.styles.dress(cell, name, "", strong, indent, value.startswith(_FORMULA_STARTS))


def _head_words(column: Column) -> str:
    unit = "đồng" if column.kind == "money" else column.unit
    title = f"{column.group}: {column.title}" if column.group else column.title
    return f"{title} ({unit})" if unit else title
