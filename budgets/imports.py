"""Rules of payments and caps as spreadsheets, in and out. A row is known by its code."""

from budgets.models import AdvanceRule, CostCap
from khuyencong.core.registers import resource_of

AdvanceRuleResource = resource_of(AdvanceRule)
CostCapResource = resource_of(CostCap, province="reference_key")
