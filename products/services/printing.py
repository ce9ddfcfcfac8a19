"""Certificates of a round, printed by the worker: asked for, claimed, told how far, finished."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from khuyencong.core import files, timeline, versions
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from products import rules
from products.choices import PRINTING, PrintState
from products.models import CertificatePrint, VotingRound
from products.queries.printed import certificates_of

JOB = "in_giay_chung_nhan"


@transaction.atomic
def print_certificates(*, by: User, round_: VotingRound) -> CertificatePrint:
    """Put one run in the queue. While one is going there is no second; a lost one gives way."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    last = row.prints.order_by("-pk").first()
    rules.may_print(by, row, last).require()
    total = len(certificates_of(row))
    if not total:
        raise DomainError("Đợt này không có giấy chứng nhận nào để in.")
    _give_up(row)
    try:
        with transaction.atomic():
            made = CertificatePrint.objects.create(round=row, total=total, requested_by=by)
    except IntegrityError:
        raise DomainError("Đợt này đang in giấy chứng nhận.") from None
    timeline.record(timeline=row.timeline, by=by, verb="print", text=f"Đặt in {total} giấy chứng nhận")
    # By name: the worker's list of jobs stands above. In this transaction: a run taken back is not in the queue.
    app.configure_task(JOB).defer(pk=made.pk)
    return made


def _give_up(row: VotingRound) -> None:
    lost = row.prints.filter(state__in=PRINTING)
    lost.update(state=PrintState.FAILED, error="Việc in dừng giữa chừng, chưa rõ vì sao.")


@transaction.atomic
def claim_print(*, by: User | None, pk: int) -> CertificatePrint | None:
    """The run for the worker that comes first; None when another has it or it was given up."""
    rows = CertificatePrint.objects.select_for_update(of=("self",), no_key=True).select_related("round__unit")
    run = rows.filter(pk=pk, state=PrintState.WAITING).first()
    if run is not None:
        run.state, run.heard_at = PrintState.RUNNING, timezone.now()
        run.save(update_fields=["state", "heard_at"])
    return run


@transaction.atomic
def note_printed(*, by: User | None, run: CertificatePrint, done: int) -> bool:
    """How many pages there are; False when the run was given up meanwhile."""
    going = CertificatePrint.objects.filter(pk=run.pk, state=PrintState.RUNNING)
    return bool(going.update(done=min(done, run.total), heard_at=timezone.now()))


@transaction.atomic
def finish_print(*, by: User | None, run: CertificatePrint, content: bytes) -> bool:
    """Keep the file; nothing of a run that was given up."""
    going = CertificatePrint.objects.select_for_update(no_key=True).filter(pk=run.pk, state=PrintState.RUNNING)
    if not going.exists():
        return False
    kept = files.keep(by=run.requested_by, name=f"giay-chung-nhan-{run.round_id}-{run.pk}.pdf", content=content)
    return bool(going.update(state=PrintState.DONE, file=kept, heard_at=timezone.now()))


@transaction.atomic
def fail_print(*, by: User | None, run: CertificatePrint, why: str) -> bool:
    going = CertificatePrint.objects.filter(pk=run.pk, state__in=PRINTING)
    return bool(going.update(state=PrintState.FAILED, error=why, heard_at=timezone.now()))
