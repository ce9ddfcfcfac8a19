"""What people do: write and send a quarterly report, keep the network."""

from collaborators.services.network import (
    appoint,
)
from collaborators.services.reports import (
    save_report,
    send_report,
)

__all__ = [
    "appoint",
    "save_report",
    "send_report",
]
