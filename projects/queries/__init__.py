"""Questions about đề án: the list, one case, what is missing, what is due."""

from projects.queries.cases import Case, case, missing_for_submit, missing_when_done
from projects.queries.deadlines import deadlines
from projects.queries.finishing import Folder, folder
from projects.queries.listing import SORTS, VIEWS, ListRow, ProjectList, plan_years
from projects.queries.procedures import Walk, version_on, walk_of
from projects.queries.programmes import programme, programmes

__all__ = [
    "SORTS",
    "VIEWS",
    "Case",
    "Folder",
    "ListRow",
    "ProjectList",
    "Walk",
    "case",
    "deadlines",
    "folder",
    "missing_for_submit",
    "missing_when_done",
    "plan_years",
    "programme",
    "programmes",
    "version_on",
    "walk_of",
]
