"""Products and what they were recognised as."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import OfficialDocument
from products import queries, services
from products.models import Product, Recognition, VotingResult
from tests.factories.establishments import EstablishmentFactory, SiteFactory
from tests.factories.offices import COMMUNE, FAR_PROVINCE, unit
from tests.factories.products import NominationFactory, ProductFactory, RecognitionFactory, VotingResultFactory
from tests.people import person

pytestmark = pytest.mark.django_db
PLACE = "phường Phú Lợi, Thành phố Hồ Chí Minh"


@pytest.fixture
def staff():
    return person(Role.STAFF)


@pytest.fixture
def client(staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def names(response) -> list[str]:
    return [one.name for one in response.context["page"].items]


def test_a_product_is_added_by_the_name_of_its_establishment(client):
    one = EstablishmentFactory(name="Gốm Hưng")
    typed = {"name": "Bình men lam", "establishment": "gom hung", "unit": PLACE, "group": "thu_cong", "is_set": "on"}
    answer = client.post(reverse("products:create"), typed, follow=True)
    product = Product.objects.get()
    assert (product.establishment, product.is_set) == (one, True)
    assert "Đã ghi sản phẩm." in answer.content.decode()
    assert "bộ sản phẩm" in answer.content.decode()


def test_a_foreign_establishment_or_place_is_refused(client):
    far = EstablishmentFactory(name="Gốm Xa", site=None)
    SiteFactory(establishment=far, unit=unit(FAR_PROVINCE))
    EstablishmentFactory(name="Gốm Hưng")
    typed = {"name": "Bình", "establishment": f"#{far.pk}", "unit": PLACE, "group": "khac"}
    assert "Chưa có cơ sở nào" in str(client.post(reverse("products:create"), typed).context["form"].errors)
    typed |= {"establishment": "Gốm Hưng", "unit": "Thành phố Hà Nội"}
    assert "ngoài địa bàn" in str(client.post(reverse("products:create"), typed).context["form"].errors)
    assert not Product.objects.exists()


def test_a_change_raises_the_version_and_a_stale_one_is_refused(staff):
    product = ProductFactory()
    services.change_product(product=product, by=staff, expected=1, name="Tên mới")
    product.refresh_from_db()
    assert (product.name, product.version) == ("Tên mới", 2)
    with pytest.raises(StaleVersion):
        services.change_product(product=product, by=staff, expected=1, name="Tên khác")


def test_a_recognition_keeps_its_decision_once(staff):
    decided = {"decided_on": date(2024, 9, 9), "number": "1234", "symbol": "QĐ-UBND", "issuer": "UBND tỉnh"}
    one, two = ProductFactory(), ProductFactory()
    first = services.recognise(product=one, by=staff, level="tinh", year=2024, **decided)
    second = services.recognise(product=two, by=staff, level="tinh", year=2024, **decided)
    assert first.document == second.document
    assert OfficialDocument.objects.filter(number="1234").count() == 1
    assert one.timeline.activities.get().document == first.document


def test_a_decision_without_its_day_is_still_one(staff):
    decided = {"number": "77", "symbol": "QĐ-SCT", "issuer": "Sở Công Thương"}
    for _ in range(2):
        services.recognise(product=ProductFactory(), by=staff, level="tinh", year=2024, **decided)
    assert OfficialDocument.objects.filter(number="77").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"decided_on": date(2023, 1, 1)}, "không ghi được cho năm 2024"), ({}, "đã được công nhận")],
)
def test_a_wrong_recognition_is_refused(staff, changes, sentence):
    product = ProductFactory()
    RecognitionFactory(product=product, level="tinh", year=2024)
    with pytest.raises(DomainError, match=sentence):
        services.recognise(product=product, by=staff, level="tinh", year=2024, **changes)
    assert Recognition.objects.count() == 1


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER, Role.COLLABORATOR, Role.JUROR])
def test_only_keepers_write(role):
    user, product = person(role), ProductFactory()
    for act in (
        lambda: services.add_product(
            by=user, name="x", establishment=product.establishment, unit=unit(COMMUNE), group="khac"
        ),
        lambda: services.change_product(product=product, by=user, name="x"),
        lambda: services.recognise(product=product, by=user, level="tinh", year=2024),
    ):
        with pytest.raises(DomainError, match="Chỉ chuyên viên"):
            act()


def test_the_list_is_found_without_diacritics_and_filtered(client):
    blue = ProductFactory(name="Bình gốm men lam", group="thu_cong")
    ProductFactory(name="Khô bò Bến Cát", group="che_bien")
    RecognitionFactory(product=blue, level="tinh", year=2024)
    RecognitionFactory(product=blue, level="huyen", year=2022, decided_on=None)
    url = reverse("products:list")
    assert names(client.get(url, {"q": "men lam"})) == ["Bình gốm men lam"]
    assert names(client.get(url, {"nhom": "che_bien"})) == ["Khô bò Bến Cát"]
    assert names(client.get(url, {"cap": "tinh", "nam": "2024"})) == ["Bình gốm men lam"]
    assert names(client.get(url, {"cap": "tinh", "nam": "2022"})) == []  # one recognition with both
    assert len(names(client.get(url, {"cap": "zz", "nam": "hai", "nhom": "zz"}))) == 2


def test_the_page_tells_recognitions_and_nominations(client):
    product = ProductFactory(story="Men lam cổ")
    RecognitionFactory(product=product, document__number="49", decided_on=date(2024, 9, 9))
    NominationFactory(product=product)
    html = client.get(reverse("products:detail", args=[product.pk])).content.decode()
    for told in ("49/QĐ-SCT", "09/09/2024", "Được đề cử", "Men lam cổ"):
        assert told in html, told


def test_a_juror_reads_products_without_doors_that_are_shut():
    client = Client()
    client.force_login(person(Role.JUROR))
    product = ProductFactory()
    html = client.get(reverse("products:detail", args=[product.pk])).content.decode()
    assert product.establishment.name in html
    assert f"/co-so/{product.establishment_id}/" not in html


def test_stated_results_are_those_of_the_area(staff):
    here = VotingResultFactory()
    VotingResultFactory(unit=unit(FAR_PROVINCE))
    assert list(VotingResult.objects.visible_to(staff)) == [here]
    assert list(queries.results(user=staff)) == [here]
