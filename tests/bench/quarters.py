"""The compiled quarter of 168 communes as PDF, against the bare engine."""

from datetime import date

import weasyprint

from collaborators.exports import compiled_paper
from collaborators.exports.compiled import compiled_pdf
from collaborators.queries.compiled import Compiled
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.papers.html import render_html
from khuyencong.core.papers.pdf import OPTIONS, press
from khuyencong.territory.models import AdministrativeUnit
from tests.bench.rounds import Ratio, compare
from tests.factories.collaborators import AnswerFactory, AppointmentFactory, AreaFactory, PeriodFactory, ReportFactory
from tests.factories.offices import HCM, unit
from tests.people import person


def pdf() -> Ratio:
    """From the database to the last byte, against WeasyPrint given the finished markup."""
    staff, period = person(Role.STAFF), PeriodFactory(starts_on=date(2026, 1, 1))
    here = AdministrativeUnit.objects.filter(parent=unit(HCM), level=3, valid_to=None).order_by("pk")
    for place in here[:168]:
        term = AppointmentFactory(area=None)
        AreaFactory(appointment=term, unit=place)
        AnswerFactory(report=ReportFactory(appointment=term, period=period, approved=True))
    markup = render_html(compiled_paper(Compiled(staff, period, today())))
    stylesheet, fonts, fetcher = press()

    def bare():
        document = weasyprint.HTML(string=markup, base_url="", url_fetcher=fetcher)
        return document.write_pdf(stylesheets=[stylesheet], font_config=fonts, **OPTIONS)

    return compare(
        "PDF quý 168 xã / WeasyPrint trần", lambda: compiled_pdf(Compiled(staff, period, today())), bare, bound=1.15
    )
