"""Registers of money, rules of payments and caps, as workbooks. A row is known by its code."""

from budgets.models import AdvanceRule, CostCap, FundingSource
from khuyencong.core.registers import resource_of

AdvanceRuleResource = resource_of(AdvanceRule)
CostCapResource = resource_of(CostCap, province="reference_key")
FundingSourceResource = resource_of(FundingSource)
