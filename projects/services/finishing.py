"""After the work: results in words, follow-up surveys, and the archive."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from khuyencong.core import timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects import rules
from projects.choices import MOVES, Milestone, Move
from projects.models import ArchiveRecord, Beneficiary, FollowUp, Project
from projects.services import steps
from projects.services.cases import locked_project


@transaction.atomic
def tell_outcome(*, by: User, project: Project, outcome: str, version: int | None = None) -> Project:
    """What changed, in words; nothing is written when nothing differs."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_record(by, row).require()
    if row.outcome == outcome.strip():
        return row
    versions.bump(row, outcome=outcome.strip())
    timeline.record(timeline=row.timeline, by=by, verb="outcome_told", text="Ghi kết quả, hiệu quả bằng lời")
    return row


@transaction.atomic
def record_follow_up(
    *, by: User, beneficiary: Beneficiary, months: int, surveyed_on: date, version: int | None = None, **facts
) -> FollowUp:
    """Keep one survey, or correct it. ``facts`` are fields of ``FollowUp``; a figure left out is unknown."""
    project = locked_project(by=by, pk=beneficiary.project_id)
    rules.may_follow_up(by, project).require()
    helped = project.beneficiaries.get(pk=beneficiary.pk)
    rules.past(surveyed_on, field="surveyed_on", name="Ngày khảo sát")
    _require_in_time(helped, months, surveyed_on)
    facts |= {"surveyed_on": surveyed_on, "recorded_by": by, "recorded_at": timezone.now()}
    row = helped.follow_ups.filter(months=months).first()
    if row is None:
        row = FollowUp.objects.create(beneficiary=helped, months=months, **facts)
    else:
        row = versions.bump(versions.locked(helped.follow_ups, pk=row.pk, expected=version), **facts)
    text = f"Theo dõi {helped}: {Milestone(months).label.lower()}, khảo sát ngày {format_date(surveyed_on)}"
    verb = "surveyed_before" if months == Milestone.BEFORE else "followed_up"  # the second ends a task of the calendar
    timeline.record(timeline=project.timeline, by=by, verb=verb, text=text)
    return row


@transaction.atomic
def archive_project(
    *,
    by: User,
    project: Project,
    shelf: str,
    code: str = "",
    years: int | None = None,
    permanent: bool = False,
    archived_on: date | None = None,
    note: str = "",
    version: int | None = None,
) -> Project:
    """Put the file away: where it lies, how long it is kept."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.require_move(by=by, project=row, move=Move.ARCHIVE, has_document=False)
    if permanent == bool(years):
        raise DomainError("Ghi thời hạn bảo quản theo năm, hoặc chọn lưu vĩnh viễn.", field="years")
    day = rules.past(archived_on or today(), field="archived_on", name="Ngày lưu")
    rules.in_order(row, day, field="archived_on")
    facts = {
        "archived_on": day,
        "shelf": shelf,
        "code": code,
        "permanent": permanent,
        "years": years or None,
        "keep_until": None if permanent else _years_later(day, years),
        "documents": row.papers.count(),
        "recorded_by": by,
    }
    kept = ArchiveRecord.objects.update_or_create(project=row, defaults=facts)[0]
    text = f"Lưu hồ sơ tại {kept.shelf}, thời hạn {kept.retention}"
    target = MOVES[Move.ARCHIVE].target
    steps.take(by=by, row=row, move=Move.ARCHIVE, to=target, happened_on=day, note=note.strip(), text=text, due_on=None)
    return row


def _require_in_time(helped: Beneficiary, months: int, day: date) -> None:
    if months == Milestone.BEFORE:
        if helped.accepted_on and day > helped.accepted_on:
            raise DomainError("Số liệu trước hỗ trợ phải lấy trước ngày nghiệm thu.", field="surveyed_on")
        return
    if helped.accepted_on is None:
        raise DomainError("Cơ sở này chưa được nghiệm thu: chưa tới mốc theo dõi.")
    if day <= helped.accepted_on:
        raise DomainError("Ngày khảo sát phải sau ngày nghiệm thu.", field="surveyed_on")


def _years_later(day: date, years: int) -> date:
    """29/2 has no anniversary in a common year: the last of February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
