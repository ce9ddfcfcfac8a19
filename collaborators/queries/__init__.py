"""Questions about the network and its reports."""

from collaborators.queries.deadlines import (
    deadlines,
)
from collaborators.queries.difficulties import age, alike, listing, raised_by, told
from collaborators.queries.network import (
    current_appointment,
    network,
)
from collaborators.queries.periods import (
    last_day,
    last_day_of,
    late_days,
    reopened,
    reopened_to,
    rule_on,
    windows,
)
from collaborators.queries.questions import PART_NAMES, questions_on
from collaborators.queries.reports import (
    my_periods,
    return_reasons,
    sent_reports,
    sheet_of,
    unsent,
)

__all__ = [
    "PART_NAMES",
    "age",
    "alike",
    "current_appointment",
    "deadlines",
    "last_day",
    "last_day_of",
    "late_days",
    "listing",
    "my_periods",
    "network",
    "questions_on",
    "raised_by",
    "reopened",
    "reopened_to",
    "return_reasons",
    "rule_on",
    "sent_reports",
    "sheet_of",
    "told",
    "unsent",
    "windows",
]
