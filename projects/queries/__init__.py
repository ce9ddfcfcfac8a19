"""Questions about đề án: the list, one case, what is missing, what is due."""

from projects.queries.appraisals import (
    latest_appraisal,
    missing_for_approval,
)
from projects.queries.board import (
    Lane,
    board,
)
from projects.queries.cases import (
    Case,
    Parties,
    Results,
    case,
    decided,
    missing_for_submit,
    missing_when_done,
)
from projects.queries.columns import (
    COLUMNS,
    DEFAULT_COLUMNS,
    ListColumn,
)
from projects.queries.deadlines import (
    deadlines,
)
from projects.queries.duties import (
    locality_deadlines,
)
from projects.queries.finishing import (
    ArchiveFolder,
    archive_folder,
)
from projects.queries.held import (
    held,
    open_things,
    unheld,
    without_holder,
)
from projects.queries.listing import (
    SORTS,
    VIEWS,
    ListRow,
    ProjectList,
    plan_years,
)
from projects.queries.papers import (
    checklist,
    folder,
    missing,
    missing_before,
    missing_for,
    missing_papers,
    with_papers,
)
from projects.queries.procedures import (
    Stop,
    Walk,
    last_move,
    version_on,
    walk_of,
)
from projects.queries.programmes import (
    Progress,
    programme,
    programmes,
)
from projects.queries.reasons import (
    reasons_of,
    setback,
    with_reason,
)
from projects.queries.running import (
    missing_for_start,
    reportable_months,
    running_of,
    without_agreement,
)
from projects.queries.surveys import (
    survey_deadlines,
)

__all__ = [
    "COLUMNS",
    "DEFAULT_COLUMNS",
    "SORTS",
    "VIEWS",
    "ArchiveFolder",
    "Case",
    "Lane",
    "ListColumn",
    "ListRow",
    "Parties",
    "Progress",
    "ProjectList",
    "Results",
    "Stop",
    "Walk",
    "archive_folder",
    "board",
    "case",
    "checklist",
    "deadlines",
    "decided",
    "folder",
    "held",
    "last_move",
    "latest_appraisal",
    "locality_deadlines",
    "missing",
    "missing_before",
    "missing_for",
    "missing_for_approval",
    "missing_for_start",
    "missing_for_submit",
    "missing_papers",
    "missing_when_done",
    "open_things",
    "plan_years",
    "programme",
    "programmes",
    "reasons_of",
    "reportable_months",
    "running_of",
    "setback",
    "survey_deadlines",
    "unheld",
    "version_on",
    "walk_of",
    "with_papers",
    "with_reason",
    "without_agreement",
    "without_holder",
]
