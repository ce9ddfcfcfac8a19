"""Hỗ trợ có thu hồi: what has to come back by when, what came, what is late. Đồng."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from budgets.models import Instalment, Recovery, RepayableSupport
from khuyencong.core import figures
from khuyencong.core.fields import MoneyField
from khuyencong.core.figures import Figure
from khuyencong.core.models import User


@dataclass(frozen=True)
class Planned:
    """One instalment as it is typed: đồng."""

    due_on: date
    amount: int


@dataclass(frozen=True)
class Due:
    """One instalment and how much of it came: money fills the earliest days first."""

    instalment: Instalment
    paid: Decimal

    @property
    def left(self) -> Decimal:
        return self.instalment.amount - self.paid

    def mark(self, on: date) -> tuple[str, str]:
        """Its word and colour on a day; the last day itself is not late."""
        if not self.left:
            return "Đã trả đủ", "done"
        days = (on - self.instalment.due_on).days
        if days > 0:
            return f"Quá hạn {days} ngày", "late"
        return ("Trả một phần", "due") if self.paid else ("Chưa tới hạn", "")


@dataclass(frozen=True)
class Repayable:
    """One support that is lent, with its schedule that stands and all that came back."""

    support: RepayableSupport
    instalments: list[Instalment]
    recoveries: list[Recovery]

    @cached_property
    def recovered(self) -> Decimal:
        """Reversals are below zero."""
        return sum((one.amount for one in self.recoveries), Decimal(0))

    @property
    def left(self) -> Decimal:
        return self.support.amount - self.recovered

    @cached_property
    def dues(self) -> list[Due]:
        found, there = [], self.recovered
        for one in sorted(self.instalments, key=lambda one: one.due_on):
            paid = min(one.amount, there)
            there -= paid
            found.append(Due(one, paid))
        return found

    def overdue(self, on: date) -> Decimal:
        """What had to be back before ``on`` and is not."""
        return sum((one.left for one in self.dues if one.instalment.due_on < on), Decimal(0))

    def next(self) -> Due | None:
        """The earliest instalment of which something is still to come."""
        return next((one for one in self.dues if one.left), None)


@dataclass(frozen=True)
class RepayableTotals:
    lent: Figure
    recovered: Figure
    overdue: Figure
    left: Figure


def repayables(user: User, *, late_on: date | None = None) -> QuerySet[RepayableSupport]:
    """Those the person may see; ``late_on``: of which something is overdue that day. Earliest unpaid first."""
    rows = RepayableSupport.objects.visible_to(user).annotate(back=_back(), by_then=_due_before(late_on or date.max))
    if late_on:
        rows = rows.filter(by_then__gt=F("back"))
    first = (
        Instalment.objects.filter(repayable=OuterRef("pk"), replaced_on=None).order_by("due_on").values("due_on")[:1]
    )
    rows = rows.annotate(first_due=Subquery(first)).order_by("first_due", "pk")
    people = ("project", "beneficiary__establishment", "document")
    return rows.select_related(*people).prefetch_related(
        Prefetch("instalments", Instalment.objects.filter(replaced_on=None).order_by("due_on")), "recoveries"
    )


def of(support: RepayableSupport) -> Repayable:
    """Uses what is prefetched."""
    standing = [one for one in support.instalments.all() if one.replaced_on is None]
    return Repayable(support, standing, list(support.recoveries.all()))


def repayable(support: RepayableSupport) -> Repayable:
    """With every paper and person, for its page. Two queries."""
    standing = Instalment.objects.filter(repayable=support, replaced_on=None).order_by("due_on")
    came = (
        Recovery.objects.filter(repayable=support)
        .select_related("by", "reverses", "scan")
        .order_by("received_on", "pk")
    )
    return Repayable(support, list(standing), list(came))


def replaced(support: RepayableSupport) -> list[Instalment]:
    """Days of schedules set aside, newest first."""
    rows = Instalment.objects.filter(repayable=support, replaced_on__isnull=False)
    return list(rows.select_related("replaced_document").order_by("-replaced_on", "due_on"))


def totals(user: User, on: date) -> RepayableTotals:
    """Of all one may see. One query."""
    rows = RepayableSupport.objects.visible_to(user).annotate(back=_back(), by_then=_due_before(on))
    lent = back = late = Decimal(0)
    made_up = False
    for amount, came, due, illustrative in rows.values_list("amount", "back", "by_then", "illustrative"):
        lent, back, late = lent + amount, back + came, late + max(due - came, Decimal(0))
        made_up |= illustrative
    told = [Figure(value=value, illustrative=made_up) for value in (lent, back, late, lent - back)]
    return RepayableTotals(*told)


def of_project(project) -> list[Repayable]:
    """Of one đề án. Three queries."""
    rows = RepayableSupport.objects.filter(project=project).select_related("beneficiary__establishment")
    return [of(one) for one in rows.prefetch_related("instalments", "recoveries").order_by("agreed_on", "pk")]


def _back() -> Coalesce:
    return _sum(Recovery.objects.filter(repayable=OuterRef("pk")))


def _due_before(on: date) -> Coalesce:
    return _sum(Instalment.objects.filter(repayable=OuterRef("pk"), replaced_on=None, due_on__lt=on))


def _sum(rows: QuerySet) -> Coalesce:
    total = rows.order_by().values("repayable").annotate(**figures.known_sum("all", "amount")).values("all_known")
    return Coalesce(Subquery(total), 0, output_field=MoneyField())


def even_schedule(*, amount: int, count: int, first_on: date, months: int) -> list[Planned]:
    """``count`` equal instalments, the odd đồng in the last; the day of the month kept, or its last day."""
    part = amount // count
    days = [_months_after(first_on, months * place) for place in range(count)]
    return [Planned(day, part if day != days[-1] else amount - part * (count - 1)) for day in days]


def _months_after(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
