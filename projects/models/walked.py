"""What the walk of a đề án leaves behind and rows could contradict, kept by PostgreSQL whoever writes.

A file brought in as it stood (inserted at a later status, or entered after the fact) has no walk to contradict: what is
asked here is asked from its first move on.
"""

# ruff: noqa: S608  every name below is written here

import pgtrigger
from django.db.models import F, Q

from projects.choices import EDITABLE, MOVES, AcceptanceResult, ProjectKind, ProjectStatus
from projects.models.invariants import _codes, _deferred, _refuse

_PID = [("pid", "bigint")]

_STANDS = f"""
    SELECT status, retrospective INTO stands, after_the_fact FROM projects_project WHERE id = pid FOR NO KEY UPDATE;
    SELECT to_status INTO led FROM projects_moverecord
     WHERE project_id = pid AND undone_at IS NULL ORDER BY id DESC LIMIT 1;
    IF led IS NULL THEN
        SELECT from_status INTO led FROM projects_moverecord WHERE project_id = pid ORDER BY id LIMIT 1;
    END IF;
    IF led IS DISTINCT FROM stands AND NOT (led IS NULL AND after_the_fact) THEN
        {_refuse("project_status_by_its_last_move", "Tình trạng của đề án chỉ đổi bằng một bước có ghi lại.")}
    END IF;
    RETURN NULL;
"""
_READ = [*_PID, ("stands", "text"), ("led", "text"), ("after_the_fact", "boolean")]


def status_by_its_last_move() -> pgtrigger.Trigger:
    """On the đề án: its status is where its last standing move led; with every move taken back, where the first began."""
    on = pgtrigger.UpdateOf("status", "retrospective")
    only = pgtrigger.Q(old__status__df=pgtrigger.F("new__status")) | pgtrigger.Q(
        old__retrospective__df=pgtrigger.F("new__retrospective")
    )
    return _deferred("walked_status", f"pid := NEW.id; {_STANDS}", on=on, declare=_READ, only=only)


def move_leads_its_file() -> pgtrigger.Trigger:
    """On the move: written, or taken back, together with the status."""
    on = pgtrigger.Insert | pgtrigger.UpdateOf("undone_at")
    return _deferred("move_leads_its_file", f"pid := NEW.project_id; {_STANDS}", on=on, declare=_READ)


def in_the_table() -> Q:
    """Of a move: from a status it may leave, to the one it leads to."""
    known = Q()
    for move, spec in MOVES.items():
        known |= Q(move=move, from_status__in=spec.sources, to_status=spec.target)
    return known


def kept(name: str, sentence: str, *, besides: tuple[str, ...] = ()) -> pgtrigger.Trigger:
    """A row is neither erased nor rewritten, but for the columns ``besides``."""
    less = "".join(f" - '{one}'" for one in besides)
    changed = f"(to_jsonb(NEW){less}) IS DISTINCT FROM (to_jsonb(OLD){less})"
    func = f"""
        IF TG_OP = 'DELETE' THEN {_refuse(name, sentence)} END IF;
        IF {changed} THEN {_refuse(name, sentence)} END IF;
        RETURN NEW;
    """
    on = pgtrigger.Delete | pgtrigger.Update
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=on, func=func)


def moves_in_order() -> pgtrigger.Trigger:
    """A move does not happen before the one that led to it."""
    func = f"""
        IF EXISTS (SELECT FROM projects_moverecord WHERE project_id = NEW.project_id AND id <> NEW.id
                    AND undone_at IS NULL AND happened_on > NEW.happened_on)
        THEN {_refuse("move_days_in_order", "Bước này đứng trước bước đã đi trước nó.")} END IF;
        RETURN NULL;
    """
    return pgtrigger.Trigger(name="move_days_in_order", when=pgtrigger.After, operation=pgtrigger.Insert, func=func)


