"""Who may write, send and see reports, and who keeps the network."""

from collaborators.rules.network import (
    check_place,
    may_end,
    may_keep_network,
    may_leave,
    may_revise,
    warn_of_sharing,
)
from collaborators.rules.reminders import may_stop_reminders
from collaborators.rules.reports import (
    may_edit,
    may_send,
    may_write,
)

__all__ = [
    "check_place",
    "may_edit",
    "may_end",
    "may_keep_network",
    "may_leave",
    "may_revise",
    "may_send",
    "may_stop_reminders",
    "may_write",
    "warn_of_sharing",
]
