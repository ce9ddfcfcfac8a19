"""What localities and those who look after them should do: register by the day of the rule, answer what was found."""

from datetime import date, timedelta

from django.db.models import BigIntegerField, DateField, F, Q, QuerySet, TextField, Value
from django.urls import reverse

from khuyencong.core import calendar
from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import Reach, reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.models import InspectionFinding, LocalityPlan

REGISTRATION = "LC45"
SOON = timedelta(days=30)
LISTED = 30


def locality_deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """Findings to answer or to close, and next year's registration once somebody has begun it. One query, or two."""
    reach = reach_of(user)
    if ask.calls or not reach.has(Role.STAFF, Role.ADMIN, Role.COLLABORATOR):  # nobody to call is known here
        return []
    rows = list(_findings(user, reach, on).union(_silent(user, on), all=True))
    found = sorted((row for row in rows if row.finding), key=lambda row: (row.due or date.max, row.finding))
    silent = sorted((row for row in rows if not row.finding), key=lambda row: row.order)
    asked = [_to_close(row) if row.answered else _to_answer(row, on) for row in found]
    return [*asked, *_registration(silent, reach, on)]


def _findings(user: User, reach: Reach, on: date) -> QuerySet:
    """Whoever answered is no longer asked; the office then is, to close it."""
    unanswered = Q(answered_on__isnull=True, due_on__lte=on + SOON)
    wanted = unanswered | Q(answered_on__isnull=False) if reach.is_office else unanswered
    rows = InspectionFinding.objects.visible_to(user).filter(wanted, closed_on__isnull=True)
    told = {"finding": F("pk"), "due": F("due_on"), "answered": F("answered_on"), "what": F("text")}
    seen = {"seen": F("inspection__inspected_on")}
    rows = rows.order_by(F("due_on").asc(nulls_last=True), "pk")
    return _rows(rows, "inspection__unit", **told, **seen)[:LISTED]


def _silent(user: User, on: date) -> QuerySet:
    """Lines opened for next year that nobody has registered yet."""
    rows = LocalityPlan.objects.visible_to(user).filter(year=on.year + 1, registered_on__isnull=True)
    no_day = Value(None, output_field=DateField())
    none = {"finding": Value(None, output_field=BigIntegerField()), "what": Value("", output_field=TextField())}
    rows = rows.order_by("unit__sort_key", "pk")
    return _rows(rows, "unit", due=no_day, answered=no_day, seen=no_day, **none)[: LISTED + 1]


def _rows(rows: QuerySet, unit: str, **told) -> QuerySet:
    """Rows of both kinds alike, so that one query answers for both."""
    place = {"place_id": F(f"{unit}_id"), "kind": F(f"{unit}__kind"), "place_name": F(f"{unit}__name")}
    given = {**place, "order": F(f"{unit}__sort_key"), **told}
    return rows.annotate(**given).values_list(*sorted(given), named=True)


def _place(row) -> str:
    return AdministrativeUnit(kind=row.kind, name=row.place_name).full_name


def _to_answer(row, on: date) -> Deadline:
    place = _place(row)
    return Deadline(
        group="late" if row.due < on else "due",
        what="Trả lời kiến nghị sau kiểm tra",
        about=f"{place} · {row.what[:80]}",
        url=reverse("projects:answer_finding", args=[row.finding]),
        action="Ghi trả lời",
        due_on=row.due,
        since=row.seen,
        why=f"Kiểm tra {place} ngày {format_date(row.seen)} có kiến nghị này, chưa ai ghi trả lời.",
    )


def _to_close(row) -> Deadline:
    place = _place(row)
    return Deadline(
        group="waiting",
        what="Xem trả lời và khép kiến nghị",
        about=f"{place} · {row.what[:80]}",
        url=reverse("projects:close_finding", args=[row.finding]),
        action="Xem trả lời",
        since=row.answered,
        why=f"{place} trả lời ngày {format_date(row.answered)}; kiến nghị còn mở.",
    )


def _registration(silent: list, reach: Reach, on: date) -> list[Deadline]:
    """LC45: lines opened for next year that nobody has registered yet; one item, however many lines."""
    year = on.year + 1
    due = calendar.due(REGISTRATION, year=on.year) if silent else None
    if due is None or on < due.on - timedelta(days=due.rule.remind_from):
        return []
    names = ", ".join(_place(plan) for plan in silent[:3])
    more = f" và {len(silent) - 3} nơi khác" if len(silent) > 3 else ""
    board = reverse("projects:localities", query={"nam": year})
    own = reverse("projects:register_locality", args=[silent[0].place_id, year])
    return [
        Deadline(
            group="late" if due.on < on else "due",
            what=f"Đăng ký kế hoạch năm {year} theo địa bàn",
            about=f"{names}{more} chưa đăng ký",
            url=board if reach.is_office else own,
            action="Mở bảng đăng ký" if reach.is_office else "Ghi đăng ký",
            due_on=due.on,
            why=f"Địa bàn gửi đăng ký nhu cầu chậm nhất ngày {format_date(due.on)}; các nơi này đã có dòng mà chưa có ngày đăng ký.",
            rule=due.ground,
        )
    ]
