"""One door: by e-mail or by phone; out by POST only; rights end the moment they end."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.models import User
from khuyencong.offices.models import RoleGrant
from tests.factories.core import PASSWORD, UserFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, FAR_PROVINCE, unit
from tests.people import person

LOGIN, LOGOUT, CHANGE = "/tai-khoan/login/", "/tai-khoan/logout/", "/tai-khoan/password/change/"


@pytest.fixture(autouse=True)
def no_limits_left_over(db):
    cache.clear()


def sign_in(login: str, password: str = PASSWORD) -> Client:
    client = Client()
    client.post(LOGIN, {"login": login, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


@pytest.mark.parametrize("login", ["hoa@example.vn", "HOA@Example.VN", " hoa@example.vn "])
def test_by_email(login):
    UserFactory(email="hoa@example.vn", with_password=True)
    assert is_in(sign_in(login))


@pytest.mark.parametrize(
    "login",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84912345678",
        "+84 912 345 678",
        "(+84) 0912 345 678",
        "84912345678",
        "0084912345678",
    ],
)
def test_by_phone_however_it_is_written(login):
    UserFactory(by_phone=True, phone="0912345678", with_password=True)
    assert is_in(sign_in(login))


def test_by_one_person_who_has_both():
    UserFactory(email="hoa@example.vn", phone="0912345678", with_password=True)
    assert is_in(sign_in("hoa@example.vn"))
    assert is_in(sign_in("0912345678"))


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("hoa@example.vn", "sai"),
        ("khong-co@example.vn", PASSWORD),
        ("0987654321", PASSWORD),
        ("", PASSWORD),
        ("hoa@example.vn", ""),
        ("hoa", PASSWORD),
        ("' OR 1=1 --", PASSWORD),
        ("hoa@example.vn\x00", PASSWORD),
    ],
)
def test_not_otherwise(login, password):
    UserFactory(email="hoa@example.vn", with_password=True)
    assert not is_in(sign_in(login, password))


def test_known_and_unknown_people_read_the_same_refusal():
    UserFactory(email="hoa@example.vn", with_password=True)
    told = {
        str(Client().post(LOGIN, {"login": login, "password": "sai"}).context["form"].errors)
        for login in ("hoa@example.vn", "khong-co@example.vn")
    }
    assert len(told) == 1


def test_nobody_signs_themselves_up(db):
    typed = {"email": "moi@example.vn", "password1": PASSWORD, "password2": PASSWORD}
    assert Client().post("/tai-khoan/signup/", typed).status_code == 200
    assert not User.objects.filter(email="moi@example.vn").exists()


def test_the_session_is_new_at_login_and_gone_at_logout():
    user = UserFactory(with_password=True)
    client = Client()
    client.get(LOGIN)
    before = client.cookies.get("sessionid")
    client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    during = client.cookies["sessionid"].value
    assert before is None or before.value != during
    page = client.get(LOGOUT)
    assert page.status_code == 200  # a link only shows the button
    assert is_in(client)
    client.post(LOGOUT)
    assert not is_in(client)
    stolen = Client()
    stolen.cookies["sessionid"] = during
    assert not is_in(stolen)


def test_a_disabled_person_is_out_at_the_next_request_everywhere():
    user = person(Role.STAFF, with_password=True)
    phone, desk = sign_in(user.email), sign_in(user.email)
    assert is_in(phone)
    assert is_in(desk)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not is_in(phone)
    assert not is_in(desk)
    assert not is_in(sign_in(user.email))


def test_a_new_password_ends_the_other_sessions():
    user = person(Role.STAFF, with_password=True)
    here, elsewhere = sign_in(user.email), sign_in(user.email)
    new = "mot-mat-khau-khac-2027"
    here.post(CHANGE, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert is_in(here)
    assert not is_in(elsewhere)


@pytest.mark.parametrize("weak", ["ngan", "123456789012", "qwertyuiop12", "hoa.nguyen.van"])
def test_a_weak_password_is_refused(weak):
    user = person(Role.STAFF, with_password=True, email="hoa.nguyen.van@example.vn")
    client = sign_in(user.email)
    response = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert response.context["form"].errors


def test_a_role_ended_by_date_ends_access_at_once():
    user = person(Role.STAFF)
    client = Client()
    client.force_login(user)
    assert client.get("/kinh-phi/").status_code == 200
    RoleGrant.objects.filter(user=user).update(valid_to=today())
    assert client.get("/kinh-phi/").status_code == 200  # the last day counts
    RoleGrant.objects.filter(user=user).update(valid_to=today() - timedelta(days=1))
    assert client.get("/kinh-phi/").status_code == 404
    RoleGrant.objects.filter(user=user).update(valid_to=None, valid_from=today() + timedelta(days=1))
    assert client.get("/kinh-phi/").status_code == 404  # not yet


def test_a_role_taken_from_a_place_takes_its_records_at_once():
    user = person(Role.STAFF, COMMUNE)
    client = Client()
    client.force_login(user)
    one = RoleGrant.objects.get(user=user)
    there = EstablishmentFactory()
    assert client.get(f"/co-so/{there.pk}/").status_code == 200
    RoleGrant.objects.filter(pk=one.pk).update(unit=unit(FAR_PROVINCE))
    assert client.get(f"/co-so/{there.pk}/").status_code == 404


def test_guessing_is_slowed_and_a_neighbour_is_not_locked_out():
    mine, neighbour = (UserFactory(with_password=True) for _ in range(2))
    client = Client()
    for number in range(5):
        client.post(LOGIN, {"login": mine.email, "password": f"doan-{number}"})
    client.post(LOGIN, {"login": mine.email, "password": PASSWORD})
    assert not is_in(client)  # five wrong guesses in five minutes: not even the right one
    assert is_in(sign_in(neighbour.email))


def test_a_flood_from_one_place_is_told_to_wait():
    for _ in range(30):
        Client().post(LOGIN, {"login": "", "password": ""})
    refused = Client().post(LOGIN, {"login": "", "password": ""})
    assert refused.status_code == 429
    assert "Đã thử quá nhiều lần" in refused.content.decode()
