"""Products taken out of a round while it was scored: which, when, by what paper, and how many ballots they had."""

from django.db.models import Count, Q, QuerySet

from products.models import Entry, VotingRound


def of_round(round_: VotingRound) -> QuerySet[Entry]:
    """In order of mã số. One query."""
    given = Count("ballots", filter=Q(ballots__submitted_at__isnull=False))
    rows = Entry.objects.filter(round=round_, withdrawn_on__isnull=False).annotate(given=given)
    return rows.select_related("product__establishment", "withdrawal").order_by("number")
