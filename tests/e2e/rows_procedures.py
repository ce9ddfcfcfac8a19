"""Rows under a procedure: no more moves than the closed table has."""

from datetime import date

from projects.choices import MOVES
from projects.models import ProcedureVersion
from tests.factories.procedures import CheckpointFactory, ProcedureMoveFactory
from tests.factories.projects import ProjectFactory


def grow_moves(procedure, n: int) -> None:
    taken = set(procedure.moves.values_list("move", "from_status"))
    every = [(move, start) for move, spec in MOVES.items() for start in spec.sources]
    for move, start in [line for line in every if line not in taken][:n]:
        ProcedureMoveFactory(procedure=procedure, move=move, from_status=start, papers=["G001", "G002"], clock="LC01")


def grow_procedure(procedure, n: int) -> None:
    """Moves with papers and clocks, and checkpoints; of the version before as well."""
    older, _ = ProcedureVersion.objects.get_or_create(
        code=procedure.code, version=0, purse=procedure.purse, valid_to=date(1900, 1, 1)
    )
    for one in (procedure, older):
        grow_moves(one, n)
        CheckpointFactory.create_batch(n, procedure=one)


def grow_files(procedure, n: int) -> None:
    ProjectFactory.create_batch(n, procedure=procedure)
