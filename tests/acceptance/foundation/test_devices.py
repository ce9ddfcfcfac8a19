"""“Remembered device”: “remembered 30 days on own phone” (C12), each seen in a list and signed out from it."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from khuyencong.core.devices import name_of
from khuyencong.core.models import Device
from tests.factories.core import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

PHONE = (
    "Mozilla/5.0 (Linux; Android 13; SM-A127F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0 Mobile Safari/537.36"
)
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0"
LIST = "portal:devices"


def signed_in(user, agent: str, **more: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, **more})
    assert "_auth_user_id" in client.session
    return client


def opens(client: Client) -> bool:
    return client.get(reverse(LIST)).status_code == 200


def test_each_device_is_listed_and_signed_out_by_itself():
    user = UserFactory(with_password=True)
    phone, desk = signed_in(user, PHONE, remember="on"), signed_in(user, DESK)
    page = desk.get(reverse(LIST)).content.decode()
    assert "Chrome trên Android" in page
    assert "Edge trên Windows" in page
    there = Device.objects.get(name="Chrome trên Android")
    assert there.is_remembered
    assert not Device.objects.get(name="Edge trên Windows").is_remembered
    assert desk.post(reverse(LIST), {"device": there.pk}).status_code == 302
    assert (opens(phone), opens(desk)) == (False, True)
    assert desk.post(reverse(LIST), {"device": there.pk}).status_code == 422  # gone already


def test_nobody_signs_out_the_device_of_another():
    one, other = UserFactory(with_password=True), UserFactory(with_password=True)
    mine = signed_in(one, PHONE)
    theirs = signed_in(other, DESK)
    assert "Edge" not in mine.get(reverse(LIST)).content.decode()
    assert mine.post(reverse(LIST), {"device": Device.objects.get(user=other).pk}).status_code == 422
    assert opens(theirs)


def test_a_new_password_leaves_no_older_device_in_the_list():
    user = UserFactory(with_password=True)
    phone, desk = signed_in(user, PHONE), signed_in(user, DESK)
    answer = desk.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "mật khẩu mới 2026 nhé", "password2": "mật khẩu mới 2026 nhé"},
    )
    assert answer.status_code == 302
    assert "Android" not in desk.get(reverse(LIST)).content.decode()
    assert (opens(phone), opens(desk)) == (False, True)


def test_a_device_goes_with_its_session():
    user = UserFactory(with_password=True)
    phone = signed_in(user, PHONE)
    phone.post(reverse("account_logout"))
    assert not Device.objects.filter(user=user).exists()
    signed_in(user, PHONE)
    Session.objects.all().delete()
    assert not Device.objects.exists()


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PHONE, "Chrome trên Android"),
        (DESK, "Edge trên Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) Version/15.0 Mobile Safari/604.1",
            "Safari trên iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 12) Chrome/108.0 Mobile Safari/537.36 Zalo android/123", "Zalo trên Android"),
        ("", "Trình duyệt"),
    ],
)
def test_a_device_is_named_by_what_its_browser_says(agent, name):
    assert name_of(agent) == name
