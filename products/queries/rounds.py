"""Rounds as lists and pages show them."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value

from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from products.choices import EntryStatus
from products.models import JuryMember, VotingRound


def round_list(*, user: User) -> QuerySet:
    """Rounds the person's area holds or takes part in, the newest first."""
    counted = Count("entries", filter=~Q(entries__status=EntryStatus.WITHDRAWN))
    chosen = Count("entries", filter=Q(entries__chosen=True))
    rows = VotingRound.objects.visible_to(user).annotate(entered=counted, won=chosen)
    return rows.select_related("unit").order_by("-year", "-pk")


def round_of(user: User) -> QuerySet:
    """A round with what its page tells, and how this person stands to it, in one query."""
    reach = reach_of(user)
    own = VotingRound.objects.filter(reach.within("unit"), pk=OuterRef("pk"))
    sits = JuryMember.objects.filter(round=OuterRef("pk"), user=user, left_on__isnull=True)
    rows = VotingRound.objects.visible_to(user).annotate(
        held_here=Exists(own), sits_here=Exists(sits), asker=Value(user.pk)
    )
    return rows.select_related("unit__parent", "plan", "regulation", "frame_document", "decision", "timeline")


def held_by(user: User, round_: VotingRound) -> bool:
    """Held inside the person's own area; read from the round where ``round_of`` brought it along for this person."""
    if getattr(round_, "asker", None) == user.pk:
        return round_.held_here
    kept = vars(round_).setdefault("_held_by", {})
    if user.pk not in kept:
        reach = reach_of(user)
        kept[user.pk] = reach.everywhere or VotingRound.objects.filter(reach.within("unit"), pk=round_.pk).exists()
    return kept[user.pk]


def sits_in(user: User, round_: VotingRound) -> bool:
    """Has a standing seat in its jury."""
    if getattr(round_, "asker", None) == user.pk:
        return round_.sits_here
    return JuryMember.objects.filter(round=round_, user=user, left_on__isnull=True).exists()
