"""Questions about the network and its reports."""

from collaborators.queries.deadlines import (
    deadlines,
)
from collaborators.queries.network import (
    current_appointment,
    network,
)
from collaborators.queries.reports import (
    PARTS,
    missing,
    my_periods,
    previous_report,
    sent_reports,
    unsent,
)

__all__ = [
    "PARTS",
    "current_appointment",
    "deadlines",
    "missing",
    "my_periods",
    "network",
    "previous_report",
    "sent_reports",
    "unsent",
]
