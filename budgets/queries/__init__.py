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
from budgets.queries.control import Breach, breach_of, rules_of
from budgets.queries.due import deadlines
from budgets.queries.given import Holding, closing_of, default_envelope, envelopes_for, holdings, locked_envelopes
from budgets.queries.money import ProjectMoney, difference, project_money, standing_settlement

__all__ = [
    "EMPTY",
    "NOT_SPLIT",
    "PURSES",
    "Board",
    "BoardRow",
    "Breach",
    "Granted",
    "Holding",
    "ProjectMoney",
    "Waiting",
    "breach_of",
    "closing_of",
    "deadlines",
    "default_envelope",
    "difference",
    "disbursements",
    "envelopes",
    "envelopes_for",
    "holdings",
    "locked_envelopes",
    "plan_lines",
    "project_money",
    "rules_of",
    "standing_settlement",
    "total_of",
    "waiting_for_decision",
    "years",
]
