"""“Remembered device; a link in a message leads to my form (a button, then POST).”"""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from collaborators import services
from khuyencong.core import calendar, outbox
from khuyencong.core.choices import Channel, Role
from khuyencong.core.dates import now
from khuyencong.core.models import Message
from tests.acceptance.collaborators.acts import writer
from tests.factories.collaborators import PeriodFactory
from tests.people import person

pytestmark = pytest.mark.django_db


def a_message(user, period) -> Message:
    url = reverse("collaborators:write", args=[period.pk])
    return Message.objects.create(
        to=user, channel=Channel.EMAIL, kind="thu", key="1", day=now().date(), subject="Nhắc", url=url
    )


def test_the_link_asks_for_a_button_and_then_opens_my_form():
    """A preview of the message opens nothing: only the POST signs in, and only once."""
    user, _, period = writer()
    message = a_message(user, period)
    address = outbox.door(message)
    phone = Client()
    page = phone.get(address)
    assert page.status_code == 200
    assert "Mở báo cáo của tôi" in page.content.decode()
    assert "_auth_user_id" not in phone.session
    assert phone.post(address, {"remember": "on"}).headers["Location"] == message.url
    assert phone.get(message.url).status_code == 200
    assert phone.session.get_expiry_age() == settings.SESSION_COOKIE_AGE == 30 * 86_400
    assert phone.get(address).headers["Location"] == message.url  # mine already: straight on

    thief = Client()
    refused = thief.post(address)
    assert (refused.status_code, "_auth_user_id" in thief.session) == (403, False)
    assert "đã dùng một lần" in refused.content.decode()


def test_the_link_ends_after_seven_days_with_the_password_and_when_forged():
    user, _, period = writer()
    address = outbox.door(a_message(user, period))
    with time_machine.travel(now().timestamp() + outbox.DAYS * 86_400 + 60, tick=False):
        assert Client().post(address).status_code == 403
    assert Client().post(address[:-2] + "x/").status_code == 403
    user.set_password("mật khẩu mới nhé 2026")
    user.save()
    assert Client().post(address).status_code == 403


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COLLABORATOR])
def test_nobody_of_the_office_enters_by_a_link(role):
    """“a long-lived session for collaborators only”."""
    user = person(role)
    client = Client()
    address = outbox.door(a_message(user, PeriodFactory()))
    assert "Đăng nhập để vào" in client.get(address).content.decode()
    assert client.post(address).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_reminder_goes_out_with_the_link_and_keeps_none(mailoutbox):
    """What is stored of a message opens nothing to who reads the outbox."""
    with time_machine.travel(datetime(2026, 4, 2, 3, tzinfo=UTC), tick=False):
        due_on = calendar.add_working_days(date(2026, 4, 2), 3)
        user, _, _ = writer(
            starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 31), opens_on=date(2026, 3, 16), due_on=due_on
        )
        user.email = "mai@example.vn"
        user.save()
        services.remind(by=None)
        outbox.deliver()
    letters = [re.search(r"https?://\S+/vao/\S+", letter.body) for letter in mailoutbox]
    assert letters
    assert all(letters)
    assert not Message.objects.filter(url__contains="/vao/").exists()
