"""Opening an envelope: of a year, a source, a place; beneath another; no amount yet."""

from django.db import IntegrityError, transaction

from budgets import rules
from budgets.models import Envelope, FundingSource
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit


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
    rules.year_is_open(year).require(field="year")
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
