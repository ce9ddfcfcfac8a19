"""“who may go to the next level now, nomination list (Phụ lục 5) and XLSX for the national database (fields of PL1, PL2,
PL5 with photos in one zip), results of higher levels entered back.”"""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.establishments.models import EstablishmentProfile
from products import services
from products.choices import Angle
from products.exports import nomination_paper
from products.models import Nomination, Recognition
from products.queries.ladder import NominationList, candidates
from tests.acceptance.products.test_product_facts import SECRET, taken
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import FAR_PROVINCE, HCM, RoleGrantFactory, unit
from tests.factories.products import NominationFactory, ProductFactory, RecognitionFactory
from tests.factories.voting import EntryFactory
from tests.people import person

pytestmark = pytest.mark.django_db
YEAR = today().year
LAST = date(YEAR + 3, 12, 31)


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def staff():
    return RoleGrantFactory(role=Role.STAFF, unit=unit(HCM)).user


@pytest.fixture
def client(staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def certified(level="tinh", valid_to=LAST, **facts) -> Recognition:
    year = min(YEAR, valid_to.year)
    return RecognitionFactory(level=level, year=year, decided_on=date(year, 1, 2), valid_to=valid_to, **facts)


def test_who_may_go_up_is_who_holds_the_level_below_and_nothing_more(staff):
    """One line a product: not who stands higher, was put forward, lost the certificate, or makes it elsewhere."""
    free = certified()
    above = certified(product=certified().product, level="khu_vuc").product
    forward = certified()
    NominationFactory(product=forward.product, lower=forward, year=YEAR)
    old = RecognitionFactory(year=2018, decided_on=date(2018, 1, 2), valid_to=date(2020, 12, 31))
    lost = certified()
    Recognition.objects.filter(pk=lost.pk).update(
        withdrawn_on=today(), withdrawal_note="Thôi sản xuất", withdrawal=lost.document
    )
    certified(product=ProductFactory(unit=unit(FAR_PROVINCE)))
    assert list(candidates(user=staff, level="khu_vuc", on=today())) == [free]
    assert {row.product for row in candidates(user=staff, level="quoc_gia", on=today())} == {above}
    assert old not in candidates(user=staff, level="khu_vuc", on=today())


def test_two_certificates_of_one_product_are_one_line(staff):
    product = ProductFactory()
    RecognitionFactory(
        product=product, level="huyen", year=2024, decided_on=date(2024, 3, 1), valid_to=date(YEAR + 1, 12, 31)
    )
    later = certified(level="xa", product=product)
    assert list(candidates(user=staff, level="tinh", on=today())) == [later]


def test_put_forward_and_entered_back_by_the_pages(client, staff):
    """From the list of who may, to the proposal, to the decision of the region come back."""
    one, other = certified(), certified()
    url = reverse("products:nominate", args=["khu_vuc"])
    paper = {"number": "45", "symbol": "TTr-UBND", "issued_on": f"{today():%d/%m/%Y}", "issuer": "UBND thành phố"}
    empty = client.post(url, {"on": f"{today():%d/%m/%Y}"} | paper)
    assert (empty.status_code, "Chọn ít nhất một sản phẩm." in empty.content.decode()) == (422, True)
    assert 'value="45"' in empty.content.decode()
    sent = client.post(url, {"on": f"{today():%d/%m/%Y}", "certificates": [one.pk, other.pk]} | paper)
    assert sent.status_code == 302
    rows = list(Nomination.objects.order_by("pk"))
    assert [(row.level, row.year, row.lower, str(row.document)) for row in rows] == [
        ("khu_vuc", YEAR, one, "45/TTr-UBND"),
        ("khu_vuc", YEAR, other, "45/TTr-UBND"),
    ]
    back = reverse("products:enter_results", args=["khu_vuc", YEAR])
    decided = {
        "number": "9",
        "symbol": "QĐ-ĐCK",
        "issued_on": f"{today():%d/%m/%Y}",
        "issuer": "Cục",
        "title": "Công nhận",
    }
    assert client.post(back, {"nominations": [rows[0].pk]} | decided).status_code == 302
    made = Recognition.objects.get(level="khu_vuc")
    assert (made.product, made.decided_on, str(made.document)) == (one.product, today(), "9/QĐ-ĐCK")
    assert (made.validity.code, made.valid_to) == ("HL03", date(YEAR + 3, 12, 31))
    shown = client.get(sent["Location"]).content.decode()
    assert f"được công nhận {YEAR}" in shown
    left = client.get(back).context["form"].fields["nominations"].queryset
    assert list(left) == [rows[1]]


@pytest.mark.parametrize(
    ("level", "change", "told"),
    [
        ("khu_vuc", {"valid_to": today() - timedelta(days=1)}, "hết giá trị"),
        ("khu_vuc", {"level": "xa"}, "không mở đường lên cấp khu vực"),
        ("quoc_gia", {}, "không mở đường lên cấp quốc gia"),
    ],
)
def test_a_certificate_that_does_not_open_the_level_is_refused(staff, level, change, told):
    """“the lower level's certificate must still be valid on the day”"""
    row = certified()
    Recognition.objects.filter(pk=row.pk).update(**change)
    row.refresh_from_db()
    with pytest.raises(DomainError, match=told):
        services.nominate(by=staff, level=level, on=today(), certificates=[row])
    assert not Nomination.objects.exists()


def test_a_second_time_the_same_year_is_refused_whole(staff):
    one, other = certified(), certified()
    services.nominate(by=staff, level="khu_vuc", on=today(), certificates=[other])
    with pytest.raises(DomainError, match="đã được đề cử"):
        services.nominate(by=staff, level="khu_vuc", on=today(), certificates=[one, other])
    assert Nomination.objects.count() == 1


def test_the_database_keeps_a_nomination_to_the_certificate_of_its_product():
    from django.db import IntegrityError, transaction

    row, foreign = NominationFactory(lower=None), certified()
    with pytest.raises(IntegrityError, match="của sản phẩm khác"), transaction.atomic():
        Nomination.objects.filter(pk=row.pk).update(lower=foreign)


def filled(staff) -> Nomination:
    """A product with everything the national register asks."""
    establishment = EstablishmentFactory(name="=Gốm Hưng")
    EstablishmentProfile.objects.filter(establishment=establishment).update(
        name="=Gốm Hưng",
        tax_code="079085001234",
        legal_form="ho_kinh_doanh",
        owner_name="Lý Văn Thử",
        phone="0900111222",
    )
    product = ProductFactory(establishment=establishment, name="Bình men lam")
    lower = certified(product=product, document__number="49")
    for angle in Angle.values:
        services.put_photo(by=staff, product=product, angle=angle, file=taken())
    EntryFactory(product=product, description="Cao 30 cm", materials="Đất sét trắng", revenue=1_500_000_000, workers=12)
    services.rename_product(by=staff, product=product, name="Bình men rạn", on=today())
    return NominationFactory(product=product, lower=lower, year=YEAR)


def test_the_archive_holds_the_fields_of_the_three_annexes_and_the_photos(client, staff):
    """“XLSX for the national database (fields of PL1, PL2, PL5 with photos in one zip)”"""
    filled(staff)
    answer = client.get(reverse("products:nomination_file", args=["khu_vuc", YEAR, "ho-so"]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert archive.testzip() is None
    photos = [name for name in archive.namelist() if name.startswith("anh/")]
    assert photos == [
        f"anh/001-{angle.replace('_', '-')}.jpg" for angle in sorted(Angle.values, key=Angle.values.index)
    ]
    assert not any(SECRET.encode() in archive.read(name) for name in photos)
    sheet = load_workbook(io.BytesIO(archive.read("du-lieu.xlsx")))["CSDL quốc gia"]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    for told in ("=Gốm Hưng", "Lý Văn Thử", "Cao 30 cm", "Đất sét trắng", 1_500_000_000, 12, "49/QĐ-SCT", *photos):
        assert told in cells, told
    assert "079••••••234" in cells
    assert "079085001234" not in cells  # a household's code is its owner's number
    assert "Bình men rạn (trên giấy: Bình men lam)" in cells
    assert {cell.data_type for row in sheet.iter_rows() for cell in row}.isdisjoint({"f"})


def test_the_short_list_is_a_paper_that_names_what_is_lacking(staff, client):
    """“nomination list (Phụ lục 5) as paper PDF”"""
    filled(staff)
    bare = certified(product__name="Chiếu cói")
    NominationFactory(product=bare.product, lower=bare, year=YEAR)
    paper = nomination_paper(NominationList(staff, "khu_vuc", YEAR))
    assert [row.cells[0].value for row in paper.blocks[1].rows] == [1, 2]
    assert "Chiếu cói: ảnh chính diện, mặt bên, từ trên xuống; bản thuyết minh (Phụ lục 2)" in paper.blocks[2].text
    answer = client.get(reverse("products:nomination_file", args=["khu_vuc", YEAR, "phu-luc-5"]))
    assert b"".join(answer).startswith(b"%PDF-")


def test_lists_with_phones_go_to_offices_only():
    NominationFactory(year=YEAR)
    for kind in ("phu-luc-5", "du-lieu", "ho-so"):
        for role in (Role.COLLABORATOR, Role.JUROR):
            client = Client()
            client.force_login(person(role))
            assert client.get(reverse("products:nomination_file", args=["khu_vuc", YEAR, kind])).status_code == 404


def test_results_need_a_decision_with_its_number(staff):
    row = NominationFactory(year=YEAR)
    for decision in (DocumentFacts(title="x"), DocumentFacts(title="x", number="1"), DocumentFacts(title="x", number="1", issued_on=today() + timedelta(days=1))):  # fmt: skip
        with pytest.raises(DomainError):
            services.enter_results(by=staff, level="khu_vuc", nominations=[row], decision=decision)
    assert not Recognition.objects.exists()
