"""What a stock Django with ``LANGUAGE_CODE="vi"`` gets wrong, on our own pages: dates, money, ids, formulas, bombs."""

import io
import re
import time
import zipfile
from datetime import date

import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import formats
from openpyxl import load_workbook

from budgets.models import Envelope
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.registers import SafeXlsx
from khuyencong.establishments.models import Need, ProductionSite
from products.models import Recognition
from projects.models import Content
from tests.acceptance.foundation import hostile_files
from tests.acceptance.foundation.addresses import ADDRESSES
from tests.acceptance.foundation.routes import ROUTES
from tests.architecture.test_factories import factories
from tests.architecture.test_relations import our_models
from tests.factories.budgets import EnvelopeFactory
from tests.factories.collaborators import AppointmentFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.products import ProductFactory
from tests.factories.projects import BeneficiaryFactory, ProjectFactory

FIFTH_OF_MARCH = ["05/03/2025", "5/3/2025", "5/3/25", "05-03-2025", "05.03.2025", "2025-03-05", " 5 / 3 / 2025 "]
SITE = "phường Phú Lợi, Thành phố Hồ Chí Minh"


@pytest.fixture
def staff(people) -> Client:
    client = Client()
    client.force_login(people[Role.STAFF])
    return client


@pytest.fixture
def administrator(people) -> Client:
    client = Client()
    client.force_login(people[Role.ADMIN])
    return client


# --- 1. Days -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", FIFTH_OF_MARCH)
def test_a_day_is_day_first_on_every_page(staff, typed):
    one, product = EstablishmentFactory(), ProductFactory()
    staff.post("/nhu-cau/them/", {"text": "x", "channel": "khac", "establishment": f"#{one.pk}", "received_on": typed})
    staff.post(f"/co-so/{one.pk}/noi-san-xuat/", {"unit": SITE, "place_as_written": "xưởng 2", "valid_from": typed})
    staff.post(f"/san-pham/{product.pk}/cong-nhan/", {"level": "tinh", "year": "2025", "decided_on": typed})
    staff.post("/kinh-phi/giao/them/", {"unit": SITE, "year": "2025", "amount": "1 triệu", "given_on": typed})
    assert {
        Need.objects.get().received_on,
        ProductionSite.objects.get(place_as_written="xưởng 2").valid_from,
        Recognition.objects.get().decided_on,
        Envelope.objects.get().given_on,
    } == {date(2025, 3, 5)}


@pytest.mark.parametrize("typed", FIFTH_OF_MARCH)
def test_a_day_in_an_address_is_day_first(staff, typed):
    AppointmentFactory(valid_from=date(2025, 3, 5), valid_to=date(2025, 3, 5))
    assert len(staff.get("/cong-tac-vien/", {"ngay": typed}).context["page"].items) == 1


@pytest.mark.parametrize("typed", ["31/2/2025", "13-13-2025", "3/25/2025", "hôm qua"])
def test_a_wrong_day_is_asked_again_as_typed(staff, typed):
    one = EstablishmentFactory()
    need = {"text": "x", "channel": "khac", "establishment": f"#{one.pk}", "received_on": typed}
    refused = staff.post("/nhu-cau/them/", need)
    assert refused.status_code == 422
    assert refused.context["form"]["received_on"].value() == typed
    assert staff.get("/cong-tac-vien/", {"ngay": typed}).context["wrong"]


# --- 1. Money ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("2.675", 2_675),
        ("1.234.567", 1_234_567),
        ("1234567", 1_234_567),
        ("2.675 triệu", 2_675_000_000),
        ("2.735 triệu đồng", 2_735_000_000),
        ("1,5 triệu", 1_500_000),
        ("5 tỷ 978 triệu", 5_978_000_000),
        ("1 234 567", 1_234_567),
        ("１.２３４", 1_234),
        ("", None),
    ],
)
def test_money_is_read_as_people_write_it(staff, typed, dong):
    told = {"unit": SITE, "year": "2025", "amount": typed, "sure": str(dong)}  # a small one is asked about
    answer = staff.post("/kinh-phi/giao/them/", told)
    assert answer.status_code == 302, answer.context["form"].errors
    assert Envelope.objects.get().amount == dong


@pytest.mark.parametrize("typed", ["1.5", "2,675", "1234567,5", "0.5", "mười", "1.23.456"])
def test_money_that_could_be_two_things_is_asked_not_guessed(staff, typed):
    answer = staff.post("/kinh-phi/giao/them/", {"unit": SITE, "year": "2025", "amount": typed})
    assert (answer.status_code, Envelope.objects.count()) == (422, 0)
    assert answer.context["form"]["amount"].value() == typed


def test_numbers_and_days_are_written_as_people_read_them():
    assert formats.number_format(1_234_567.5) == "1.234.567,5"
    assert formats.date_format(date(2025, 3, 5)) == "05/03/2025"
    page = Template("{{ a|dong }} {{ b|trieu }} {{ c|ngay }} {{ d|nam }} {{ e|so }}")
    told = page.render(Context({"a": 1234567, "b": 5_978_500_000, "c": date(2025, 3, 5), "d": 2025, "e": None}))
    assert told == "1.234.567 5.978,5 05/03/2025 2025 chưa có số liệu"


