"""“yearly report of holders” (TT 38/2025 Đ28 k14): who holds, who has told, what the year came to."""

import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError, StaleVersion
from products import services
from products.models import HolderReport
from products.queries.holders import HolderYear, holders
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import FAR_PROVINCE, HCM, RoleGrantFactory, unit
from tests.factories.products import HolderReportFactory, ProductFactory, RecognitionFactory
from tests.people import person

pytestmark = pytest.mark.django_db
YEAR = today().year


@pytest.fixture
def staff():
    return RoleGrantFactory(role=Role.STAFF, unit=unit(HCM)).user


@pytest.fixture
def client(staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def holder(*, first=date(2024, 5, 5), last=date(YEAR + 1, 12, 31), establishment=None, **facts):
    product = ProductFactory(establishment=establishment or EstablishmentFactory(), **facts)
    return RecognitionFactory(product=product, year=first.year, decided_on=first, valid_to=last).product.establishment


@pytest.mark.parametrize(("year", "there"), [(2023, False), (2024, True), (2026, True), (2027, True), (2028, False)])
def test_a_holder_is_one_whose_certificate_held_some_day_of_the_year(staff, year, there):
    one = holder(last=date(2027, 12, 31))
    assert (one in holders(user=staff, year=year)) == there


def test_withdrawn_before_the_year_began_or_made_elsewhere_is_no_holder(staff):
    one = holder()
    row = RecognitionFactory._meta.model.objects.get()
    type(row).objects.filter(pk=row.pk).update(
        withdrawn_on=date(YEAR, 1, 1), withdrawal_note="Thôi", withdrawal=row.document
    )
    assert one not in holders(user=staff, year=YEAR)
    assert one in holders(user=staff, year=YEAR - 1)
    assert holder(unit=unit(FAR_PROVINCE)) not in holders(user=staff, year=YEAR)


def test_a_report_is_written_and_changed_by_the_page(client, staff):
    one = holder()
    url = reverse("products:holder_report", args=[YEAR, one.pk])
    typed = {
        "received_on": f"{today():%d/%m/%Y}",
        "revenue": "2.450.000.000",
        "workers": "18",
        "difficulties": "Thiếu vốn",
    }
    wrong = client.post(url, typed | {"export_revenue": "3.000.000.000"})
    assert (wrong.status_code, "lớn hơn doanh thu" in wrong.content.decode()) == (422, True)
    assert "Thiếu vốn" in wrong.content.decode()
    assert client.post(url, typed).status_code == 302
    report = HolderReport.objects.get()
    assert (report.revenue, report.workers, report.export_revenue) == (2_450_000_000, 18, None)
    assert client.post(url, typed | {"version": 1, "workers": "20"}).status_code == 302
    assert client.post(url, typed | {"version": 1, "workers": "25"}).status_code == 409
    report.refresh_from_db()
    assert (report.workers, report.version) == (20, 2)
    with pytest.raises(StaleVersion):
        services.update_holder_report(by=staff, report=report, expected=1, received_on=today(), workers=1)
    shown = client.get(reverse("products:holders")).content.decode()
    assert "1/1 cơ sở đã báo cáo" in shown


def test_once_a_year_and_not_before_it(staff):
    one = holder()
    services.record_holder_report(by=staff, establishment=one, year=YEAR, received_on=today())
    with pytest.raises(DomainError, match="đã có báo cáo"):
        services.record_holder_report(by=staff, establishment=one, year=YEAR, received_on=today())
    for received_on in (date(YEAR - 1, 12, 31), today() + timedelta(days=1)):
        with pytest.raises(DomainError):
            services.record_holder_report(by=staff, establishment=holder(), year=YEAR, received_on=received_on)


def test_unknown_is_not_zero_in_the_sums(staff):
    for revenue in (1_000_000, None):
        HolderReportFactory(establishment=holder(), year=YEAR, received_on=today(), revenue=revenue)
    holder()
    asked = HolderYear(staff, YEAR)
    figure = asked.sum_of("revenue")
    assert (figure.value, figure.unknown) == (1_000_000, 1)
    assert (asked.counts["all"], asked.counts["told"], asked.missing) == (3, 2, 1)
    assert asked.sum_of("workers").value is None


def test_filters_workbook_and_paper_tell_the_same(client, staff):
    told, silent = holder(), holder()
    HolderReportFactory(establishment=told, year=YEAR, received_on=today(), revenue=5_000_000)
    for state, names in (("da", [told.name]), ("chua", [silent.name])):
        lines = client.get(reverse("products:holders"), {"nop": state}).context["lines"]
        assert [line.establishment.name for line in lines] == names
    book = load_workbook(io.BytesIO(b"".join(client.get(reverse("products:holders_file", args=[YEAR, "xlsx"])))))
    cells = [cell for row in book["Cơ sở có giấy"].iter_rows(values_only=True) for cell in row]
    assert {told.name, silent.name, "chưa báo cáo", 5_000_000, "Cộng, 1/2 cơ sở báo cáo"} <= set(cells)
    paper = client.get(reverse("products:holders_file", args=[YEAR, "pdf"]))
    assert b"".join(paper).startswith(b"%PDF-")


def test_a_collaborator_writes_for_holders_of_their_communes_only():
    one, far = holder(), holder(unit=unit(FAR_PROVINCE))
    someone = person(Role.COLLABORATOR, key="new-79")
    client = Client()
    client.force_login(someone)
    assert client.get(reverse("products:holder_report", args=[YEAR, one.pk])).status_code == 200
    assert client.get(reverse("products:holder_report", args=[YEAR, far.pk])).status_code == 404
