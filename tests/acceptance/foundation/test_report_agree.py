"""Page, PDF, XLSX and JSON agree in every figure of every table."""

import json
import re
from collections import Counter
from decimal import Decimal
from io import BytesIO

import openpyxl
import pdfplumber
import pytest

from khuyencong.core.dates import Period
from khuyencong.core.figures import Figure
from khuyencong.core.papers.cells import NUMBERS, percent, typed
from khuyencong.reports import exports
from khuyencong.reports.queries import AnnualReportDocument, ReportScope, addresses
from khuyencong.territory.models import AdministrativeUnit

pytestmark = pytest.mark.django_db

REPORTS = [("old-74", 2022), ("old-74", 2023), ("old-60", 2006), ("old-77", 2022)]


@pytest.fixture
def leader(demo, client):
    from khuyencong.core.models import User

    client.force_login(User.objects.filter(is_superuser=True).order_by("pk").first())
    return client


def document(key: str, year: int) -> AnnualReportDocument:
    unit = AdministrativeUnit.objects.get(reference_key=key)
    return AnnualReportDocument(ReportScope(period=Period.calendar_year(year), unit=unit))


def numbers(table) -> list[list]:
    """(figure as stored, words as read) of each number cell, row by row."""
    rows = []
    for row in table.all_rows():
        if len(row.cells) != len(table.columns):
            rows.append([])
            continue
        cells = typed(table.columns, row)
        rows.append([(_stored(cell.value), cell.shown(kind, unit).text, kind) for _, cell, kind, unit in cells])
    return rows


def _stored(value):
    return value.value if isinstance(value, Figure) else value


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(("key", "year"), REPORTS)
def test_four_faces_one_figure(leader, key, year):
    report = document(key, year)
    page = leader.get(addresses.report_address(report.scope)).content.decode()
    told = json.loads(exports.plain(report))
    book = openpyxl.load_workbook(BytesIO(exports.workbook(report)))
    printed = rows_of_pdf(exports.pdf(report))
    sheets = {sheet_title(sheet): sheet for sheet in book}
    for code, table in report.tables.items():
        rows = numbers(table)
        assert rows_of_page(page, table) == words(rows, table), code
        assert rows_of_json(told["tables"][code], table) == words(rows, table), code
        assert rows_of_sheet(sheets[table.title], table) == stored(rows), code
        missing = Counter(marked(table)) - printed
        assert not missing, (code, missing)
    keys = {key: (figure.value, figure.unknown) for key, figure in report.figures().items()}
    assert {k: (v["value"], v["unknown"]) for k, v in told["figures"].items()} == keys


def words(rows, table) -> list[list[str]]:
    return [[text for _, text, _ in row] for row in rows]


def rows_of_page(page: str, table) -> list[list[str]]:
    """The words of the cells under the caption, without the marks beside them."""
    start = page.index(f'<p class="cap">{_escaped(table.title)}</p>')
    body = page[page.index("<tbody>", start) : page.index("</table>", start)]
    found = []
    for line in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)
        found.append([_plain(cell) for cell in cells] if len(cells) == len(table.columns) else [])
    return found if table.rows else [row for row in found if row]


def _plain(cell: str) -> str:
    import html

    cell = re.sub(r'<i class="made">.*?</i>', "", cell, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", cell)).split())


def _escaped(text: str) -> str:
    from django.utils.html import escape

    return escape(text)


def rows_of_json(table: dict, ours) -> list[list[str]]:
    rows = [*table["rows"], *([table["total"]] if table["total"] else [])]
    keys = [column["key"] for column in table["columns"]]
    return [[row["cells"][key]["text"] for key in keys] if len(row["cells"]) == len(keys) else [] for row in rows]


def sheet_title(sheet) -> str:
    """The last line before the blank one: the title of the table."""
    lines = []
    for row in sheet.iter_rows(min_col=1, max_col=1, values_only=True):
        if row[0] is None:
            break
        lines.append(row[0])
    return re.sub(r"^Phụ lục [IV]+\. ", "", lines[-1])


def rows_of_sheet(sheet, table) -> list[list]:
    lines = list(sheet.iter_rows(values_only=True))
    head = next(index for index, line in enumerate(lines) if line[0] is None) + 1
    wanted = [index for index, name in enumerate(lines[head]) if name and name != "Ghi chú"]
    found = []
    for line, row in zip(lines[head + 1 :], table.all_rows(), strict=False):
        if len(row.cells) != len(table.columns):
            found.append([])
            continue
        found.append(
            [
                _cell_of_sheet(line[index], kind)
                for index, (_, _, kind, _) in zip(wanted, typed(table.columns, row), strict=True)
            ]
        )
    return found  # fmt: skip


def _cell_of_sheet(value, kind: str):
    return value if kind in NUMBERS and isinstance(value, int | float) else None


def stored(rows) -> list[list]:
    """Numbers as a workbook holds them: whole đồng, per cents as fractions; None for words."""
    found = []
    for row in rows:
        found.append([])
        for value, _, kind in row:
            is_number = kind in NUMBERS and isinstance(value, int | Decimal)
            found[-1].append(
                None if not is_number else float(percent(value) / 100) if kind == "percent" else int(value)
            )
    return found


def marked(table) -> list[tuple[str, ...]]:
    """Rows as the paper prints them: words and the mark beside them, without the spaces that a line break eats."""
    found = []
    for row in table.all_rows():
        if len(row.cells) == len(table.columns):
            shown = [cell.shown(kind, unit) for _, cell, kind, unit in typed(table.columns, row)]
            found.append(tuple(squeezed(one.text + one.mark) for one in shown))
    return found


def rows_of_pdf(pdf: bytes) -> Counter:
    """Rows of every table, page by page; a row never breaks across pages."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        tables = [table for page in opened.pages for table in page.extract_tables()]
    return Counter(tuple(squeezed(cell or "") for cell in row) for table in tables for row in table)
