"""The worker: its rounds are put in the queue by the clock and carried out by Procrastinate."""

import re
from datetime import timedelta
from uuid import uuid4, uuid5

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django import app

from khuyencong.core import calendar, idempotency, outbox
from khuyencong.core.choices import MessageState
from khuyencong.core.dates import today
from khuyencong.core.models import IdempotencyKey, Message, OutboxChannel
from khuyencong.portal.management import jobs
from tests.factories.collaborators import AppointmentFactory, PeriodFactory
from tests.factories.core import UserFactory


def test_the_rounds_are_known_to_the_worker():
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}
    assert {
        "nhac_bao_cao": "*/10 * * * *",
        "gui_tin": "* * * * *",
        "bo_khoa_cu": "15 19 * * *",
    }.items() <= known.items()


def carried_out(*tasks) -> None:
    """From the queue in PostgreSQL, by a worker that stops when it is empty."""
    for task in tasks:
        task.defer(timestamp=0)
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False, concurrency=1)


@pytest.mark.django_db(transaction=True)
def test_a_worker_puts_and_sends_reminders(monkeypatch):
    """From the queue in PostgreSQL to the letter, on whatever day this runs."""
    monkeypatch.setattr(calendar, "is_working_day", lambda day: True)
    PeriodFactory(due_on=today() - timedelta(days=1))
    AppointmentFactory(collaborator__with_account=True)
    OutboxChannel.objects.update(quiet_from="00:00", quiet_to="00:00")
    carried_out(jobs.remind, jobs.send)
    assert len(mail.outbox) == 1
    assert {one.state for one in Message.objects.all()} == {MessageState.SENT}


@pytest.mark.django_db(transaction=True)
def test_old_keys_against_sending_twice_are_dropped_at_night_and_no_younger_one():
    """What is sent again within the days of the setting still leads to the one record."""
    by, young, old = UserFactory(), uuid4(), uuid4()
    for key, days in ((young, settings.IDEMPOTENCY_DAYS - 1), (old, settings.IDEMPOTENCY_DAYS + 1)):
        idempotency.once(by=by, key=key, act=lambda: "/da-ghi/")
        IdempotencyKey.objects.filter(key=uuid5(key, str(by.pk))).update(
            created_at=timezone.now() - timedelta(days=days)
        )
    carried_out(jobs.forget_keys)
    assert idempotency.once(by=by, key=young, act=lambda: "/lan-hai/") == "/da-ghi/"
    assert list(IdempotencyKey.objects.all()) == [IdempotencyKey.objects.get(key=uuid5(young, str(by.pk)))]
    assert idempotency.forget() == 0


def test_keys_outlive_whatever_may_still_bring_them():
    """The draft kept on a phone, and the link of a message that opens once."""
    kept_on_phone = re.search(r"sau (\d+) ngày", (settings.BASE_DIR / "static/js/phone-store.js").read_text("utf-8"))
    assert max(int(kept_on_phone[1]), outbox.DAYS) < settings.IDEMPOTENCY_DAYS
