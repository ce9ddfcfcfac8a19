"""A paper that a named person says is not needed, or may come later; and the dạng that says which papers are."""

from datetime import date

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects import rules
from projects.choices import PaperStage, WaiverKind
from projects.models import PaperType, PaperWaiver, Project, ProjectType
from projects.services.cases import locked_project


@transaction.atomic
def waive_paper(
    *,
    by: User,
    project: Project,
    paper_type: PaperType,
    stage: str,
    kind: str,
    reason: str,
    due_on: date | None = None,
) -> PaperWaiver:
    """``LATER`` needs ``due_on``, and counts as missing again when that day has passed."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_waive(by, row, kind).require(field="kind")
    _require_answers(kind, reason, due_on)
    if PaperWaiver.objects.filter(project=row, paper_type=paper_type, stage=stage, ended_on=None).exists():
        raise DomainError("Giấy tờ này đã được miễn hoặc cho nộp sau. Thôi lần trước rồi ghi lại.")
    waiver = PaperWaiver.objects.create(
        project=row,
        paper_type=paper_type,
        stage=stage,
        kind=kind,
        reason=reason,
        due_on=due_on if kind == WaiverKind.LATER else None,
        waived_by=by,
        waived_on=today(),
    )
    until = f" trước {format_date(waiver.due_on)}" if waiver.due_on else ""
    text = f"{waiver.get_kind_display()}{until}: {paper_type} ({PaperStage(stage).label}). {reason}"
    timeline.record(timeline=row.timeline, by=by, verb="paper_waived", text=text)
    return waiver


@transaction.atomic
def end_waiver(*, by: User, waiver: PaperWaiver) -> PaperWaiver:
    """The paper is asked for again; the waiver stays on record."""
    project = locked_project(by=by, pk=waiver.project_id)
    rules.may_waive(by, project, waiver.kind).require()
    row = PaperWaiver.objects.select_for_update(no_key=True).get(pk=waiver.pk)
    if row.ended_on is not None:
        return row
    row.ended_on, row.ended_by = today(), by
    row.save(update_fields=["ended_on", "ended_by"])
    text = f"Thôi “{row.get_kind_display().lower()}”: {row.paper_type}"
    timeline.record(timeline=project.timeline, by=by, verb="paper_waiver_ended", text=text)
    return row


@transaction.atomic
def set_project_type(
    *, by: User, project: Project, project_type: ProjectType | None, version: int | None = None
) -> Project:
    """Say of which dạng it is, hence which papers it needs; None goes back to what its content tells."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_set_type(by, row).require()
    if row.project_type == project_type:
        return row
    versions.bump(row, project_type=project_type)
    text = f"Dạng đề án: {project_type or 'suy từ nội dung'}"
    timeline.record(timeline=row.timeline, by=by, verb="type_set", text=text)
    return row


def _require_answers(kind: str, reason: str, due_on: date | None) -> None:
    if not reason.strip():
        raise DomainError("Ghi lý do: người duyệt sau đọc câu này.", field="reason")
    if kind == WaiverKind.LATER and (due_on is None or due_on < today()):
        raise DomainError("Cho nộp sau thì ghi hạn, từ hôm nay trở đi.", field="due_on")
