"""Everything that writes money, and the moves of a đề án that rest on it."""

from budgets.services.closings import close_year, reopen_year
from budgets.services.costs import estimate_cost, update_cost
from budgets.services.counterparts import record_counterpart, void_counterpart
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
from budgets.services.repayables import (
    lend,
    recover,
    reschedule,
    reverse_recovery,
)
from budgets.services.vouchers import (
    advance,
    pay,
    record_refund,
    reverse_voucher,
)

__all__ = [
    "Refused",
    "adjust_support",
    "advance",
    "approve_project",
    "approve_projects",
    "close_year",
    "demand_refund",
    "estimate_cost",
    "give",
    "lend",
    "liquidate_project",
    "pay",
    "plan",
    "record_counterpart",
    "record_refund",
    "recover",
    "reopen_year",
    "reschedule",
    "reverse_recovery",
    "reverse_voucher",
    "send_back_settlement",
    "settle_project",
    "stop_project",
    "update_cost",
    "void_counterpart",
]
