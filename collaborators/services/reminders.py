"""Reminding: one round puts today's messages in the outbox; a step can be called off before."""

from datetime import datetime

from django.db import IntegrityError, transaction

from collaborators import rules
from collaborators.choices import ReminderKind
from collaborators.models import Appointment, Collaborator, Reminder, ReminderStop, ReportingPeriod
from collaborators.queries.reminders import KIND, Step, periods_on, step_of, to_remind
from khuyencong.core import calendar, outbox
from khuyencong.core.dates import local_date, now
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User


@transaction.atomic
def remind(*, by: User | None, at: datetime | None = None) -> int:
    """Put today's reminders in the outbox, one message a person; how many people. ``by=None`` is the system.

    On working days only: a step that falls behind waits for the next one.
    Called as often as one likes: what was told is not told again, and who has sent is not told at all.
    """
    at = at or now()
    on = local_date(at)
    if not calendar.is_working_day(on):
        return 0
    due: dict[int, list[tuple[Step, Appointment]]] = {}
    for step in filter(None, (step_of(period, on) for period in periods_on(on))):
        for term in to_remind(step, on):
            due.setdefault(term.collaborator.user_id, []).append((step, term))
    return sum(_tell(steps, on, at) for steps in due.values())


def _tell(steps: list[tuple[Step, Appointment]], on, at: datetime) -> bool:
    """One person's steps of today in one message; False when another worker was first, or today has its message."""
    _, term = steps[0]
    about = {"steps": sorted({(step.period.pk, step.kind.value) for step, _ in steps})}
    try:
        with transaction.atomic():
            for pk, kind in about["steps"]:
                Reminder.objects.create(period_id=pk, collaborator=term.collaborator, kind=kind, day=on)
            to, key = term.collaborator.user, f"{on:%Y-%m-%d}"
            if not outbox.put(to=to, kind=KIND, key=key, about=about, day=on, at=at):
                raise _HadOne
    except (IntegrityError, _HadOne):
        return False
    return True


class _HadOne(Exception):
    """Today's message is out already: this step is told tomorrow, if still wanted."""


@transaction.atomic
def call_off(
    *, by: User, period: ReportingPeriod, kind: ReminderKind, reason: str, collaborator: Collaborator | None = None
) -> ReminderStop:
    """The step is not sent: to nobody, or not to one person."""
    rules.may_stop_reminders(by, collaborator).require()
    try:
        with transaction.atomic():
            return ReminderStop.objects.create(
                period=period, kind=kind, collaborator=collaborator, reason=reason, by=by
            )
    except IntegrityError:
        raise DomainError("Lần nhắc này đã được bỏ.") from None


@transaction.atomic
def call_on(*, by: User, period: ReportingPeriod, kind: ReminderKind) -> None:
    """The step is sent after all, to everybody still missing on its day."""
    rules.may_stop_reminders(by, None).require()
    ReminderStop.objects.filter(period=period, kind=kind).delete()
