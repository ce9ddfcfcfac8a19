"""Who may write, send and see reports, look them over, answer what is raised; who keeps the network."""

from collaborators.rules.difficulties import may_handle, may_say_heard
from collaborators.rules.network import (
    may_keep_network,
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
    "may_agree_reopening",
    "may_approve",
    "may_approve_together",
    "may_ask_reopening",
    "may_confirm",
    "may_edit",
    "may_handle",
    "may_keep_network",
    "may_lock",
    "may_open_periods",
    "may_return",
    "may_review",
    "may_say_heard",
    "may_send",
    "may_stand_behind",
    "may_take_back",
    "may_write",
]
