"""Closing a budget year, and opening it again with a reason."""

from datetime import date

from django.db import IntegrityError, transaction

from budgets import rules
from budgets.models import BudgetYearClosing
from khuyencong.core import documents, versions
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit


@transaction.atomic
def close_year(
    *, by: User, unit: AdministrativeUnit, year: int, closed_on: date, document: DocumentFacts, note: str = ""
) -> BudgetYearClosing:
    """From now on no voucher, refund or recovery of this budget year is written in this place."""
    rules.may_close_year(by).require()
    may_place(by, unit).require(field="unit")
    _require_past(closed_on, "closed_on")
    if closed_on.year < year:
        raise DomainError(f"Ngày khoá sổ đứng trước năm ngân sách {year}.", field="closed_on")
    if BudgetYearClosing.objects.standing().filter(unit=unit, year=year).exists():
        raise DomainError(f"Năm ngân sách {year} của {unit.full_name} đã khoá sổ.", field="year")
    paper = documents.keep(by=by, facts=document)
    try:
        with transaction.atomic():
            return BudgetYearClosing.objects.create(
                unit=unit, year=year, closed_on=closed_on, document=paper, note=note.strip(), closed_by=by
            )
    except IntegrityError:
        raise DomainError(f"Năm ngân sách {year} vừa được người khác khoá sổ.", field="year") from None


@transaction.atomic
def reopen_year(
    *,
    by: User,
    closing: BudgetYearClosing,
    reason: str,
    document: DocumentFacts,
    reopened_on: date | None = None,
    version: int | None = None,
) -> BudgetYearClosing:
    """The closing stays on record, with who opened it again, when, why, by which paper."""
    row = versions.locked(BudgetYearClosing.objects.visible_to(by), pk=closing.pk, expected=version)
    rules.may_reopen_year(by, row).require()
    day = reopened_on or today()
    _require_past(day, "reopened_on")
    if day < row.closed_on:
        raise DomainError("Ngày mở lại đứng trước ngày khoá sổ.", field="reopened_on")
    if not reason.strip():
        raise DomainError("Mở lại sổ: ghi vì sao.", field="reason")
    paper = documents.keep(by=by, facts=document)
    return versions.bump(row, reopened_on=day, reopened_by=by, reopened_why=reason.strip(), reopened_document=paper)


def _require_past(day: date, field: str) -> None:
    if day > today():
        raise DomainError("Ngày này ở sau hôm nay. Ghi ngày đã xảy ra.", field=field)
