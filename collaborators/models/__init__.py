"""Cộng tác viên: people, their appointments by decision, and what they report each quarter."""

from collaborators.models.difficulties import Difficulty
from collaborators.models.network import (
    Appointment,
    AppointmentArea,
    Collaborator,
)
from collaborators.models.periods import PeriodRule, Reopening, ReportingPeriod
from collaborators.models.questions import ReportQuestion
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
    "Difficulty",
    "EstablishmentReview",
    "PeriodRule",
    "QuarterlyReport",
    "Reopening",
    "ReportAnswer",
    "ReportLine",
    "ReportPart",
    "ReportQuestion",
    "ReportReturn",
    "ReportingPeriod",
    "ReturnReason",
    "Submission",
]
