"""Questions about money: the board of a year, one đề án, what is due."""

from budgets.queries.allowance import Allowance, Decided, Step, advance_rules, allowance
from budgets.queries.approvals import (
    Granted,
    Waiting,
    waiting_for_decision,
)
from budgets.queries.behind import Behind, behind_address
from budgets.queries.board import EMPTY, NOT_SPLIT, PURSES, Board, BoardRow, years
from budgets.queries.caps import CapAnswer, CostAsked, CostFacts, cost_estimates, explain
from budgets.queries.closings import YearState, last_day, year_states
from budgets.queries.conditions import Condition
from budgets.queries.control import Breach, breach_of, may_be_answered, rules_of
from budgets.queries.counterparts import CounterpartLine, counterparts, share_of_investment
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
from budgets.queries.lapsing import AtRisk, at_risk, with_unpaid
from budgets.queries.leverage import Leverage, LeverageTable
from budgets.queries.money import ProjectMoney, difference, project_money, standing_settlement
from budgets.queries.repayables import Planned, even_schedule
from budgets.queries.repayables import of_project as repayables_of
from budgets.queries.tree import Branch, Line, Part, Statement, Tree, children_of, next_year_of, tree

__all__ = [
    "EMPTY",
    "NOT_SPLIT",
    "PURSES",
    "Allowance",
    "AtRisk",
    "Behind",
    "Board",
    "BoardRow",
    "Branch",
    "Breach",
    "CapAnswer",
    "Condition",
    "CostAsked",
    "CostFacts",
    "CounterpartLine",
    "Curve",
    "Decided",
    "Granted",
    "Holding",
    "Leverage",
    "LeverageTable",
    "Line",
    "Part",
    "Planned",
    "ProjectMoney",
    "Statement",
    "Step",
    "Tree",
    "Waiting",
    "YearState",
    "advance_rules",
    "allowance",
    "at_risk",
    "behind_address",
    "breach_of",
    "children_of",
    "closing_of",
    "cost_estimates",
    "counterparts",
    "deadlines",
    "default_envelope",
    "difference",
    "envelopes_for",
    "even_schedule",
    "explain",
    "holding_targets",
    "holdings",
    "last_day",
    "locked_envelopes",
    "may_be_answered",
    "next_year_of",
    "project_money",
    "repayables_of",
    "rules_of",
    "share_of_investment",
    "standing_settlement",
    "tree",
    "waiting_for_decision",
    "with_unpaid",
    "year_states",
    "years",
]
