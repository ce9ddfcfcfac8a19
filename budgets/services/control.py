"""Under the lock of the envelope: may this much be held of it, or paid from it, and by whose word beyond its rules."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from budgets.choices import ControlAction, ControlStage
from budgets.models import ControlDecision, Envelope
from budgets.queries.control import Breach, breach_of
from khuyencong.core import documents
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

    @classmethod
    def told(cls, answers: dict) -> "Beyond":
        """From the boxes reason, authority and number of a form."""
        number = answers["number"]
        paper = DocumentFacts(title=f"Cho phép vượt mức, văn bản {number}", number=number) if number else None
        return cls(reason=answers["reason"], authority=answers["authority"], document=paper)


class OverBudget(DomainError):
    """``breach`` tells the rule, what is left and who took the rest; ``asks`` what an answer would have to say."""

    def __init__(self, breach: Breach, message: str, *, field: str | None = None):
        super().__init__(message, field=field)
        self.breach = breach

    @property
    def asks(self) -> ControlAction:
        return self.breach.action


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
