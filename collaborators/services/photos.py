"""Pictures of new establishments, hung on the lines of a draft."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from collaborators import rules
from collaborators.models import Appointment, QuarterlyReport, ReportingPeriod, ReportPhoto
from collaborators.services.drafts import begun
from khuyencong.core import timeline, versions
from khuyencong.core.dates import now, today
from khuyencong.core.models import User
from khuyencong.core.pictures import keep_picture


@transaction.atomic
def take_photo(
    *, appointment: Appointment, period: ReportingPeriod, by: User, row: str, upload: UploadedFile
) -> ReportPhoto:
    """Hang it on the line, in the place of the one there. The same picture twice is one."""
    report = _open(appointment, period, by)
    file = keep_picture(by=by, upload=upload, field="photo")
    there = report.photos.hanging().filter(row=row).first()
    if there is not None and there.file_id == file.pk:
        return there
    _take_off(report, row)
    photo = ReportPhoto.objects.create(report=report, row=row, file=file, added_by=by, added_at=now())
    timeline.record(timeline=report.timeline, by=by, verb="photo", text=f"Gửi {str(photo).lower()}")
    return photo


@transaction.atomic
def drop_photo(*, appointment: Appointment, period: ReportingPeriod, by: User, row: str) -> None:
    """Take the picture off its line; what was sent with it stays."""
    report = _open(appointment, period, by)
    if _take_off(report, row):
        timeline.record(timeline=report.timeline, by=by, verb="no photo", text="Bỏ một ảnh")


def _open(appointment: Appointment, period: ReportingPeriod, by: User) -> QuarterlyReport:
    rules.may_write(by, appointment, period, today()).require()
    report = versions.locked(QuarterlyReport.objects, pk=begun(appointment=appointment, period=period, by=by).pk)
    rules.may_edit(by, report).require()
    return report


def _take_off(report: QuarterlyReport, row: str) -> int:
    return report.photos.hanging().filter(row=row).update(dropped_at=now())
