"""Kinh phí: planned and given for a year; held, paid and settled for a đề án."""

from budgets.models.ledger import Commitment, Disbursement, Settlement
from budgets.models.plans import Envelope, PlanLine, PlanTarget

__all__ = ["Commitment", "Disbursement", "Envelope", "PlanLine", "PlanTarget", "Settlement"]
