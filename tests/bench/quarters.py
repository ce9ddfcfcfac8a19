"""The compiled quarter of 168 communes as PDF, against the bare engine."""

from datetime import date

import weasyprint

from collaborators.exports import compiled_paper
from collaborators.exports.compiled import compiled_pdf
from collaborators.models import ReportAnswer, ReportingPeriod
from collaborators.queries.compiled import Compiled
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.papers.html import render_html
from khuyencong.core.papers.pdf import OPTIONS, press
from khuyencong.territory.models import AdministrativeUnit
from tests.bench.rounds import Ratio, compare
from tests.factories.collaborators import AppointmentFactory, AreaFactory, PeriodFactory, ReportFactory
from tests.factories.offices import HCM, unit
from tests.people import person

FIGURES = ("CTV1.01", "CTV1.02", "CTV1.03", "CTV1.06", "CTV1.09", "CTV2.01", "CTV2.02", "CTV2.03", "CTV2.04", "CTV2.07")


def _quarter(year: int, number: int):
    there = ReportingPeriod.objects.filter(year=year, quarter=number).first()  # of the demo centre
    return there or PeriodFactory(year=year, quarter=number, starts_on=date(year, number * 3 - 2, 1))


def pdf() -> Ratio:
    """From the database to the last byte, against WeasyPrint given the finished markup."""
    staff, periods = person(Role.STAFF), [_quarter(*one) for one in ((2025, 3), (2026, 1), (2026, 2), (2026, 3))]
    period = periods[-1]
    here = AdministrativeUnit.objects.filter(parent=unit(HCM), level=3, valid_to=None).order_by("pk")
    terms = [AppointmentFactory(area=None) for _ in here[:168]]
    for term, place in zip(terms, here[:168], strict=True):
        AreaFactory(appointment=term, unit=place)
    reports = [ReportFactory(appointment=term, period=one, approved=True) for term in terms for one in periods]
    ReportAnswer.objects.bulk_create(
        ReportAnswer(report=report, code=code, number=120) for report in reports for code in FIGURES
    )
    markup = render_html(compiled_paper(Compiled(staff, period, today())))
    stylesheet, fonts, fetcher = press()

    def bare():
        document = weasyprint.HTML(string=markup, base_url="", url_fetcher=fetcher)
        return document.write_pdf(stylesheets=[stylesheet], font_config=fonts, **OPTIONS)

    return compare(
        "PDF quý 168 xã / WeasyPrint trần", lambda: compiled_pdf(Compiled(staff, period, today())), bare, bound=1.15
    )
