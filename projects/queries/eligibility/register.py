"""What was decided and allowed: decisions of a đề án, exceptions, the rule that stands in the way."""

from django.db.models import QuerySet

from khuyencong.establishments.models import Establishment
from projects.choices import Question
from projects.models import BenefitException, BenefitRule, EligibilityDecision, Project
from projects.queries.eligibility.answers import Judgement, from_json


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


def exceptions(establishment: Establishment) -> QuerySet[BenefitException]:
    """Exceptions of one establishment, newest first."""
    rows = BenefitException.objects.filter(establishment=establishment)
    return rows.select_related("rule", "document", "project", "granted_by").order_by("-pk")


def rule_in_the_way(judgement: Judgement) -> BenefitRule | None:
    """The rule on frequency that says no or “cần xem”, when it allows exceptions."""
    asked = judgement.answer(Question.FREQUENCY).asked
    return BenefitRule.objects.filter(pk=asked, exceptions_allowed=True).first() if asked else None
