"""What the page of a round and of a registration tell, with what the reader may do."""

from dataclasses import dataclass
from datetime import date

from khuyencong.core import calendar
from khuyencong.core.dates import format_date
from khuyencong.core.models import Activity, User
from khuyencong.core.readings import one_reading
from products.choices import ROUND_STEPS, EntryStatus, RoundStatus
from products.models import CouncilMember, Entry, RoundMove, VotingLevelRule, VotingRound
from products.queries import law, outcome
from products.queries.entries import Checklist, checklist, of_round

_LINE = [one for one in RoundStatus if one != RoundStatus.CANCELLED]


@dataclass(frozen=True)
class Room:
    """A collaborator reads of the registrations those of their communes."""

    round: VotingRound
    entries: list[Entry]
    moves: list[RoundMove]
    council: list[CouncilMember]
    level: VotingLevelRule | None
    next_due: calendar.Due | None
    complaint_due: calendar.Due | None
    complaints: list[outcome.Case]

    @property
    def steps(self) -> list[dict]:
        """For ``components/steps.html``."""
        if self.round.status == RoundStatus.CANCELLED:
            return [{"label": self.round.get_status_display(), "state": "stop"}]
        at = _LINE.index(self.round.status)
        days = {move.to_status: move.happened_on for move in self.moves}
        return [
            {
                "label": one.label,
                "note": _day(days.get(one)) if number <= at else "",
                "state": "now" if number == at else "ok" if number < at else "",
            }
            for number, one in enumerate(_LINE)
        ]

    @property
    def next_steps(self) -> list[tuple[str, str, bool]]:
        """(code, words, is the way forward)."""
        return [(one.value, ROUND_STEPS[one], number == 0) for number, one in enumerate(self.round.next_statuses)]

    @property
    def counts(self) -> dict[str, int]:
        found = dict.fromkeys(EntryStatus.values, 0)
        for entry in self.entries:
            found[entry.status] += 1
        return {EntryStatus(code).label: number for code, number in found.items() if number}


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


@one_reading()
def room_of(round_: VotingRound, user: User) -> Room:
    return Room(
        round=round_,
        entries=list(of_round(round_, user)),
        moves=list(round_.moves.select_related("document", "by").order_by("-pk")),
        council=list(round_.council.select_related("document").order_by("left_on", "pk")),
        level=law.level_rule(round_.level, round_.opens_on),
        complaint_due=outcome.complaint_due(round_),
        complaints=outcome.complaints(round_) if round_.announced_on else [],
        next_due=calendar.due("LC33", round_.opens_on),
    )


@dataclass(frozen=True)
class EntryPage:
    entry: Entry
    checklist: Checklist
    activities: list[Activity]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The words of Phụ lục 2, label by label."""
        one = self.entry
        names = (
            "description",
            "materials",
            "technology",
            "capacity",
            "price",
            "market",
            "quality",
            "environment",
            "awards",
        )
        return [(Entry._meta.get_field(name).verbose_name, getattr(one, name)) for name in names]


def entry_page(entry: Entry) -> EntryPage:
    feed = entry.timeline.activities.select_related("actor").order_by("-at", "-pk")[:20]
    return EntryPage(entry, checklist(entry), list(feed))
