"""The PDFs of three reports keep the form of NĐ 30/2020, and say what is made up and what is missing."""

from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from khuyencong.core.dates import Period
from khuyencong.reports import exports
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from khuyencong.territory.models import AdministrativeUnit
from tests.papers_check import check_nd30

pytestmark = pytest.mark.django_db


def pdf_of(key: str, year: int, issued_on: date | None = None) -> bytes:
    unit = AdministrativeUnit.objects.get(reference_key=key)
    scope = ReportScope(period=Period.calendar_year(year), unit=unit, issued_on=issued_on)
    return exports.pdf(AnnualReportDocument(scope))


@pytest.mark.parametrize(
    ("key", "year", "issued_on"),
    [
        ("old-74", 2022, date(2023, 1, 10)),
        ("old-74", 2023, date(2024, 1, 10)),
        ("old-60", 2006, date(2007, 1, 10)),
        ("old-74", 2022, None),
    ],
)
def test_pdf_keeps_the_official_form(demo, key, year, issued_on):
    assert check_nd30(pdf_of(key, year, issued_on)) == []


def test_pdf_marks_made_up_rows_and_names_what_is_missing(demo):
    with pdfplumber.open(BytesIO(pdf_of("old-74", 2023))) as pdf:
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "minh hoạ" in text
    assert "Kinh phí được giao: chưa có số liệu" in text
    assert "DỰ THẢO" in text
