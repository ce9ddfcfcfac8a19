"""Reminders: 7/3/1 working days before, the day after, the call list; only to those missing, once, one a day, not at night."""

import os
import random
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction

from collaborators import queries, services
from collaborators.choices import ReminderKind
from collaborators.models import QuarterlyReport, Reminder, ReportingPeriod
from khuyencong.core import calendar, outbox
from khuyencong.core.choices import Channel, MessageState, Role
from khuyencong.core.dates import ZONE, local_date, now
from khuyencong.core.deadlines import Ask
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import Message, OutboxChannel
from tests.factories.collaborators import (
    AppointmentFactory,
    PeriodFactory,
    ReportFactory,
)
from tests.factories.reminders import ReminderFactory
from tests.people import person

pytestmark = pytest.mark.django_db

SEEDS = 200 if os.environ.get("KHUYENCONG_FULL") else 10
DUE = date(2026, 4, 10)


def at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), ZONE)


def quarter(due_on: date = DUE, **facts) -> ReportingPeriod:
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 3, 31), "opens_on": date(2026, 3, 16)}
    return PeriodFactory(due_on=due_on, **days | facts)


def someone(name: str = "Nguyễn Thị Huệ", email: bool = True):
    """A collaborator in the network with an account that mail reaches."""
    term = AppointmentFactory(collaborator__full_name=name, collaborator__with_account=True)
    if not email:
        user = term.collaborator.user
        user.email, user.phone = None, f"09{user.pk:08}"
        user.save()
    return term


def a_day(moment: datetime) -> int:
    """What the worker does in a round: put, then deliver."""
    with time_machine.travel(moment, tick=False):
        put = services.remind(by=None)
        outbox.deliver()
        return put


def told() -> list[tuple[str, date]]:
    """(step, day) of every reminder there is."""
    return [(one.kind, one.day) for one in Reminder.objects.order_by("day", "pk")]


def test_reminded_7_3_1_working_days_before_and_the_day_after(db):
    """“7/3/1 working days before, the day after”: weekends and holidays do not count."""
    quarter()
    someone()
    day = date(2026, 3, 20)
    while day < date(2026, 5, 10):
        a_day(at(day))
        day += timedelta(days=1)
    days = calendar.current().days
    expected = [
        (kind, days.add(DUE, n)) for kind, n in (("truoc_7", -7), ("truoc_3", -3), ("truoc_1", -1), ("sau_1", 1))
    ]
    assert told() == expected
    assert len(mail.outbox) == 4
    assert "quá hạn" in mail.outbox[-1].body
    assert {message.state for message in Message.objects.all()} == {MessageState.SENT}


def test_the_call_list_comes_last(db):
    """“then the call list of the head”: people still missing stand there with whom to call."""
    period = quarter()
    term = someone()
    leader = person(Role.LEADER)
    called = calendar.add_working_days(DUE, 2)
    ask = Ask(calls=True)
    assert queries.deadlines(leader, called - timedelta(days=1), ask) == []
    (line,) = queries.deadlines(leader, called, ask)
    assert (line.contact, line.group) == (term.collaborator.full_name, "late")
    ReportFactory(appointment=term, period=period, sent=True)
    assert queries.deadlines(leader, called, ask) == []


def test_whoever_sends_between_putting_and_sending_gets_none(db):
    """“only to those missing at the moment of sending”."""
    period = quarter()
    term = someone()
    morning = at(calendar.add_working_days(DUE, -3))
    with time_machine.travel(morning, tick=False):
        assert services.remind(by=None) == 1
        ReportFactory(appointment=term, period=period, sent=True)
        outbox.deliver()
    assert mail.outbox == []
    assert {one.state for one in Message.objects.all()} == {MessageState.CANCELLED}


