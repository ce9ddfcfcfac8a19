"""The board of a year: planned, given, approved, paid, by purse; and what one đề án was paid."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from budgets.choices import DisbursementKind
from budgets.models import Disbursement, Envelope, PlanLine
from khuyencong.core import figures
from khuyencong.core.choices import Role
from khuyencong.core.deadlines import Deadline
from khuyencong.core.fields import MoneyField
from khuyencong.core.figures import Figure
from khuyencong.core.models import User
from khuyencong.core.money import format_million
from khuyencong.offices.queries import reach_of
from projects.choices import ProjectStatus, Purse
from projects.models import Appraisal, Project

NOT_SPLIT = ""
PURSES = (*Purse.choices, (NOT_SPLIT, "Không tách nguồn"))


@dataclass(frozen=True)
class BoardRow:
    """One purse in a year; amounts in đồng."""

    purse: str
    label: str
    planned: Figure
    given: Figure
    approved: Figure
    paid: Figure


@dataclass(frozen=True)
class Board:
    """Kinh phí of one year as one person sees it: four queries whatever the rows."""

    year: int
    user: User

    def rows(self) -> list[BoardRow]:
        """A row for each purse that has anything, in the order of ``PURSES``."""
        planned = _by_purse(PlanLine.objects.visible_to(self.user).filter(year=self.year), "amount")
        given = _by_purse(Envelope.objects.visible_to(self.user).filter(year=self.year), "amount")
        projects = Project.objects.visible_to(self.user).approved().filter(plan_year=self.year)
        approved = _by_purse(projects, "support_approved")
        paid = self._paid()
        columns = (planned, given, approved, paid)
        return [
            BoardRow(purse, label, *(column.get(purse, EMPTY) for column in columns))
            for purse, label in PURSES
            if any(purse in column for column in columns)
        ]

    def _paid(self) -> dict[str, Figure]:
        """Advances and payments less refunds, by the budget year of the voucher."""
        rows = (
            Disbursement.objects.visible_to(self.user)
            .filter(budget_year=self.year)
            .values("project__purse", "kind")
            .annotate(**figures.known_sum("amount", "amount", mark="illustrative"))
        )
        paid: dict[str, list[Figure]] = {}
        for row in rows:
            found = figures.from_row(row, "amount")
            part = replace(found, value=-found.value) if row["kind"] == DisbursementKind.REFUND else found
            paid.setdefault(row["project__purse"], []).append(part)
        return {purse: figures.total(parts) for purse, parts in paid.items()}


EMPTY = Figure(value=None)


def total_of(rows: list[BoardRow]) -> BoardRow:
    """The known sums and how many parts are unknown."""
    return BoardRow(
        "tong",
        "Tổng",
        *(
            figures.total([getattr(row, name) for row in rows if getattr(row, name) is not EMPTY], empty=EMPTY)
            for name in ("planned", "given", "approved", "paid")
        ),
    )


def _by_purse(rows: QuerySet, column: str) -> dict[str, Figure]:
    found = rows.values("purse").annotate(**figures.known_sum("amount", column, mark="illustrative")).order_by("purse")
    return {row["purse"]: figures.from_row(row, "amount") for row in found}


def plan_lines(*, user: User, year: int) -> QuerySet:
    """Programmes planned for a year, with their targets."""
    return (
        PlanLine.objects.visible_to(user)
        .filter(year=year)
        .select_related("content", "unit", "document")
        .prefetch_related("targets__indicator")
        .order_by("unit__sort_key", "content__code", "pk")
    )


def envelopes(*, user: User, year: int) -> QuerySet:
    """Amounts given in a year."""
    return (
        Envelope.objects.visible_to(user)
        .filter(year=year)
        .select_related("unit", "document")
        .order_by("unit__sort_key", "purse", "pk")
    )


def disbursements(*, user: User, year: int) -> QuerySet:
    """Vouchers of a budget year, newest first."""
    return (
        Disbursement.objects.visible_to(user)
        .filter(budget_year=year)
        .select_related("project", "beneficiary__establishment")
        .order_by("-voucher_on", "-pk")
    )


def years(*, user: User) -> list[int]:
    """Years with a plan, an envelope or an approved đề án, newest first."""
    found = (
        PlanLine.objects.visible_to(user)
        .values_list("year")
        .union(
            Envelope.objects.visible_to(user).values_list("year"),
            Project.objects.visible_to(user).approved().filter(plan_year__isnull=False).values_list("plan_year"),
        )
    )
    return sorted((year for (year,) in found), reverse=True)


@dataclass(frozen=True)
class ProjectMoney:
    """What one đề án was approved and paid; đồng."""

    approved: Figure
    paid: Figure
    vouchers: list[Disbursement]


def project_money(project: Project) -> ProjectMoney:
    """Vouchers of one đề án and their sum (refunds count back)."""
    vouchers = list(
        Disbursement.objects.filter(project=project)
        .select_related("beneficiary__establishment")
        .order_by("-voucher_on", "-pk")
    )
    paid = sum(-v.amount if v.kind == DisbursementKind.REFUND else v.amount for v in vouchers)
    return ProjectMoney(figures.of(project.support_approved), Figure(value=paid), vouchers)


def deadlines(user: User, on: date) -> list[Deadline]:
    """For accountants: approved đề án of this year and last that are not wholly paid. One query."""
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
    waiting = (
        Project.objects.visible_to(user)
        .approved()
        .filter(plan_year__in=(on.year - 1, on.year), support_approved__isnull=False)
        .annotate(paid=Coalesce(Subquery(paid), 0, output_field=MoneyField()))
        .filter(paid__lt=F("support_approved"))
        .order_by("plan_year", "pk")[:50]
    )
    return [_to_pay(project, on) for project in waiting]


def _to_pay(project: Project, on: date) -> Deadline:
    left = format_million(project.support_approved - project.paid)
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


@dataclass(frozen=True, kw_only=True)
class Granted:
    """A đề án of a decision for many, with its amount in đồng; ``version`` is the one the person saw."""

    project: Project
    amount: Decimal | None
    version: int | None = None


@dataclass(frozen=True)
class Waiting:
    """A đề án that waits for a decision; ``amount`` is what its appraisal proposes, else what it asked for. Đồng."""

    project: Project
    appraisal: Appraisal | None

    @property
    def amount(self):
        proposed = self.appraisal.support if self.appraisal else None
        return self.project.support_proposed if proposed is None else proposed


def waiting_for_decision(user: User, limit: int = 100) -> list[Waiting]:
    """Files being appraised that the person may see, each with the appraisal that stands. Two queries."""
    rows = (
        Project.objects.visible_to(user)
        .filter(status=ProjectStatus.APPRAISAL, retrospective=False)
        .select_related("unit", "holder")
        .prefetch_related(Prefetch("appraisals", Appraisal.objects.order_by("-held_on", "-pk")))
        .order_by("plan_year", "code")[:limit]
    )
    return [Waiting(project, _standing(project)) for project in rows]


def _standing(project: Project) -> Appraisal | None:
    since = [one for one in project.appraisals.all() if not project.submitted_on or one.held_on >= project.submitted_on]
    return since[0] if since else None
