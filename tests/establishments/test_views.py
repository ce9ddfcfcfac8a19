"""Pages of the register and of needs, through the browser's door."""

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.establishments.models import Establishment, Need
from tests.factories.establishments import (
    ContinuationFactory,
    EstablishmentFactory,
    MembershipFactory,
    NeedFactory,
    ProfileFactory,
    SiteFactory,
)
from tests.factories.offices import COMMUNE, FAR_PROVINCE, OLD_BEN_CAT, OrganisationFactory, unit
from tests.people import person

pytestmark = pytest.mark.django_db
PLACE = "phường Phú Lợi, Thành phố Hồ Chí Minh"
FACTS = {"name": "Lò gốm Phước Điền", "legal_form": "ho_kinh_doanh", "status": "dang_hoat_dong"}


@pytest.fixture
def staff() -> Client:
    return signed_in(Role.STAFF)


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(person(role))
    return client


def names(response) -> list[str]:
    return [one.name for one in response.context["page"].items]


def test_an_establishment_is_added_and_opens(staff):
    answer = staff.post(reverse("establishments:create"), FACTS | {"site": PLACE, "since": "1/2/2020"}, follow=True)
    one = Establishment.objects.get()
    assert answer.redirect_chain == [(reverse("establishments:detail", args=[one.pk]), 302)]
    html = answer.content.decode()
    assert "Đã ghi cơ sở vào sổ." in html
    assert "Hộ kinh doanh · Đang hoạt động" in html


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"name": ""}, "name", "Điền ô này"),
        ({"site": "xã Không Có Ở Đâu"}, "site", "Không có địa bàn nào"),
        ({"site": "tỉnh Bình Dương"}, "site", "Không có địa bàn"),  # of another time
        ({"site": "Thành phố Hà Nội"}, "site", "ngoài địa bàn được giao"),
        ({"tax_code": "abc"}, "tax_code", "Mã số thuế gồm 10 chữ số"),
        ({"tax_code": "12345678901"}, "tax_code", "Mã số thuế gồm 10 chữ số"),
        ({"legal_form": "tap_doan"}, "legal_form", ""),
        ({"workers": "-3"}, "workers", ""),
        ({"since": "30/2/2024"}, "since", ""),
    ],
)
def test_a_wrong_fact_is_said_at_its_box_and_nothing_is_lost(staff, changes, field, sentence):
    typed = FACTS | {"site": PLACE, "owner_name": "Bà Nguyễn Thị Huệ"} | changes
    answer = staff.post(reverse("establishments:create"), typed)
    form = answer.context["form"]
    assert answer.status_code == 422
    told = " ".join([*form.errors.get(field, []), *form.non_field_errors()])
    assert told
    assert sentence in told
    assert {name: form[name].value() for name in typed} == typed
    assert not Establishment.objects.exists()


def test_the_list_finds_old_names_without_diacritics(staff):
    one = EstablishmentFactory(name="Công ty Đại Phát", facts=None)
    ProfileFactory(establishment=one, name="Lò gốm Phước Điền", valid_to="2023-12-31")
    ProfileFactory(establishment=one, name="Công ty Đại Phát", valid_from="2024-01-01")
    EstablishmentFactory(name="Cơ sở Khác")
    url = reverse("establishments:list")
    assert names(staff.get(url, {"q": "phuoc dien"})) == ["Công ty Đại Phát"]
    assert names(staff.get(url, {"q": "DAI PHAT"})) == ["Công ty Đại Phát"]
    assert names(staff.get(url, {"q": "%"})) == []
    assert names(staff.get(url, {"q": "_"})) == []
    assert "Không có cơ sở nào khớp" in staff.get(url, {"q": "zzz"}).content.decode()


def test_the_list_is_in_the_order_of_the_dictionary(staff):
    for name in ("Ẩn Danh", "An Bình", "Đồng Tâm", "Dũng Tiến", "Êm Ái", "Em Gái"):
        EstablishmentFactory(name=name)
    assert names(staff.get(reverse("establishments:list"))) == [
        "An Bình",
        "Ẩn Danh",
        "Dũng Tiến",
        "Đồng Tâm",
        "Em Gái",
        "Êm Ái",
    ]


