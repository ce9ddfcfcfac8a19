"""Questions about money: the board of a year, one đề án, what is due."""

from budgets.queries.approvals import (
    Granted,
    Waiting,
    waiting_for_decision,
)
from budgets.queries.behind import Behind, behind_address
from budgets.queries.board import EMPTY, NOT_SPLIT, PURSES, Board, BoardRow, years
from budgets.queries.control import Breach, breach_of, may_be_answered, rules_of
from budgets.queries.curve import Curve
from budgets.queries.due import deadlines
from budgets.queries.given import (
    Holding,
    closing_of,
    default_envelope,
    envelopes_for,
    holding_targets,
    holdings,
    locked_envelopes,
)
from budgets.queries.leverage import Leverage, LeverageTable
from budgets.queries.money import ProjectMoney, difference, project_money, standing_settlement
from budgets.queries.tree import Branch, Line, Part, Statement, Tree, children_of, next_year_of, tree

__all__ = [
    "EMPTY",
    "NOT_SPLIT",
    "PURSES",
    "Behind",
    "Board",
    "BoardRow",
    "Branch",
    "Breach",
    "Curve",
    "Granted",
    "Holding",
    "Leverage",
    "LeverageTable",
    "Line",
    "Part",
    "ProjectMoney",
    "Statement",
    "Tree",
    "Waiting",
    "behind_address",
    "breach_of",
    "children_of",
    "closing_of",
    "deadlines",
    "default_envelope",
    "difference",
    "envelopes_for",
    "holding_targets",
    "holdings",
    "locked_envelopes",
    "may_be_answered",
    "next_year_of",
    "project_money",
    "rules_of",
    "standing_settlement",
    "tree",
    "waiting_for_decision",
    "years",
]
