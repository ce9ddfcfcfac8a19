"""Monthly progress, inspection visits with their photos, and what was to be mended."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.core import files, timeline, versions
from khuyencong.core.dates import format_date
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from projects import rules
from projects.models import Inspection, InspectionDemand, InspectionPhoto, ProgressReport, Project
from projects.queries.told import Demand
from projects.services.cases import locked_project
from projects.services.papers import file_document


@transaction.atomic
def report_progress(
    *,
    by: User,
    project: Project,
    month: date,
    reported_on: date,
    text: str,
    done_share: Decimal | None = None,
    counterpart_spent: Decimal | None = None,
    document: DocumentFacts | None = None,
) -> ProgressReport:
    """The report of one month: ``done_share`` is per cent of the whole investment carried out so far."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_report_progress(by, row).require()
    month = month.replace(day=1)
    rules.past(reported_on, field="reported_on", name="Ngày báo cáo")
    if month > reported_on:
        raise DomainError("Báo cáo trước khi tháng ấy bắt đầu. Xem lại tháng và ngày.", field="month")
    if row.progress.filter(month=month).exists():
        raise DomainError("Tháng này đã có báo cáo tiến độ. Sửa báo cáo ấy.", field="month")
    paper = file_document(by=by, project=row, facts=document).document if document else None
    report = ProgressReport.objects.create(
        project=row,
        month=month,
        reported_on=reported_on,
        text=text,
        done_share=done_share,
        counterpart_spent=counterpart_spent,
        document=paper,
        reported_by=by,
    )
    timeline.record(timeline=row.timeline, by=by, verb="progress", text=_told(report), document=paper)
    return report


@transaction.atomic
def update_progress(
    *,
    by: User,
    report: ProgressReport,
    reported_on: date,
    text: str,
    done_share: Decimal | None,
    counterpart_spent: Decimal | None,
    version: int | None = None,
) -> ProgressReport:
    """Correct the report of a month."""
    project = locked_project(by=by, pk=report.project_id)
    rules.may_report_progress(by, project).require()
    row = versions.locked(project.progress, pk=report.pk, expected=version)
    rules.past(reported_on, field="reported_on", name="Ngày báo cáo")
    versions.bump(row, reported_on=reported_on, text=text, done_share=done_share, counterpart_spent=counterpart_spent)
    timeline.record(timeline=project.timeline, by=by, verb="progress_updated", text=f"Sửa: {_told(row)}")
    return row


@transaction.atomic
def record_inspection(
    *,
    by: User,
    project: Project,
    inspected_on: date,
    people: str,
    findings: str,
    demands: Sequence[Demand] = (),
    photos: Sequence[UploadedFile] = (),
    document: DocumentFacts | None = None,
    **facts,
) -> Inspection:
    """One visit. ``facts`` are further fields of ``Inspection``: beneficiary, unit, place, latitude, longitude, conclusion."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_inspect(by, row).require()
    rules.past(inspected_on, field="inspected_on", name="Ngày kiểm tra")
    if (facts.get("latitude") is None) != (facts.get("longitude") is None):
        raise DomainError("Toạ độ gồm cả vĩ độ và kinh độ, hoặc để trống cả hai.", field="latitude")
    paper = file_document(by=by, project=row, facts=document).document if document else None
    visit = Inspection.objects.create(
        project=row,
        inspected_on=inspected_on,
        people=people,
        findings=findings,
        document=paper,
        inspected_by=by,
        **facts,
    )
    InspectionDemand.objects.bulk_create(
        InspectionDemand(inspection=visit, what=one.what, due_on=one.due_on) for one in demands
    )
    _keep_photos(by, visit, photos)
    at = f" tại {visit.beneficiary}" if visit.beneficiary else ""
    told = f", {len(demands)} việc phải khắc phục" if demands else ""
    text = f"Kiểm tra{at} ngày {format_date(inspected_on)}{told}"
    timeline.record(timeline=row.timeline, by=by, verb="inspected", text=text, document=paper)
    return visit


@transaction.atomic
def add_photos(*, by: User, inspection: Inspection, photos: Sequence[UploadedFile]) -> Inspection:
    """More pictures of a visit, several at once."""
    project = locked_project(by=by, pk=inspection.project_id)
    rules.may_inspect(by, project).require()
    kept = _keep_photos(by, inspection, photos)
    text = f"Thêm {kept} ảnh kiểm tra ngày {format_date(inspection.inspected_on)}"
    timeline.record(timeline=project.timeline, by=by, verb="photos_added", text=text)
    return inspection


@transaction.atomic
def answer_demand(*, by: User, demand: InspectionDemand, answer: str, answered_on: date) -> InspectionDemand:
    """How and when it was mended."""
    project = locked_project(by=by, pk=demand.inspection.project_id)
    rules.may_answer_demand(by, project).require()
    row = InspectionDemand.objects.select_for_update().get(pk=demand.pk)
    rules.past(answered_on, field="answered_on", name="Ngày khắc phục")
    if answered_on < demand.inspection.inspected_on:
        raise DomainError("Ngày khắc phục trước ngày kiểm tra.", field="answered_on")
    row.answer, row.answered_on = answer.strip(), answered_on
    row.save(update_fields=["answer", "answered_on"])
    text = f"Đã khắc phục “{row.what}”: {row.answer}"
    timeline.record(timeline=project.timeline, by=by, verb="demand_answered", text=text)
    return row


def _keep_photos(by: User, visit: Inspection, photos: Sequence[UploadedFile]) -> int:
    """Images only; the same picture is kept once."""
    before = visit.photos.count()
    for upload in photos:
        try:
            kept = files.keep_upload(by=by, upload=upload)
        except DomainError as error:
            raise DomainError(str(error), field="photos") from error
        if not kept.content_type.startswith("image/"):
            raise DomainError(f"Tệp “{kept.name}” không phải ảnh: gửi ảnh JPG hoặc PNG.", field="photos")
        InspectionPhoto.objects.get_or_create(inspection=visit, file=kept)
    return visit.photos.count() - before


def _told(report: ProgressReport) -> str:
    share = "" if report.done_share is None else f": đã thực hiện {report.done_share.normalize():f} % vốn đầu tư"
    return f"Báo cáo tiến độ tháng {report.month.month}/{report.month.year}{share}".replace(".", ",")
