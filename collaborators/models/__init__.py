"""Cộng tác viên: people, their appointments by decision, and what they report each quarter."""

from collaborators.models.coverage import CoverageRule
from collaborators.models.network import (
    Appointment,
    AppointmentArea,
    Collaborator,
)
from collaborators.models.reminders import Reminder, ReminderRule, ReminderStop
from collaborators.models.renewals import Renewal, RenewalLine
from collaborators.models.reports import (
    QuarterlyReport,
    ReportingPeriod,
)

__all__ = [
    "Appointment",
    "AppointmentArea",
    "Collaborator",
    "CoverageRule",
    "QuarterlyReport",
    "Reminder",
    "ReminderRule",
    "ReminderStop",
    "Renewal",
    "RenewalLine",
    "ReportingPeriod",
]
