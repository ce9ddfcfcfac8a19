"""The annual report of Bình Dương 2022 as PDF and as workbook, against the bare libraries."""

from io import BytesIO

import openpyxl
import weasyprint
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from khuyencong.core.dates import Period
from khuyencong.core.papers.html import render_html
from khuyencong.core.papers.pdf import OPTIONS, press
from khuyencong.reports import exports
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from khuyencong.territory.queries import resolve
from tests.bench.rounds import Ratio, compare


def _document() -> AnnualReportDocument:
    period = Period.calendar_year(2022)
    return AnnualReportDocument(ReportScope(period=period, unit=resolve("Bình Dương", period=period)))


def pdf() -> Ratio:
    """From the database to the last byte, against WeasyPrint given the finished markup."""
    markup = render_html(_document().paper)
    stylesheet, fonts, fetcher = press()

    def bare():
        document = weasyprint.HTML(string=markup, base_url="", url_fetcher=fetcher)
        return document.write_pdf(stylesheets=[stylesheet], font_config=fonts, **OPTIONS)

    return compare("PDF báo cáo năm / WeasyPrint trần", lambda: exports.pdf(_document()), bare, bound=1.15)


def xlsx() -> Ratio:
    """The finished tables to a workbook, against openpyxl write-only given the same cells and shared styles."""
    document = _document()
    made = openpyxl.load_workbook(BytesIO(exports.workbook(document)))
    sheets = [
        (sheet.title, [[(cell.value, cell.data_type, cell._style) for cell in row] for row in sheet.iter_rows()])
        for sheet in made.worksheets
    ]

    def bare():
        book = Workbook(write_only=True)
        for name in ("_fonts", "_fills", "_borders", "_alignments", "_number_formats", "_protections", "_cell_styles"):
            setattr(book, name, getattr(made, name))
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            for row in rows:
                cells = []
                for value, data_type, style in row:
                    cell = WriteOnlyCell(sheet, value)
                    cell.data_type = data_type
                    cell._style = style
                    cells.append(cell)
                sheet.append(cells)
        stream = BytesIO()
        book.save(stream)
        return stream.getvalue()

    return compare("XLSX báo cáo năm / openpyxl trần", lambda: exports.workbook(document), bare, bound=1.25, rounds=15)
