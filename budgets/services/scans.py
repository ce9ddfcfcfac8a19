"""The scan of a voucher: kept with it, or brought later; a better one takes its place."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from budgets import rules
from budgets.models import Disbursement, Recovery
from khuyencong.core import documents, timeline
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import StoredFile, User
from projects.services import funding


def kept_scan(*, by: User, upload: UploadedFile | None) -> StoredFile | None:
    """The upload kept, refused at the box ``scan``; None without one."""
    try:
        return documents.keep_file(by=by, upload=upload)
    except DomainError as error:
        raise DomainError(str(error), field="scan") from error


@transaction.atomic
def attach_scan(*, by: User, disbursement: Disbursement, scan: UploadedFile) -> Disbursement:
    """Keep ``scan`` as the copy of this voucher; the one before is in the audit trail."""
    project = funding.locked(by=by, project=disbursement.project)
    row = Disbursement.objects.select_for_update(of=("self",), no_key=True).get(pk=disbursement.pk)
    row.project = project
    rules.may_scan(by, row).require()
    return _replaced(by, row, "chứng từ", scan)


@transaction.atomic
def attach_recovery_scan(*, by: User, recovery: Recovery, scan: UploadedFile) -> Recovery:
    """Keep ``scan`` as the copy of the voucher by which money came back."""
    project = funding.locked(by=by, project=recovery.project)
    row = Recovery.objects.select_for_update(of=("self",), no_key=True).select_related("repayable").get(pk=recovery.pk)
    row.project = project
    rules.may_scan_recovery(by, row).require()
    return _replaced(by, row, "chứng từ thu", scan)


def _replaced(by: User, row: Disbursement | Recovery, called: str, scan: UploadedFile):
    before, row.scan = row.scan, kept_scan(by=by, upload=scan)
    if before == row.scan:
        raise DomainError("Bản chụp này đã được giữ ở chứng từ này.", field="scan")
    row.save(update_fields=["scan"])
    text = f"{'Thay bản chụp' if before else 'Thêm bản chụp'} của {called} {row.voucher}: {row.scan.name}"
    timeline.record(timeline=row.project.timeline, by=by, verb="voucher_scanned", text=text)
    return row
