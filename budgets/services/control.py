"""Under the lock of the envelope: may this much be held of it, or paid from it, and by whose word beyond its rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from budgets.choices import ControlAction, ControlStage
from budgets.models import ControlDecision, Envelope
from budgets.queries.control import Breach, breach_of
from budgets.queries.given import closing_of
from khuyencong.core import documents
from khuyencong.core.dates import format_date
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects.models import Project


@dataclass(frozen=True, kw_only=True)
class Beyond:
    """The answer of who goes beyond a warning: why, and where a higher level was asked, who allowed it by which paper."""

    reason: str
    authority: str = ""
    document: DocumentFacts | None = None


class OverBudget(DomainError):
    """``breach`` tells the rule, what is left and who took the rest; ``asks`` what an answer would have to say."""

    def __init__(self, breach: Breach, message: str, *, field: str | None = None):
        super().__init__(message, field=field)
        self.breach = breach

    @property
    def asks(self) -> ControlAction:
        return self.breach.action


def locked(*envelopes: Envelope | None) -> dict[int, Envelope]:
    """The rows under lock, in one order for everybody, as they stand now."""
    pks = {one.pk for one in envelopes if one is not None}
    rows = Envelope.objects.select_related("funding_source").filter(pk__in=pks).order_by("pk")
    return {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True)}


def require_open(years: Iterable[int], *, field: str | None = None) -> None:
    """Refuse what would be added to a year whose books are shut."""
    for year in sorted(set(years)):
        if shut := closing_of(year):
            told = f"{shut.by.full_name} khoá ngày {format_date(shut.closed_on)}"
            raise DomainError(
                f"Năm ngân sách {year} đã khoá sổ ({told}). Mở sổ trước, hoặc ghi vào năm sau.", field=field
            )


@transaction.atomic
def require_room(
    *, by: User, envelope: Envelope, project: Project, stage: ControlStage, more: Decimal, beyond: Beyond | None = None
) -> ControlDecision | None:
    """For a locked envelope: nothing within its rules, the decision that lets one row beyond them, or ``OverBudget``."""
    field = "support_approved" if stage == ControlStage.APPROVAL else "amount"
    if envelope.amount is None:
        raise DomainError(f"Khoản giao {envelope} chưa có số: ghi lần giao trước rồi mới giữ tiền từ nó.", field=field)
    breach = breach_of(envelope, stage, more, project)
    if breach is None:
        return None
    _require_answer(breach, beyond, field)
    return ControlDecision.objects.create(
        envelope=envelope,
        project=project,
        stage=stage,
        action=breach.action,
        amount=more,
        reason=beyond.reason.strip(),
        authority=beyond.authority.strip(),
        document=documents.keep(by=by, facts=beyond.document) if beyond.document else None,
        by=by,
    )


def _require_answer(breach: Breach, beyond: Beyond | None, field: str) -> None:
    if breach.action == ControlAction.BLOCK:
        raise OverBudget(breach, breach.sentence, field=field)
    if beyond is None or not beyond.reason.strip():
        raise OverBudget(breach, f"{breach.sentence} Ghi vì sao vẫn làm.", field="beyond_reason")
    if breach.action == ControlAction.ASK and not (beyond.authority.strip() and beyond.document):
        raise OverBudget(
            breach,
            f"{breach.sentence} Phải hỏi cấp có thẩm quyền: ghi ai cho phép và văn bản.",
            field="beyond_authority",
        )