def test_filters_stay_in_the_address_and_in_their_boxes(staff):
    EstablishmentFactory.create_batch(51)
    page = staff.get(reverse("establishments:list"), {"q": "gốm", "loai_hinh": "cong_ty_tnhh"})
    assert page.context["page"].next_url == "?q=g%E1%BB%91m&loai_hinh=cong_ty_tnhh&trang=2"
    html = page.content.decode()
    assert 'value="gốm"' in html
    assert '<option value="cong_ty_tnhh" selected>' in html
    second = staff.get(reverse("establishments:list") + page.context["page"].next_url)
    assert second.context["page"].shown == "51–51"


def test_the_page_shows_the_facts_in_force_and_the_story(staff):
    one = EstablishmentFactory(name="Công ty Đại Phát", bare=True)
    ProfileFactory(establishment=one, name="Hộ Phước Điền", legal_form="ho_kinh_doanh", valid_to="2023-12-31")
    ProfileFactory(establishment=one, name="Công ty Đại Phát", valid_from="2024-01-01", owner_name="Bà Huệ")
    SiteFactory(establishment=one, unit=unit(OLD_BEN_CAT), valid_to="2025-06-30")
    ContinuationFactory(successor=one, predecessor__name="Tổ Gốm Xưa")
    MembershipFactory(establishment=one, organisation__name="Hiệp hội Gốm sứ")
    NeedFactory(establishment=one, text="Cần lò nung điện")
    html = staff.get(reverse("establishments:detail", args=[one.pk])).content.decode()
    assert '<p class="sub">Công ty TNHH · Đang hoạt động' in html
    for told in ("Bà Huệ", "Hộ Phước Điền", "Tổ Gốm Xưa", "Hiệp hội Gốm sứ", "Cần lò nung điện", "Bến Cát"):
        assert told in html, told


def test_a_household_is_masked_on_its_page(staff):
    one = EstablishmentFactory(bare=True)
    ProfileFactory(establishment=one, household=True)
    SiteFactory(establishment=one)
    html = staff.get(reverse("establishments:detail", args=[one.pk])).content.decode()
    assert "•••••••••678" in html
    assert "074012345678" not in html


def test_the_form_to_change_facts_begins_with_those_in_force(staff):
    one = EstablishmentFactory(bare=True)
    ProfileFactory(establishment=one, name="Xưa", valid_to="2023-12-31")
    ProfileFactory(establishment=one, name="Nay", valid_from="2024-01-01", head_office_unit=unit(COMMUNE))
    SiteFactory(establishment=one)
    form = staff.get(reverse("establishments:update", args=[one.pk])).context["form"]
    assert form["name"].value() == "Nay"
    assert unit(COMMUNE).full_name in form["head_office_unit"].value()
    assert form["version"].value() == one.version


def test_a_need_is_recorded_from_the_page_of_its_establishment():
    client, one = signed_in(Role.COLLABORATOR), EstablishmentFactory(name="Gốm Hưng")
    page = client.get(reverse("establishments:record_need"), {"co_so": one.pk})
    form = page.context["form"]
    assert form["establishment"].value() == f"Gốm Hưng (#{one.pk})"
    typed = {"establishment": form["establishment"].value(), "text": "Cần máy", "channel": "den_noi"}
    answer = client.post(reverse("establishments:record_need"), typed, follow=True)
    assert "Đã ghi nhu cầu." in answer.content.decode()
    assert Need.objects.get().establishment == one


@pytest.mark.parametrize("asked", ["0", "999999", "abc", "²", "-1", ""])
def test_a_need_asked_for_nobody_begins_empty(staff, asked):
    form = staff.get(reverse("establishments:record_need"), {"co_so": asked}).context["form"]
    assert form["establishment"].value() is None


