"""The norm a đề án is judged by, signed with its sentence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.dates import now, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from projects import rules
from projects.models import NormDecision, Project
from projects.queries.norms import NormAnswer, ceiling
from projects.queries.norms.standing import province_of
from projects.services.cases import locked_project
from projects.services.papers import file_document


@dataclass(frozen=True, kw_only=True)
class Override:
    """What someone with authority decided instead of the norm: đồng, why, by which paper."""

    amount: Decimal
    reason: str
    document: DocumentFacts


@transaction.atomic
def sign_norm(
    *,
    by: User,
    project: Project,
    chosen_by: str,
    chosen_on: date,
    cost: Decimal | None,
    cap_unit: str = "",
    count: int = 1,
    is_priority: bool = False,
    override: Override | None = None,
    version: int | None = None,
) -> NormDecision:
    """Ask the norms of that day and keep the answer with its sentence; ``version`` 0 means none was signed yet."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_sign_norm(by, row).require()
    if chosen_on > today():
        raise DomainError("Ngày này ở sau hôm nay. Ghi ngày đã có.", field="chosen_on")
    asked = {"chosen_by": chosen_by, "cost": cost, "cap_unit": cap_unit, "count": count, "is_priority": is_priority}
    answer = ceiling(content=row.content, purse=row.purse, province=province_of(row.unit), on=chosen_on, **asked)
    _require_clear(answer, override)
    decided = asked | _decided(by, row, answer, override) | {"chosen_on": chosen_on, "sentence": answer.sentence}
    decision = _kept(row, decided, version)
    text = f"Ký mức hỗ trợ. {answer.sentence}{_told(override)}"
    timeline.record(timeline=row.timeline, by=by, verb="norm_signed", text=text, document=decision.document)
    return decision


def _require_clear(answer: NormAnswer, override: Override | None) -> None:
    if answer.options:
        raise DomainError(answer.sentence, field="cap_unit")
    if override and not override.reason:
        raise DomainError("Quyết mức khác thì ghi lý do.", field="reason")
    if override and not override.document.title:
        raise DomainError("Quyết mức khác thì ghi văn bản: ít nhất trích yếu.", field="title")
    if override and not answer.may_exceed:
        reason = f"{answer.version.document_name} không cho quyết mức khác với nguồn này. Bỏ ô “Mức được quyết khác”."
        raise DomainError(reason, field="override")


def _decided(by: User, project: Project, answer: NormAnswer, override: Override | None) -> dict:
    document = file_document(by=by, project=project, facts=override.document).document if override else None
    return {
        "norm": answer.version,
        "amount": answer.amount,
        "override": override.amount if override else None,
        "reason": override.reason if override else "",
        "document": document,
        "decided_by": by,
        "decided_at": now(),
    }


def _kept(project: Project, decided: dict, version: int | None) -> NormDecision:
    """The one row of this đề án, under the lock of the project."""
    standing = NormDecision.objects.filter(project=project).first()
    if standing is None:
        return NormDecision.objects.create(project=project, **decided)
    if version is not None and version != standing.version:
        raise StaleVersion(standing)
    return versions.bump(standing, **decided)


def _told(override: Override | None) -> str:
    return f" Được quyết mức khác: {format_prose(override.amount)}, vì {override.reason}" if override else ""
