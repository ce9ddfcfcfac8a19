"""Evidence of what an establishment put in beside the support."""

from datetime import date

from django.db import IntegrityError, transaction

from budgets import rules
from budgets.choices import CounterpartKind
from budgets.models import CounterpartEvidence
from khuyencong.core import timeline
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from projects.models import Beneficiary
from projects.services import funding
from projects.services.papers import Place, file_document


@transaction.atomic
def record_counterpart(
    *,
    by: User,
    beneficiary: Beneficiary,
    kind: str,
    amount: int,
    what: str,
    told_on: date,
    document: DocumentFacts,
) -> CounterpartEvidence:
    """One paper, one amount, đồng: what was promised, or what ``by`` saw that there is. The paper joins the file."""
    project = funding.locked(by=by, project=beneficiary.project)
    rules.may_prove_counterpart(by, project).require()
    if not beneficiary.is_standing:
        raise DomainError(f"{beneficiary} đã rút khỏi đề án.", field="beneficiary")
    if told_on > today():
        raise DomainError("Ngày này ở sau hôm nay. Ghi ngày đã xảy ra.", field="told_on")
    paper = file_document(by=by, project=project, facts=document, place=Place(beneficiary=beneficiary)).document
    facts = {"kind": kind, "amount": amount, "what": what.strip(), "told_on": told_on, "document": paper}
    try:
        with transaction.atomic():
            made = CounterpartEvidence.objects.create(beneficiary=beneficiary, by=by, **facts)
    except IntegrityError:
        raise DomainError("Giấy này đã được tính cho cơ sở: một giấy tính một lần.", field="number") from None
    text = f"Đối ứng {CounterpartKind(kind).label.lower()} {format_prose(amount)} của {beneficiary}, theo {paper}"
    timeline.record(timeline=project.timeline, by=by, verb="counterpart_recorded", text=text, document=paper)
    return made


@transaction.atomic
def void_counterpart(*, by: User, evidence: CounterpartEvidence, reason: str) -> CounterpartEvidence:
    """It no longer counts; it stays on record, with why."""
    project = funding.locked(by=by, project=evidence.beneficiary.project)
    row = CounterpartEvidence.objects.select_for_update(of=("self",), no_key=True).get(pk=evidence.pk)
    rules.may_prove_counterpart(by, project).require()
    if row.void_on is not None:
        raise DomainError("Chứng cứ này đã được gạt bỏ.")
    if not reason.strip():
        raise DomainError("Gạt bỏ chứng cứ: ghi lý do.", field="reason")
    row.void_on, row.void_by, row.void_why = today(), by, reason.strip()
    row.save(update_fields=["void_on", "void_by", "void_why"])
    text = f"Gạt bỏ chứng cứ đối ứng {format_prose(row.amount)} của {row.beneficiary}. {row.void_why}"
    timeline.record(timeline=project.timeline, by=by, verb="counterpart_voided", text=text)
    return row
