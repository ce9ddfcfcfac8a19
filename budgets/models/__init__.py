"""Kinh phí: planned and given for a year, as it moved; held, paid and settled for a đề án; lent and back; controlled."""

from budgets.models.advances import AdvanceRule, PaymentDecision
from budgets.models.caps import CostCap, CostEstimate
from budgets.models.closings import YearClosing
from budgets.models.control import ControlDecision, ControlRule
from budgets.models.counterparts import CounterpartEvidence
from budgets.models.envelopes import Envelope
from budgets.models.ledger import Commitment, Disbursement, Settlement
from budgets.models.movements import Movement
from budgets.models.plans import PlanLine, PlanTarget
from budgets.models.repayables import Instalment, Recovery, RepayableSupport
from budgets.models.scenarios import Scenario, ScenarioItem, ScenarioLine
from budgets.models.sources import FundingSource

__all__ = [
    "AdvanceRule",
    "Commitment",
    "ControlDecision",
    "ControlRule",
    "CostCap",
    "CostEstimate",
    "CounterpartEvidence",
    "Disbursement",
    "Envelope",
    "FundingSource",
    "Instalment",
    "Movement",
    "PaymentDecision",
    "PlanLine",
    "PlanTarget",
    "Recovery",
    "RepayableSupport",
    "Scenario",
    "ScenarioItem",
    "ScenarioLine",
    "Settlement",
    "YearClosing",
]