def test_a_need_is_not_recorded_for_a_foreign_establishment():
    client = signed_in(Role.COLLABORATOR)
    far = EstablishmentFactory(name="Gốm Xa", site=None)
    SiteFactory(establishment=far, unit=unit(FAR_PROVINCE))
    for typed in ("Gốm Xa", f"#{far.pk}", f"Gốm Xa (#{far.pk})"):
        answer = client.post(
            reverse("establishments:record_need"), {"establishment": typed, "text": "x", "channel": "khac"}
        )
        assert "Chưa có cơ sở nào tên" in str(answer.context["form"].errors)
    assert not Need.objects.exists()


def test_one_name_of_several_is_asked(staff):
    one, two = EstablishmentFactory(name="Gốm Hưng"), EstablishmentFactory(name="Gốm Hưng")
    url, typed = reverse("establishments:record_need"), {"text": "x", "channel": "khac"}
    answer = staff.post(url, typed | {"establishment": "gom hung"})
    told = str(answer.context["form"].errors)
    assert f"#{one.pk}" in told
    assert f"#{two.pk}" in told
    assert staff.post(url, typed | {"establishment": f"#{two.pk}"}).status_code == 302
    assert Need.objects.get().establishment == two


def test_needs_are_searched_and_answered(staff):
    need = NeedFactory(text="Cần máy nghiền đất")
    NeedFactory(text="Cần lớp kế toán", answered=True)
    url = reverse("establishments:needs")
    assert [one.pk for one in staff.get(url, {"q": "may nghien"}).context["page"].items] == [need.pk]
    assert [one.pk for one in staff.get(url, {"tinh_trang": "moi"}).context["page"].items] == [need.pk]
    page = reverse("establishments:need", args=[need.pk])
    answer = staff.post(page, {"answer": "Đưa vào kế hoạch 2027", "version": 1}, follow=True)
    html = answer.content.decode()
    assert "Đã trả lời." in html
    assert "Trả lời: Đưa vào kế hoạch 2027" in html
    assert "<textarea" not in html  # answered: no second box


def test_suggestions_are_those_one_may_see(staff):
    one = EstablishmentFactory(name="Gốm Gần")
    far = EstablishmentFactory(name="Gốm Xa", site=None)
    SiteFactory(establishment=far, unit=unit(FAR_PROVINCE))
    found = staff.get(reverse("establishments:suggest"), {"q": "gom"}).json()
    assert found == {"results": [{"value": f"#{one.pk}", "label": f"Gốm Gần (#{one.pk})"}]}
    assert staff.get(reverse("establishments:suggest")).json() == {"results": []}


def test_the_other_acts_of_the_register(staff):
    one, other = EstablishmentFactory(), EstablishmentFactory()
    association = OrganisationFactory(association=True)
    detail = reverse("establishments:detail", args=[one.pk])
    for route, typed in (
        ("add_site", {"unit": PLACE, "place_as_written": "ấp 5"}),
        ("continue", {"successor": f"#{other.pk}", "kind": "tach", "happened_on": "1/3/2024"}),
        ("join", {"organisation": association.pk}),
    ):
        answer = staff.post(reverse(f"establishments:{route}", args=[one.pk]), typed)
        assert (answer.status_code, answer.get("Location")) == (302, detail), route
        again = staff.post(reverse(f"establishments:{route}", args=[one.pk]), typed)
        assert again.status_code == 422, route
    assert (one.sites.count(), one.continued_by.count(), one.memberships.count()) == (2, 1, 1)


def test_fields_nobody_offered_change_nothing(staff):
    """Mass assignment: names of columns the form does not have."""
    one = EstablishmentFactory()
    typed = FACTS | {"since": "1/2/2026", "version": 1, "illustrative": "on", "source": "x", "valid_to": "1/1/2030"}
    typed |= {"establishment": 999, "establishment_id": 999, "id": 999, "timeline": 1, "fold": "x", "sort_key": "x"}
    assert staff.post(reverse("establishments:update", args=[one.pk]), typed).status_code == 302
    one.refresh_from_db()
    latest = one.profiles.newest_first().first()
    assert (one.illustrative, one.source, latest.valid_to, latest.establishment_id) == (False, "", None, one.pk)
