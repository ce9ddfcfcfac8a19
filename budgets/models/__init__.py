"""Kinh phí: planned and given for a year; held, paid and settled for a đề án; lent and back; what the office may spend."""

from budgets.models.advances import AdvanceRule, PaymentDecision
from budgets.models.caps import CostCap, CostEstimate
from budgets.models.closings import BudgetYearClosing
from budgets.models.counterparts import CounterpartEvidence
from budgets.models.ledger import Commitment, Disbursement, Settlement
from budgets.models.plans import Envelope, PlanLine, PlanTarget
from budgets.models.repayables import Instalment, Recovery, RepayableSupport

__all__ = [
    "AdvanceRule",
    "BudgetYearClosing",
    "Commitment",
    "CostCap",
    "CostEstimate",
    "CounterpartEvidence",
    "Disbursement",
    "Envelope",
    "Instalment",
    "PaymentDecision",
    "PlanLine",
    "PlanTarget",
    "Recovery",
    "RepayableSupport",
    "Settlement",
]
