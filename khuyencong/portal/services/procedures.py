"""Procedure versions from ``fixtures/reference``; those already there stay as staff corrected them."""

from collections.abc import Callable

from django.db import transaction

from khuyencong.core.models import User
from projects.choices import Move, ProjectStatus
from projects.models import Checkpoint, PaperType, ProcedureMove, ProcedureVersion


@transaction.atomic
def load_procedures(*, by: User | None, rows: Callable[[str], list[dict]]) -> int:
    """How many versions are new; ``by=None`` is the system. ``rows(name)`` gives the lines of one file; a version comes whole or not at all."""
    there = set(ProcedureVersion.objects.values_list("code", "version"))
    new = {
        (row["code"], row["version"]): ProcedureVersion(
            **row | {"unit": None, "valid_from": row["valid_from"] or None, "valid_to": row["valid_to"] or None}
        )
        for row in rows("procedures")
        if (row["code"], int(row["version"])) not in there
    }
    ProcedureVersion.objects.bulk_create(new.values())
    ProcedureMove.objects.bulk_create(_move(row, new) for row in rows("procedure_moves") if _of(row) in new)
    papers = {paper.code: paper for paper in PaperType.objects.all()} if new else {}
    stops = [row for row in rows("procedure_checkpoints") if _of(row) in new]
    Checkpoint.objects.bulk_create(_checkpoint(row, new, papers) for row in stops)
    return len(new)


def _of(row: dict) -> tuple[str, str]:
    return row["procedure"], row["version"]


def _move(row: dict, new: dict) -> ProcedureMove:
    own = ("office_name", "public_name", "decided_by", "reason_kind", "clock", "source_ref", "certainty", "note")
    return ProcedureMove(
        procedure=new[_of(row)],
        move=Move[row["move"]],
        from_status=ProjectStatus[row["from_status"]],
        papers=[code for code in row["papers"].split(";") if code],
        needs_document=row["needs_document"] == "1",
        **{name: row[name] for name in own},
    )


def _checkpoint(row: dict, new: dict, papers: dict[str, PaperType]) -> Checkpoint:
    own = ("order", "name", "decided_by", "only_for", "source_ref", "certainty")
    return Checkpoint(
        procedure=new[_of(row)],
        status=ProjectStatus[row["status"]],
        before_move=Move[row["before_move"]] if row["before_move"] else "",
        needs_document=row["needs_document"] == "1",
        paper_type=papers[row["paper_type"]] if row["paper_type"] else None,
        **{name: row[name] for name in own},
    )