def test_a_nil_report_is_a_report(db):
    """“nobody who has sent gets one”: a report in which nothing happened is sent like any other."""
    ReportFactory(appointment=someone(), period=quarter(), sent=True, is_nil=True)
    assert a_day(at(calendar.add_working_days(DUE, -3))) == 0


def test_nothing_goes_out_at_night(db):
    """“quiet hours”: put in the evening, sent in the morning, and by then only to whom it is still due."""
    quarter()
    someone()
    day = calendar.add_working_days(DUE, -3)
    assert a_day(at(day, 21)) == 1
    assert mail.outbox == []
    a_day(at(day + timedelta(days=1), 6))
    assert mail.outbox == []
    a_day(at(day + timedelta(days=1), 7))
    assert len(mail.outbox) == 1


def test_two_periods_are_one_message_a_day(db):
    """“one message a day per person at most”: two periods are told in one."""
    quarter()
    next_due = calendar.add_working_days(DUE, 4)
    quarter(due_on=next_due, starts_on=date(2026, 3, 1), ends_on=date(2026, 4, 5))
    someone()
    a_day(at(calendar.add_working_days(DUE, 1)))
    (letter,) = mail.outbox
    assert letter.body.count("Báo cáo quý") == 2
    assert Reminder.objects.count() == 2


def test_a_worker_that_stood_still_sends_one_and_not_all(db):
    """“no burst”: after a week's rest only the step whose time it is; a stale one not at all."""
    quarter()
    someone()
    assert a_day(at(calendar.add_working_days(DUE, 1))) == 1
    assert [kind for kind, _ in told()] == ["sau_1"]
    Reminder.objects.all().delete()
    Message.objects.all().delete()
    assert a_day(at(calendar.add_working_days(DUE, 9))) == 0


def test_no_more_leave_in_a_minute_than_the_way_allows(db):
    """“no burst”: a round sends as many as the way takes, the next round the rest."""
    quarter()
    for n in range(5):
        someone(f"Người {n}")
    OutboxChannel.objects.filter(channel=Channel.EMAIL).update(per_minute=2)
    morning = at(calendar.add_working_days(DUE, -3))
    for expected in (2, 4, 5, 5):
        a_day(morning)
        assert len(mail.outbox) == expected


def test_the_next_reminder_is_seen_and_can_be_called_off(db):
    """“the next reminder visible and cancellable”: for everybody, for one person, and taken back."""
    period = quarter()
    first, second = someone("Người Một"), someone("Người Hai")
    staff = person(Role.STAFF)
    day = calendar.add_working_days(DUE, -7)
    coming = queries.ReminderPage(staff, day - timedelta(days=1)).coming
    assert [one.step.kind for one in coming] == list(ReminderKind)
    assert (coming[0].silent, coming[0].reached) == (2, 2)
    off = {"by": staff, "period": period, "kind": ReminderKind.BEFORE_7, "reason": "Đang tập huấn"}
    services.call_off(**off, collaborator=first.collaborator)
    assert a_day(at(day)) == 1
    assert [letter.to for letter in mail.outbox] == [[second.collaborator.user.email]]
    services.call_off(**off | {"kind": ReminderKind.BEFORE_3})
    assert a_day(at(calendar.add_working_days(DUE, -3))) == 0
    services.call_on(by=staff, period=period, kind=ReminderKind.BEFORE_3)
    assert a_day(at(calendar.add_working_days(DUE, -3), 10)) == 2


def test_a_step_called_off_after_it_was_put_is_not_sent(db):
    period = quarter()
    someone()
    morning = at(calendar.add_working_days(DUE, -3))
    with time_machine.travel(morning, tick=False):
        services.remind(by=None)
        staff = person(Role.STAFF)
        services.call_off(by=staff, period=period, kind=ReminderKind.BEFORE_3, reason="Bão")
        outbox.deliver()
    assert mail.outbox == []


