"""What accountants should pay."""

from datetime import date

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from budgets.choices import DisbursementKind
from budgets.models import Disbursement, Settlement
from khuyencong.core import calendar, figures
from khuyencong.core.choices import Role
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.fields import MoneyField
from khuyencong.core.models import User
from khuyencong.core.money import format_million
from khuyencong.offices.queries import reach_of
from projects.choices import Purse
from projects.models import Project


def deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """For accountants: đề án of this year and last not wholly paid what was settled, else approved. One query, and the calendar's."""
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
        .filter(plan_year__in=(on.year - 1, on.year), support_approved__isnull=False, stopped_on__isnull=True)
        .annotate(
            paid=Coalesce(Subquery(paid), 0, output_field=MoneyField()),
            owed=Coalesce(Subquery(settled), "support_approved", output_field=MoneyField()),
        )
        .filter(paid__lt=F("owed"))
        .select_related("holder")
        .order_by("plan_year", "pk")[:50]
    )
    law = calendar.current()
    return [_to_pay(project, on, law.due(_last_day_rule(project), year=project.plan_year), user) for project in waiting]


def _last_day_rule(project: Project) -> str:
    """Settlement of national money by 22/01; of other money, by the end of the budget year's adjustment."""
    return "LC05" if project.purse == Purse.NATIONAL else "LC30"


def _to_pay(project: Project, on: date, last: calendar.Due | None, user: User) -> Deadline:
    left = format_million(project.owed - project.paid)
    settled = project.is_past_the_work
    holder = project.holder
    return Deadline(
        group="late" if last and last.on < on else "due" if settled else "waiting",
        what="Thanh toán phần còn lại" if settled else "Nhập chứng từ khi chi",
        about=f"{project.code} · {project.title} · còn {left} triệu đồng",
        url=reverse("projects:detail", args=[project.pk]),
        action="Mở hồ sơ",
        due_on=last.on if last else None,
        since=project.approved_on,
        why="Đề án đã duyệt mà chứng từ chưa đủ số duyệt; phải quyết toán trong hạn của năm ngân sách.",
        key=f"budgets.project:{project.pk}:pay",
        rule=last.ground if last else None,
        holder=holder.full_name if holder else "",
        contact=holder.full_name if holder and holder.pk != user.pk else "",
        phone=(holder.phone or "") if holder and holder.pk != user.pk else "",
    )
