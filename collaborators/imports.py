"""Registers of the network as workbooks."""

from collaborators.models import CoverageRule
from khuyencong.core.registers import resource_of

CoverageRuleResource = resource_of(CoverageRule, unit="reference_key")