def test_the_database_keeps_each_reminder_once(db):
    """“each message once (period × person × kind: unique constraint)”; and one message a day, by the database as well."""
    one = ReminderFactory()
    with pytest.raises(IntegrityError, match="reminder_once"), transaction.atomic():
        ReminderFactory(period=one.period, collaborator=one.collaborator, kind=one.kind)
    user = person(Role.COLLABORATOR)
    facts = {"to": user, "kind": "x", "about": {}, "day": DUE, "channel": Channel.IN_APP}
    Message.objects.create(**facts, key="1")
    with pytest.raises(IntegrityError, match="message_one_a_day"), transaction.atomic():
        Message.objects.create(**facts, key="2")


# --- random orders -----------------------------------------------------------------------------------------------


class Season:
    """A quarter as chance has it: people send, staff call off, the worker rests, mail fails; and what must hold of it."""

    def __init__(self, seed: int, monkeypatch) -> None:
        self.dice = random.Random(seed)
        self.periods = [quarter(), quarter(due_on=date(2026, 4, 20), ends_on=date(2026, 4, 4))]
        self.terms = [someone(f"Người {n}", email=self.dice.random() < 0.8) for n in range(4)]
        self.staff = person(Role.STAFF)
        self.sent: list[tuple[datetime, Message]] = []
        self.monkeypatch = monkeypatch
        monkeypatch.setattr(outbox.sending.adapters, "send", self.send)

    def send(self, message: Message, channel: OutboxChannel) -> None:
        if channel.channel == Channel.EMAIL and self.dice.random() < 0.3:
            raise outbox.Trouble("Máy chủ thư: hết giờ")
        self.sent.append((now(), message))
        self.check(message)

    def check(self, message: Message) -> None:
        """At the very moment of sending."""
        periods = {pk for pk, _ in message.about["steps"]}
        mine = QuarterlyReport.objects.filter(appointment__collaborator__user=message.to, sent_at__isnull=False)
        assert periods - set(mine.values_list("period", flat=True)), "told although all is sent"
        assert time(7) <= now().time() < time(20), "told at night"

    def hour(self) -> None:
        act = self.dice.choice([self.worker, self.worker, self.worker, self.report, self.rest, self.stop])
        act()

    def worker(self) -> None:
        for act in self.dice.sample(
            [lambda: services.remind(by=None), outbox.deliver, lambda: services.remind(by=None)], 3
        ):
            act()

    def report(self) -> None:
        term, period = self.dice.choice(self.terms), self.dice.choice(self.periods)
        if not QuarterlyReport.objects.filter(appointment=term, period=period).exists():
            ReportFactory(appointment=term, period=period, sent=True, sent_at=now())

    def rest(self) -> None:
        """Nobody does anything."""

    def stop(self) -> None:
        if self.dice.random() < 0.2:
            off = {"by": self.staff, "period": self.dice.choice(self.periods), "reason": "Bão"}
            kind = self.dice.choice([kind for kind in ReminderKind if kind.is_message])
            with suppress(DomainError):  # called off before
                services.call_off(**off, kind=kind, collaborator=self.dice.choice(self.terms).collaborator)

    def run(self) -> None:
        moment = at(date(2026, 3, 26), 0)
        while moment < at(date(2026, 4, 28)):
            moment += timedelta(hours=self.dice.choice([1, 5, 11, 30]))
            with time_machine.travel(moment, tick=False):
                self.hour()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_over_random_orders_nobody_who_has_sent_gets_one_and_there_is_no_burst(db, monkeypatch, seed):
    """“nobody who has sent gets one (property test over random orders); no burst”."""
    season = Season(seed, monkeypatch)
    season.run()
    days = [(message.to_id, message.channel, local_date(moment)) for moment, message in season.sent]
    assert len(days) == len(set(days)), "two on one day"
    steps = [
        (message.to_id, message.channel, period, kind)
        for _, message in season.sent
        for period, kind in message.about["steps"]
    ]
    assert len(steps) == len(set(steps)), "one step told twice"
