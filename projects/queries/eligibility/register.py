"""What was decided of the establishments of a đề án, and the rule that stands in the way."""

from khuyencong.establishments.models import Establishment
from projects.choices import Question
from projects.models import BenefitRule, EligibilityDecision, Project
from projects.queries.eligibility.answers import Judgement, from_json
from projects.queries.eligibility.law import eligibility_law


def decisions(project: Project, establishment: Establishment) -> list[EligibilityDecision]:
    """All that was decided of one establishment in one đề án, newest first; ``told`` are its answers."""
    rows = EligibilityDecision.objects.filter(project=project, establishment=establishment)
    found = list(rows.select_related("decided_by", "document").order_by("-pk"))
    for row in found:
        row.told = from_json(row.answers)
    return found


def latest_decisions(project: Project) -> dict[int, EligibilityDecision]:
    """The decision that stands for each establishment of a đề án. One query."""
    rows = EligibilityDecision.objects.filter(project=project).select_related("decided_by")
    return {row.establishment_id: row for row in rows.order_by("establishment", "-pk").distinct("establishment")}


def rule_in_the_way(judgement: Judgement) -> BenefitRule | None:
    """The rule on frequency that says no or “cần xem”, when it allows exceptions."""
    rule = eligibility_law().benefit_rule(judgement.answer(Question.FREQUENCY).asked)
    return rule if rule and rule.exceptions_allowed else None
