"""What the walk of a đề án leaves behind and rows could contradict, kept by PostgreSQL whoever writes.

A file brought in as it stood (inserted at a later status, or entered after the fact) has no walk to contradict: what is
asked here is asked from its first move on.
"""

# ruff: noqa: S608  every name below is written here

import pgtrigger
from django.db.models import F, Q

from projects.choices import EDITABLE, MOVES, AcceptanceResult, Move, ProjectKind, ProjectStatus
from projects.models.invariants import codes, deferred, refuse

_PID = [("pid", "bigint")]


def made(move: Move) -> str:
    return f"EXISTS (SELECT FROM projects_moverecord WHERE project_id = pid AND undone_at IS NULL AND move = '{move}')"


_STANDS = f"""
    SELECT * INTO file FROM projects_project WHERE id = pid FOR NO KEY UPDATE;
    SELECT to_status, happened_on INTO led, led_on FROM projects_moverecord
     WHERE project_id = pid AND undone_at IS NULL ORDER BY id DESC LIMIT 1;
    IF led IS NULL THEN
        SELECT from_status INTO led FROM projects_moverecord WHERE project_id = pid ORDER BY id LIMIT 1;
    END IF;
    IF led IS DISTINCT FROM file.status AND NOT (led IS NULL AND file.retrospective) THEN
        {refuse("project_status_by_its_last_move", "Tình trạng của đề án chỉ đổi bằng một bước có ghi lại.")}
    END IF;
    IF led_on IS NOT NULL AND file.status_since IS DISTINCT FROM led_on THEN
        {refuse("project_status_since_its_last_move", "Đề án ở tình trạng này từ ngày của bước vừa đi.")}
    END IF;
    IF file.submitted_on IS NULL AND {made(Move.SUBMIT)} THEN
        {refuse("project_submitted_has_its_day", "Đề án đã trình phải có ngày trình.")}
    END IF;
    IF file.approval_id IS NULL AND {made(Move.APPROVE)} THEN
        {refuse("project_approved_has_its_paper", "Đề án đã duyệt phải có quyết định phê duyệt.")}
    END IF;
    RETURN NULL;
"""
_READ = [*_PID, ("file", "projects_project%ROWTYPE"), ("led", "text"), ("led_on", "date")]
_COLUMNS = ("status", "status_since", "retrospective", "submitted_on", "approval_id")


def status_by_its_last_move() -> pgtrigger.Trigger:
    """On the đề án: its status is where its last standing move led; with every move taken back, where the first began."""
    on = pgtrigger.UpdateOf(*_COLUMNS)
    only = pgtrigger.AnyChange(*(column.removesuffix("_id") for column in _COLUMNS))
    return deferred("walked_status", f"pid := NEW.id; {_STANDS}", on=on, declare=_READ, only=only)


