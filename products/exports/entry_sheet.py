"""The sheet of registrations: headings, lists to choose from, how to fill in; empty, or with what is registered."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from khuyencong.core.models import User
from khuyencong.core.papers.xlsx import safe_text
from products.models import VotingRound
from products.queries import entry_sheet

FILLED, LISTS, HOW = "Đăng ký", "Danh sách", "Cách ghi"
_LAST = 1000
"""Rows with lists to choose from: the most a file may bring."""


def entry_workbook(round_: VotingRound, user: User, *, empty: bool) -> bytes:
    """The first sheet is what is read back."""
    book, columns = Workbook(), entry_sheet.columns(round_)
    sheet = book.active
    sheet.title, sheet.freeze_panes = FILLED, "C2"
    _heads(sheet, [(column.title, column.width) for column in columns])
    for row in [] if empty else entry_sheet.rows(round_, user):
        sheet.append([None] * len(columns))
        for cell, value in zip(sheet[sheet.max_row], row, strict=True):
            _put(cell, value)
    products = entry_sheet.offered(round_, user)
    _lists(book, [("Sản phẩm", products), ("Ai đăng ký", entry_sheet.registrants()), ("Có", [entry_sheet.YES])])
    ends = {"product": ("A", len(products)), "registrant": ("B", len(entry_sheet.registrants()))}
    ends |= dict.fromkeys(entry_sheet.CHECKED, ("C", 1))
    for number, column in enumerate(columns, 1):
        if column.name in ends:
            _choose(sheet, get_column_letter(number), *ends[column.name])
    _explain(book, columns)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _heads(sheet, heads: Iterable[tuple[str, int]]) -> None:
    for number, (title, width) in enumerate(heads, 1):
        cell = sheet.cell(1, number, title)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E7EAF6")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = width


def _put(cell, value) -> None:
    """A text stays a text, also when it begins as a formula does."""
    cell.value = safe_text(value) or None if isinstance(value, str) else value
    if isinstance(cell.value, str):
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(("=", "+", "-", "@"))


def _lists(book: Workbook, lists: list[tuple[str, list[str]]]) -> None:
    sheet = book.create_sheet(LISTS)
    _heads(sheet, [(title, 44) for title, _ in lists])
    for number, (_, words) in enumerate(lists, 1):
        for row, word in enumerate(words, 2):
            _put(sheet.cell(row, number), word)


def _choose(sheet, letter: str, source: str, count: int) -> None:
    """A list to choose from; what is not in it may still be typed, the portal reads names as well."""
    if not count:
        return
    choice = DataValidation("list", formula1=f"'{LISTS}'!${source}$2:${source}${count + 1}", allow_blank=True)
    choice.showErrorMessage = False
    sheet.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{_LAST + 1}")


def _explain(book: Workbook, columns) -> None:
    sheet = book.create_sheet(HOW)
    _heads(sheet, [("Cột", 34), ("Bắt buộc", 12), ("Cách ghi", 90)])
    for column in columns:
        sheet.append([column.title, "bắt buộc" if column.needed else "", column.how])
    sheet.append([])
    sheet.append(
        ["Mỗi dòng một sản phẩm. Giữ nguyên dòng tên cột; thứ tự cột đổi được. Ảnh và giấy tờ nộp ở trang đăng ký."]
    )
