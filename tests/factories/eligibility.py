"""Lists of who may be helped, rules of how often, exceptions and decisions."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from khuyencong.establishments.choices import LegalForm, ListAnswer
from projects.choices import (
    BenefitScope,
    ConditionKind,
    EligibilityOutcome,
    PlaceResult,
    PlaceSubject,
    PriorityGroup,
    Reply,
    SizeArea,
    SizeClass,
    SizeLogic,
)
from projects.models import (
    BenefitException,
    BenefitRule,
    EligibilityDecision,
    EligibleForm,
    EligiblePlace,
    Priority,
    SizeThreshold,
    SupportCondition,
)
from tests.factories.core import OfficialDocumentFactory, UserFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, unit
from tests.factories.projects import ProjectFactory

# A day of its own for each row of a list whose rows must not meet; long before any law.
_ITS_DAY = factory.Sequence(lambda n: date(1800, 1, 1) + timedelta(days=n))


class _Past(DjangoModelFactory):
    """A line of a list, in force on one day that no test asks about."""

    class Meta:
        abstract = True

    code = factory.Sequence(lambda n: f"T{n}")
    source = "Văn bản thử"
    valid_from = _ITS_DAY
    valid_to = factory.SelfAttribute("valid_from")


class EligibleFormFactory(_Past):
    class Meta:
        model = EligibleForm

    legal_form = LegalForm.LIMITED
    result = ListAnswer.YES
    reason = "Loại hình thử"


class EligiblePlaceFactory(_Past):
    class Meta:
        model = EligiblePlace

    subject = PlaceSubject.SITE
    kinds = "xa"
    result = PlaceResult.YES
    reason = "Địa bàn thử"


class SizeThresholdFactory(_Past):
    class Meta:
        model = SizeThreshold

    area = SizeArea.INDUSTRY
    size = SizeClass.MEDIUM
    logic = SizeLogic.LABOUR
    labour_max = 200


class SupportConditionFactory(_Past):
    class Meta:
        model = SupportCondition

    kind = ConditionKind.COUNTERPART
    name = "Điều kiện thử"


class PriorityFactory(_Past):
    class Meta:
        model = Priority

    group = PriorityGroup.PLACE
    name = "Ưu tiên thử"


class BenefitRuleFactory(_Past):
    """Once only, in its one day; ``open`` from 2000 on in one commune."""

    class Meta:
        model = BenefitRule

    name = "Mỗi cơ sở một lần (thử)"
    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    scope = BenefitScope.ALL
    exceptions_allowed = True

    class Params:
        open = factory.Trait(valid_from=date(2000, 1, 1), valid_to=None)


class BenefitExceptionFactory(DjangoModelFactory):
    class Meta:
        model = BenefitException

    rule = factory.SubFactory(BenefitRuleFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    reason = "Đề án điểm"
    document = factory.SubFactory(OfficialDocumentFactory)
    granted_by = factory.SubFactory(UserFactory)


class EligibilityDecisionFactory(DjangoModelFactory):
    class Meta:
        model = EligibilityDecision

    project = factory.SubFactory(ProjectFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    outcome = EligibilityOutcome.ELIGIBLE
    judged_on = date(2026, 3, 1)
    answers = []
    worst = Reply.YES
    decided_by = factory.SubFactory(UserFactory)
