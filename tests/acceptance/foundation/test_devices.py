"""“Remembered device”: “remembered 30 days on own phone” (C12), each seen in a list and signed out from it."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.core import devices
from khuyencong.core.dates import ZONE, now
from khuyencong.core.devices import name_of
from khuyencong.core.models import Device
from tests.factories.core import PASSWORD, UserFactory
from tests.factories.devices import DeviceFactory

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


def ago(**time) -> datetime:
    return now() - timedelta(**time)


@pytest.mark.parametrize(
    ("used", "words"),
    [
        (None, "chưa rõ"),
        (datetime(2026, 11, 22, 14, 40, tzinfo=ZONE), "trong một giờ qua"),
        (datetime(2026, 11, 22, 9, 5, tzinfo=ZONE), "hôm nay, khoảng 9 giờ"),
        (datetime(2026, 11, 21, 23, 59, tzinfo=ZONE), "hôm qua, khoảng 23 giờ"),
        (datetime(2026, 11, 10, 8, 0, tzinfo=ZONE), "12 ngày trước, 10/11/2026"),
    ],
)
def test_last_use_is_told_in_words(used, words):
    """“Last use to the day/hour, … the page tells it in words.”"""
    user = UserFactory()
    DeviceFactory(user=user, last_used_at=used)
    client = Client()
    with time_machine.travel(datetime(2026, 11, 22, 15, 0, tzinfo=ZONE), tick=False):
        Session.objects.update(expire_date=ago(days=-9))
        client.force_login(user)
        assert words in client.get(reverse(LIST)).content.decode()


@pytest.mark.django_db(transaction=True)
def test_last_use_is_written_at_most_once_an_hour():
    """“Written at most once an hour per device (no write per request)”, and never before the answer."""
    user = UserFactory(with_password=True)
    phone = signed_in(user, PHONE)
    signed = Device.objects.get().last_used_at
    for minutes, written in ((59, 0), (61, 1), (62, 0), (120, 0), (122, 1)):
        at = signed + timedelta(minutes=minutes)
        before = Device.objects.get().last_used_at
        with time_machine.travel(at, tick=False), CaptureQueriesContext(connection) as queries:
            assert opens(phone)
            assert opens(phone)
        after = Device.objects.get().last_used_at
        assert (after != before) == bool(written), minutes
        assert not any("UPDATE" in query["sql"] for query in queries)


@pytest.mark.django_db(transaction=True)
def test_another_process_writes_nothing_within_the_hour():
    """Each process remembers for itself: the statement of the second finds the hour taken."""
    one = DeviceFactory(last_used_at=ago(minutes=30))
    devices.note_use(one.session_id, now())
    assert Device.objects.get().last_used_at == one.last_used_at
    Device.objects.update(last_used_at=None)
    devices.note_use(one.session_id, at := now())
    assert Device.objects.get().last_used_at == at


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
