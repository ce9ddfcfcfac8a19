"""Questions about đề án: the list, one case, what is missing, what is due."""

from projects.queries.cases import Case, case, missing_for_submit, missing_when_done
from projects.queries.deadlines import deadlines
from projects.queries.duties import locality_deadlines
from projects.queries.listing import SORTS, VIEWS, ListRow, ProjectList, plan_years
from projects.queries.programmes import Progress, programme, programmes

__all__ = [
    "SORTS",
    "VIEWS",
    "Case",
    "ListRow",
    "Progress",
    "ProjectList",
    "case",
    "deadlines",
    "locality_deadlines",
    "missing_for_submit",
    "missing_when_done",
    "plan_years",
    "programme",
    "programmes",
]
