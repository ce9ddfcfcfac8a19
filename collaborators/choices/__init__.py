"""Kinds of collaborators and the life of a quarterly report."""

from collaborators.choices.network import (
    CollaboratorKind,
    Gender,
    RenewalMove,
    Sight,
)
from collaborators.choices.register import (
    AT_ONCE,
    Decision,
    FindingKind,
)
from collaborators.choices.reminders import (
    ReminderKind,
)
from collaborators.choices.reports import (
    COMPILED,
    COUNTED,
    DIFFICULTY_TRANSITIONS,
    PERIODS_A_YEAR,
    REPORT_TRANSITIONS,
    UNANSWERED,
    WORKING,
    WRITABLE,
    Basis,
    CarryOver,
    DifficultyKind,
    DifficultyStatus,
    Heard,
    Origin,
    PeriodKind,
    PeriodWindow,
    QuestionKind,
    ReportStatus,
    ReviewOutcome,
    Sums,
)

__all__ = [
    "AT_ONCE",
    "COMPILED",
    "COUNTED",
    "DIFFICULTY_TRANSITIONS",
    "PERIODS_A_YEAR",
    "REPORT_TRANSITIONS",
    "UNANSWERED",
    "WORKING",
    "WRITABLE",
    "Basis",
    "CarryOver",
    "CollaboratorKind",
    "Decision",
    "DifficultyKind",
    "DifficultyStatus",
    "FindingKind",
    "Gender",
    "Heard",
    "Origin",
    "PeriodKind",
    "PeriodWindow",
    "QuestionKind",
    "ReminderKind",
    "RenewalMove",
    "ReportStatus",
    "ReviewOutcome",
    "Sight",
    "Sums",
]
