"""Everything that writes money, and the moves of a đề án that rest on it."""

from budgets.services.commitments import move_held
from budgets.services.control import Beyond, OverBudget
from budgets.services.costs import estimate_cost, update_cost
from budgets.services.counterparts import record_counterpart, void_counterpart
from budgets.services.envelopes import close_year, give, reopen_year
from budgets.services.finish import (
    demand_refund,
    liquidate_project,
    send_back_settlement,
    settle_project,
    stop_project,
)
from budgets.services.ledger import plan
from budgets.services.movements import allocate, allocate_down, carry_over, move, recover, reverse, take_back
from budgets.services.moves import (
    Refused,
    adjust_support,
    approve_project,
    approve_projects,
)
from budgets.services.openings import open_envelope
from budgets.services.prizes import pay_prizes
from budgets.services.repayables import lend, record_recovery, reschedule, reverse_recovery
from budgets.services.scans import attach_recovery_scan, attach_scan
from budgets.services.scenarios import (
    NotFitting,
    compose_scenario,
    open_scenario,
    promote_scenario,
)
from budgets.services.vouchers import (
    advance,
    pay,
    record_refund,
    reverse_voucher,
)

__all__ = [
    "Beyond",
    "NotFitting",
    "OverBudget",
    "Refused",
    "adjust_support",
    "advance",
    "allocate",
    "allocate_down",
    "approve_project",
    "approve_projects",
    "attach_recovery_scan",
    "attach_scan",
    "carry_over",
    "close_year",
    "compose_scenario",
    "demand_refund",
    "estimate_cost",
    "give",
    "lend",
    "liquidate_project",
    "move",
    "move_held",
    "open_envelope",
    "open_scenario",
    "pay",
    "pay_prizes",
    "plan",
    "promote_scenario",
    "record_counterpart",
    "record_recovery",
    "record_refund",
    "recover",
    "reopen_year",
    "reschedule",
    "reverse",
    "reverse_recovery",
    "reverse_voucher",
    "send_back_settlement",
    "settle_project",
    "stop_project",
    "take_back",
    "update_cost",
    "void_counterpart",
]
