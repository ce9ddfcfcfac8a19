"""Questions about đề án: the list, one case, what is missing, what is due."""

from projects.queries.appraisals import latest_appraisal, missing_for_approval
from projects.queries.cases import Case, Parties, Results, case, missing_for_submit, missing_when_done
from projects.queries.deadlines import deadlines
from projects.queries.listing import SORTS, VIEWS, ListRow, ProjectList, plan_years
from projects.queries.procedures import Stop, Walk, version_on, walk_of
from projects.queries.programmes import programme, programmes
from projects.queries.running import (
    missing_for_start,
    reportable_months,
    running_of,
    without_agreement,
)

__all__ = [
    "SORTS",
    "VIEWS",
    "Case",
    "ListRow",
    "Parties",
    "ProjectList",
    "Results",
    "Stop",
    "Walk",
    "case",
    "deadlines",
    "latest_appraisal",
    "missing_for_approval",
    "missing_for_start",
    "missing_for_submit",
    "missing_when_done",
    "plan_years",
    "programme",
    "programmes",
    "reportable_months",
    "running_of",
    "version_on",
    "walk_of",
    "without_agreement",
]
