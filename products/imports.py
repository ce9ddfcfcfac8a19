"""Tables of the law of bình chọn as spreadsheets, in and out."""

from khuyencong.core.registers import resource_of
from products.models import CouncilRule, CriterionRule, DossierRule, ValidityRule, VotingLevelRule

VotingLevelRuleResource = resource_of(VotingLevelRule)
CouncilRuleResource = resource_of(CouncilRule)
CriterionRuleResource = resource_of(CriterionRule, parent="code")
DossierRuleResource = resource_of(DossierRule, paper_type="code")
ValidityRuleResource = resource_of(ValidityRule)
