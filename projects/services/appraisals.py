"""Thẩm định: one appraisal with its council, criteria and results; scores of one member."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from khuyencong.core import timeline
from khuyencong.core.dates import format_date
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects import rules
from projects.choices import AppraisalLevel, AppraisedBy, Conclusion, CouncilRole
from projects.models import (
    Appraisal,
    AppraisalMember,
    AppraisalResult,
    AppraisalScore,
    Project,
)
from projects.queries.told import Mark, Result, Sitting
from projects.services.cases import locked_project
from projects.services.papers import Place, file_document

SHEET, MINUTES = "G020", "G022"  # paper types: the sheet of an officer, the minutes of a council


@transaction.atomic
def record_appraisal(
    *,
    by: User,
    project: Project,
    appraised_by: AppraisedBy,
    held_on: date,
    conclusion: Conclusion,
    level: AppraisalLevel = AppraisalLevel.PROVINCE,
    support: Decimal | None = None,
    remark: str = "",
    members: Sequence[Sitting] = (),
    marks: Sequence[Mark] = (),
    results: Sequence[Result] = (),
    minutes: DocumentFacts | None = None,
) -> Appraisal:
    """Write down one appraisal; ``support`` is the amount proposed, in đồng: left out, the sum of the results."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_appraise(by, row).require()
    _check_day(row, held_on)
    _check_council(appraised_by, members, minutes)
    if conclusion == Conclusion.MEND and not remark.strip():
        raise DomainError("Kết luận cần hoàn thiện thì ghi phải hoàn thiện gì.", field="remark")
    place = Place.of_type(MINUTES if appraised_by == AppraisedBy.COUNCIL else SHEET)
    paper = file_document(by=by, project=row, facts=minutes, place=place).document if minutes else None
    appraisal = Appraisal.objects.create(
        project=row,
        appraised_by=appraised_by,
        level=level,
        held_on=held_on,
        conclusion=conclusion,
        support=_amount(row, conclusion, support, results),
        remark=remark.strip(),
        minutes=paper,
        recorded_by=by,
    )
    _write_parts(appraisal, members, marks, results)
    text = f"Thẩm định {appraisal.get_level_display().lower()} ngày {format_date(held_on)}: {appraisal.get_conclusion_display().lower()}"
    timeline.record(timeline=row.timeline, by=by, verb="appraised", text=text, document=paper)
    return appraisal


@transaction.atomic
def score_appraisal(*, by: User, member: AppraisalMember, marks: Sequence[Mark]) -> Appraisal:
    """The scores of one member of the council, written anew."""
    project = locked_project(by=by, pk=member.appraisal.project_id)
    rules.may_appraise(by, project).require()
    if not marks:
        raise DomainError("Ghi điểm hoặc nhận xét của ít nhất một tiêu chí.")
    member.scores.all().delete()
    AppraisalScore.objects.bulk_create(_score(member.appraisal, mark, member) for mark in marks)
    text = f"Ghi điểm thẩm định của {member}"
    timeline.record(timeline=project.timeline, by=by, verb="appraisal_scored", text=text)
    return member.appraisal


def _check_day(project: Project, day: date) -> None:
    rules.past(day, field="held_on", name="Ngày thẩm định")
    if project.submitted_on and day < project.submitted_on:
        told = format_date(project.submitted_on)
        raise DomainError(f"Ngày thẩm định trước ngày trình ({told}).", field="held_on")


def _check_council(appraised_by: str, members: Sequence[Sitting], minutes: DocumentFacts | None) -> None:
    if appraised_by != AppraisedBy.COUNCIL:
        return
    if not members:
        raise DomainError("Hội đồng phải có thành viên: ghi ít nhất chủ tịch.", field="appraised_by")
    if sum(member.role == CouncilRole.CHAIR for member in members) != 1:
        raise DomainError("Hội đồng có đúng một chủ tịch.", field="appraised_by")
    if minutes is None:
        raise DomainError("Lập hội đồng thì phải có biên bản: ghi trích yếu, kèm bản chụp.", field="title")


def _amount(project: Project, conclusion: str, support: Decimal | None, results: Sequence[Result]) -> Decimal | None:
    """What is proposed. The establishments cannot be proposed more than the whole."""
    passed = [one.support for one in results if one.result == Conclusion.PASSED and one.support is not None]
    shared = sum(passed)
    if support is None:
        return shared if passed else (project.support_proposed if conclusion == Conclusion.PASSED else None)
    if shared > support:
        raise DomainError("Cộng mức hỗ trợ của các cơ sở lớn hơn mức của cả đề án.", field="support")
    return support


def _write_parts(appraisal: Appraisal, members, marks, results) -> None:
    try:
        with transaction.atomic():
            AppraisalMember.objects.bulk_create(
                AppraisalMember(appraisal=appraisal, user=one.user, name="" if one.user else one.name, role=one.role)
                for one in members
            )
    except IntegrityError:
        raise DomainError("Một người đứng hai lần trong hội đồng.", field="appraised_by") from None
    AppraisalScore.objects.bulk_create(_score(appraisal, mark) for mark in marks)
    AppraisalResult.objects.bulk_create(
        AppraisalResult(
            appraisal=appraisal,
            beneficiary=one.beneficiary,
            result=one.result,
            support=one.support,
            remark=one.remark,
        )
        for one in results
    )


def _score(appraisal: Appraisal, mark: Mark, member: AppraisalMember | None = None) -> AppraisalScore:
    return AppraisalScore(
        appraisal=appraisal, member=member, criterion=mark.criterion, score=mark.score, remark=mark.remark.strip()
    )
