"""What was raised: mine, the office's, which are old, which look alike."""

from datetime import date

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce

from collaborators.choices import UNANSWERED, DifficultyStatus
from collaborators.models import Difficulty
from khuyencong.core.dates import today
from khuyencong.core.models import User

ALIKE = 0.3  # of the letters in threes


def told(rows: QuerySet) -> QuerySet:
    """With the answer as its raiser reads it: its own, or of the one it was joined to."""
    return rows.annotate(
        told=Coalesce("joined_to__answer", "answer"),
        told_on=Coalesce("joined_to__answered_on", "answered_on"),
    )


def raised_by(user: User) -> QuerySet:
    """One's own, those with an answer still to be judged first, then the newest."""
    mine = Difficulty.objects.filter(appointment__collaborator__user=user)
    return told(mine).order_by("heard", F("answered_on").desc(nulls_last=True), "-raised_on", "-pk")


def listing(*, user: User, state: str = "") -> QuerySet:
    """The office's list, oldest first: those joined to another stand under it."""
    rows = Difficulty.objects.visible_to(user).exclude(status=DifficultyStatus.JOINED)
    match state:
        case "chua-giao":
            rows = rows.unsettled().filter(owner=None)
        case "qua-han":
            rows = rows.unanswered().filter(due_on__lt=today())
        case "da-tra-loi":
            rows = rows.filter(status=DifficultyStatus.ANSWERED)
        case _:
            rows = rows.unanswered()
    return (
        rows.select_related("appointment__collaborator", "owner", "establishment")
        .annotate(others=Count("joined"))
        .order_by("raised_on", "pk")
    )


def alike(difficulty: Difficulty, user: User) -> list[Difficulty]:
    """Open ones said in nearly the same words."""
    rows = Difficulty.objects.visible_to(user).filter(status__in=UNANSWERED).exclude(pk=difficulty.pk)
    near = rows.annotate(near=TrigramSimilarity("text", difficulty.text)).filter(near__gte=ALIKE)
    return list(near.select_related("appointment__collaborator").order_by("-near", "pk")[:10])


def age(difficulty: Difficulty, on: date) -> int:
    """Days since it was raised, as long as it is not answered."""
    return (on - difficulty.raised_on).days if difficulty.status in UNANSWERED else 0
