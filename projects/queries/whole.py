"""What a procedure still lacks before a file could walk it from the first status to each ending, in words."""

from collections.abc import Iterable

from projects.choices import MOVES, PROJECT_TRANSITIONS, Move, ProjectStatus, main_path

Line = tuple[str, str]  # move, the status it leaves
Stop = tuple[str, str, str]  # status, the move it holds up ("" the way forward), name

START = main_path()[0]
ENDS = [status for status, targets in PROJECT_TRANSITIONS.items() if not targets]


def gaps(lines: Iterable[Line], stops: Iterable[Stop] = ()) -> list[str]:
    """Nothing when whole; otherwise each hole as a sentence."""
    used = {(Move(move), ProjectStatus(start)) for move, start in lines}
    reached = _reached(used)
    left = {start for _, start in used}
    found = [f"Không có đường từ “{START.label}” tới “{end.label}”." for end in ENDS if end not in reached]
    found += [
        f"Tới “{status.label}” thì không còn bước nào đi tiếp."
        for status in ProjectStatus
        if status in reached and status not in ENDS and status not in left
    ]
    found += [
        f"Bước “{move.label}” từ “{start.label}” không bao giờ tới lượt: không bước nào dẫn tới “{start.label}”."
        for move, start in sorted(used)
        if start not in reached
    ]
    return found + [told for stop in stops if (told := _loose(stop, used))]


def _reached(used: set[tuple[Move, ProjectStatus]]) -> set[ProjectStatus]:
    reached, more = set(), {START}
    while more:
        reached |= more
        more = {MOVES[move].target for move, start in used if start in reached} - reached
    return reached


def _loose(stop: Stop, used: set) -> str:
    """A checkpoint that no move of its status would ever wait for."""
    status, move, name = ProjectStatus(stop[0]), stop[1], stop[2]
    if move and (Move(move), status) not in used:
        return f"Chặng “{name}” chặn bước “{Move(move).label}”, nhưng quy trình không có bước ấy từ “{status.label}”."
    if not any(start == status and not MOVES[one].reason for one, start in used):
        return f"Chặng “{name}” đứng ở “{status.label}”, nơi không có bước đi tiếp nào để chặn."
    return ""
