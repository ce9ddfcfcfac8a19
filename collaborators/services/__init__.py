"""What people do: write and send a quarterly report, keep the network."""

from collaborators.services.network import (
    appoint,
    end_term,
    replace,
)
from collaborators.services.reminders import call_off, call_on, remind
from collaborators.services.renewals import (
    discard,
    draw_up,
    drop_line,
    let_join,
    let_leave,
    let_stay,
    sign,
)
from collaborators.services.reports import (
    save_report,
    send_report,
)

__all__ = [
    "appoint",
    "call_off",
    "call_on",
    "discard",
    "draw_up",
    "drop_line",
    "end_term",
    "let_join",
    "let_leave",
    "let_stay",
    "remind",
    "replace",
    "save_report",
    "send_report",
    "sign",
]
