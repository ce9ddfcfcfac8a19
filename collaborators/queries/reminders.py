"""Whom to remind, when, in which words; what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from collaborators.choices import ReminderKind
from collaborators.models import (
    Appointment,
    QuarterlyReport,
    Reminder,
    ReminderRule,
    ReminderStop,
    ReportingPeriod,
)
from collaborators.queries.periods import asked_of, last_day
from khuyencong.core import calendar
from khuyencong.core.dates import format_date, today
from khuyencong.core.models import Message, User
from khuyencong.core.outbox import Text

KIND = "collaborators.report"
STALE = 3  # working days after which a step that nobody sent is not sent any more
FAR = 30  # working days a step may stand from the due day


@dataclass(frozen=True, order=True)
class Step:
    """One step of one period and its day."""

    day: date
    kind: ReminderKind
    period: ReportingPeriod = field(default=None, compare=False)


def steps(period: ReportingPeriod) -> list[Step]:
    """The steps of a period in order of their days, by the rules in force on its due day. Two queries at most."""
    rules = ReminderRule.objects.on(period.due_on).filter(is_on=True)
    days = calendar.current().days
    return sorted(Step(days.add(period.due_on, rule.working_days), ReminderKind(rule.kind), period) for rule in rules)


def step_of(period: ReportingPeriod, on: date) -> Step | None:
    """The step whose time it is: the latest begun and not stale. Earlier ones that were missed are passed over, so that
    a worker that stood still for a week does not send three at once."""
    begun = [step for step in steps(period) if step.day <= on and step.kind.is_message]
    last = begun[-1] if begun else None
    if last is None or calendar.working_days_between(last.day, on) > STALE:
        return None
    return last


def silent(period: ReportingPeriod, on: date) -> QuerySet[Appointment]:
    """Terms that cover the period and have sent nothing for it."""
    sent = QuarterlyReport.objects.filter(appointment=OuterRef("pk"), period=period, sent_at__isnull=False)
    terms = Appointment.objects.on(min(on, period.ends_on)).filter(asked_of(period))
    return terms.filter(~Exists(sent)).select_related("collaborator__user")


def to_remind(step: Step, on: date) -> QuerySet[Appointment]:
    """Silent people with an account, still to be told this step, whom nobody called off."""
    told = Reminder.objects.filter(period=step.period, kind=step.kind, collaborator=OuterRef("collaborator"))
    off = ReminderStop.objects.filter(period=step.period, kind=step.kind).filter(
        Q(collaborator=OuterRef("collaborator")) | Q(collaborator__isnull=True)
    )
    reached = silent(step.period, on).filter(collaborator__user__is_active=True)
    return reached.filter(~Exists(told), ~Exists(off)).order_by("collaborator", "pk")


def periods_on(on: date, user: User | None = None) -> list[ReportingPeriod]:
    """Those whose steps may be due: begun, and due no farther off than a step may stand; of them what ``user`` may see."""
    near = (calendar.add_working_days(on, -FAR - STALE), calendar.add_working_days(on, FAR))
    seen = ReportingPeriod.objects.visible_to(user) if user else ReportingPeriod.objects.all()
    periods = seen.filter(due_on__range=near, starts_on__lte=on, locked_at=None)
    return list(periods.select_related("unit").order_by("-due_on", "pk"))


def compose(message: Message) -> Text | None:
    """The words at the moment of sending, about the periods still missing; None when there are none any more."""
    wanted = [(int(period), ReminderKind(kind)) for period, kind in message.about["steps"]]
    found = [step for step in _standing(wanted) if _is_silent(message.to, step)]
    if not found:
        return None
    lines = [_line(step) for step in found]
    first = min(found).period
    text = "\n".join(["Kính gửi anh, chị cộng tác viên,", *lines, "Báo cáo đã gửi thì không cần làm gì thêm."])
    return Text(f"Nhắc gửi báo cáo {first}", text, reverse("collaborators:write", args=[first.pk]), by_door=True)


def _standing(wanted: Iterable[tuple[int, ReminderKind]]) -> list[Step]:
    """Steps that nobody has called off since."""
    wanted = list(wanted)
    periods = ReportingPeriod.objects.in_bulk([pk for pk, _ in wanted])
    return [Step(periods[pk].due_on, kind, periods[pk]) for pk, kind in wanted if pk in periods]


def _is_silent(user: User, step: Step) -> bool:
    mine = silent(step.period, today()).filter(collaborator__user=user)
    off = ReminderStop.objects.filter(period=step.period, kind=step.kind)
    term = mine.first()
    return term is not None and not off.filter(Q(collaborator=term.collaborator) | Q(collaborator=None)).exists()


def _line(step: Step) -> str:
    name, last = f"Báo cáo {step.period}", last_day(step.period)
    if last < today():
        return f"- {name} đã quá hạn từ ngày {format_date(last)}. Vẫn gửi được, tính là gửi muộn."
    return f"- {name}: hạn gửi ngày {format_date(last)}. Không có gì phát sinh thì gửi báo cáo không phát sinh."


@dataclass(frozen=True)
class ComingStep:
    """A step still to come, with whom it would reach if it were today; ``stop`` when it is off for everybody."""

    step: Step
    silent: int
    reached: int
    stop: ReminderStop | None
    stopped_people: int

    @property
    def unreached(self) -> int:
        """Silent people without an account: they are called."""
        return self.silent - self.reached


@dataclass(frozen=True)
class ReminderPage:
    """What comes next in each period, and what was sent; within the reader's own network."""

    user: User
    on: date

    @cached_property
    def coming(self) -> list[ComingStep]:
        found = [step for period in periods_on(self.on, self.user) for step in steps(period) if step.day >= self.on]
        stops = list(ReminderStop.objects.filter(period__in={step.period for step in found}).select_related("by"))
        counts = {period: self._counts(period) for period in {step.period for step in found}}
        return [self._coming(step, counts[step.period], stops) for step in sorted(found, key=lambda one: one.day)]

    def _counts(self, period: ReportingPeriod) -> tuple[int, int]:
        terms = silent(period, self.on).filter(pk__in=Appointment.objects.visible_to(self.user).values("pk"))
        reached = Count("pk", filter=Q(collaborator__user__is_active=True))
        counted = terms.order_by().aggregate(silent=Count("pk"), reached=reached)
        return counted["silent"], counted["reached"]

    def _coming(self, step: Step, counts: tuple[int, int], stops: list[ReminderStop]) -> ComingStep:
        mine = [stop for stop in stops if (stop.period_id, stop.kind) == (step.period.pk, step.kind)]
        whole = next((stop for stop in mine if stop.collaborator_id is None), None)
        return ComingStep(step, *counts, whole, sum(stop.collaborator_id is not None for stop in mine))

    @cached_property
    def sent(self) -> QuerySet[Message]:
        """Messages about reports, the latest first, to people of the reader's network."""
        people = Appointment.objects.visible_to(self.user).values("collaborator__user")
        found = Message.objects.filter(kind=KIND, to__in=people).select_related("to")
        return found.order_by("-created_at", "pk")
