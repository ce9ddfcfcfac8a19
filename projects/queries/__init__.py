"""Questions about đề án: the list, one case, what is missing, what is due."""

from projects.queries.cases import Case, Parties, Results, case, missing_for_submit, missing_when_done
from projects.queries.deadlines import deadlines
from projects.queries.finishing import Folder, folder
from projects.queries.listing import SORTS, VIEWS, ListRow, ProjectList, plan_years
from projects.queries.procedures import Stop, Walk, last_move, version_on, walk_of
from projects.queries.programmes import programme, programmes

__all__ = [
    "SORTS",
    "VIEWS",
    "Case",
    "Folder",
    "ListRow",
    "Parties",
    "ProjectList",
    "Results",
    "Stop",
    "Walk",
    "case",
    "deadlines",
    "folder",
    "last_move",
    "missing_for_submit",
    "missing_when_done",
    "plan_years",
    "programme",
    "programmes",
    "version_on",
    "walk_of",
]
