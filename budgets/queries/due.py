"""What accountants should pay."""

from datetime import date

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from budgets.choices import DisbursementKind
from budgets.models import Disbursement, Settlement
from khuyencong.core import figures
from khuyencong.core.choices import Role
from khuyencong.core.deadlines import Deadline
from khuyencong.core.fields import MoneyField
from khuyencong.core.models import User
from khuyencong.core.money import format_million
from khuyencong.offices.queries import reach_of
from projects.models import Project


def deadlines(user: User, on: date) -> list[Deadline]:
    """For accountants: đề án of this year and last not wholly paid what was settled, else approved. One query."""
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
        .order_by("plan_year", "pk")[:50]
    )
    return [_to_pay(project, on) for project in waiting]


def _to_pay(project: Project, on: date) -> Deadline:
    left = format_million(project.owed - project.paid)
    last = last_payment_day(project.plan_year)
    settled = project.is_done
    return Deadline(
        group="late" if last < on else "due" if settled else "waiting",
        what="Thanh toán phần còn lại" if settled else "Nhập chứng từ khi chi",
        about=f"{project.code} · {project.title} · còn {left} triệu đồng",
        url=reverse("projects:detail", args=[project.pk]),
        action="Mở hồ sơ",
        due_on=last,
        why="Đề án đã duyệt mà chứng từ chưa đủ số duyệt; quyết toán chậm nhất 22/01 năm sau (TT 36/2013 Điều 18 khoản 2, bản gốc).",
    )


def last_payment_day(year: int) -> date:
    """Settlement of a budget year runs to 22/01 of the next (TT 36/2013/TT-BCT Đ18 k2, original wording)."""
    return date(year + 1, 1, 22)
