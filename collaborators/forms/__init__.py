"""What is typed about the network and in the quarterly report."""

from collaborators.forms.network import AppointForm
from collaborators.forms.reports import (
    NOTHING,
    QuarterlyReportForm,
    SendForm,
)

__all__ = [
    "NOTHING",
    "AppointForm",
    "QuarterlyReportForm",
    "SendForm",
]
