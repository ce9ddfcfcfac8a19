"""“One product or a set (bộ, one entry), of one establishment, in the four groups, with three photos (angles), papers of
quality, story, prices; aliases and renames; other labels (OCOP) as a badge.”"""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from khuyencong.core import files, pictures
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from products import services
from products.choices import Angle, NameKind
from products.models import Product, ProductPhoto
from products.queries.history import name_on
from tests.factories.products import ProductFactory, ProductNameFactory, RecognitionFactory
from tests.factories.voting import EntryFactory, RoundFactory
from tests.people import person

pytestmark = pytest.mark.django_db
SECRET = "Xưởng Gốm Hưng, 0912345678"
GPS = 0x8825


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def staff():
    return person(Role.STAFF)


@pytest.fixture
def client(staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def taken(*, size=(3000, 2000), turned: int = 0) -> SimpleUploadedFile:
    """A photo as a phone makes it: place, maker, comment beside the picture."""
    picture, held = Image.new("RGB", size, "teal"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = SECRET
    exif.get_ifd(GPS)[2] = (11.0, 9.0, 30.0)
    if turned:
        exif[0x0112] = turned
    picture.save(held, "JPEG", exif=exif, comment=SECRET.encode())
    return SimpleUploadedFile("may anh.jpg", held.getvalue(), "image/jpeg")


def opened(stored) -> Image.Image:
    with files.opened(stored) as held:
        return Image.open(io.BytesIO(held.read()))


def page(client, product) -> str:
    return client.get(reverse("products:detail", args=[product.pk])).content.decode()


def test_a_photo_is_kept_small_and_without_what_the_camera_wrote(client):
    """“three photos (angles)”, resized and stripped of metadata when kept, shown lazily."""
    product = ProductFactory()
    url = reverse("products:add_fact", args=[product.pk, "anh"])
    raw = taken()
    assert SECRET.encode() in raw.read()
    raw.seek(0)
    for angle in Angle.values:
        raw.seek(0)
        assert client.post(url, {"angle": angle, "file": raw}).status_code == 302
    photo = ProductPhoto.objects.get(product=product, angle="mat_ben")
    for stored, longest in ((photo.file, 1800), (photo.thumb, 320)):
        picture = opened(stored)
        assert max(picture.size) == longest
        assert not picture.getexif()
        with files.opened(stored) as held:
            content = held.read()
        assert SECRET.encode() not in content
        assert b"Exif" not in content
    html = page(client, product)
    assert html.count('loading="lazy"') == 3
    small = client.get(reverse("products:photo", args=[product.pk, "mat_ben"]) + "?nho")
    assert len(b"".join(small)) < 20_000


def test_a_photo_taken_upright_stays_upright():
    assert Image.open(io.BytesIO(pictures.bare(taken(size=(400, 300), turned=6).read()))).size == (300, 400)


def test_a_second_photo_of_a_side_takes_the_place_of_the_first(staff):
    product = ProductFactory()
    services.put_photo(by=staff, product=product, angle="mat_ben", file=taken())
    services.put_photo(by=staff, product=product, angle="mat_ben", file=taken(size=(2000, 2000)))
    assert product.photos.count() == 1


@pytest.mark.parametrize("content", [b"%PDF-1.4 khong phai anh", b"\xff\xd8\xffhong", b""])
def test_what_is_no_picture_is_refused_and_the_rest_stays_typed(client, content):
    product = ProductFactory()
    url = reverse("products:add_fact", args=[product.pk, "anh"])
    answer = client.post(url, {"angle": "tu_tren", "file": SimpleUploadedFile("anh.jpg", content)})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert '<option value="tu_tren" selected>' in html
    assert not product.photos.exists()


def test_photos_of_the_product_come_with_its_registration(staff):
    """The three sides asked by Đ12 k1 b are there already."""
    product = ProductFactory()
    for angle in Angle.values:
        services.put_photo(by=staff, product=product, angle=angle, file=taken())
    one = RoundFactory(open=True)
    entry = services.enter_product(by=staff, round_=one, product=product, registrant="ctv", received_on=one.opens_on)
    assert set(entry.papers.values_list("angle", flat=True)) == set(Angle.values)


def test_a_product_renamed_keeps_its_history_and_is_found_by_every_name(client, staff):
    """“aliases and renames (a product renamed keeps its history; searched by old names, without diacritics)”"""
    product = ProductFactory(name="Bình men lam")
    RecognitionFactory(product=product, year=2023, decided_on=date(2023, 7, 1), valid_to=date(2026, 12, 31))
    services.rename_product(by=staff, product=product, name="Bình men ngọc", on=date(2024, 3, 1), note="Đổi men")
    services.rename_product(by=staff, product=product, name="Bình men rạn", on=date(2025, 3, 1))
    services.add_alias(by=staff, product=product, name="Crackle vase")
    product.refresh_from_db()
    assert product.name == "Bình men rạn"
    assert [name_on(product, day) for day in (date(2023, 7, 1), date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28), date(2025, 3, 1), None)] == [
        "Bình men lam", "Bình men lam", "Bình men ngọc", "Bình men ngọc", "Bình men rạn", "Bình men rạn",
    ]  # fmt: skip
    for typed in ("men lam", "MEN NGOC", "crackle", "bình men rạn"):
        found = client.get(reverse("products:list"), {"q": typed}).context["page"].items
        assert found == [product], typed
        assert "Bình men rạn" in client.get(reverse("portal:search"), {"q": typed}).content.decode()
    html = page(client, product)
    assert "Được công nhận với tên “Bình men lam”" in html
    assert product.recognitions.count() == 1


@pytest.mark.parametrize(
    ("on", "name", "told"),
    [
        (today() + timedelta(days=1), "Tên mới", "chưa tới"),
        (date(2024, 3, 1), "Tên mới", "bắt đầu từ 01/03/2024"),
        (date(2024, 6, 1), "Bình men ngọc", "giống tên đang dùng"),
    ],
)
def test_a_renaming_that_cannot_be(staff, on, name, told):
    product = ProductFactory(name="Bình men lam")
    services.rename_product(by=staff, product=product, name="Bình men ngọc", on=date(2024, 3, 1))
    with pytest.raises(DomainError, match=told):
        services.rename_product(by=staff, product=product, name=name, on=on)
    assert product.names.count() == 1


def test_a_former_name_is_never_taken_away(client, staff):
    former = ProductNameFactory()
    url = reverse("products:remove_fact", args=[former.product_id, "ten-khac", former.pk])
    assert client.post(url).status_code == 404
    with pytest.raises(DomainError, match="lịch sử"):
        services.remove_fact(by=staff, product=former.product, fact=former)
    alias = ProductNameFactory(alias=True, product=former.product)
    assert (
        client.post(reverse("products:remove_fact", args=[former.product_id, "ten-khac", alias.pk])).status_code == 302
    )
    assert list(former.product.names.values_list("kind", flat=True)) == [NameKind.FORMER]


def test_papers_prices_and_labels_stand_on_the_page(client):
    """“papers of quality, story, prices … other labels (OCOP with stars, year, decision) as a badge”"""
    product = ProductFactory(story="Men lam cổ")

    def add(what: str, **typed):
        answer = client.post(reverse("products:add_fact", args=[product.pk, what]), typed)
        assert answer.status_code == 302, answer.content.decode()

    add("giay-to", kind="attp", number="12/ATTP", issuer="Chi cục", issued_on="1/3/2024", valid_to="1/3/2027")
    add("gia", told_on="1/6/2024", amount="120.000", amount_to="150.000", per="cái")
    add(
        "nhan",
        kind="ocop",
        stars="4",
        year="2024",
        number="77",
        symbol="QĐ-UBND",
        issued_on="2/5/2024",
        issuer="UBND tỉnh",
    )
    html = page(client, product)
    for told in ("An toàn thực phẩm 12/ATTP", "120.000 – 150.000 đồng/cái", "OCOP 4 sao", "77/QĐ-UBND", "Men lam cổ"):
        assert told in html, told
    assert '<span class="tag act">OCOP 4 sao</span>' in client.get(reverse("products:list")).content.decode()
    assert not product.recognitions.exists()  # a badge is no công nhận


@pytest.mark.parametrize(
    ("what", "typed", "told"),
    [
        ("nhan", {"kind": "ocop", "year": "2024"}, "OCOP ghi 1 đến 5 sao"),
        ("nhan", {"kind": "thqg", "stars": "3", "year": "2024"}, "nhãn khác không ghi sao"),
        ("nhan", {"kind": "khac", "year": "2024"}, "ghi tên nhãn"),
        ("gia", {"told_on": "1/6/2024", "amount": "150", "amount_to": "120", "per": "cái"}, "lớn hơn giá thấp"),
        ("giay-to", {"kind": "attp", "issued_on": "1/3/2024", "valid_to": "1/3/2023"}, "đứng trước ngày cấp"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed(client, what, typed, told):
    product = ProductFactory()
    answer = client.post(reverse("products:add_fact", args=[product.pk, what]), typed)
    html = answer.content.decode()
    assert (answer.status_code, told in html) == (422, True)
    year = typed.get("year") or typed.get("told_on") or typed["issued_on"]
    assert f'value="{year}"' in html


def test_a_set_is_one_product_with_its_parts(client):
    product = ProductFactory(is_set=False)
    url = reverse("products:update", args=[product.pk])
    typed = {"name": product.name, "group": product.group, "set_parts": "Ấm\nSáu chén", "version": product.version}
    refused = client.post(url, typed)
    assert (refused.status_code, "đánh dấu đây là bộ" in refused.content.decode()) == (422, True)
    assert client.post(url, typed | {"is_set": "on"}).status_code == 302
    assert "Sáu chén" in page(client, product)
    entry = EntryFactory(product=Product.objects.get(pk=product.pk))
    assert entry.round.entries.count() == 1


@pytest.mark.parametrize("role", [Role.LEADER, Role.ACCOUNTANT, Role.COLLABORATOR])
def test_only_keepers_write(role):
    product = ProductFactory()
    for act in (
        lambda by: services.rename_product(by=by, product=product, name="x", on=today()),
        lambda by: services.add_alias(by=by, product=product, name="x"),
        lambda by: services.put_photo(by=by, product=product, angle="mat_ben", file=taken()),
        lambda by: services.add_price(by=by, product=product, told_on=today(), amount=1, per="cái"),
    ):
        with pytest.raises(DomainError, match="Chỉ chuyên viên"):
            act(person(role, key="new-79"))


def test_the_history_of_a_product_over_levels_and_years(client, staff):
    """“history of a product over levels and years”"""
    product = ProductFactory()
    low = RecognitionFactory(
        product=product, level="huyen", year=2022, decided_on=date(2022, 4, 1), valid_to=date(2025, 12, 31)
    )
    RecognitionFactory(
        product=product, level="tinh", year=2022, decided_on=date(2022, 7, 1), valid_to=date(2025, 12, 31)
    )
    services.withdraw_recognition(
        by=staff, recognition=low, on=date(2023, 1, 5), note="Thôi sản xuất",
        decision=services.results.DocumentFacts(title="Thu hồi", number="1", issued_on=date(2023, 1, 5)),
    )  # fmt: skip
    EntryFactory(product=product, number=7)
    shown = client.get(reverse("products:detail", args=[product.pk])).context["shown"]
    told = [(step.year, step.level, step.kind) for step in shown.steps]
    assert told == [
        (today().year, "tinh", "registered"),
        (2023, "huyen", "withdrawn"),
        (2022, "tinh", "recognised"),
        (2022, "huyen", "recognised"),
    ]
    assert "SP-07" not in page(client, product)  # a code beside its maker would lift the veil
