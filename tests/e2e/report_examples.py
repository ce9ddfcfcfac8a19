"""An example of every page of a report, a period, a difficulty."""

from collections.abc import Callable

from django.urls import reverse

from collaborators.models import Confirmation, Difficulty, QuarterlyReport, Reopening, ReportingPeriod, ReportPhoto
from khuyencong.core.dates import today


def _of(rows: Callable) -> Callable[[str], list[str]]:
    """The page of the newest row."""
    return lambda route: [reverse(route, args=[rows().order_by("-pk").values_list("pk", flat=True)[0]])]


def _confirmed(route: str) -> list[str]:
    return [reverse(route, args=[Confirmation.objects.latest("pk").submission.report_id])]


_sent = _of(lambda: QuarterlyReport.objects.filter(status="da_gui"))
_draft = _of(lambda: QuarterlyReport.objects.filter(status="nhap"))


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
    "collaborators:lock": _of(lambda: ReportingPeriod.objects.filter(locked_at=None)),
    "collaborators:reopen": _of(lambda: ReportingPeriod.objects.exclude(locked_at=None)),
    "collaborators:reopening": _of(Reopening.objects.all),
    "collaborators:compiled": _of(ReportingPeriod.objects.all),
    "collaborators:compiled_file": lambda route: [
        f"{url}{kind}/"
        for url in _of(ReportingPeriod.objects.all)("collaborators:compiled")
        for kind in ("pdf", "xlsx")
    ],
    "collaborators:difficulty": _of(Difficulty.objects.all),
    "collaborators:assign_difficulty": _of(Difficulty.objects.all),
    "collaborators:forward_difficulty": _of(Difficulty.objects.all),
    "collaborators:answer_difficulty": _of(Difficulty.objects.all),
    "collaborators:join_difficulty": _of(Difficulty.objects.all),
    "collaborators:heard": _of(Difficulty.objects.all),
}
