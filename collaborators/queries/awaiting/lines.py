"""Each kind of thing that waits, as one part of the one question: which kind, and what it tells."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, Min, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import JSONObject, TruncDate

from collaborators.choices import COMPILED, COUNTED, ReportStatus
from collaborators.models import Appointment, Difficulty, QuarterlyReport, Renewal, Reopening
from collaborators.queries.register import undecided_lines, undecided_reviews
from khuyencong.core.choices import Role
from khuyencong.core.deadlines import Ask
from khuyencong.core.models import User
from khuyencong.offices.queries import Reach, reach_of

AHEAD = timedelta(days=30)  # before the last day of a term, from which the next list is asked for
DIFFICULTY = "collaborators.difficulty:"
_KEEPERS = (Role.STAFF, Role.ADMIN)
_PERIOD = ("pk", "kind", "year", "quarter", "due_on", "opens_on", "grace")


def lines(user: User, reach: Reach, on: date, ask: Ask, silent: QuerySet) -> list[QuerySet]:
    """``silent``: periods whose ``waiting`` collaborators are still to be reminded by those who keep the network."""
    asked = [_mine(user, ask)]
    if reach.has(*_KEEPERS, Role.LEADER):
        asked += [_to_review(user), _unowned(user), _second_words(user, on)]
    if reach.has(Role.LEADER, Role.ADMIN):
        asked += [_overdue(user, on)]
    if reach.has(*_KEEPERS):
        asked += [_silent(silent), *_findings(user), _ending(user, on), _drafts(user), _running_out(user, on, ask)]
    return asked


def _line(rows: QuerySet, kind: str, **told) -> QuerySet:
    """Two columns, whatever the table: which kind of line, and what it tells."""
    named = rows.order_by().annotate(x_kind=Value(kind, TextField()), x_told=JSONObject(**told))
    return named.values_list("x_kind", "x_told")


def _of_period(way: str = "period__") -> JSONObject:
    return JSONObject(**{name: f"{way}{name}" for name in _PERIOD})


def _by_period(rows: QuerySet, kind: str, way: str, since: TruncDate) -> QuerySet:
    """How many of each period, and the oldest."""
    counted = rows.order_by().values(*(f"{way}{name}" for name in _PERIOD))
    return _line(counted, kind, number=Count("pk"), since=Min(since), period=_of_period(way))


def _silent(periods: QuerySet) -> QuerySet:
    return _line(periods, "remind", number=F("waiting"), period=_of_period(""))


def _to_review(user: User) -> QuerySet:
    rows = QuarterlyReport.objects.visible_to(user).filter(status=ReportStatus.SENT)
    return _by_period(rows, "review", "period__", TruncDate("sent_at"))


def _findings(user: User) -> list[QuerySet]:
    """Of approved reports: what the reviews of the list say, and the lines about new establishments."""
    found = (
        rows.filter(_seen(user, "report__"), report__status__in=COMPILED)
        for rows in (undecided_reviews(), undecided_lines())
    )
    return [_by_period(rows, "record", "report__period__", TruncDate("report__approved_at")) for rows in found]


def _second_words(user: User, on: date) -> QuerySet:
    """Reopenings that somebody else asked for and that still can be agreed to."""
    rows = _reopenings(user).filter(approved_by__isnull=True, until__gte=on).exclude(asked_by=user)
    return _line(rows, "agree", **_of_reopening(), asked_by=F("asked_by__full_name"), since=TruncDate("asked_at"))


def _ending(user: User, on: date) -> QuerySet:
    """Reopenings agreed to, not answered by a sending, and with no later one: those that end, and those that left a
    report behind unlocked and unsent."""
    there = QuarterlyReport.objects.filter(
        appointment=OuterRef("appointment"), period=OuterRef("period"), status__in=COUNTED
    )
    later = Reopening.objects.filter(
        appointment=OuterRef("appointment"), period=OuterRef("period"), until__gt=OuterRef("until")
    )
    rows = _reopenings(user).filter(Q(until__gte=on) | Q(report__isnull=False), approved_by__isnull=False)
    rows = rows.filter(~Exists(there), ~Exists(later))
    return _line(rows, "ending", **_of_reopening(), asked_by=F("asked_by__full_name"), since=TruncDate("approved_at"))


def _reopenings(user: User) -> QuerySet:
    return Reopening.objects.filter(_seen(user))


def _seen(user: User, way: str = "") -> Q:
    """Rows of a term within the person's sight; ``way`` is the way to what hangs on the term."""
    if reach_of(user).everywhere:
        return Q()
    return Q(**{f"{way}appointment__in": Appointment.objects.visible_to(user)})


def _of_reopening() -> dict[str, Any]:
    return {
        "one": F("pk"),
        "until": F("until"),
        "person": F("appointment__collaborator__full_name"),
        "period": _of_period(),
    }


def _open_ones(user: User) -> QuerySet:
    return Difficulty.objects.visible_to(user).unsettled()


def _mine(user: User, ask: Ask) -> QuerySet:
    """What I follow, or was handed; with ``everyone`` all that somebody follows by a day."""
    handed = [int(pk) for key in ask.keys if (pk := key.removeprefix(DIFFICULTY)).isdigit()]
    wanted = Q(owner=user) | Q(pk__in=handed)
    if ask.everyone:
        wanted |= Q(owner__isnull=False, due_on__isnull=False)
    return _line(
        _open_ones(user).filter(wanted),
        "answer",
        one=F("pk"),
        text=F("text"),
        due_on=F("due_on"),
        since=F("raised_on"),
        status=F("status"),
        owner=F("owner__full_name"),
    )


def _unowned(user: User) -> QuerySet:
    """In nobody's hands."""
    rows = _open_ones(user).filter(owner__isnull=True)
    return _counted(rows, "unowned", since=Min("raised_on"))


def _overdue(user: User, on: date) -> QuerySet:
    """Past their day, in whosever hands."""
    rows = Difficulty.objects.visible_to(user).unanswered().filter(due_on__lt=on)
    return _counted(rows, "overdue", since=Min("raised_on"), due_on=Min("due_on"))


def _counted(rows: QuerySet, kind: str, **told) -> QuerySet:
    """One line of them all."""
    whole = rows.order_by().annotate(x_all=Value(1, IntegerField())).values("x_all")
    return _line(whole, kind, number=Count("pk"), **told)


def _drafts(user: User) -> QuerySet:
    rows = Renewal.objects.visible_to(user).drafts()
    return _line(rows, "sign", one=F("pk"), year=F("year"), starts_on=F("starts_on"), unit=F("unit__name"))


def _running_out(user: User, on: date, ask: Ask) -> QuerySet:
    """Terms that end with nobody after them and no list drawn up: how many on each day, in each network."""
    last = ask.last_day(on, AHEAD)
    drawn_up = Renewal.objects.filter(Q(starts_on__gt=on) | Q(applied_at__isnull=True), unit=OuterRef("unit"))
    after = Appointment.objects.filter(
        collaborator=OuterRef("collaborator"), unit=OuterRef("unit"), valid_from__gt=OuterRef("valid_to")
    )
    rows = Appointment.objects.visible_to(user).filter(valid_to__range=(on, last), replaced_by__isnull=True)
    rows = rows.filter(~Exists(drawn_up), ~Exists(after), left_because="").values("unit", "unit__name", "valid_to")
    return _line(rows, "renew", pk=F("unit"), number=Count("pk"), unit=F("unit__name"), day=F("valid_to"))
