"""What accountants should pay."""

from datetime import date

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from budgets.choices import DisbursementKind
from budgets.models import Disbursement, Settlement
from khuyencong.core import calendar, figures
from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.fields import MoneyField
from khuyencong.core.models import User
from khuyencong.core.money import format_million
from khuyencong.offices.queries import reach_of
from projects.choices import ProjectStatus, Purse
from projects.models import Project


def deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """For accountants: đề án of this year and last not wholly paid what was settled, else approved; and each that was
    accepted and waits to be settled, from that day on. One query, and the calendar's.
    """
    if not reach_of(user).has(Role.ACCOUNTANT):
        return []
    paid = (
        Disbursement.objects.filter(project=OuterRef("pk"))
        .exclude(kind=DisbursementKind.REFUND)
        .order_by()
        .values("project")
        .annotate(**figures.known_sum("paid", "amount"))
        .values("paid_known")
    )
    settled = Settlement.objects.filter(project=OuterRef("pk"), void=False).values("amount")
    waiting = (
        Project.objects.visible_to(user)
        .approved()
        .filter(_of_late(on), support_approved__isnull=False, stopped_on__isnull=True)
        .annotate(
            paid=Coalesce(Subquery(paid), 0, output_field=MoneyField()),
            owed=Coalesce(Subquery(settled), "support_approved", output_field=MoneyField()),
        )
        .filter(Q(paid__lt=F("owed")) | _TO_SETTLE)
        .select_related("holder")
        .order_by("plan_year", "pk")[:50]
    )
    law = calendar.current()
    return [_to_pay(project, on, law.due(_last_day_rule(project), year=project.last_year), user) for project in waiting]


_TO_SETTLE = Q(status=ProjectStatus.ACCEPTED, retrospective=False)


def _of_late(on: date) -> Q:
    years = (on.year - 1, on.year)
    return Q(plan_year__in=years) | Q(plan_year__lt=on.year, ends_on__year__in=years)


def _is_to_settle(project: Project) -> bool:
    """As ``_TO_SETTLE`` asks of rows."""
    return project.status == ProjectStatus.ACCEPTED and not project.retrospective


def _last_day_rule(project: Project) -> str:
    """Settlement of national money by 22/01; of other money, by the end of the budget year's adjustment."""
    return "LC05" if project.purse == Purse.NATIONAL else "LC30"


def _to_pay(project: Project, on: date, last: calendar.Due | None, user: User) -> Deadline:
    left = project.owed - project.paid
    amount = f"còn {format_million(left)} triệu đồng" if left > 0 else "đã chi đủ"
    group, what, why, since = _told(project)
    holder = project.holder
    return Deadline(
        group="late" if last and last.on < on else group,
        what=what,
        about=f"{project.code} · {project.title} · {amount}",
        url=reverse("projects:detail", args=[project.pk]),
        action="Mở hồ sơ",
        due_on=last.on if last else None,
        since=since,
        why=why,
        key=f"budgets.project:{project.pk}:{'settle' if _is_to_settle(project) else 'pay'}",
        rule=last.ground if last else None,
        holder=holder.full_name if holder else "",
        contact=holder.full_name if holder and holder.pk != user.pk else "",
        phone=(holder.phone or "") if holder and holder.pk != user.pk else "",
    )


def _told(project: Project) -> tuple[str, str, str, date | None]:
    """(group, what, why, since when) of what an accountant has to do with a đề án."""
    if _is_to_settle(project):
        day = format_date(project.done_on)
        why = f"Đề án nghiệm thu ngày {day}: chờ kế toán thanh toán phần còn lại và hồ sơ quyết toán."
        return "waiting", "Thanh toán, quyết toán đề án đã nghiệm thu", why, project.done_on
    why = "Đề án đã duyệt mà chứng từ chưa đủ số duyệt; phải quyết toán trong hạn của năm ngân sách."
    if project.is_past_the_work:
        return "due", "Thanh toán phần còn lại", why, project.approved_on
    return "waiting", "Nhập chứng từ khi chi", why, project.approved_on
