"""What localities and those who look after them should do: register by the day of the rule, answer what was found."""

from datetime import date, timedelta

from django.db.models import F, Q
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import Reach, reach_of
from projects.models import InspectionFinding, LocalityPlan, LocalityPlanRule

SOON = timedelta(days=30)
LISTED = 30


def locality_deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """Findings to answer or to close, and next year's registration once somebody has begun it. Three queries at most."""
    reach = reach_of(user)
    if not reach.has(Role.STAFF, Role.ADMIN, Role.COLLABORATOR):
        return []
    return [*_findings(user, reach, on), *_registration(user, reach, on)]


def _findings(user: User, reach: Reach, on: date) -> list[Deadline]:
    """Whoever answered is no longer asked; the office then is, to close it."""
    unanswered = Q(answered_on__isnull=True, due_on__lte=on + SOON)
    wanted = unanswered | Q(answered_on__isnull=False) if reach.is_office else unanswered
    rows = (
        InspectionFinding.objects.visible_to(user)
        .filter(wanted, closed_on__isnull=True)
        .select_related("inspection__unit")
        .order_by(F("due_on").asc(nulls_last=True), "pk")[:LISTED]
    )
    return [_to_close(row) if row.answered_on else _to_answer(row, on) for row in rows]


def _to_answer(row: InspectionFinding, on: date) -> Deadline:
    place = row.inspection.unit.full_name
    return Deadline(
        group="late" if row.due_on < on else "due",
        what="Trả lời kiến nghị sau kiểm tra",
        about=f"{place} · {row}",
        url=reverse("projects:answer_finding", args=[row.pk]),
        action="Ghi trả lời",
        due_on=row.due_on,
        since=row.inspection.inspected_on,
        why=f"Kiểm tra {place} ngày {format_date(row.inspection.inspected_on)} có kiến nghị này, chưa ai ghi trả lời.",
    )


def _to_close(row: InspectionFinding) -> Deadline:
    place = row.inspection.unit.full_name
    return Deadline(
        group="waiting",
        what="Xem trả lời và khép kiến nghị",
        about=f"{place} · {row}",
        url=reverse("projects:close_finding", args=[row.pk]),
        action="Xem trả lời",
        since=row.answered_on,
        why=f"{place} trả lời ngày {format_date(row.answered_on)}; kiến nghị còn mở.",
    )


def _registration(user: User, reach: Reach, on: date) -> list[Deadline]:
    """LC45: lines opened for next year that nobody has registered yet; one item, however many lines."""
    year = on.year + 1
    silent = list(
        LocalityPlan.objects.visible_to(user)
        .filter(year=year, registered_on__isnull=True)
        .select_related("unit")
        .order_by("unit__sort_key", "pk")[: LISTED + 1]
    )
    rule = LocalityPlanRule.objects.on(on).order_by(F("unit").asc(nulls_first=True)).first() if silent else None
    if rule is None:
        return []
    due_on = date(on.year, rule.due_month, rule.due_day)
    if on < due_on - SOON:
        return []
    names = ", ".join(plan.unit.full_name for plan in silent[:3])
    more = f" và {len(silent) - 3} nơi khác" if len(silent) > 3 else ""
    board = reverse("projects:localities", query={"nam": year})
    own = reverse("projects:register_locality", args=[silent[0].unit_id, year])
    return [
        Deadline(
            group="late" if due_on < on else "due",
            what=f"Đăng ký kế hoạch năm {year} theo địa bàn",
            about=f"{names}{more} chưa đăng ký",
            url=board if reach.is_office else own,
            action="Mở bảng đăng ký" if reach.is_office else "Ghi đăng ký",
            due_on=due_on,
            why=f"Địa bàn gửi đăng ký nhu cầu trước ngày {format_date(due_on)}; các nơi này đã có dòng mà chưa có ngày đăng ký.",
        )
    ]
