"""What a person decides of an establishment, and the exceptions the papers allow. The answers themselves write nothing."""

from datetime import date

from django.db import IntegrityError, transaction

from khuyencong.core import timeline
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment
from projects import rules
from projects.choices import EligibilityOutcome, Reply
from projects.models import Beneficiary, BenefitException, BenefitRule, EligibilityDecision, Project
from projects.queries.eligibility import Judgement, judge
from projects.services.cases import locked_project
from projects.services.papers import file_document


@transaction.atomic
def decide_eligibility(
    *,
    by: User,
    project: Project,
    establishment: Establishment,
    outcome: EligibilityOutcome,
    judged_on: date,
    reason: str = "",
    document: DocumentFacts | None = None,
    seen: str = "",
) -> EligibilityDecision:
    """Keep the decision with the answers as they are now; ``seen`` is the mark of the answers the person read."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_decide_eligibility(by, row).require()
    judgement = _judged(row, establishment, judged_on)
    if seen and seen != judgement.mark_of_answers:
        raise DomainError("Các câu trả lời vừa thay đổi. Xem lại trang này rồi kết luận.")
    _require_grounds(outcome, judgement, reason, document)
    paper = file_document(by=by, project=row, facts=document).document if document else None
    decision = EligibilityDecision.objects.create(
        project=row,
        establishment=establishment,
        outcome=outcome,
        judged_on=judged_on,
        answers=judgement.for_json(),
        worst=judgement.worst,
        reason=reason,
        document=paper,
        decided_by=by,
    )
    text = f"{establishment}: {decision.get_outcome_display().lower()}{f'. {reason}' if reason else ''}"
    timeline.record(timeline=row.timeline, by=by, verb="eligibility_decided", text=text, document=paper)
    return decision


def _judged(project: Project, establishment: Establishment, on: date) -> Judgement:
    beneficiary = (
        Beneficiary.objects.filter(project=project, establishment=establishment).select_related("unit").first()
    )
    if beneficiary is None:
        raise DomainError(f"{establishment} không có trong đề án này.")
    return judge(
        establishment,
        on=on,
        content=project.content,
        purse=project.purse,
        unit=beneficiary.unit,
        project=project,
    )


def _require_grounds(outcome: str, judgement: Judgement, reason: str, document: DocumentFacts | None) -> None:
    if outcome != EligibilityOutcome.ELIGIBLE and not reason:
        raise DomainError("Ghi lý do kết luận.", field="reason")
    if judgement.worst != Reply.YES and not reason:
        raise DomainError(f"{judgement.verdict}. Ghi vì sao vẫn kết luận đủ điều kiện.", field="reason")
    if outcome == EligibilityOutcome.ELIGIBLE and judgement.worst == Reply.NO and document is None:
        raise DomainError(f"{judgement.verdict}. Kết luận đủ điều kiện phải kèm văn bản.", field="title")


@transaction.atomic
def grant_exception(
    *,
    by: User,
    project: Project,
    establishment: Establishment,
    rule: BenefitRule,
    reason: str,
    document: DocumentFacts,
    only_this_project: bool = True,
) -> BenefitException:
    """Put on record that a paper lets this establishment be helped beyond ``rule``, from today on."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_grant_exception(by, row).require()
    if not rule.exceptions_allowed:
        raise DomainError("Quy định này không cho phép ngoại lệ.", field="rule")
    if not row.beneficiaries.filter(establishment=establishment).exists():
        raise DomainError(f"{establishment} không có trong đề án này.")
    paper = file_document(by=by, project=row, facts=document).document
    try:
        with transaction.atomic():
            granted = BenefitException.objects.create(
                rule=rule,
                establishment=establishment,
                project=row if only_this_project else None,
                reason=reason,
                document=paper,
                granted_by=by,
                valid_from=today(),
            )
    except IntegrityError:
        raise DomainError("Cơ sở đã có ngoại lệ của quy định này.", field="rule") from None
    text = f"Ngoại lệ cho {establishment}: {reason}"
    timeline.record(timeline=row.timeline, by=by, verb="exception_granted", text=text, document=paper)
    return granted
