"""What belongs to no single app: everyone's deadlines united, the month, the calls, one search over everything."""

from khuyencong.portal.queries.handover import (
    Minutes,
    handovers,
    minutes,
    open_things,
    unheld,
    unheld_count,
    who_may_give,
)
from khuyencong.portal.queries.month import Month, month_of
from khuyencong.portal.queries.search import Hit, search
from khuyencong.portal.queries.tasks import Call, Task, WorkGroup, calls, colleagues, find, grouped, one_task, put_aside

__all__ = [
    "Call",
    "Hit",
    "Minutes",
    "Month",
    "Task",
    "WorkGroup",
    "calls",
    "colleagues",
    "find",
    "grouped",
    "handovers",
    "minutes",
    "month_of",
    "one_task",
    "open_things",
    "put_aside",
    "search",
    "unheld",
    "unheld_count",
    "who_may_give",
]
