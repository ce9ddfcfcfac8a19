"""One fair or visit with who went, and what they brought home."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from khuyencong.core.figures import Figure, of, total
from khuyencong.core.models import User
from projects.models import EventParticipant, Project, TradeEvent


@dataclass(frozen=True)
class EventPage:
    event: TradeEvent

    @cached_property
    def participants(self) -> list[EventParticipant]:
        return list(self.event.participants.all())

    @property
    def establishments(self) -> int:
        """Each once, however many products it took."""
        return len({row.establishment_id for row in self.participants})

    @property
    def booths(self) -> Figure:
        return total([of(row.booths) for row in self.participants], empty=of(None))

    @property
    def contracts(self) -> Figure:
        return total([of(row.contracts) for row in self.participants], empty=of(None))


def event(user: User, pk: int) -> EventPage | None:
    """None when the person may not see the đề án it is in."""
    went = EventParticipant.objects.select_related("establishment").order_by("establishment__sort_key", "pk")
    found = (
        TradeEvent.objects.filter(project__in=Project.objects.visible_to(user))
        .select_related("project", "unit__parent__parent")
        .prefetch_related(Prefetch("participants", went))
        .filter(pk=pk)
        .first()
    )
    return EventPage(found) if found else None
