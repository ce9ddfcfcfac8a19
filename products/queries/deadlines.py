"""What a person should do about bình chọn: a question asked of the records."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BigIntegerField, Count, DateField, Exists, F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from khuyencong.core import calendar
from khuyencong.core.calendar import Due
from khuyencong.core.choices import Role
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import Reach, reach_of
from products.choices import RoundStatus, VotingReportKind
from products.models import Complaint, HolderReport, Recognition, VotingRound
from products.queries import yearly
from products.queries.alarms import alarms_of_seals
from products.queries.holders import holders
from products.queries.scoring import desks

ALARM = timedelta(days=180)  # certificates are asked for this far ahead; LC12 says from when each is told
_COLUMNS = ("kind", "one", "other", "told", "day", "since")
_LATE_CYCLE = timedelta(days=365)
_NO_ID, _NO_DAY = Cast(Value(None), BigIntegerField()), Cast(Value(None), DateField())


@dataclass(frozen=True)
class _Row:
    """A line of the one question: ids, words and days, as their kind reads them."""

    kind: str
    one: int | None
    other: int | None
    told: str
    day: date | None
    since: date | None


def scoring_deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """A judge's rounds with ballots still to hand in; for the desk what the rounds, complaints and certificates ask.

    An administrator, who is nobody's secretary, is told when leafing through the calendar, not on the home page.
    """
    if user is None:
        return []
    reach = reach_of(user)
    judged = _judged(user, on) if reach.has(Role.JUROR) else []
    leafing = bool(ask.until or ask.everyone or ask.keys) and reach.has(Role.ADMIN)
    alarms = alarms_of_seals() if reach.has(Role.ADMIN) else []
    return alarms + judged + (_of_the_desk(user, reach, on, ask) if leafing or reach.has(Role.STAFF) else [])


def _judged(user: User, on: date) -> list[Deadline]:
    return [
        Deadline(
            group="late" if desk.round.scoring_ends_on and desk.round.scoring_ends_on < on else "due",
            what=f"Chấm {desk.left} sản phẩm",
            about=str(desk.round),
            url=reverse("products:scoring"),
            action="Chấm",
            due_on=desk.round.scoring_ends_on,
            since=desk.round.status_since,
            why="Anh, chị là giám khảo của đợt này.",
        )
        for desk in desks(user)
        if desk.is_open and desk.left
    ]


def _of_the_desk(user: User, reach: Reach, on: date, ask: Ask) -> list[Deadline]:
    """One query for all kinds."""
    asked = [*_rounds(reach), _complaints(reach), _cycles(reach, on), _expiring(user, on, ask), _silent(user, on)]
    asked += yearly.asked(user, reach, on)
    rows = [_Row(*row) for row in asked[0].union(*asked[1:], all=True)]
    found = [deadline for row in sorted(rows, key=str) if (deadline := _TOLD[row.kind](row, on))]
    until = ask.last_day(on, timedelta(0))
    return [one for one in found if one.is_near(on) or (one.due_on <= until and ask.until) or one.key in ask.keys]


def _line(rows: QuerySet, kind: str, *, one="pk", other=None, told="title", day="closes_on", since=None) -> QuerySet:
    """The same columns, in the same order, from any table."""
    nothing = {
        "one": _NO_ID,
        "other": _NO_ID,
        "told": Value("", TextField()),
        "since": _NO_DAY,
    }
    types = {"one": BigIntegerField(), "other": BigIntegerField(), "told": TextField()}
    given = {"one": one, "other": other, "told": told, "day": day, "since": since}
    columns = {name: nothing[name] if column is None else column for name, column in given.items()}
    columns = {
        name: Cast(column, types[name]) if name in types and isinstance(column, (str, F)) else column
        for name, column in columns.items()
    }
    columns = {name: F(column) if isinstance(column, str) else column for name, column in columns.items()}
    marked = {f"x_{name}": column for name, column in columns.items()}
    named = rows.annotate(x_kind=Value(kind, TextField()), **marked)
    return named.order_by().values_list(*(f"x_{name}" for name in _COLUMNS))


def _rounds(reach: Reach) -> list[QuerySet]:
    """Rounds that take entries or ballots: their last day."""
    rows = VotingRound.objects.filter(reach.within("unit"))
    taking = _line(rows.filter(status=RoundStatus.OPEN), "open", since="opens_on")
    scoring = rows.filter(status=RoundStatus.SCORING, scoring_ends_on__isnull=False)
    return [taking, _line(scoring, "score", day="scoring_ends_on", since="status_since")]


def _complaints(reach: Reach) -> QuerySet:
    rows = Complaint.objects.filter(reach.within("round__unit"), answered_on__isnull=True)
    return _line(rows, "complaint", one="round", other="pk", told="sender", day="received_on")


def _cycles(reach: Reach, on: date) -> QuerySet:
    """The latest published round of each place and level."""
    later = VotingRound.objects.filter(
        unit=OuterRef("unit"), level=OuterRef("level"), opens_on__gt=OuterRef("opens_on")
    )
    rows = VotingRound.objects.filter(reach.within("unit"), ~Exists(later), status=RoundStatus.PUBLISHED)
    return _line(rows.filter(opens_on__year__lt=on.year), "cycle", day="opens_on")


def _expiring(user: User, on: date, ask: Ask) -> QuerySet:
    """How many certificates end on each day ahead."""
    last = max(on + ALARM, ask.until or on)
    rows = Recognition.objects.visible_to(user).valid_on(on).filter(valid_to__lte=last)
    rows = rows.values("valid_to").annotate(x_one=Cast(Count("pk"), BigIntegerField()))
    nothing = {"x_other": _NO_ID, "x_since": _NO_DAY}
    named = rows.annotate(
        x_kind=Value("expiry", TextField()), x_told=Value("", TextField()), **nothing, x_day=F("valid_to")
    )
    return named.order_by().values_list(*(f"x_{name}" for name in _COLUMNS))


def _silent(user: User, on: date) -> QuerySet:
    """How many holders have not told of the year; in the first quarter that of last year is still asked for."""
    year = on.year - 1 if on.month <= 3 else on.year
    rows = holders(user=user, year=year).exclude(pk__in=HolderReport.objects.filter(year=year).values("establishment"))
    rows = rows.order_by().annotate(x_kind=Value("silent", TextField())).values("x_kind")
    counted = rows.annotate(x_one=Cast(Count("pk"), BigIntegerField()), x_other=Value(year, BigIntegerField()))
    nothing = {"x_told": Value("", TextField()), "x_day": _NO_DAY, "x_since": _NO_DAY}
    return counted.annotate(**nothing).values_list(*(f"x_{name}" for name in _COLUMNS))


def _group(day: date, on: date) -> str:
    return "late" if day < on else "due"


def _by(due: Due | None) -> dict:
    return {"rule": due.ground} if due else {}


def _open(row: _Row, on: date) -> Deadline:
    return Deadline(
        group=_group(row.day, on),
        what="Hạn nhận hồ sơ bình chọn, rồi chốt danh sách",
        about=row.told,
        url=reverse("products:round", args=[row.one]),
        action="Mở đợt",
        due_on=row.day,
        since=row.since,
        why="Đợt bình chọn của địa bàn anh, chị đang nhận hồ sơ.",
        key=f"products.round:{row.one}:han-nop",
    )


def _score(row: _Row, on: date) -> Deadline:
    return Deadline(
        group=_group(row.day, on),
        what="Thu đủ phiếu chấm, đóng chấm",
        about=row.told,
        url=reverse("products:board", args=[row.one]),
        action="Mở bảng chấm",
        due_on=row.day,
        since=row.since,
        why="Đợt bình chọn của địa bàn anh, chị đang chấm điểm.",
        key=f"products.round:{row.one}:han-cham",
    )


def _complaint(row: _Row, on: date) -> Deadline | None:
    due = calendar.due("LC11", row.day)
    if due is None:
        return None
    return Deadline(
        group=_group(due.on, on),
        what="Trả lời khiếu nại kết quả bình chọn",
        about=row.told,
        url=reverse("products:answer_complaint", args=[row.one, row.other]),
        action="Trả lời",
        due_on=due.on,
        since=row.day,
        why="Hội đồng bình chọn trả lời trong hạn kể từ ngày nhận đơn.",
        key=f"products.complaint:{row.other}",
        rule=due.ground,
    )


def _cycle(row: _Row, on: date) -> Deadline | None:
    due = calendar.due("LC33", row.day)
    if due is None or due.on < on - _LATE_CYCLE:
        return None
    return Deadline(
        group=_group(due.on, on),
        what="Lập kế hoạch bình chọn kỳ sau",
        about=f"Kỳ trước: {row.told}",
        url=reverse("products:create_round"),
        action="Lập đợt",
        due_on=due.on,
        since=row.day,
        why="Chưa có đợt nào sau đợt này ở cùng nơi, cùng cấp.",
        key=f"products.round:{row.one}:ky-sau",
        rule=due.ground,
    )


def _expiry(row: _Row, on: date) -> Deadline:
    return Deadline(
        group="due",
        what=f"{row.one} giấy chứng nhận sắp hết hạn: nhắc cơ sở đăng ký bình chọn lại",
        about=f"Hết giá trị {row.day:%d/%m/%Y}",
        url=reverse("products:certificates") + "?hieu-luc=sap-het",
        action="Xem danh sách",
        due_on=row.day,
        why="Giấy của sản phẩm trong địa bàn anh, chị còn hiệu lực đến ngày này.",
        key=f"products.expiry:{row.day}",
        **_by(calendar.due("LC12", year=row.day.year)),
    )


def _holders(row: _Row, on: date) -> Deadline | None:
    due = calendar.due("LC14", year=row.other) or calendar.due("LC13", year=row.other)
    if due is None:
        return None
    return Deadline(
        group=_group(due.on, on),
        what=f"{row.one} cơ sở có giấy chứng nhận chưa báo cáo năm {row.other}",
        about="Báo cáo gửi Sở và UBND cấp xã",
        url=f"{reverse('products:holders')}?nam={row.other}&nop=chua",
        action="Xem danh sách",
        due_on=due.on,
        why="Cơ sở có giấy còn hiệu lực trong năm báo cáo mỗi năm một lần; văn bản không nêu ngày nộp.",
        key=f"products.holders:{row.other}",
        rule=due.ground,
    )


def _report(row: _Row, on: date) -> Deadline | None:
    return yearly.report_due(row.kind, row.one, row.other, on)


_TOLD: dict[str, Callable[[_Row, date], Deadline | None]] = {
    "open": _open,
    "score": _score,
    "complaint": _complaint,
    "cycle": _cycle,
    "expiry": _expiry,
    "silent": _holders,
    **{kind.value: _report for kind in VotingReportKind},
    yearly.DOSSIERS: lambda row, on: yearly.dossiers_due(row.one, row.other, on),
}
