"""Everything that writes money, and the moves of a đề án that rest on it."""

from budgets.services.control import Beyond, OverBudget
from budgets.services.envelopes import close_year, give, open_envelope, reopen_year
from budgets.services.finish import (
    demand_refund,
    liquidate_project,
    send_back_settlement,
    settle_project,
    stop_project,
)
from budgets.services.ledger import plan
from budgets.services.movements import allocate, carry_over, move, recover, reverse, take_back
from budgets.services.moves import (
    Refused,
    adjust_support,
    approve_project,
    approve_projects,
)
from budgets.services.vouchers import (
    advance,
    pay,
    record_refund,
)

__all__ = [
    "Beyond",
    "OverBudget",
    "Refused",
    "adjust_support",
    "advance",
    "allocate",
    "approve_project",
    "approve_projects",
    "carry_over",
    "close_year",
    "demand_refund",
    "give",
    "liquidate_project",
    "move",
    "open_envelope",
    "pay",
    "plan",
    "record_refund",
    "recover",
    "reopen_year",
    "reverse",
    "send_back_settlement",
    "settle_project",
    "stop_project",
    "take_back",
]
