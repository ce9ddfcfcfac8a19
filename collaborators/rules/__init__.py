"""Who may write, send and see reports, and who keeps the network."""

from collaborators.rules.network import (
    may_keep_network,
)
from collaborators.rules.reports import (
    may_edit,
    may_send,
    may_write,
)

__all__ = [
    "may_edit",
    "may_keep_network",
    "may_send",
    "may_write",
]
