"""Questions about periods and reports."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, prefetch_related_objects

from collaborators.choices import COUNTED, ReportStatus
from collaborators.models import (
    Appointment,
    Difficulty,
    QuarterlyReport,
    Reopening,
    ReportingPeriod,
    ReportPhoto,
    ReportReturn,
    ReturnReason,
)
from collaborators.queries.periods import asked_of
from collaborators.queries.questions import questions_on
from collaborators.queries.sheet import Filled, history_of, listed, read
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of


def sheet_of(
    appointment: Appointment, period: ReportingPeriod, draft: dict, on: date, *, again: bool = False
) -> Filled:
    """A draft of this period read against the register and the past; ``again``: it was sent once already."""
    prefetch_related_objects([appointment], "areas")
    return read(
        period=period,
        questions=questions_on(period.ends_on),
        listed=listed(appointment, min(on, period.ends_on), period if again else None),
        history=history_of(appointment, period),
        draft=draft,
        on=on,
        photos=photos_of(appointment, period),
    )


def photos_of(appointment: Appointment, period: ReportingPeriod) -> dict[str, int]:
    """Line of the draft → the picture hung on it."""
    photos = ReportPhoto.objects.hanging().filter(report__appointment=appointment, report__period=period)
    return dict(photos.values_list("row", "pk"))


def my_periods(appointment: Appointment, on: date) -> list[tuple[ReportingPeriod, QuarterlyReport | None]]:
    """Periods open to a term, newest first, each with its report if one was begun."""
    periods = (
        ReportingPeriod.objects.of(appointment.unit_id)
        .filter(opens_on__lte=on)
        .filter(Q(ends_on__gte=appointment.valid_from) if appointment.valid_from else Q())
        .order_by("-starts_on")[:8]
    )
    begun = {r.period_id: r for r in QuarterlyReport.objects.filter(appointment=appointment).defer("draft")}
    return [(period, begun.get(period.pk)) for period in periods]


def board_periods(user: User, on: date, *, upto: int | None = None) -> list[ReportingPeriod]:
    """The twelve latest that have opened, newest first; ``upto`` one that is older, it and those before it."""
    seen = ReportingPeriod.objects.visible_to(user).filter(opens_on__lte=on)
    if upto is not None:
        asked = seen.filter(pk=upto)
        same_day = Q(starts_on=Subquery(asked.values("starts_on")), pk__lte=upto)
        seen = seen.filter(same_day | Q(starts_on__lt=Subquery(asked.values("starts_on"))))
    return list(seen.select_related("unit").order_by("-starts_on", "-pk")[:12])


def unsent(*, user: User, period: ReportingPeriod, on: date) -> QuerySet:
    """Appointments that cover the period and whose report the Centre does not have: never sent, or sent back."""
    there = QuarterlyReport.objects.filter(appointment=OuterRef("pk"), period=period, status__in=COUNTED)
    day = min(on, period.ends_on)
    return (
        Appointment.objects.visible_to(user)
        .on(day)
        .filter(asked_of(period), ~Exists(there))
        .select_related("collaborator", "unit")
        .order_by("collaborator__person_key", "pk")
    )


def sent_reports(*, user: User, period: ReportingPeriod | None) -> QuerySet:
    """Reports the Centre has and the person may see, newest first."""
    reports = QuarterlyReport.objects.visible_to(user).filter(status__in=COUNTED).defer("draft")
    if period:
        reports = reports.filter(period=period)
    return reports.select_related("period", "appointment__collaborator").order_by("-sent_at", "-pk")


def others_report(user: User, period: ReportingPeriod) -> bool:
    """Somebody outside the person's sight reports on this period too."""
    if reach_of(user).everywhere:
        return False
    seen = Appointment.objects.visible_to(user).values("pk")
    asked = Appointment.objects.during(period.starts_on, period.ends_on).filter(asked_of(period))
    written = Q(reports__period=period)
    return Appointment.objects.filter(Q(pk__in=asked.values("pk")) | written).exclude(pk__in=seen).exists()


def waiting(period: ReportingPeriod) -> int:
    """Reports sent or sent back, still to be approved."""
    open_ones = (ReportStatus.SENT, ReportStatus.RETURNED)
    return QuarterlyReport.objects.filter(period=period, status__in=open_ones).count()


def returns_of(report: QuarterlyReport) -> QuerySet:
    """Times it went back, the latest first."""
    returns = ReportReturn.objects.filter(submission__report=report)
    return returns.select_related("reason", "by", "submission").order_by("-at", "-pk")


def raised_in(report: QuarterlyReport) -> QuerySet:
    return Difficulty.objects.filter(line__report=report).order_by("pk")


def reopenings(user: User) -> QuerySet:
    """Asked for collaborators of the person's network."""
    names = ("period", "appointment__collaborator", "report", "asked_by", "approved_by")
    return Reopening.objects.filter(appointment__in=Appointment.objects.visible_to(user)).select_related(*names)


def return_reasons(on: date) -> QuerySet:
    return ReturnReason.objects.on(on).order_by("code")
