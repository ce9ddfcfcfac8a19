"""Cộng tác viên: people, their appointments by decision, and what they report each quarter."""

from collaborators.models.coverage import (
    CoverageRule,
)
from collaborators.models.difficulties import (
    Difficulty,
)
from collaborators.models.network import (
    Appointment,
    AppointmentArea,
    Collaborator,
)
from collaborators.models.periods import (
    PeriodRule,
    Reopening,
    ReportingPeriod,
)
from collaborators.models.photos import (
    ReportPhoto,
)
from collaborators.models.questions import (
    ReportQuestion,
)
from collaborators.models.register import (
    RegisterDecision,
)
from collaborators.models.reminders import (
    Reminder,
    ReminderRule,
    ReminderStop,
)
from collaborators.models.renewals import (
    Renewal,
    RenewalLine,
)
from collaborators.models.reports import (
    Confirmation,
    EstablishmentReview,
    QuarterlyReport,
    ReportAnswer,
    ReportLine,
    ReportPart,
    ReportReturn,
    ReturnReason,
    Submission,
)

__all__ = [
    "Appointment",
    "AppointmentArea",
    "Collaborator",
    "Confirmation",
    "CoverageRule",
    "Difficulty",
    "EstablishmentReview",
    "PeriodRule",
    "QuarterlyReport",
    "RegisterDecision",
    "Reminder",
    "ReminderRule",
    "ReminderStop",
    "Renewal",
    "RenewalLine",
    "Reopening",
    "ReportAnswer",
    "ReportLine",
    "ReportPart",
    "ReportPhoto",
    "ReportQuestion",
    "ReportReturn",
    "ReportingPeriod",
    "ReturnReason",
    "Submission",
]
