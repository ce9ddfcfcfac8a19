"""Đề án, who benefits, who takes part, what came out; programmes."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from khuyencong.establishments.choices import LegalForm, ListAnswer
from projects.choices import (
    BenefitScope,
    ClassKind,
    ConditionKind,
    EligibilityOutcome,
    ParticipantRole,
    PartnerRole,
    PlaceResult,
    PlaceSubject,
    PriorityGroup,
    ProjectStatus,
    Purse,
    Reply,
    SizeArea,
    SizeClass,
    SizeLogic,
)
from projects.models import (
    Beneficiary,
    BenefitException,
    BenefitRule,
    Content,
    EligibilityDecision,
    EligibleForm,
    EligiblePlace,
    Output,
    OutputIndicator,
    Priority,
    Programme,
    ProgrammeGroup,
    ProgrammeTarget,
    Project,
    ProjectPaper,
    ProjectParticipant,
    ProjectPartner,
    SizeThreshold,
    SupportCondition,
    TrainingClass,
)
from tests.factories.collaborators import CollaboratorFactory
from tests.factories.core import OfficialDocumentFactory, TimelineFactory, UserFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, HCM, OrganisationFactory, unit


def content(code: str = "ND3") -> Content:
    """One of the reference contents."""
    return Content.objects.get(code=code)


def indicator() -> OutputIndicator:
    """The first reference indicator."""
    return OutputIndicator.objects.order_by("code").first()


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    name = factory.Sequence(lambda n: f"Chương trình thử {n}")
    unit = factory.LazyFunction(lambda: unit(HCM))
    from_year = 2021
    to_year = 2025


class ProgrammeGroupFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeGroup

    programme = factory.SubFactory(ProgrammeFactory)
    order = factory.Sequence(lambda n: n + 1)
    name = "Nhóm thử"


class ProgrammeTargetFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeTarget

    group = factory.SubFactory(ProgrammeGroupFactory)
    indicator = factory.LazyFunction(indicator)
    low = 10
    high = 15


class ProjectFactory(DjangoModelFactory):
    """A draft of 300 triệu; ``submitted``, ``approved`` and ``done`` are further on."""

    class Meta:
        model = Project

    timeline = factory.SubFactory(TimelineFactory)
    code = factory.Sequence(lambda n: f"THU-2026-{n:03d}")
    title = factory.Sequence(lambda n: f"Hỗ trợ máy nung gốm thử {n}")
    content = factory.LazyFunction(content)
    purse = Purse.LOCAL
    plan_year = 2026
    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    support_proposed = 300_000_000

    class Params:
        submitted = factory.Trait(status=ProjectStatus.SUBMITTED, submitted_on=date(2026, 1, 10))
        approved = factory.Trait(
            status=ProjectStatus.APPROVED,
            support_approved=280_000_000,
            approved_on=date(2026, 2, 10),
            approval=factory.SubFactory(OfficialDocumentFactory),
        )
        done = factory.Trait(approved=True, status=ProjectStatus.DONE, done_on=date(2026, 6, 1))


class BeneficiaryFactory(DjangoModelFactory):
    class Meta:
        model = Beneficiary

    project = factory.SubFactory(ProjectFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    support = 150_000_000
    counterpart_committed = 200_000_000


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = ProjectPartner

    project = factory.SubFactory(ProjectFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = PartnerRole.COORDINATES


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = ProjectParticipant

    project = factory.SubFactory(ProjectFactory)
    collaborator = factory.SubFactory(CollaboratorFactory)
    role = ParticipantRole.INTRODUCED


class PaperFactory(DjangoModelFactory):
    class Meta:
        model = ProjectPaper

    project = factory.SubFactory(ProjectFactory)
    document = factory.SubFactory(OfficialDocumentFactory)


class OutputFactory(DjangoModelFactory):
    class Meta:
        model = Output

    project = factory.SubFactory(ProjectFactory)
    indicator = factory.LazyFunction(indicator)
    planned_low = 2
    planned_high = 2


class TrainingClassFactory(DjangoModelFactory):
    class Meta:
        model = TrainingClass

    project = factory.SubFactory(ProjectFactory)
    kind = ClassKind.VOCATIONAL
    name = "Gốm sứ"
    learners = 35


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
