"""Money held for a đề án: rows are added, never changed. The caller holds the lock of the đề án."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from budgets.choices import CommitmentKind
from budgets.models import Commitment
from khuyencong.core.models import OfficialDocument, User
from projects.models import Project


@transaction.atomic
def reserve(
    *, by: User, row: Project, amount: Decimal, on: date, document: OfficialDocument | None = None
) -> Commitment | None:
    """Hold what was approved; nothing for a support of 0."""
    return _write(by, row, CommitmentKind.RESERVE, amount, on, document, "Giữ theo quyết định phê duyệt")


@transaction.atomic
def adjust(
    *, by: User, row: Project, by_amount: Decimal, on: date, note: str, document: OfficialDocument | None = None
) -> Commitment | None:
    """Hold more, or less; None when nothing changes."""
    return _write(by, row, CommitmentKind.ADJUST, by_amount, on, document, note)


@transaction.atomic
def release(
    *, by: User, row: Project, amount: Decimal, on: date, note: str, document: OfficialDocument | None = None
) -> Commitment | None:
    """Hold no more of it; ``amount`` is positive."""
    return _write(by, row, CommitmentKind.RELEASE, -amount, on, document, note)


def _write(by, row, kind, amount, on, document, note) -> Commitment | None:
    if not amount:
        return None
    return Commitment.objects.create(
        project=row, kind=kind, amount=amount, happened_on=on, document=document, note=note, by=by
    )
