"""Registers of the report as workbooks."""

from collaborators.models import PeriodRule, ReportQuestion, ReturnReason
from khuyencong.core.registers import resource_of

ReportQuestionResource = resource_of(ReportQuestion, identified_by=("code", "version"))
PeriodRuleResource = resource_of(PeriodRule)
ReturnReasonResource = resource_of(ReturnReason)
