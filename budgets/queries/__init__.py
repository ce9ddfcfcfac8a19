"""Questions about money: the board of a year, one đề án, what is due."""

from budgets.queries.allowance import Allowance, Decided, Step, advance_rules, allowance
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
from budgets.queries.caps import CapAnswer, CostAsked, CostFacts, cost_estimates, explain
from budgets.queries.closings import YearState, last_day, year_states
from budgets.queries.conditions import Condition
from budgets.queries.counterparts import CounterpartLine, counterparts, share_of_investment
from budgets.queries.due import deadlines
from budgets.queries.lapsing import AtRisk, at_risk, with_unpaid
from budgets.queries.money import ProjectMoney, difference, project_money, standing_settlement
from budgets.queries.repayables import Planned, even_schedule
from budgets.queries.repayables import of_project as repayables_of

__all__ = [
    "EMPTY",
    "NOT_SPLIT",
    "PURSES",
    "Allowance",
    "AtRisk",
    "Board",
    "BoardRow",
    "CapAnswer",
    "Condition",
    "CostAsked",
    "CostFacts",
    "CounterpartLine",
    "Decided",
    "Granted",
    "Planned",
    "ProjectMoney",
    "Step",
    "Waiting",
    "YearState",
    "advance_rules",
    "allowance",
    "at_risk",
    "cost_estimates",
    "counterparts",
    "deadlines",
    "difference",
    "disbursements",
    "envelopes",
    "even_schedule",
    "explain",
    "last_day",
    "plan_lines",
    "project_money",
    "repayables_of",
    "share_of_investment",
    "standing_settlement",
    "total_of",
    "waiting_for_decision",
    "with_unpaid",
    "year_states",
    "years",
]
