"""Who may make which move, and what is still in its way. The button, the page and the service ask ``may_move``."""

from collections.abc import Callable

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import MOVES, OUTSIDE, Decider, Move
from projects.models import Checkpoint, MoveRecord, Project
from projects.queries import missing_for_approval, missing_for_start, missing_for_submit, walk_of
from projects.queries.finishing import not_yet_accepted, owed_after_stop
from projects.queries.papers import missing_before
from projects.rules.parts import DECIDERS, EDITORS

_HEAD_AND_OFFICERS = (Role.LEADER, Role.STAFF, Role.ACCOUNTANT, Role.ADMIN)
# Whose hand writes the word of each decider down.
HANDS: dict[Decider, tuple[Role, ...]] = {
    Decider.ESTABLISHMENT: EDITORS,
    Decider.IMPLEMENTER: EDITORS,
    Decider.COLLABORATOR: EDITORS,
    Decider.OFFICER: EDITORS,
    Decider.ACCOUNTANT: (Role.ACCOUNTANT, Role.ADMIN),
    Decider.CENTRE_HEAD: _HEAD_AND_OFFICERS,
    Decider.DEPARTMENT_OFFICER: DECIDERS,
    Decider.DEPARTMENT_HEAD: DECIDERS,
    **dict.fromkeys(OUTSIDE, (*EDITORS, *DECIDERS)),
}

# What must be there before a move, by name: each question answers with what is missing.
_BEFORE: dict[Move, tuple[Callable[[Project], list[str]], ...]] = {
    Move.SUBMIT: (missing_for_submit,),
    Move.ACCEPT: (not_yet_accepted,),
    Move.ARCHIVE: (owed_after_stop,),
    Move.APPROVE: (missing_for_approval,),
    Move.START: (missing_for_start,),
}


def may_move(user: User, project: Project, move: Move, *, besides: tuple[Callable, ...] = ()) -> Verdict:
    """Whether ``user`` may make ``move`` now; the refusal names what is missing, ``besides`` what the page asks for."""
    for question in (_of_the_table, _of_the_procedure):
        if not (verdict := question(project, move)):
            return verdict
    decider = walk_of(project).decider(move)
    if not reach_of(user).has(*HANDS[decider]):
        return Verdict(f"Bước này do {decider.label} quyết; người ghi là {named(HANDS[decider])}.")
    missing = in_the_way(project, move, besides=besides)
    if not missing:
        return ALLOWED
    return Verdict(f"Bước “{walk_of(project).name(move)}” còn thiếu: {', '.join(missing)}.", missing=tuple(missing))


# What the money of a funded move asks besides: ``budgets``, which stands above and writes it, says so here.
_OF_MONEY: list[Callable[[User, Project, Move], Verdict]] = []


def let_money_answer(rule: Callable[[User, Project, Move], Verdict]) -> None:
    """``rule`` answers ``may_make`` for funded moves from now on."""
    _OF_MONEY[:] = [rule]


def may_make(user: User, project: Project, move: Move) -> Verdict:
    """As ``may_move``, and whether the money allows it: what the button and the page of any move ask."""
    if MOVES[move].funded and _OF_MONEY:
        return _OF_MONEY[0](user, project, move)
    return may_move(user, project, move)


def in_the_way(project: Project, move: Move, *, besides: tuple[Callable, ...] = ()) -> list[str]:
    """What ``move`` still waits for, by name: facts, papers, checkpoints."""
    asked = [question for question in _BEFORE.get(move, ()) if question not in besides]
    missing = [name for question in asked for name in question(project)]
    if not MOVES[move].reason:  # a step back or out does not wait for the papers of the way forward
        line = walk_of(project).line(move)
        missing += missing_before(project, move.name, codes=line.papers if line else ())
    return missing + [f"chặng “{one.name}”" for one in walk_of(project).untouched(move)]


def may_tick(user: User, project: Project, checkpoint: Checkpoint) -> Verdict:
    """Write down that a checkpoint of the present status is passed."""
    if checkpoint.pk not in {stop.checkpoint.pk for stop in walk_of(project).stops}:
        return Verdict("Chặng này không thuộc bước hiện nay của đề án.")
    if not reach_of(user).has(*HANDS[Decider(checkpoint.decided_by)]):
        return Verdict(f"Chặng này do {checkpoint.get_decided_by_display()} quyết.")
    return ALLOWED


def may_undo(user: User, project: Project, record: MoveRecord | None) -> Verdict:
    """Take back the last move: the same day, by the one who made it, unless a number or money rests on it."""
    if record is None or record.undone_at is not None or record.to_status != project.status:
        return Verdict("Không có bước nào để lấy lại.")
    if record.by_id != user.pk:
        return Verdict("Chỉ người vừa làm bước này lấy lại được.")
    if record.recorded_at.astimezone().date() != today():
        return Verdict("Chỉ lấy lại được trong ngày. Nay phải đi bước khác.")
    if MOVES[Move(record.move)].funded or (record.document and record.document.number):
        return Verdict("Bước này đã có số văn bản hoặc đã động tới tiền: không lấy lại được, phải đi bước khác.")
    return ALLOWED


def _of_the_table(project: Project, move: Move) -> Verdict:
    if project.retrospective:
        return Verdict("Đề án ghi lại của năm trước: không đi theo quy trình ở đây.")
    if project.status not in MOVES[move].sources:
        target = MOVES[move].target.label
        return Verdict(f"Không chuyển được từ “{project.get_status_display()}” sang “{target}”.")
    return ALLOWED


def _of_the_procedure(project: Project, move: Move) -> Verdict:
    walk = walk_of(project)
    if walk.uses(move):
        return ALLOWED
    return Verdict(f"{walk.version} không có bước “{Move(move).label}” từ “{project.get_status_display()}”.")


def named(roles: tuple[Role, ...]) -> str:
    """“chuyên viên Sở, thẩm định hoặc lãnh đạo”."""
    labels = [Role(role).label for role in roles]
    return " hoặc ".join(label[:1].lower() + label[1:] for label in labels)
