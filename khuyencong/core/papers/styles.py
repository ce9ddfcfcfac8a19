"""Looks of workbook cells, made once a workbook: setting a font on each cell costs more than writing it."""

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

_FACE = "Times New Roman"  # the office has it; a workbook carries no fonts
_LINE = Side(style="thin", color="FF7F867D")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="FFECEEE8")


class Styles:
    """Style arrays by look; shared by cells and never changed."""

    def __init__(self, book: Workbook):
        self._sheet = book.create_sheet("_")
        book.remove(self._sheet)
        self._made: dict[tuple, StyleArray] = {}

    def dress(
        self,
        cell: WriteOnlyCell,
        name: str,
        number_format: str = "",
        strong: bool = False,
        indent: int = 0,
        quoted: bool = False,
    ) -> WriteOnlyCell:
        """``cell`` in the look ``name``: plain, title, head, group, body, missing, aside or note."""
        look = (name, number_format, strong, indent, quoted)
        if look not in self._made:
            self._made[look] = self._make(*look)
        cell._style = self._made[look]  # openpyxl has no public way to share a style array
        return cell

    def _make(self, name: str, number_format: str, strong: bool, indent: int, quoted: bool) -> StyleArray:
        cell = WriteOnlyCell(self._sheet)
        cell.font = Font(
            name=_FACE,
            size=13 if name == "title" else 11,
            bold=strong or name in {"title", "head", "group"},
            italic=name in {"note", "aside", "missing"},
        )
        if name in {"body", "missing", "aside", "head"}:
            cell.border = _BOX
            cell.alignment = Alignment(
                vertical="center" if name == "head" else "top",
                horizontal={"head": "center", "missing": "right"}.get(name),
                wrap_text=not number_format,
                indent=indent,
            )
        if name == "head":
            cell.fill = _HEAD
        if number_format:
            cell.number_format = number_format
        cell.quotePrefix = quoted
        return cell._style
