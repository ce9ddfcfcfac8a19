"""Home by role, navigation, one search over everything."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.deadlines import Deadline
from khuyencong.portal import queries
from tests.factories.collaborators import AppointmentFactory, PeriodFactory
from tests.factories.establishments import EstablishmentFactory, ProfileFactory, SiteFactory
from tests.factories.offices import FAR_PROVINCE, unit
from tests.factories.products import ProductFactory
from tests.factories.projects import BeneficiaryFactory, ProjectFactory
from tests.people import person

pytestmark = pytest.mark.django_db


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(person(role))
    return client


DESK = {"projects", "budgets", "collaborators", "reports", "establishments", "products", "calendar", "calls"}
DOORS = {
    Role.ADMIN: DESK,
    Role.STAFF: DESK,
    Role.ACCOUNTANT: DESK,
    Role.LEADER: DESK,
    Role.APPRAISER: DESK,
    Role.COLLABORATOR: {"collaborators", "establishments", "products"},
    Role.JUROR: {"products"},
}
NAMES = {
    "de-an": "projects",
    "kinh-phi": "budgets",
    "cong-tac-vien": "collaborators",
    "bao-cao": "reports",
    "co-so": "establishments",
    "nhu-cau": "establishments",
    "san-pham": "products",
    "lich": "calendar",
    "can-goi": "calls",
}


@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_doors_and_every_door_opens(role):
    client = signed_in(role)
    nav = client.get(reverse("portal:search")).context["nav"]
    doors = {NAMES[item.url.split("/")[1]] for item in nav if item.url != "/"}
    assert doors == DOORS[role]
    assert all(client.get(item.url, follow=True).status_code == 200 for item in nav)


def test_the_door_one_stands_in_is_marked():
    nav = signed_in(Role.STAFF).get("/kinh-phi/").context["nav"]
    assert [item.label for item in nav if item.current] == ["Kinh phí"]


def test_the_registers_are_for_those_who_may_enter_them():
    assert "/quan-tri/" in signed_in(Role.ADMIN).get("/").content.decode()
    assert "/quan-tri/" not in signed_in(Role.STAFF).get("/").content.decode()


@pytest.mark.parametrize("role", [Role.STAFF, Role.ACCOUNTANT, Role.LEADER, Role.APPRAISER, Role.JUROR])
def test_home_says_so_when_there_is_nothing_to_do(role):
    html = signed_in(role).get("/").content.decode()
    assert "Không việc nào quá hạn." in html
    assert "Không ai đang chờ." in html


def test_a_collaborators_home_is_the_list_of_periods():
    assert signed_in(Role.COLLABORATOR).get("/")["Location"] == reverse("collaborators:reports")


def test_home_unites_what_is_due():
    client = signed_in(Role.LEADER)
    project = ProjectFactory(submitted=True, due_on=today() - timedelta(days=3))
    ProjectFactory(submitted=True, unit=unit(FAR_PROVINCE), title="Đề án nơi khác")
    html = client.get("/").content.decode()
    assert reverse("projects:detail", args=[project.pk]) in html
    assert "Đề án nơi khác" not in html


def test_staff_are_told_who_has_not_reported():
    AppointmentFactory()
    PeriodFactory(late=True)
    groups = signed_in(Role.STAFF).get("/").context["groups"]
    late = next(group for group in groups if group.code == "late")
    assert "chưa gửi báo cáo" in late.items[0].deadline.what


def test_work_is_grouped_and_soonest_first(monkeypatch):
    day = today()

    def given(user, on, ask):
        return [
            Deadline("due", "xa", "", "/", "Mở", due_on=day + timedelta(days=30)),
            Deadline("due", "sau", "", "/", "Mở", due_on=day + timedelta(days=7)),
            Deadline("due", "trước", "", "/", "Mở", due_on=day),
            Deadline("due", "không hạn", "", "/", "Mở"),
            Deadline("late", "muộn", "", "/", "Mở", due_on=day - timedelta(days=1)),
            Deadline("waiting", "chờ", "", "/", "Mở", since=day - timedelta(days=9)),
        ]

    monkeypatch.setattr(queries.tasks, "_SOURCES", (given,))
    found = queries.grouped(queries.find(None, day), day)
    groups = {group.code: [one.deadline.what for one in group.items] for group in found}
    assert groups == {"late": ["muộn"], "due": ["không hạn", "trước", "sau"], "waiting": ["chờ"], "returned": []}


@pytest.fixture
def things():
    """One of each kind, by names that share a word."""
    one = EstablishmentFactory(name="Gốm Đại Hưng")
    ProductFactory(name="Bình gốm Đại Hưng", establishment=one)
    BeneficiaryFactory(project=ProjectFactory(title="Hỗ trợ lò gốm Đại Hưng", code="KCDP-2026-017"), establishment=one)
    AppointmentFactory(collaborator__full_name="Nguyễn Đại Hưng")
    return one


def kinds(client: Client, text: str) -> list[str]:
    return [hit.kind for hit in client.get(reverse("portal:search"), {"q": text}).context["hits"]]


@pytest.mark.parametrize("text", ["dai hung", "ĐẠI HƯNG", "Đại Hưng", " dai hung ", "đại hưng"])
def test_everything_is_found_without_diacritics(things, text):
    assert kinds(signed_in(Role.STAFF), text) == ["Đề án", "Cơ sở", "Sản phẩm", "Cộng tác viên"]


@pytest.mark.parametrize("text", ["KCDP-2026-017", "kcdp-2026-017", "2026-017"])
def test_a_project_is_found_by_its_code(things, text):
    assert kinds(signed_in(Role.STAFF), text) == ["Đề án"]


def test_an_establishment_is_found_by_an_old_name():
    one = EstablishmentFactory(name="Công ty Mới", facts=None)
    ProfileFactory(establishment=one, name="Lò Phước Điền", valid_to="2009-12-31")
    ProfileFactory(establishment=one, name="Công ty Mới", valid_from="2010-01-01")
    assert kinds(signed_in(Role.STAFF), "phuoc dien") == ["Cơ sở"]


def test_a_collaborator_finds_no_people(things):
    assert kinds(signed_in(Role.COLLABORATOR), "dai hung") == ["Đề án", "Cơ sở", "Sản phẩm"]


def test_a_juror_finds_products_only(things):
    assert kinds(signed_in(Role.JUROR), "dai hung") == ["Sản phẩm"]


def test_what_lies_elsewhere_is_not_found():
    far = EstablishmentFactory(name="Gốm Xa Xôi", site=None)
    SiteFactory(establishment=far, unit=unit(FAR_PROVINCE))
    ProjectFactory(title="Gốm Xa Xôi", unit=unit(FAR_PROVINCE))
    assert kinds(signed_in(Role.STAFF), "xa xoi") == []


@pytest.mark.parametrize("text", ["", "a", " ", "%", "__", "'", '"><script>', "x" * 5000])
def test_odd_searches_find_nothing_and_break_nothing(things, text):
    client = signed_in(Role.STAFF)
    response = client.get(reverse("portal:search"), {"q": text})
    assert response.context["hits"] == []
    assert "<script>" not in response.content.decode()
    assert "Không thấy gì khớp" in response.content.decode()


def test_every_hit_opens(things):
    client = signed_in(Role.STAFF)
    hits = client.get(reverse("portal:search"), {"q": "dai hung"}).context["hits"]
    assert all(client.get(reverse(hit.route, args=[hit.pk])).status_code == 200 for hit in hits)
