"""The procedure a file walks by: its own version, or the one in force where it has none yet."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F, FilteredRelation, Q

from khuyencong.core.dates import today
from projects.choices import EDITABLE, MOVES, Decider, Move, Only, ProjectStatus, moves_from
from projects.models import Checkpoint, MoveRecord, ProcedureMove, ProcedureVersion, Project


def version_on(day: date, *, purse: str, unit) -> ProcedureVersion | None:
    """The version in force on ``day``: the province's own before everybody's. None when there is none: the closed table alone."""
    return (
        ProcedureVersion.objects.fitting(purse=purse, unit_ids=_with_what_it_lies_in(unit))
        .on(day)
        .order_by("unit_id", "-version")  # NULL sorts last: everybody's comes after the province's
        .first()
    )


def _with_what_it_lies_in(unit) -> list[int]:
    ids = []
    while unit is not None:
        ids.append(unit.pk)
        unit = unit.parent
    return ids


@dataclass(frozen=True)
class Stop:
    """A checkpoint, the day it was passed (None while it is not) and by which paper."""

    checkpoint: Checkpoint
    ticked_on: date | None
    paper: str = ""


@dataclass(frozen=True)
class Walk:
    """One file and the procedure it walks by: what may come next, under which name, by whose word. Three queries at most."""

    project: Project

    @cached_property
    def version(self) -> ProcedureVersion | None:
        if self.project.procedure_id or self.project.retrospective:
            return self.project.procedure
        on_the_way = self.project.status not in EDITABLE and self.project.status_since
        day = self.project.status_since if on_the_way else today()  # brought in as it stood: by the law of that day
        return version_on(day, purse=self.project.purse, unit=self.project.unit)

    @cached_property
    def lines(self) -> dict[tuple[str, str], ProcedureMove]:
        """Every line of the version, by move and the status it leaves."""
        found = ProcedureMove.objects.filter(procedure=self.version) if self.version else []
        return {(line.move, line.from_status): line for line in found}

    @cached_property
    def stops(self) -> list["Stop"]:
        """Checkpoints of the file's present status that concern it, in order, each with what was ticked."""
        if self.version is None:
            return []
        found = (
            Checkpoint.objects.filter(procedure=self.version, status=self.project.status)
            .alias(standing=FilteredRelation("ticks", condition=Q(ticks__project=self.project, ticks__void=False)))
            .annotate(
                ticked_on=F("standing__happened_on"),
                number=F("standing__document__number"),
                symbol=F("standing__document__symbol"),
            )
            .order_by("order")
        )
        return [Stop(one, one.ticked_on, _reference(one)) for one in found if self._concerns(one)]

    def line(self, move: Move) -> ProcedureMove | None:
        return self.lines.get((move, self.project.status))

    def uses(self, move: Move) -> bool:
        """Whether the version has this move from the present status; without any version the closed table rules alone."""
        return self.version is None or self.line(move) is not None

    def name(self, move: Move) -> str:
        """The verb on the button, in the office's own words where it has them."""
        line = self.line(move)
        return line.office_name if line else Move(move).label

    def decider(self, move: Move) -> Decider:
        line = self.line(move)
        return Decider(line.decided_by) if line else MOVES[move].decider

    def needs_document(self, move: Move) -> bool:
        line = self.line(move)
        return MOVES[move].needs_document or bool(line and line.needs_document)

    def reason_kind(self, move: Move) -> str:
        """The list a reason for ``move`` is chosen from; "" when it gives none."""
        line, own = self.line(move), MOVES[move].reason
        return (line.reason_kind if line else "") or (own.value if own else "")

    def moves(self) -> list[Move]:
        """What may leave the present status under this version, the way forward first."""
        return [move for move in moves_from(ProjectStatus(self.project.status)) if self.uses(move)]

    def untouched(self, move: Move) -> list[Checkpoint]:
        """Checkpoints of the present status that must be ticked before ``move``, and are not."""
        if MOVES[move].reason:  # a step back or out does not wait for the way forward
            return []
        return [
            stop.checkpoint
            for stop in self.stops
            if stop.ticked_on is None and stop.checkpoint.before_move in ("", move)
        ]

    def _concerns(self, checkpoint: Checkpoint) -> bool:
        match checkpoint.only_for:
            case Only.GROUP:
                return self.project.is_group
            case Only.TENDER:
                return False  # until the file says that it is put to tender
        return True


def last_move(project: Project) -> MoveRecord | None:
    """The latest move that stands: by number, as the clocks of two machines may differ."""
    standing = project.moves.filter(undone_at__isnull=True).select_related("document", "by", "reason")
    return standing.order_by("-pk").first()


def _reference(row) -> str:
    return "/".join(part for part in (row.number, row.symbol) if part)


def walk_of(project: Project) -> Walk:
    """The walk of a file, kept on it while it stands where it stands."""
    kept = project.__dict__.get("_walk")
    if kept is None or kept[0] != project.status:
        kept = project.__dict__["_walk"] = (project.status, Walk(project))
    return kept[1]
