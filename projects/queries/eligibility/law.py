"""The law on who may be helped, read once for as long as nobody changes it."""

from dataclasses import dataclass
from datetime import date

from khuyencong.core.readings import reading
from projects.models import BenefitRule, EligibleForm, EligiblePlace, SizeThreshold, SupportCondition
from projects.queries.law import in_force

_OF_INDUSTRY = "cong_nghiep"


@dataclass(frozen=True, kw_only=True)
class EligibilityLaw:
    """Every version of every line; the questions below take those of a day."""

    forms: tuple[EligibleForm, ...]
    places: tuple[EligiblePlace, ...]
    thresholds: tuple[SizeThreshold, ...]
    conditions: tuple[SupportCondition, ...]
    benefits: tuple[BenefitRule, ...]

    def form(self, legal_form: str, on: date) -> EligibleForm | None:
        return next((line for line in self.forms if line.legal_form == legal_form and in_force(line, on)), None)

    def sizes(self, on: date) -> list[SizeThreshold]:
        return [line for line in self.thresholds if line.area == _OF_INDUSTRY and in_force(line, on)]

    def conditions_on(self, on: date) -> dict[str, SupportCondition]:
        """By kind; the last one told of a kind speaks."""
        return {line.kind: line for line in self.conditions if in_force(line, on)}

    def benefit_rule(self, pk: int | None) -> BenefitRule | None:
        return next((rule for rule in self.benefits if rule.pk == pk), None)


@reading(EligibleForm, EligiblePlace, SizeThreshold, SupportCondition, BenefitRule)
def eligibility_law() -> EligibilityLaw:
    return EligibilityLaw(
        forms=tuple(EligibleForm.objects.order_by("pk")),
        places=tuple(EligiblePlace.objects.order_by("code")),
        thresholds=tuple(SizeThreshold.objects.order_by("pk")),
        conditions=tuple(SupportCondition.objects.order_by("pk")),
        benefits=tuple(BenefitRule.objects.order_by("pk")),
    )
