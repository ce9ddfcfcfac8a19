"""Kinds of collaborators and the life of a quarterly report."""

from collaborators.choices.network import (
    CollaboratorKind,
    Gender,
    RenewalMove,
    Sight,
)
from collaborators.choices.reminders import ReminderKind
from collaborators.choices.reports import (
    REPORT_TRANSITIONS,
    ReportStatus,
)

__all__ = [
    "REPORT_TRANSITIONS",
    "CollaboratorKind",
    "Gender",
    "ReminderKind",
    "RenewalMove",
    "ReportStatus",
    "Sight",
]
