"""Questions about money: the board of a year, one đề án, what is due."""

from budgets.queries.approvals import (
    Granted,
    Waiting,
    waiting_for_decision,
)
from budgets.queries.behind import Behind, behind_address
from budgets.queries.board import EMPTY, NOT_SPLIT, PURSES, Board, BoardRow, years
from budgets.queries.curve import Curve
from budgets.queries.due import deadlines
from budgets.queries.leverage import Leverage, LeverageTable
from budgets.queries.money import ProjectMoney, difference, project_money, standing_settlement

__all__ = [
    "EMPTY",
    "NOT_SPLIT",
    "PURSES",
    "Behind",
    "Board",
    "BoardRow",
    "Curve",
    "Granted",
    "Leverage",
    "LeverageTable",
    "ProjectMoney",
    "Waiting",
    "behind_address",
    "deadlines",
    "difference",
    "project_money",
    "standing_settlement",
    "waiting_for_decision",
    "years",
]
