"""Rounds as lists and pages show them."""

from django.db.models import Count, Q, QuerySet

from khuyencong.core.models import User
from products.choices import EntryStatus
from products.models import VotingRound


def round_list(*, user: User) -> QuerySet:
    """Rounds the person's area holds or takes part in, the newest first."""
    counted = Count("entries", filter=~Q(entries__status=EntryStatus.WITHDRAWN))
    chosen = Count("entries", filter=Q(entries__chosen=True))
    rows = VotingRound.objects.visible_to(user).annotate(entered=counted, won=chosen)
    return rows.select_related("unit").order_by("-year", "-pk")


def round_of(user: User) -> QuerySet:
    """A round with what its page tells in one query."""
    return VotingRound.objects.visible_to(user).select_related(
        "unit__parent", "plan", "regulation", "frame_document", "decision", "timeline"
    )
