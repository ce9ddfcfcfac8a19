"""Questions about the network and its reports."""

from collaborators.queries.arrears import Arrears, arrears
from collaborators.queries.coverage import AreaRow, Coverage, networks, rule_of
from collaborators.queries.deadlines import (
    deadlines,
)
from collaborators.queries.map import CoverageMap
from collaborators.queries.network import (
    MakeUp,
    Place,
    current_appointment,
    make_up,
    network,
    sharing,
    terms_of,
)
from collaborators.queries.reminders import ReminderPage, compose, silent, step_of, steps
from collaborators.queries.renewals import RenewalPage, renewals
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
    "AreaRow",
    "Arrears",
    "Coverage",
    "CoverageMap",
    "MakeUp",
    "Place",
    "ReminderPage",
    "RenewalPage",
    "arrears",
    "compose",
    "current_appointment",
    "deadlines",
    "make_up",
    "missing",
    "my_periods",
    "network",
    "networks",
    "previous_report",
    "renewals",
    "rule_of",
    "sent_reports",
    "sharing",
    "silent",
    "step_of",
    "steps",
    "terms_of",
    "unsent",
]
