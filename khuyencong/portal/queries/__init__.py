"""What belongs to no single app: everyone's deadlines united, the month, the calls, one search over everything."""

from khuyencong.portal.queries.month import Month, month_of
from khuyencong.portal.queries.search import Hit, search
from khuyencong.portal.queries.tasks import Call, Task, WorkGroup, calls, colleagues, find, grouped, one_task, put_aside

__all__ = [
    "Call",
    "Hit",
    "Month",
    "Task",
    "WorkGroup",
    "calls",
    "colleagues",
    "find",
    "grouped",
    "month_of",
    "one_task",
    "put_aside",
    "search",
]
