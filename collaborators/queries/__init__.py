"""Questions about the network and its reports."""

from collaborators.queries.arrears import (
    Arrears,
    arrears,
)
from collaborators.queries.coverage import (
    AreaRow,
    Coverage,
    networks,
    rule_of,
)
from collaborators.queries.deadlines import (
    deadlines,
)
from collaborators.queries.difficulties import (
    age,
    alike,
    listing,
    raised_by,
    told,
)
from collaborators.queries.map import (
    CoverageMap,
)
from collaborators.queries.network import (
    MakeUp,
    Place,
    current_appointment,
    make_up,
    network,
    sharing,
    terms_of,
)
from collaborators.queries.periods import (
    asked_of,
    last_day,
    last_day_of,
    late_days,
    reopened,
    reopened_to,
    rules_on,
    windows,
)
from collaborators.queries.questions import (
    PART_NAMES,
    questions_on,
)
from collaborators.queries.register import (
    Finding,
    balance,
    facts_now,
    findings,
    first_facts,
    one_place,
    to_record,
    waits_for_register,
)
from collaborators.queries.reminders import (
    ReminderPage,
    compose,
    silent,
    step_of,
    steps,
)
from collaborators.queries.renewals import (
    RenewalPage,
    renewals,
)
from collaborators.queries.reports import (
    board_periods,
    my_periods,
    others_report,
    raised_in,
    reopenings,
    return_reasons,
    returns_of,
    sent_reports,
    sheet_of,
    unsent,
    waiting,
)

__all__ = [
    "PART_NAMES",
    "AreaRow",
    "Arrears",
    "Coverage",
    "CoverageMap",
    "Finding",
    "MakeUp",
    "Place",
    "ReminderPage",
    "RenewalPage",
    "age",
    "alike",
    "arrears",
    "asked_of",
    "balance",
    "board_periods",
    "compose",
    "current_appointment",
    "deadlines",
    "facts_now",
    "findings",
    "first_facts",
    "last_day",
    "last_day_of",
    "late_days",
    "listing",
    "make_up",
    "my_periods",
    "network",
    "networks",
    "one_place",
    "others_report",
    "questions_on",
    "raised_by",
    "raised_in",
    "renewals",
    "reopened",
    "reopened_to",
    "reopenings",
    "return_reasons",
    "returns_of",
    "rule_of",
    "rules_on",
    "sent_reports",
    "sharing",
    "sheet_of",
    "silent",
    "step_of",
    "steps",
    "terms_of",
    "to_record",
    "told",
    "unsent",
    "waiting",
    "waits_for_register",
    "windows",
]
