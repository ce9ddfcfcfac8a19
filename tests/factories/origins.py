"""Where đề án come from and what stands beside them: surveys, consents, agreements, fairs, localities."""

from datetime import UTC, date, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from projects.choices import EventKind, SurveyConclusion, SurveySide
from projects.models import (
    AgreementActivity,
    CoordinationAgreement,
    EventParticipant,
    FieldSurvey,
    InspectionFinding,
    LocalityInspection,
    LocalityPlan,
    LocalityPlanRule,
    ProjectConsent,
    ProjectNeed,
    SurveyFile,
    SurveyParty,
    TradeEvent,
)
from tests.factories.core import StoredFileFactory, UserFactory
from tests.factories.establishments import ConsentFactory, EstablishmentFactory, NeedFactory
from tests.factories.offices import COMMUNE, HCM, OrganisationFactory, unit
from tests.factories.projects import ProjectFactory

NOON = datetime(2026, 5, 4, 5, tzinfo=UTC)


class ProjectNeedFactory(DjangoModelFactory):
    class Meta:
        model = ProjectNeed

    project = factory.SubFactory(ProjectFactory)
    need = factory.SubFactory(NeedFactory)
    joined_at = NOON
    joined_by = factory.SubFactory(UserFactory)


class ProjectConsentFactory(DjangoModelFactory):
    """Told why there is none; ``given`` rests on a consent."""

    class Meta:
        model = ProjectConsent

    project = factory.SubFactory(ProjectFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    reason = "Chủ cơ sở hẹn ký sau"
    recorded_at = NOON
    recorded_by = factory.SubFactory(UserFactory)

    class Params:
        given = factory.Trait(
            reason="",
            consent=factory.SubFactory(ConsentFactory, general=True),
            establishment=factory.SelfAttribute("consent.establishment"),
        )


class SurveyFactory(DjangoModelFactory):
    """Of a đề án; ``of_need`` is of a need."""

    class Meta:
        model = FieldSurvey

    project = factory.SubFactory(ProjectFactory)
    surveyed_on = date(2026, 5, 6)
    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    findings = "Lò nung củi, một ca"
    conclusion = SurveyConclusion.PROPOSE

    class Params:
        of_need = factory.Trait(project=None, need=factory.SubFactory(NeedFactory))


class SurveyPartyFactory(DjangoModelFactory):
    class Meta:
        model = SurveyParty

    survey = factory.SubFactory(SurveyFactory)
    side = SurveySide.CENTRE
    names = "Lê Chuyên Viên"


class SurveyFileFactory(DjangoModelFactory):
    class Meta:
        model = SurveyFile

    survey = factory.SubFactory(SurveyFactory)
    file = factory.SubFactory(StoredFileFactory)


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = CoordinationAgreement

    organisation = factory.SubFactory(OrganisationFactory)
    unit = factory.LazyFunction(lambda: unit(HCM))
    name = factory.Sequence(lambda n: f"Thoả thuận phối hợp thử {n}")
    valid_from = date(2026, 1, 1)


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = AgreementActivity

    agreement = factory.SubFactory(AgreementFactory)
    done_on = date(2026, 3, 1)
    what = "Mở một lớp chung"
    people = 30


class TradeEventFactory(DjangoModelFactory):
    class Meta:
        model = TradeEvent

    project = factory.SubFactory(ProjectFactory)
    kind = EventKind.FAIR
    name = factory.Sequence(lambda n: f"Hội chợ thử {n}")


class EventParticipantFactory(DjangoModelFactory):
    class Meta:
        model = EventParticipant

    event = factory.SubFactory(TradeEventFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    product = "Bình gốm"
    booths = 1


class LocalityRuleFactory(DjangoModelFactory):
    """Of a day of its own, so that no two of the city overlap."""

    class Meta:
        model = LocalityPlanRule

    unit = factory.LazyFunction(lambda: unit(HCM))
    establishments_per_project = 20
    low = 1
    valid_from = factory.Sequence(lambda n: date(1900, 1, 1) + timedelta(days=n))
    valid_to = factory.SelfAttribute("valid_from")


class LocalityPlanFactory(DjangoModelFactory):
    """Registered; ``silent`` is only opened."""

    class Meta:
        model = LocalityPlan

    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    year = factory.Sequence(lambda n: 1990 + n % 110)
    registered = 2
    registered_on = date(2026, 5, 10)

    class Params:
        silent = factory.Trait(registered=None, registered_on=None)


class InspectionFactory(DjangoModelFactory):
    class Meta:
        model = LocalityInspection

    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    year = 2026
    inspected_on = date(2026, 6, 1)
    who = "Trung tâm Khuyến công"
    summary = "Đã xem hồ sơ"


class FindingFactory(DjangoModelFactory):
    """Not answered; ``answered`` waits to be closed."""

    class Meta:
        model = InspectionFinding

    inspection = factory.SubFactory(InspectionFactory)
    text = "Rà lại số cơ sở"
    due_on = date(2026, 6, 20)

    class Params:
        answered = factory.Trait(
            answer="Đã rà",
            answered_at=NOON,
            answered_on=date(2026, 6, 10),
            answered_by=factory.SubFactory(UserFactory),
        )
