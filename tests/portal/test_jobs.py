"""The worker: its rounds are put in the queue by the clock and carried out by Procrastinate."""

import pytest
from django.core import mail
from procrastinate.contrib.django import app

from khuyencong.core import calendar
from khuyencong.core.choices import MessageState
from khuyencong.core.models import Message, OutboxChannel
from khuyencong.portal.management import jobs
from tests.factories.collaborators import AppointmentFactory, PeriodFactory


def test_the_rounds_are_known_to_the_worker():
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}
    assert {"nhac_bao_cao": "*/10 * * * *", "gui_tin": "* * * * *"}.items() <= known.items()


@pytest.mark.django_db(transaction=True)
def test_a_worker_puts_and_sends_reminders(monkeypatch):
    """From the queue in PostgreSQL to the letter, on whatever day this runs."""
    monkeypatch.setattr(calendar, "is_working_day", lambda day: True)
    PeriodFactory(late=True)
    AppointmentFactory(collaborator__with_account=True)
    OutboxChannel.objects.update(quiet_from="00:00", quiet_to="00:00")
    for job in (jobs.remind, jobs.send):
        job.defer(timestamp=0)
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False, concurrency=1)
    assert len(mail.outbox) == 1
    assert {one.state for one in Message.objects.all()} == {MessageState.SENT}
