"""Opening an envelope, with its first giao or with none known; shutting the books of a year."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from budgets import rules
from budgets.choices import MovementKind
from budgets.models import Envelope, FundingSource, YearClosing
from budgets.services.movements import Paper, move
from budgets.services.openings import open_envelope
from khuyencong.core import documents
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.territory.models import AdministrativeUnit
from projects.models import Content, ProgrammeGroup


@transaction.atomic
def give(
    *,
    by: User,
    unit: AdministrativeUnit,
    year: int,
    amount: Decimal | None,
    purse: str = "",
    given_on: date | None = None,
    given_by: str = "",
    funding_source: FundingSource | None = None,
    programme_group: ProgrammeGroup | None = None,
    content: Content | None = None,
    chapter: str = "",
    item: str = "",
    document: Paper = None,
    reason: str = "Giao đầu năm",
) -> Envelope:
    """An envelope with its first giao; amount None is “chưa có số liệu”: it has no movement until one is known."""
    paper = documents.keep(by=by, facts=document) if isinstance(document, DocumentFacts) else document
    facts = {"given_on": given_on, "given_by": given_by, "funding_source": funding_source, "document": paper}
    facts |= {"programme_group": programme_group, "content": content, "chapter": chapter, "item": item}
    envelope = open_envelope(by=by, unit=unit, year=year, purse=purse, **facts)
    if amount is not None:
        told = {"amount": amount, "happened_on": given_on, "reason": reason, "document": paper}
        move(by=by, envelope=envelope, kind=MovementKind.GIVE, **told)
        envelope.refresh_from_db()
    return envelope


@transaction.atomic
def close_year(
    *, by: User, year: int, closed_on: date, reason: str, document: DocumentFacts | None = None
) -> YearClosing:
    """Khoá sổ: nothing more is given, held or paid in that year until it is opened again."""
    rules.may_close_year(by).require()
    rules.year_is_open(year).require(field="year")
    if closed_on > today():
        raise DomainError("Ngày này ở sau hôm nay. Ghi ngày đã xảy ra.", field="closed_on")
    if closed_on.year < year:
        raise DomainError(f"Ngày khoá sổ đứng trước năm ngân sách {year}.", field="closed_on")
    paper = documents.keep(by=by, facts=document) if document else None
    try:
        with transaction.atomic():
            return YearClosing.objects.create(year=year, closed_on=closed_on, reason=reason, document=paper, by=by)
    except IntegrityError:
        raise DomainError(f"Năm ngân sách {year} vừa được người khác khoá sổ.", field="year") from None


@transaction.atomic
def reopen_year(*, by: User, year: int, reason: str) -> YearClosing:
    """Mở lại sổ, with why; the closing stays on record."""
    rules.may_close_year(by).require()
    shut = YearClosing.objects.select_for_update().filter(year=year, reopened_at__isnull=True).first()
    if shut is None:
        raise DomainError(f"Sổ năm {year} đang mở.", field="year")
    if not reason.strip():
        raise DomainError("Ghi lý do mở lại sổ.", field="reason")
    shut.reopened_at, shut.reopened_by, shut.reopened_why = timezone.now(), by, reason.strip()
    shut.save(update_fields=["reopened_at", "reopened_by", "reopened_why"])
    return shut