def keeps_its_procedure() -> pgtrigger.Trigger:
    """A file stays on the version it began with, until it is written anew for another purse or place."""
    func = f"""
        IF OLD.procedure_id IS NOT NULL AND NEW.procedure_id IS DISTINCT FROM OLD.procedure_id
           AND NOT (OLD.status IN ({_codes(EDITABLE)}) AND (OLD.purse, OLD.unit_id) <> (NEW.purse, NEW.unit_id))
        THEN {_refuse("project_keeps_its_procedure", "Đề án giữ bản quy trình lúc bắt đầu.")} END IF;
        RETURN NEW;
    """
    return pgtrigger.Trigger(
        name="keeps_its_procedure", when=pgtrigger.Before, operation=pgtrigger.UpdateOf("procedure_id"), func=func
    )


def stopped_by_decision() -> pgtrigger.Trigger:
    """On the đề án: who stops it writes at whose wish, by which decision, what was paid and what of it may stay."""
    refuse = _refuse("project_stopped_has_its_decision", "Đề án ngừng phải có quyết định ngừng cùng ngày.")
    func = f"""
        IF EXISTS (SELECT FROM projects_project WHERE id = NEW.id AND status = '{ProjectStatus.STOPPED}')
           AND NOT EXISTS (SELECT FROM projects_stoppage
                            WHERE project_id = NEW.id AND stopped_on IS NOT DISTINCT FROM NEW.stopped_on)
        THEN {refuse} END IF;
        RETURN NULL;
    """
    only = pgtrigger.Q(new__status=ProjectStatus.STOPPED, new__retrospective=False)
    return _deferred("walked_stop", func, on=pgtrigger.UpdateOf("status", "stopped_on", "retrospective"), only=only)


def kept_once_submitted() -> pgtrigger.Trigger:
    """On the beneficiary: taken out of a draft only; later it drops out, with its day and why."""
    refuse = _refuse("beneficiary_kept_once_submitted", "Đề án đã trình: cơ sở rút khỏi đề án, không xoá.")
    func = f"""
        IF EXISTS (SELECT FROM projects_project WHERE id = OLD.project_id AND status NOT IN ({_codes(EDITABLE)}))
        THEN {refuse} END IF;
        RETURN OLD;
    """
    return pgtrigger.Trigger(name="kept_once_submitted", when=pgtrigger.Before, operation=pgtrigger.Delete, func=func)


_EACH = f"""
    IF EXISTS (SELECT FROM projects_project p WHERE p.id = pid AND p.status = '{ProjectStatus.ACCEPTED}'
                AND p.kind = '{ProjectKind.PROJECT}' AND NOT p.retrospective AND p.procedure_id IS NOT NULL
                AND (p.done_on IS NULL OR EXISTS (
                    SELECT FROM projects_beneficiary b WHERE b.project_id = p.id AND b.dropped_on IS NULL
                       AND (SELECT a.result FROM projects_acceptance a WHERE a.beneficiary_id = b.id
                             ORDER BY a.held_on DESC, a.id DESC LIMIT 1)
                           IS DISTINCT FROM '{AcceptanceResult.PASSED}')))
    THEN {_refuse("project_accepted_with_each_beneficiary", "Còn cơ sở chưa nghiệm thu đạt, hoặc chưa có ngày nghiệm thu.")}
    END IF;
    RETURN NULL;
"""


def accepted_with_each(row: str, on=pgtrigger.Insert | pgtrigger.Update) -> pgtrigger.Trigger:
    """On the đề án, its beneficiaries, its acceptances: accepted is each of those still in it, by its latest minutes."""
    return _deferred("walked_acceptance", f"pid := {row}; {_EACH}", on=on, declare=_PID)


def days_in_order() -> Q:
    """Of a đề án that walked here: submitted, then approved, then accepted or stopped."""
    order = Q()
    for first, then in (("submitted_on", "approved_on"), ("approved_on", "done_on"), ("approved_on", "stopped_on")):
        order &= Q(**{f"{first}__isnull": True}) | Q(**{f"{then}__isnull": True}) | Q(**{f"{first}__lte": F(then)})
    return Q(retrospective=True) | order
