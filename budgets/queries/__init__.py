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
from budgets.queries.control import Breach, breach_of, may_be_answered, rules_of
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
from budgets.queries.money import ProjectMoney, difference, project_money, standing_settlement
from budgets.queries.tree import Branch, Line, Part, Statement, Tree, children_of, next_year_of, tree

__all__ = [
    "EMPTY",
    "NOT_SPLIT",
    "PURSES",
    "Board",
    "BoardRow",
    "Branch",
    "Breach",
    "Granted",
    "Holding",
    "Line",
    "Part",
    "ProjectMoney",
    "Statement",
    "Tree",
    "Waiting",
    "breach_of",
    "children_of",
    "closing_of",
    "deadlines",
    "default_envelope",
    "difference",
    "disbursements",
    "envelopes",
    "envelopes_for",
    "holding_targets",
    "holdings",
    "locked_envelopes",
    "may_be_answered",
    "next_year_of",
    "plan_lines",
    "project_money",
    "rules_of",
    "standing_settlement",
    "total_of",
    "tree",
    "waiting_for_decision",
    "years",
]
