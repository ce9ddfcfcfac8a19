"""Everything that writes money, and the moves of a đề án that rest on it."""

from budgets.services.finish import (
    demand_refund,
    liquidate_project,
    send_back_settlement,
    settle_project,
    stop_project,
)
from budgets.services.ledger import (
    give,
    plan,
)
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
    "Refused",
    "adjust_support",
    "advance",
    "approve_project",
    "approve_projects",
    "demand_refund",
    "give",
    "liquidate_project",
    "pay",
    "plan",
    "record_refund",
    "send_back_settlement",
    "settle_project",
    "stop_project",
]