# --- 1. Ids and years, which Django would group ----------------------------------------------------------------


def test_no_page_groups_an_id_or_a_year(people, administrator):
    """Every id is past a million: a grouped one shows as 1.234.5… in an address, a box or an anchor."""
    with connection.cursor() as cursor:
        for model in our_models():
            if model._meta.pk.get_internal_type() == "BigAutoField":
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), 1234567 + random()::int)"
                )
    for one in factories():
        one()
    for route, (_, _, address) in ROUTES.items():
        response = administrator.get(reverse(route, kwargs=ADDRESSES[address](people)))
        if "text/html" not in response["Content-Type"]:
            continue
        html = response.content.decode()
        assert not re.findall(r'(?:href|action|value|id|for)="[^"]*1\.234\.5\d\d[^"]*"', html), route
        assert not re.findall(rf"\b{str(today().year)[0]}\.{str(today().year)[1:]}\b", html), route


# --- 4. Formulas ---------------------------------------------------------------------------------------------

LIVE = [
    '=HYPERLINK("http://xau.example","Bấm")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "＝1+1",
]


def formulas(workbook: bytes) -> list[str]:
    """Formulas in the sheets' own XML."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return [found for name in sheets for found in re.findall(rb"<f[ >/]", archive.read(name))]


@pytest.mark.parametrize("text", LIVE)
def test_no_text_becomes_a_formula_in_the_list_of_projects(staff, text):
    BeneficiaryFactory(project=ProjectFactory(title=text), establishment=EstablishmentFactory(name=text))
    book = b"".join(staff.get("/de-an/xuat/", {"xem": "tat-ca"}))
    assert formulas(book) == []
    values = [str(cell.value) for row in load_workbook(io.BytesIO(book)).active.iter_rows() for cell in row]
    assert sum(text.strip() in value for value in values) >= 2


@pytest.mark.parametrize("text", LIVE)
def test_no_text_becomes_a_formula_in_a_register(administrator, text):
    Content.objects.filter(code="ND3").update(name=text)
    address = reverse("admin:projects_content_export")
    ticked = {f"contentresource_{name}": "on" for name in ("code", "name", "valid_from")} | {"resource": ""}
    book = administrator.post(address, ticked | {"format": "0"}).content
    assert formulas(book) == []
    rows = {row[0]: row[1] for row in load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True)}
    assert rows["ND3"].strip() == text.strip()


def test_the_annual_workbook_holds_no_formula(staff, people):
    for text in LIVE:
        BeneficiaryFactory(project=ProjectFactory(title=text, done=True), establishment=EstablishmentFactory(name=text))
    address = reverse("reports:file", kwargs=ADDRESSES["report"](people) | {"kind": "xlsx"})
    book = b"".join(staff.get(address))
    assert formulas(book) == []


def test_numbers_and_days_stay_numbers_and_days_in_a_register(administrator):
    EnvelopeFactory()
    book = administrator.post(
        reverse("admin:territory_administrativeunit_export") + "?q=binh+duong",
        {"format": "0", "resource": "", "unitresource_valid_to": "on", "unitresource_lat": "on"},
    ).content
    cells = [cell for row in load_workbook(io.BytesIO(book)).active.iter_rows(min_row=2) for cell in row if cell.value]
    assert {type(cell.value).__name__ for cell in cells} == {"datetime", "float"}


def test_signs_of_numbers_stay_and_texts_stay_texts():
    rows = tablib.Dataset([-5, "-5", None], headers=["a", "b", "c"])
    (row,) = load_workbook(io.BytesIO(SafeXlsx().export_data(rows))).active.iter_rows(min_row=2)
    assert [cell.value for cell in row] == [-5, "-5", None]


# --- 5. Bombs, where the package would open them ---------------------------------------------------------------


@pytest.mark.parametrize("kind", [*hostile_files.BOMBS, "cuoi.xlsx", "macro.xlsx", "gay.xlsx", "bang-cu.xls"])
def test_a_register_refuses_a_bomb_before_opening_it(administrator, kind):
    hostile = dict(hostile_files.hostile())
    content = hostile[kind] if kind in hostile else hostile_files.BOMBS[kind]()
    upload = SimpleUploadedFile(kind if kind in hostile else "bom.xlsx", content)
    started = time.perf_counter()
    answer = administrator.post(
        reverse("admin:projects_content_import"), {"format": "0", "resource": "0", "import_file": upload}
    )
    assert time.perf_counter() - started <= 2
    assert answer.status_code == 200
    assert "Tệp “" in answer.content.decode()


def test_a_good_workbook_is_shown_before_it_is_taken(administrator):
    rows = tablib.Dataset(["ND3.88", "ND3", "Thử nhập", "S"], headers=["Mã", "Thuộc", "Tên gọi", "Mức chắc chắn"])
    upload = SimpleUploadedFile("noi-dung.xlsx", SafeXlsx().export_data(rows))
    answer = administrator.post(
        reverse("admin:projects_content_import"), {"format": "0", "resource": "0", "import_file": upload}
    )
    assert "Thử nhập" in answer.content.decode()
    assert not Content.objects.filter(code="ND3.88").exists()
