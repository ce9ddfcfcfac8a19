"""Kinh phí: planned and given for a year, as it moved; held, paid and settled for a đề án; how it is controlled."""

from budgets.models.closings import YearClosing
from budgets.models.control import ControlDecision, ControlRule
from budgets.models.envelopes import Envelope
from budgets.models.ledger import Commitment, Disbursement, Settlement
from budgets.models.movements import Movement
from budgets.models.plans import PlanLine, PlanTarget
from budgets.models.sources import FundingSource

__all__ = [
    "Commitment",
    "ControlDecision",
    "ControlRule",
    "Disbursement",
    "Envelope",
    "FundingSource",
    "Movement",
    "PlanLine",
    "PlanTarget",
    "Settlement",
    "YearClosing",
]
