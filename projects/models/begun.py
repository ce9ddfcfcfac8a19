"""A procedure that files walk by is not changed under them, whoever writes; one that loses a line stays whole."""

# ruff: noqa: S608  every name below is written here

import pgtrigger

from projects.choices import MOVES, PROJECT_TRANSITIONS, main_path
from projects.models.invariants import deferred, refuse

# What may still be written: how sure we are, and where it is said. A version may also be ended.
OF_THE_SOURCE = ("source_ref", "certainty")
OF_A_VERSION = (*OF_THE_SOURCE, "document", "valid_to")
OF_A_LINE = (*OF_THE_SOURCE, "note")


def _kept(name: str, sentence: str, *, pid: str, besides: tuple[str, ...], on) -> pgtrigger.Trigger:
    """The version is locked first: a file that begins meanwhile is waited for, and seen."""
    less = "".join(f" - '{one}'" for one in besides)
    func = f"""
        IF TG_OP = 'UPDATE' THEN
            IF (to_jsonb(NEW){less}) = (to_jsonb(OLD){less}) THEN RETURN NEW; END IF;
        END IF;
        PERFORM FROM projects_procedureversion WHERE id IN ({pid}) FOR UPDATE;
        IF EXISTS (SELECT FROM projects_project WHERE procedure_id IN ({pid}))
        THEN {refuse(name, sentence)} END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    """
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=on, func=func)


def version_kept() -> pgtrigger.Trigger:
    """On the version: its purse, place, name and first day stand once a file walks by it."""
    sentence = "Đã có đề án theo bản quy trình này: lập bản mới, không sửa bản đang theo."
    on = pgtrigger.Update | pgtrigger.Delete
    return _kept("procedure_kept", sentence, pid="OLD.id", besides=OF_A_VERSION, on=on)


def line_kept(table: str) -> pgtrigger.Trigger:
    """On its moves and checkpoints: none is added, rewritten or taken out."""
    sentence = "Đã có đề án theo bản quy trình này: lập bản mới rồi sửa bước và chặng ở đó."
    on = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    pid = "SELECT one FROM unnest(ARRAY[OLD.procedure_id, NEW.procedure_id]) AS one WHERE one IS NOT NULL"
    return _kept(f"{table}_kept", sentence, pid=pid, besides=OF_A_LINE, on=on)


_TARGETS = ", ".join(f"('{move}', '{spec.target}')" for move, spec in MOVES.items())
_ENDS = ", ".join(f"('{status}')" for status, targets in PROJECT_TRANSITIONS.items() if not targets)


def still_whole() -> pgtrigger.Trigger:
    """On the moves: taking one out leaves a way to each ending, and none that leads nowhere."""
    func = f"""
        IF EXISTS (
            WITH RECURSIVE edge AS (
                SELECT m.from_status AS a, t.b FROM projects_proceduremove m
                  JOIN (VALUES {_TARGETS}) AS t(move, b) ON t.move = m.move WHERE m.procedure_id = OLD.procedure_id
            ), reached(s) AS (
                SELECT '{main_path()[0]}'::varchar UNION SELECT edge.b::varchar FROM edge JOIN reached ON edge.a = s
            ), ends(s) AS (VALUES {_ENDS})
            SELECT FROM ends WHERE s NOT IN (SELECT s FROM reached)
            UNION ALL
            SELECT FROM reached WHERE s NOT IN (SELECT s FROM ends) AND s NOT IN (SELECT a FROM edge)
        ) AND EXISTS (SELECT FROM projects_procedureversion WHERE id = OLD.procedure_id)
        THEN {refuse("procedure_stays_whole", "Quy trình thiếu đường đi: bỏ bước này thì có đề án không đi tiếp được.")}
        END IF;
        RETURN NULL;
    """
    on = pgtrigger.Delete | pgtrigger.UpdateOf("move", "from_status", "procedure_id")
    return deferred("still_whole", func, on=on)
