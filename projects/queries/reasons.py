"""The lists a reason is chosen from, and what the reason of a move says of the file as it stands."""

from datetime import date

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, TextField, Value, When

from projects.choices import TOLD_OF, Move
from projects.models import MoveRecord, Project, Reason


def reasons_of(kind: str, on: date) -> QuerySet[Reason]:
    """The list of ``kind`` in force on a day."""
    return Reason.objects.filter(kind=kind).on(on).order_by("code")


# The day its settlement file was sent back, while that is the last thing done to it.
SENT_BACK_ON = Subquery(
    MoveRecord.objects.filter(project=OuterRef("pk"), undone_at__isnull=True)
    .order_by("-recorded_at", "-pk")
    .annotate(sent_back_on=Case(When(move=Move.SEND_BACK_SETTLEMENT, then=F("happened_on"))))
    .values("sent_back_on")[:1]
)


def with_reason(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Each with ``why``: the reason of its last move, where that was a step back or out; as ``setback`` tells it."""
    last = MoveRecord.objects.filter(project=OuterRef("pk"), undone_at__isnull=True).order_by("-recorded_at", "-pk")
    led_here = When(move__in=list(TOLD_OF), to_status=F("project__status"), then=F("note"))
    told = last.values(told=Case(led_here, default=Value(""), output_field=TextField()))
    return projects.annotate(why=Subquery(told[:1]))


def setback(record: MoveRecord | None, status: str) -> MoveRecord | None:
    """``record``, the last standing move, when it is a step back or out that led to ``status``."""
    return record if record and Move(record.move) in TOLD_OF and record.to_status == status else None
