"""Registers of money, as workbooks."""

from budgets.models import FundingSource
from khuyencong.core.registers import resource_of

FundingSourceResource = resource_of(FundingSource)
