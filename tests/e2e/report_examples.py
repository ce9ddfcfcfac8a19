"""An example of every page of a report, a period, a difficulty."""

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse

from collaborators.models import (
    Confirmation,
    Difficulty,
    EstablishmentReview,
    QuarterlyReport,
    RegisterDecision,
    Reopening,
    ReportingPeriod,
    ReportLine,
    ReportPhoto,
)
from khuyencong.core.dates import today


def _of(rows: Callable) -> Callable[[str], list[str]]:
    """The page of the newest row."""
    return lambda route: [reverse(route, args=[rows().order_by("-pk").values_list("pk", flat=True)[0]])]


def _confirmed(route: str) -> list[str]:
    return [reverse(route, args=[Confirmation.objects.latest("pk").submission.report_id])]


_done = _of(lambda: ReportingPeriod.objects.filter(locked_at=None, due_on__lt=today() - timedelta(days=7)))
_of_the_centre = _of(lambda: ReportingPeriod.objects.filter(year__lt=2100))  # what the furniture adds has no figures
_sent = _of(lambda: QuarterlyReport.objects.filter(status="da_gui"))
_draft = _of(lambda: QuarterlyReport.objects.filter(status="nhap"))


def _finding(route: str) -> list[str]:
    """A line about a new establishment that waits."""
    line = ReportLine.objects.filter(code="CTV2.02", report__status="da_duyet").latest("pk")
    return [reverse(route, args=[line.report_id, f"moi-{line.number}"])]


def _line(route: str) -> list[str]:
    """The first line of new establishments, in the newest period that is open and nobody has sent."""
    open_ones = ReportingPeriod.objects.filter(opens_on__lte=today(), locked_at=None).exclude(reports__status="da_gui")
    return [reverse(route, args=[open_ones.latest("pk").pk, "c2_02_0"])]


REPORTS: dict[str, Callable[[str], list[str]]] = {
    "portal:door": lambda route: [reverse(route, args=["het-han"])],
    "collaborators:take_photo": _line,
    "collaborators:photo": _of(ReportPhoto.objects.all),
    "collaborators:write": _of(ReportingPeriod.objects.all),
    "collaborators:check": _draft,
    "collaborators:report": _sent,
    "collaborators:file": lambda route: [f"{url}lan/1/" for url in _sent("collaborators:report")],
    "collaborators:take_back": _sent,
    "collaborators:confirm": _sent,
    "collaborators:paper": _confirmed,
    "collaborators:return": _sent,
    "collaborators:approve": _sent,
    "collaborators:approve_together": _of(ReportingPeriod.objects.all),
    "collaborators:lock": _done,
    "collaborators:reopen": _of(lambda: ReportingPeriod.objects.exclude(locked_at=None)),
    "collaborators:reopening": _of(Reopening.objects.all),
    "collaborators:compiled": _of_the_centre,
    "collaborators:compiled_file": lambda route: [
        f"{url}{kind}/" for url in _of_the_centre("collaborators:compiled") for kind in ("pdf", "xlsx")
    ],
    "collaborators:findings": lambda route: [
        reverse(route, args=[EstablishmentReview.objects.filter(report__status="da_duyet").latest("pk").report_id])
    ],
    "collaborators:write_finding": _finding,
    "collaborators:decline_finding": _finding,
    "collaborators:undo_decision": _of(RegisterDecision.objects.all),
    "collaborators:difficulty": _of(Difficulty.objects.all),
    "collaborators:assign_difficulty": _of(Difficulty.objects.all),
    "collaborators:forward_difficulty": _of(Difficulty.objects.all),
    "collaborators:answer_difficulty": _of(Difficulty.objects.all),
    "collaborators:join_difficulty": _of(Difficulty.objects.all),
    "collaborators:heard": _of(Difficulty.objects.all),
}
