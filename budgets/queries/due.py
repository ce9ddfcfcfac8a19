"""What accountants should pay."""

from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from budgets.choices import DisbursementKind
from budgets.models import Disbursement, Settlement
from budgets.queries.closings import last_day_rule
from budgets.queries.repayables import Repayable, of, repayables
from khuyencong.core import calendar, figures
from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from khuyencong.core.deadlines import MINE, Ask, Deadline
from khuyencong.core.fields import MoneyField
from khuyencong.core.models import User
from khuyencong.core.money import format_million
from khuyencong.offices.queries import reach_of
from projects.choices import ProjectStatus
from projects.models import Project

_REMIND = 30  # days before an instalment is due from which it is asked for


def deadlines(user: User, on: date, ask: Ask = MINE) -> list[Deadline]:
    """For accountants: đề án of this year and last not wholly paid what was settled, else approved; and each that was
    accepted and waits to be settled, from that day on. Beside them, instalments of repayable support to be called in.

    Four queries, and the calendar's.
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
    paying = [
        _to_pay(project, on, law.due(last_day_rule(project.purse), year=project.last_year), user) for project in waiting
    ]
    return paying + _to_recover(user, on, ask)


_TO_SETTLE = Q(status=ProjectStatus.ACCEPTED, retrospective=False)


def _of_late(on: date) -> Q:
    years = (on.year - 1, on.year)
    return Q(plan_year__in=years) | Q(plan_year__lt=on.year, ends_on__year__in=years)


def _is_to_settle(project: Project) -> bool:
    """As ``_TO_SETTLE`` asks of rows."""
    return project.status == ProjectStatus.ACCEPTED and not project.retrospective


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


def _to_recover(user: User, on: date, ask: Ask) -> list[Deadline]:
    """The next instalment of each repayable support that is overdue or due soon. Three queries."""
    until = ask.last_day(on, timedelta(days=_REMIND))
    rows = [of(one) for one in repayables(user, late_on=until + timedelta(days=1))[:50]]
    return [_instalment(row, on) for row in rows]


def _instalment(row: Repayable, on: date) -> Deadline:
    due, overdue = row.next(), row.overdue(on)
    who = row.support.beneficiary or row.support.project.title
    owed = (
        f"quá hạn {format_million(overdue)}" if overdue else f"kỳ {due.instalment.number}: {format_million(due.left)}"
    )
    return Deadline(
        group="late" if overdue else "due",
        what="Thu hồi kinh phí",
        about=f"{row.support.project.code} · {who} · {owed} triệu đồng",
        url=reverse("budgets:repayable", args=[row.support.pk]),
        action="Mở khoản có thu hồi",
        due_on=due.instalment.due_on,
        since=row.support.agreed_on,
        why="Hỗ trợ có thu hồi: kỳ này chưa trả đủ theo lịch thu.",
        key=f"budgets.repayablesupport:{row.support.pk}:recover",
    )
