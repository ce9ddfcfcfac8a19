"""Registers of the network and of its reports as workbooks."""

from collaborators.models import CoverageRule, PeriodRule, ReportQuestion, ReturnReason
from khuyencong.core.registers import resource_of

CoverageRuleResource = resource_of(CoverageRule, unit="reference_key")
PeriodRuleResource = resource_of(PeriodRule, unit="reference_key")
ReportQuestionResource = resource_of(ReportQuestion, identified_by=("code", "version"))
ReturnReasonResource = resource_of(ReturnReason)
