"""Coordination agreements, and what was done under them."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import documents, timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.rules import may_place
from projects import rules
from projects.models import AgreementActivity, CoordinationAgreement, Project


@transaction.atomic
def sign_agreement(*, by: User, document: DocumentFacts | None = None, **facts) -> CoordinationAgreement:
    """``facts`` are fields of ``CoordinationAgreement``."""
    rules.may_keep_agreements(by).require()
    _check(by, facts)
    paper = documents.keep(by=by, facts=document) if document else None
    return CoordinationAgreement.objects.create(document=paper, **facts)


@transaction.atomic
def update_agreement(
    *,
    by: User,
    agreement: CoordinationAgreement,
    version: int | None = None,
    document: DocumentFacts | None = None,
    **facts,
) -> CoordinationAgreement:
    row = versions.locked(CoordinationAgreement.objects.visible_to(by), pk=agreement.pk, expected=version)
    rules.may_keep_agreements(by).require()
    _check(by, facts)
    paper = documents.keep(by=by, facts=document) if document else row.document
    return versions.bump(row, **facts, document=paper)


@transaction.atomic
def add_activity(
    *,
    by: User,
    agreement: CoordinationAgreement,
    what: str,
    done_on: date | None = None,
    people: int | None = None,
    amount: Decimal | None = None,
    project: Project | None = None,
) -> AgreementActivity:
    """One thing done; a đề án it belongs to hears of it."""
    row = versions.locked(CoordinationAgreement.objects.visible_to(by), pk=agreement.pk)
    rules.may_keep_agreements(by).require()
    if done_on and done_on > today():
        raise DomainError("Ngày làm ở sau hôm nay. Ghi việc đã làm.", field="done_on")
    activity = row.activities.create(done_on=done_on, what=what, people=people, amount=amount, project=project)
    if project:
        when = f" ngày {format_date(done_on)}" if done_on else ""
        text = f"Việc theo {row}{when}: {activity}"
        timeline.record(timeline=project.timeline, by=by, verb="agreed_activity", text=text)
    return activity


@transaction.atomic
def remove_activity(*, by: User, activity: AgreementActivity) -> CoordinationAgreement:
    """A line written by mistake; the trail keeps it."""
    row = versions.locked(CoordinationAgreement.objects.visible_to(by), pk=activity.agreement_id)
    rules.may_keep_agreements(by).require()
    row.activities.filter(pk=activity.pk).delete()
    if activity.project:
        text = f"Bỏ việc theo {row}: {activity}"
        timeline.record(timeline=activity.project.timeline, by=by, verb="agreed_activity_removed", text=text)
    return row


def _check(by: User, facts: dict) -> None:
    may_place(by, facts["unit"]).require(field="unit")
    starts, ends = facts.get("valid_from"), facts.get("valid_to")
    if starts and ends and ends < starts:
        raise DomainError("“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.", field="valid_to")
