"""The same list as a board: a column for each phase, its first cards and how many there are. Two queries, and the one on the law."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, F, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber

from khuyencong.core.dates import format_date
from khuyencong.core.figures import Figure, of
from projects.choices import PHASES, Phase
from projects.models import Project
from projects.queries import lacking
from projects.queries.listing import ProjectList

EACH = 8


@dataclass(frozen=True, kw_only=True)
class Card:
    """One đề án on the board; ``late`` is how many days past due."""

    project: Project
    support: Figure
    lacking: list[str]
    late: int

    @property
    def due(self) -> str:
        if self.late:
            return f"quá {self.late} ngày"
        return f"hạn {format_date(self.project.due_on)}" if self.project.due_on else "chưa đặt hạn"


@dataclass
class Lane:
    """A column of the board."""

    phase: Phase
    total: int = 0
    cards: list[Card] = field(default_factory=list)


def board(asked: ProjectList, *, each: int = EACH) -> list[Lane]:
    """Every phase, in order; the cards due first stand first."""
    phases = list(PHASES)
    place = Case(
        *(When(status__in=PHASES[phase], then=Value(number)) for number, phase in enumerate(phases)),
        output_field=IntegerField(),
    )
    lane = {"partition_by": [F("place")]}
    due_first = [F("due_on").asc(nulls_last=True), F("pk").asc()]
    first = (
        asked.found()
        .annotate(place=place)
        .annotate(total=Window(Count("pk"), **lane), rank=Window(RowNumber(), **lane, order_by=due_first))
        .filter(rank__lte=each)
        .order_by("place", "rank")
        .values_list("pk", "place", "total")
    )
    placed = list(first)  # what the cards say is read of these alone
    cards = lacking.annotated(Project.objects.filter(pk__in=[pk for pk, _, _ in placed])).select_related("holder")
    missing = lacking.of_each(cards)
    shown = {project.pk: _card(project, asked.on, missing[project.pk]) for project in cards}
    lanes = [Lane(phase) for phase in phases]
    for pk, number, total in placed:
        lanes[number].total = total
        lanes[number].cards.append(shown[pk])
    return lanes


def _card(project: Project, on: date, missing: list[str]) -> Card:
    is_late = project.is_open and project.due_on is not None and project.due_on < on
    return Card(
        project=project,
        support=of(project.support, illustrative=project.illustrative),
        lacking=missing,
        late=(on - project.due_on).days if is_late else 0,
    )
