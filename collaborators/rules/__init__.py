"""Who may write, send and see reports, look them over, answer what is raised; who keeps the network."""

from collaborators.rules.difficulties import (
    may_handle,
    may_say_heard,
)
from collaborators.rules.network import (
    check_place,
    may_end,
    may_keep_network,
    may_leave,
    may_revise,
    warn_of_sharing,
)
from collaborators.rules.register import (
    may_decide_findings,
    may_keep_register,
    may_undo_decision,
)
from collaborators.rules.reminders import (
    may_stop_reminders,
)
from collaborators.rules.reports import (
    may_confirm,
    may_edit,
    may_send,
    may_stand_behind,
    may_take_back,
    may_write,
)
from collaborators.rules.review import (
    may_agree_reopening,
    may_approve,
    may_approve_together,
    may_ask_reopening,
    may_lock,
    may_open_periods,
    may_return,
    may_review,
)

__all__ = [
    "check_place",
    "may_agree_reopening",
    "may_approve",
    "may_approve_together",
    "may_ask_reopening",
    "may_confirm",
    "may_decide_findings",
    "may_edit",
    "may_end",
    "may_handle",
    "may_keep_network",
    "may_keep_register",
    "may_leave",
    "may_lock",
    "may_open_periods",
    "may_return",
    "may_review",
    "may_revise",
    "may_say_heard",
    "may_send",
    "may_stand_behind",
    "may_stop_reminders",
    "may_take_back",
    "may_undo_decision",
    "may_write",
    "warn_of_sharing",
]
