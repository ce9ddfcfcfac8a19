"""Opening an envelope, with its first giao or with none known; shutting the books of a year."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from budgets import rules
from budgets.choices import MovementKind
from budgets.models import Envelope, FundingSource, YearClosing
from budgets.services.control import require_open
from budgets.services.movements import Paper, move
from khuyencong.core import documents
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.offices.rules import may_place
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
def open_envelope(
    *,
    by: User,
    unit: AdministrativeUnit,
    year: int,
    purse: str = "",
    parent: Envelope | None = None,
    funding_source: FundingSource | None = None,
    document: OfficialDocument | None = None,
    **facts,
) -> Envelope:
    """One with no amount yet; beneath ``parent`` it takes the parent's year and source."""
    rules.may_plan(by).require()
    may_place(by, unit).require(field="unit")
    require_open([year], field="year")
    if parent:
        _require_beneath(parent, unit, year)
        funding_source, purse = parent.funding_source, parent.purse
    if funding_source:
        purse = funding_source.purse
    try:
        with transaction.atomic():
            return Envelope.objects.create(
                unit=unit,
                year=year,
                purse=purse,
                parent=parent,
                funding_source=funding_source,
                document=document,
                **facts,
            )
    except IntegrityError as error:
        raise DomainError(_why(error), field="unit" if parent else "amount") from None


def _require_beneath(parent: Envelope, unit: AdministrativeUnit, year: int) -> None:
    if year != parent.year:
        raise DomainError(f"Khoản cấp dưới cùng năm {parent.year} với khoản cấp trên.", field="year")


def _why(error: IntegrityError) -> str:
    said = str(error)
    if "envelope_of_its_source" in said or "Nguồn này không giao" in said:
        return "Nguồn này không giao tiền của năm ấy."
    if "Khoản cấp dưới" in said:
        return "Khoản cấp dưới phải cùng năm, cùng nguồn và trong địa bàn của khoản cấp trên."
    return "Khoản giao này đã được ghi."


@transaction.atomic
def close_year(*, by: User, year: int, closed_on: date, reason: str, document: DocumentFacts | None = None):
    """Khoá sổ: nothing more is given, held or paid in that year until it is opened again."""
    rules.may_close_year(by).require()
    require_open([year], field="year")
    paper = documents.keep(by=by, facts=document) if document else None
    return YearClosing.objects.create(year=year, closed_on=closed_on, reason=reason, document=paper, by=by)


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
