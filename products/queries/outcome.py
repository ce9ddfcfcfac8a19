"""What a round came to: its published result, its complaints with their clocks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from khuyencong.core import calendar
from khuyencong.core.dates import today
from products.choices import RoundStatus
from products.models import Complaint, Recognition, VotingRound


def published(round_: VotingRound) -> QuerySet[Recognition]:
    """Recognitions a published round gave, with prize, in order of mã số; none before it is published. For who pays prizes."""
    rows = Recognition.objects.filter(entry__round=round_, entry__round__status=RoundStatus.PUBLISHED)
    return rows.select_related("product__establishment", "entry", "document").order_by("entry__number")


def complaint_due(round_: VotingRound) -> calendar.Due | None:
    """The last day to file: 15 working days from the announcement (LC10)."""
    return calendar.due("LC10", round_.announced_on) if round_.announced_on else None


@dataclass(frozen=True)
class Case:
    complaint: Complaint
    due_on: date | None

    @property
    def is_late(self) -> bool:
        return bool(self.due_on and self.due_on < (self.complaint.answered_on or today()))


def complaints(round_: VotingRound) -> list[Case]:
    """Each with the day its answer is due: 10 working days from receipt (LC11)."""
    rows = round_.complaints.select_related("entry", "answer_document").order_by("-received_on", "-pk")
    due = [(one, calendar.due("LC11", one.received_on)) for one in rows]
    return [Case(one, found.on if found else None) for one, found in due]
