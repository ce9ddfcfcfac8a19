"""What people do: write, send and look over a report, follow what it raises, keep the network."""

from collaborators.services.difficulties import (
    answer_difficulty,
    assign_difficulty,
    forward_difficulty,
    join_difficulty,
    say_heard,
)
from collaborators.services.drafts import keep_boxes, save_report, send_once
from collaborators.services.network import appoint, end_term, replace
from collaborators.services.periods import agree_reopening, ask_reopening, lock_period, open_year
from collaborators.services.photos import drop_photo, take_photo
from collaborators.services.register import (
    decline_finding,
    undo_decision,
    write_arrived,
    write_changed,
    write_findings,
    write_new,
)
from collaborators.services.reminders import call_off, call_on, remind
from collaborators.services.renewals import discard, draw_up, drop_line, let_join, let_leave, let_stay, sign
from collaborators.services.review import (
    approve_report,
    approve_together,
    confirm_report,
    return_report,
    take_back_report,
)
from collaborators.services.sending import send_report

__all__ = [
    "agree_reopening",
    "answer_difficulty",
    "appoint",
    "approve_report",
    "approve_together",
    "ask_reopening",
    "assign_difficulty",
    "call_off",
    "call_on",
    "confirm_report",
    "decline_finding",
    "discard",
    "draw_up",
    "drop_line",
    "drop_photo",
    "end_term",
    "forward_difficulty",
    "join_difficulty",
    "keep_boxes",
    "let_join",
    "let_leave",
    "let_stay",
    "lock_period",
    "open_year",
    "remind",
    "replace",
    "return_report",
    "save_report",
    "say_heard",
    "send_once",
    "send_report",
    "sign",
    "take_back_report",
    "take_photo",
    "undo_decision",
    "write_arrived",
    "write_changed",
    "write_findings",
    "write_new",
]