def move_leads_its_file() -> pgtrigger.Trigger:
    """On the move: written, or taken back, together with the status."""
    on = pgtrigger.Insert | pgtrigger.UpdateOf("undone_at")
    return deferred("move_leads_its_file", f"pid := NEW.project_id; {_STANDS}", on=on, declare=_READ)


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
        IF TG_OP = 'DELETE' THEN {refuse(name, sentence)} END IF;
        IF {changed} THEN {refuse(name, sentence)} END IF;
        RETURN NEW;
    """
    on = pgtrigger.Delete | pgtrigger.Update
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=on, func=func)


def moves_in_order() -> pgtrigger.Trigger:
    """A move begins where the last one led, and not before it."""
    func = f"""
        IF EXISTS (SELECT FROM projects_moverecord WHERE project_id = NEW.project_id AND id <> NEW.id
                    AND undone_at IS NULL AND happened_on > NEW.happened_on)
        THEN {refuse("move_days_in_order", "Bước này đứng trước bước đã đi trước nó.")} END IF;
        IF NEW.from_status <> (SELECT to_status FROM projects_moverecord WHERE project_id = NEW.project_id
                                AND id < NEW.id AND undone_at IS NULL ORDER BY id DESC LIMIT 1)
        THEN {refuse("move_begins_where_the_last_led", "Bước này không bắt đầu từ chỗ bước trước dẫn tới.")} END IF;
        RETURN NULL;
    """
    return pgtrigger.Trigger(name="move_days_in_order", when=pgtrigger.After, operation=pgtrigger.Insert, func=func)


def keeps_its_procedure() -> pgtrigger.Trigger:
    """A file stays on the version it began with, until it is written anew for another purse or place."""
    func = f"""
        IF OLD.procedure_id IS NOT NULL AND NEW.procedure_id IS DISTINCT FROM OLD.procedure_id
           AND NOT (OLD.status IN ({codes(EDITABLE)}) AND (OLD.purse, OLD.unit_id) <> (NEW.purse, NEW.unit_id))
        THEN {refuse("project_keeps_its_procedure", "Đề án giữ bản quy trình lúc bắt đầu.")} END IF;
        RETURN NEW;
    """
    return pgtrigger.Trigger(
        name="keeps_its_procedure", when=pgtrigger.Before, operation=pgtrigger.UpdateOf("procedure_id"), func=func
    )


def stopped_by_decision() -> pgtrigger.Trigger:
    """On the đề án: who stops it writes at whose wish, by which decision, what was paid and what of it may stay."""
    refusal = refuse("project_stopped_has_its_decision", "Đề án ngừng phải có quyết định ngừng cùng ngày.")
    func = f"""
        IF EXISTS (SELECT FROM projects_project WHERE id = NEW.id AND status = '{ProjectStatus.STOPPED}')
           AND NOT EXISTS (SELECT FROM projects_stoppage
                            WHERE project_id = NEW.id AND stopped_on IS NOT DISTINCT FROM NEW.stopped_on)
        THEN {refusal} END IF;
        RETURN NULL;
    """
    only = pgtrigger.Q(new__status=ProjectStatus.STOPPED, new__retrospective=False)
    return deferred("walked_stop", func, on=pgtrigger.UpdateOf("status", "stopped_on", "retrospective"), only=only)


def kept_once_submitted() -> pgtrigger.Trigger:
    """On the beneficiary: taken out of a draft only; later it drops out, with its day and why."""
    refusal = refuse("beneficiary_kept_once_submitted", "Đề án đã trình: cơ sở rút khỏi đề án, không xoá.")
    func = f"""
        IF EXISTS (SELECT FROM projects_project WHERE id = OLD.project_id AND status NOT IN ({codes(EDITABLE)}))
        THEN {refusal} END IF;
        RETURN OLD;
    """
    return pgtrigger.Trigger(name="kept_once_submitted", when=pgtrigger.Before, operation=pgtrigger.Delete, func=func)


def tick_of_its_own_procedure() -> pgtrigger.Trigger:
    """A checkpoint ticked is one of the version the file walks by."""
    func = f"""
        IF EXISTS (SELECT FROM projects_project p JOIN projects_checkpoint c ON c.id = NEW.checkpoint_id
                    WHERE p.id = NEW.project_id AND p.procedure_id <> c.procedure_id)
        THEN {refuse("tick_of_its_own_procedure", "Chặng này thuộc quy trình khác.")} END IF;
        RETURN NULL;
    """
    on = pgtrigger.Insert | pgtrigger.UpdateOf("project_id", "checkpoint_id")
    return pgtrigger.Trigger(name="tick_of_its_own_procedure", when=pgtrigger.After, operation=on, func=func)


_EACH = f"""
    IF EXISTS (SELECT FROM projects_project p WHERE p.id = pid AND p.status = '{ProjectStatus.ACCEPTED}'
                AND p.kind = '{ProjectKind.PROJECT}' AND NOT p.retrospective AND p.procedure_id IS NOT NULL
                AND (p.done_on IS NULL OR EXISTS (
                    SELECT FROM projects_beneficiary b WHERE b.project_id = p.id AND b.dropped_on IS NULL
                       AND (SELECT a.result FROM projects_acceptance a WHERE a.beneficiary_id = b.id
                             ORDER BY a.held_on DESC, a.id DESC LIMIT 1)
                           IS DISTINCT FROM '{AcceptanceResult.PASSED}')))
    THEN {refuse("project_accepted_with_each_beneficiary", "Còn cơ sở chưa nghiệm thu đạt, hoặc chưa có ngày nghiệm thu.")}
    END IF;
    RETURN NULL;
"""


def accepted_with_each(row: str, on=pgtrigger.Insert | pgtrigger.Update) -> pgtrigger.Trigger:
    """On the đề án, its beneficiaries, its acceptances: accepted is each of those still in it, by its latest minutes."""
    return deferred("walked_acceptance", f"pid := {row}; {_EACH}", on=on, declare=_PID)


def days_in_order() -> Q:
    """Of a đề án that walked here: submitted, then approved, then accepted or stopped."""
    order = Q()
    for first, then in (("submitted_on", "approved_on"), ("approved_on", "done_on"), ("approved_on", "stopped_on")):
        order &= Q(**{f"{first}__isnull": True}) | Q(**{f"{then}__isnull": True}) | Q(**{f"{first}__lte": F(then)})
    return Q(retrospective=True) | order
