"""What people do: write and send a quarterly report, keep the network."""

from collaborators.services.network import (
    appoint,
    end_term,
    replace,
)
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
    "discard",
    "draw_up",
    "drop_line",
    "end_term",
    "let_join",
    "let_leave",
    "let_stay",
    "replace",
    "save_report",
    "send_report",
    "sign",
]
