"""A report as it is written: a draft takes anything, and gives it back."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from collaborators import rules
from collaborators.models import Appointment, QuarterlyReport, ReportingPeriod
from collaborators.services.sending import send_report
from khuyencong.core import idempotency, timeline, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import User

_MOST = 200_000  # characters of a draft; forty questions with every list full are a fifth of it


@transaction.atomic
def save_report(
    *,
    appointment: Appointment,
    period: ReportingPeriod,
    by: User,
    answers: dict[str, str],
    expected: int | None = None,
) -> QuarterlyReport:
    """Keep what was typed, box by box, right or wrong; begin the report if needed. Boxes not told stay as they were.

    ``expected`` is the version the person saw, None when they saw none: ``StaleVersion`` if one has begun since.
    """
    rules.may_write(by, appointment, period, today()).require()
    report = QuarterlyReport.objects.filter(appointment=appointment, period=period).first()
    if report is None:
        return _begin(appointment, period, by, answers)
    report = versions.locked(QuarterlyReport.objects, pk=report.pk)
    rules.may_edit(by, report).require()
    if report.version != expected:
        raise StaleVersion(report)
    draft = _merged(report.draft, answers)
    return report if draft == report.draft else versions.bump(report, draft=draft)


def _begin(appointment: Appointment, period: ReportingPeriod, by: User, answers: dict) -> QuarterlyReport:
    facts = {"appointment": appointment, "period": period, "draft": _merged({}, answers)}
    try:
        with transaction.atomic():
            report = QuarterlyReport.objects.create(timeline=timeline.start(), **facts)
    except IntegrityError:  # begun a moment ago in another tab or on another phone
        raise StaleVersion(QuarterlyReport.objects.get(appointment=appointment, period=period)) from None
    timeline.record(timeline=report.timeline, by=by, verb="begin", text=f"Bắt đầu báo cáo {period}")
    return report


def _merged(draft: dict[str, str], answers: dict[str, str]) -> dict[str, str]:
    """The draft with these boxes; an empty box leaves nothing behind."""
    kept = {box: words for box, words in (draft | answers).items() if words not in ("", None, False)}
    if sum(len(str(words)) for words in kept.values()) > _MOST:
        raise DomainError("Báo cáo dài quá. Rút bớt chữ, giấy tờ dài thì gửi kèm riêng cho Trung tâm.")
    return kept


@dataclass(frozen=True)
class Kept:
    """``clash``: box → what another device has written there meanwhile; those boxes were left as they stood."""

    report: QuarterlyReport
    clash: dict[str, str]


@transaction.atomic
def keep_boxes(
    *, appointment: Appointment, period: ReportingPeriod, by: User, typed: dict[str, str], seen: dict[str, set[str]]
) -> Kept:
    """Keep each box of which the draft still says what this device saw there, or sent before; the same twice is kept once.

    Two tabs that write in different boxes both keep theirs, in whatever order their requests come.
    """
    rules.may_write(by, appointment, period, today()).require()
    mine = QuarterlyReport.objects.filter(appointment=appointment, period=period)
    report = mine.select_for_update(of=("self",), no_key=True).first() or versions.locked(
        mine, pk=begun(appointment=appointment, period=period, by=by).pk
    )
    report.appointment = appointment  # at hand
    stored = {box: report.draft.get(box, "") for box in typed}
    clash = {box: words for box, words in stored.items() if words and words not in {typed[box], *seen.get(box, ())}}
    draft = _merged(report.draft, {box: words for box, words in typed.items() if box not in clash})
    if draft != report.draft:
        rules.may_edit(by, report).require()
        versions.bump(report, draft=draft)
    return Kept(report, clash)


def begun(*, appointment: Appointment, period: ReportingPeriod, by: User) -> QuarterlyReport:
    """The report of the period, begun if need be; the caller has asked whether they may."""
    there = QuarterlyReport.objects.filter(appointment=appointment, period=period).first()
    if there is not None:
        return there
    try:
        return _begin(appointment, period, by, {})
    except StaleVersion as stale:  # another tab was quicker
        return stale.current


@transaction.atomic
def send_once(*, report: QuarterlyReport, by: User, key: UUID) -> None:
    """Send what was kept, once a key: an answer lost on the way is asked for again, and nothing is sent twice."""

    def act() -> str:
        send_report(report=report, by=by, expected=report.version)
        return str(report.pk)

    idempotency.once(by=by, key=key, act=act)
