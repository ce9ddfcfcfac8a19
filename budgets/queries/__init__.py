"""Questions about money: the board of a year, one đề án, what is due."""

from budgets.queries.approvals import (
    Granted,
    Waiting,
    waiting_for_decision,
)
from budgets.queries.board import (
    EMPTY,
    NOT_SPLIT,
    PURSES,
    Board,
    BoardRow,
    disbursements,
    envelopes,
    plan_lines,
    total_of,
    years,
)
from budgets.queries.due import deadlines
from budgets.queries.money import ProjectMoney, difference, project_money, standing_settlement

__all__ = [
    "EMPTY",
    "NOT_SPLIT",
    "PURSES",
    "Board",
    "BoardRow",
    "Granted",
    "ProjectMoney",
    "Waiting",
    "deadlines",
    "difference",
    "disbursements",
    "envelopes",
    "plan_lines",
    "project_money",
    "standing_settlement",
    "total_of",
    "waiting_for_decision",
    "years",
]
