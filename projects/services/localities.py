"""A locality's year: its registration, its inspection, what was found and answered."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from khuyencong.core import documents, versions
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from projects import rules
from projects.models import InspectionFinding, LocalityInspection, LocalityPlan
from projects.queries.localities import establishments_in, rule_for


@transaction.atomic
def suggest_target(*, by: User, unit: AdministrativeUnit, year: int, establishments: int | None = None) -> LocalityPlan:
    """Open a locality's line: its establishments counted today (or as told), and the target the rule suggests."""
    row = _line(by, unit, year)
    changes = {name: value for name, value in _suggestion(unit, establishments).items() if getattr(row, name) != value}
    return versions.bump(row, **changes) if changes else row


@transaction.atomic
def register_plan(
    *,
    by: User,
    unit: AdministrativeUnit,
    year: int,
    registered_on: date,
    version: int | None = None,
    document: DocumentFacts | None = None,
    establishments: int | None = None,
    **facts,
) -> LocalityPlan:
    """What the locality registers: ``facts`` are registered, registered_money, note.

    The target is suggested with the first registration, and anew when ``establishments`` is another number.
    """
    row = _line(by, unit, year, expected=version)
    if registered_on > today():
        raise DomainError("Ngày đăng ký ở sau hôm nay. Ghi ngày đã xảy ra.", field="registered_on")
    if row.target is None or establishments not in (None, row.establishments):
        facts |= _suggestion(unit, establishments)
    paper = documents.keep(by=by, facts=document) if document else row.document
    return versions.bump(row, registered_on=registered_on, document=paper, **facts)


def _line(by: User, unit: AdministrativeUnit, year: int, expected: int | None = None) -> LocalityPlan:
    """The row of a locality and a year, made when it is the first; under lock."""
    rules.may_register(by).require()
    may_place(by, unit).require(field="unit")
    row, _ = LocalityPlan.objects.get_or_create(unit=unit, year=year)
    return versions.locked(LocalityPlan.objects.visible_to(by), pk=row.pk, expected=expected)


def _suggestion(unit: AdministrativeUnit, establishments: int | None) -> dict:
    counted = establishments_in(unit) if establishments is None else establishments
    rule = rule_for(unit, today())
    return {"establishments": counted, "target": rule.suggested(counted) if rule else None, "rule": rule}


@transaction.atomic
def inspect_locality(
    *,
    by: User,
    unit: AdministrativeUnit,
    year: int,
    inspected_on: date,
    who: str,
    summary: str,
    document: DocumentFacts | None = None,
) -> LocalityInspection:
    rules.may_inspect_locality(by).require()
    may_place(by, unit).require(field="unit")
    if inspected_on > today():
        raise DomainError("Ngày kiểm tra ở sau hôm nay. Ghi ngày đã xảy ra.", field="inspected_on")
    paper = documents.keep(by=by, facts=document) if document else None
    facts = {"unit": unit, "year": year, "inspected_on": inspected_on, "who": who, "summary": summary}
    return LocalityInspection.objects.create(document=paper, **facts)


@transaction.atomic
def add_finding(
    *, by: User, inspection: LocalityInspection, text: str, due_on: date | None = None
) -> InspectionFinding:
    """One thing the locality is to answer, by a day if one is set."""
    rules.may_inspect_locality(by).require()
    if due_on and due_on < inspection.inspected_on:
        raise DomainError("Hạn trả lời trước ngày kiểm tra. Xem lại ngày này.", field="due_on")
    return inspection.findings.create(text=text, due_on=due_on)


@transaction.atomic
def answer_finding(
    *, by: User, finding: InspectionFinding, answer: str, answered_on: date, version: int | None = None
) -> InspectionFinding:
    """What the locality answers; may be written again until it is closed, the trail keeps each."""
    row = versions.locked(InspectionFinding.objects.visible_to(by), pk=finding.pk, expected=version)
    rules.may_answer_finding(by, row).require()
    if answered_on > today():
        raise DomainError("Ngày trả lời ở sau hôm nay. Ghi ngày đã xảy ra.", field="answered_on")
    if answered_on < row.inspection.inspected_on:
        raise DomainError("Ngày trả lời trước ngày kiểm tra. Xem lại ngày này.", field="answered_on")
    return versions.bump(row, answer=answer, answered_on=answered_on, answered_at=timezone.now(), answered_by=by)


@transaction.atomic
def close_finding(
    *, by: User, finding: InspectionFinding, closed_on: date, version: int | None = None
) -> InspectionFinding:
    """The answer is enough."""
    row = versions.locked(InspectionFinding.objects.visible_to(by), pk=finding.pk, expected=version)
    rules.may_close_finding(by, row).require()
    if closed_on > today() or closed_on < row.answered_on:
        raise DomainError("Ngày khép ở sau ngày trả lời và không sau hôm nay.", field="closed_on")
    return versions.bump(row, closed_on=closed_on)
