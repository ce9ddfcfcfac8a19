"""“Compile: the Centre's quarterly report … writes itself from the approved ones, names who is missing, kỳ / luỹ kế / cùng kỳ, ước/thực.”"""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from collaborators.exports.compiled import compiled_pdf, compiled_xlsx
from collaborators.queries.compiled import Compiled
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.territory.models import AdministrativeUnit
from tests.factories.collaborators import (
    AnswerFactory,
    AppointmentFactory,
    AreaFactory,
    PeriodFactory,
    ReportFactory,
)
from tests.factories.offices import HCM, unit
from tests.people import person

pytestmark = pytest.mark.django_db


def places(n: int) -> list[AdministrativeUnit]:
    return list(AdministrativeUnit.objects.filter(parent=unit(HCM), level=3, valid_to=None).order_by("pk")[:n])


def term(place, **facts):
    made = AppointmentFactory(area=None, **facts)
    AreaFactory(appointment=made, unit=place)
    return made


def told(term, period, number, code="CTV1.02", **facts):
    state = {"approved": True} | facts
    report = ReportFactory(appointment=term, period=period, **state)
    return AnswerFactory(report=report, code=code, number=number).report


def of(compiled: Compiled, code: str):
    number = code.removeprefix("CTV").replace(".0", ".")
    return next(one for one in compiled.totals if one.number == number)


@pytest.fixture
def staff():
    return person(Role.STAFF)


def quarters(*spans):
    return [PeriodFactory(year=y, quarter=q, starts_on=date(y, q * 3 - 2, 1)) for y, q in spans]


def test_period_year_so_far_and_same_period_last_year(staff):
    """Flows add up over the year, stocks stand at the end of the period; last year's same period beside them."""
    first, second, ago = quarters((2026, 1), (2026, 2), (2025, 2))
    one, two = (term(place) for place in places(2))
    for period, stock, flow in ((ago, 90, 1), (first, 100, 2), (second, 110, 3)):
        for who in (one, two):
            AnswerFactory(report=told(who, period, stock), code="CTV1.09", number=flow)
    compiled = Compiled(staff, second, today())
    workers, machines = of(compiled, "CTV1.02"), of(compiled, "CTV1.09")
    assert [figure.value for figure in (workers.now, workers.so_far, workers.year_ago)] == [220, 220, 180]
    assert [figure.value for figure in (machines.now, machines.so_far, machines.year_ago)] == [6, 10, 2]


def test_only_approved_ones_count_and_the_others_are_named(staff):
    """“writes itself from the approved ones, names who is missing”; nil is there and counted, missing is unknown."""
    (period,) = quarters((2026, 2))
    terms = [term(place) for place in places(5)]
    told(terms[0], period, 100)
    told(terms[1], period, 0, code="CTV1.09", is_nil=True)
    told(terms[2], period, 70, approved=False, sent=True)
    ReportFactory(appointment=terms[3], period=period, returned=True)
    compiled = Compiled(staff, period, today())
    assert {place.person: place.why for place in compiled.missing} == {
        terms[2].collaborator.full_name: "đã gửi, chưa duyệt",
        terms[3].collaborator.full_name: "bị trả lại, chưa gửi lại",
        terms[4].collaborator.full_name: "chưa gửi",
    }
    assert compiled.coverage == 40
    assert of(compiled, "CTV1.02").now.text() == "≥ 100 (thiếu 4)"
    assert of(compiled, "CTV1.09").now.text() == "≥ 0 (thiếu 4)"
    html = page(staff, period)
    assert all(f"({one.collaborator.full_name}): " in html for one in terms[2:])
    assert "1 báo cáo cả kỳ không phát sinh" in html


def page(user, period) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("collaborators:compiled", args=[period.pk])).content.decode()


def test_a_place_with_two_collaborators_is_counted_once_and_associations_apart(staff):
    (period,) = quarters((2026, 2))
    place = places(1)[0]
    told(term(place), period, 100)
    told(term(place), period, 105)
    association = AppointmentFactory(area=None, kind="hiep_hoi")
    AreaFactory(appointment=association, of_association=True)
    told(association, period, 900)
    compiled = Compiled(staff, period, today())
    assert of(compiled, "CTV1.02").now.value == 105
    assert len(compiled.places) == 3
    assert "hiệp hội, không cộng" in page(staff, period)


def test_money_is_printed_in_its_unit(staff):
    """Answers are in triệu đồng: 8.900,5 is printed 8.900,5 on the page, and whole đồng in the workbook."""
    (period,) = quarters((2026, 2))
    told(term(places(1)[0]), period, "8900.5", code="CTV1.06")
    assert "8.900,5" in page(staff, period)
    book = openpyxl.load_workbook(BytesIO(compiled_xlsx(Compiled(staff, period, today()))))
    (row,) = [row for row in book["Tổng hợp"].iter_rows(values_only=True) if row[0] == "1.6"]
    assert (row[2], row[3]) == ("đồng", 8_900_500_000)


def test_estimates_are_told(staff):
    (period,) = quarters((2026, 2))
    report = told(term(places(1)[0]), period, 100)
    report.answers.update(basis="uoc")
    assert of(Compiled(staff, period, today()), "CTV1.02").estimates == 1
    assert "ước ở 1 nơi" in page(staff, period)


def test_the_compiled_quarter_of_168_communes_asks_ten_questions(staff):
    """“The compiled quarter of 168 communes: ≤ 10 queries”, page, workbook and PDF from the same object."""
    ago, before, period = quarters((2025, 3), (2026, 2), (2026, 3))
    for place in places(168):
        who = term(place)
        for one in (ago, before, period):
            told(who, one, 100)
    client = Client()
    client.force_login(staff)
    for url in (
        reverse("collaborators:compiled", args=[period.pk]),
        reverse("collaborators:compiled_file", args=[period.pk, "xlsx"]),
        reverse("collaborators:compiled_file", args=[period.pk, "pdf"]),
    ):
        with CaptureQueriesContext(connection) as asked:
            answered = client.get(url)
        assert answered.status_code == 200
        assert len(asked) <= 10, [one["sql"][:90] for one in asked]
    assert of(Compiled(staff, period, today()), "CTV1.02").now.value == 16_800
    book = openpyxl.load_workbook(
        BytesIO(
            b"".join(client.get(reverse("collaborators:compiled_file", args=[period.pk, "xlsx"])).streaming_content)
        )
    )
    assert book.sheetnames[0] == "Tổng hợp"
    cells = [cell.value for row in book["Tổng hợp"].iter_rows() for cell in row]
    assert 16_800 in cells
    assert compiled_pdf(Compiled(staff, period, today())).startswith(b"%PDF-")
