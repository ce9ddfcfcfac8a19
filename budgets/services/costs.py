"""What the office plans to spend beside the support; above a cap with a reason and a paper."""

from django.db import transaction

from budgets import rules
from budgets.models import CostEstimate
from budgets.queries import CapAnswer, CostFacts, explain
from khuyencong.core import documents, versions
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from khuyencong.offices.rules import may_place


@transaction.atomic
def estimate_cost(
    *, by: User, facts: CostFacts, reason: str = "", document: DocumentFacts | None = None
) -> CostEstimate:
    """Write an estimate under the sentence of its cap."""
    rules.may_estimate_cost(by).require()
    may_place(by, facts.unit).require(field="unit")
    answer = explain(facts.asked())
    return CostEstimate.objects.create(by=by, **_columns(by, facts, answer, reason, document))


@transaction.atomic
def update_cost(
    *,
    by: User,
    estimate: CostEstimate,
    facts: CostFacts,
    reason: str = "",
    document: DocumentFacts | None = None,
    version: int | None = None,
) -> CostEstimate:
    """Judge it anew by the caps of today; the old row is in the audit trail."""
    row = versions.locked(CostEstimate.objects.visible_to(by), pk=estimate.pk, expected=version)
    rules.may_estimate_cost(by).require()
    may_place(by, facts.unit).require(field="unit")
    answer = explain(facts.asked())
    return versions.bump(row, **_columns(by, facts, answer, reason, document, was=row))


def _columns(
    by, facts: CostFacts, answer: CapAnswer, reason: str, document, *, was: CostEstimate | None = None
) -> dict:
    paper = documents.keep(by=by, facts=document) if document else was and was.document
    over = answer.excess(facts.amount)
    if over is not None and not (reason.strip() and paper):
        raise DomainError(
            f"{answer.sentence} Dự toán vượt {format_prose(over)}: ghi lý do và văn bản cho vượt, hoặc giảm số tiền.",
            field="amount",
        )
    told = ("kind", "name", "year", "purse", "unit", "amount", "count", "base", "project")
    kept = {"cap": answer.cap, "sentence": answer.sentence, "allowed": answer.amount}
    return {name: getattr(facts, name) for name in told} | kept | {"reason": reason.strip(), "document": paper}
