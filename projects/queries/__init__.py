"""Questions about đề án: the list, one case, what is missing, what is due."""

from projects.queries.board import Lane, board
from projects.queries.cases import Case, case, missing_for_submit, missing_when_done
from projects.queries.columns import COLUMNS, DEFAULT_COLUMNS, ListColumn
from projects.queries.deadlines import deadlines
from projects.queries.holdings import held, open_things, unheld
from projects.queries.listing import SORTS, VIEWS, ListRow, ProjectList, plan_years
from projects.queries.procedures import Walk, version_on, walk_of
from projects.queries.programmes import programme, programmes

__all__ = [
    "COLUMNS",
    "DEFAULT_COLUMNS",
    "SORTS",
    "VIEWS",
    "Case",
    "Lane",
    "ListColumn",
    "ListRow",
    "ProjectList",
    "Walk",
    "board",
    "case",
    "deadlines",
    "held",
    "missing_for_submit",
    "missing_when_done",
    "open_things",
    "plan_years",
    "programme",
    "programmes",
    "unheld",
    "version_on",
    "walk_of",
]
