"""What the worker does to print the certificates of a round; progress is written between pages, each in its own transaction."""

import logging

from products import exports, services
from products.models import CertificatePrint

log = logging.getLogger("khuyencong.jobs")
STEPS = 25
"""So many times a run tells how far it is: often enough for who waits, seldom enough for the audit trail."""


class GivenUp(Exception):
    """Somebody asked for a new run meanwhile."""


def carry_out(pk: int) -> None:
    """Once: a job that is delivered twice finds the run taken, and does nothing."""
    run = services.claim_print(by=None, pk=pk)
    if run is None:
        return
    try:
        content = exports.certificates_pdf(run.round, lambda done: _tell(run, done))
        services.finish_print(by=None, run=run, content=content)
    except GivenUp:
        return
    except Exception as error:  # whatever it was, who waits has to hear of it
        log.exception("in giấy chứng nhận %s", pk)
        services.fail_print(by=None, run=run, why=f"Máy in hỏng: {error}"[:500])


def _tell(run: CertificatePrint, done: int) -> None:
    if done != run.total and done % max(run.total // STEPS, 1):
        return
    if not services.note_printed(by=None, run=run, done=done):
        raise GivenUp
