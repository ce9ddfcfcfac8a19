"""Writers of official papers and workbooks: one set of values, printed as page, PDF, XLSX and JSON."""

from khuyencong.core.papers.html import render_html
from khuyencong.core.papers.model import (
    Annex,
    Bar,
    BarChart,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    prose,
)
from khuyencong.core.papers.pdf import bound, render_pdf
from khuyencong.core.papers.plain import to_json
from khuyencong.core.papers.qr import QR, qr
from khuyencong.core.papers.xlsx import render_xlsx

__all__ = [
    "QR",
    "Annex",
    "Bar",
    "BarChart",
    "Block",
    "Bullets",
    "Cell",
    "Column",
    "Heading",
    "Letterhead",
    "Paper",
    "Paragraph",
    "Recipients",
    "Row",
    "Signature",
    "Table",
    "bound",
    "prose",
    "qr",
    "render_html",
    "render_pdf",
    "render_xlsx",
    "to_json",
]
