"""People of the network, their terms and reports."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from collaborators.choices import CollaboratorKind, ReminderKind, RenewalMove, ReportStatus
from collaborators.models import (
    Appointment,
    AppointmentArea,
    Collaborator,
    CoverageRule,
    QuarterlyReport,
    Reminder,
    ReminderRule,
    ReminderStop,
    Renewal,
    RenewalLine,
    ReportingPeriod,
)
from khuyencong.core.dates import today
from khuyencong.core.text import person_key
from tests.factories.core import OfficialDocumentFactory, TimelineFactory, UserFactory
from tests.factories.offices import COMMUNE, FAR_PROVINCE, HCM, NEXT_COMMUNE, OrganisationFactory, unit


class CollaboratorFactory(DjangoModelFactory):
    class Meta:
        model = Collaborator

    timeline = factory.SubFactory(TimelineFactory)
    full_name = factory.Sequence(lambda n: f"Trần Thị Thử {n}")
    person_key = factory.LazyAttribute(lambda one: person_key(one.full_name))

    class Params:
        with_account = factory.Trait(
            user=factory.SubFactory(UserFactory, full_name=factory.SelfAttribute("..full_name"))
        )


class AppointmentFactory(DjangoModelFactory):
    """A term in force, in the network of the city; ``ended`` is over."""

    class Meta:
        model = Appointment
        skip_postgeneration_save = True

    collaborator = factory.SubFactory(CollaboratorFactory)
    kind = CollaboratorKind.COMMUNE
    unit = factory.LazyFunction(lambda: unit(HCM))
    valid_from = date(2020, 1, 1)
    area = factory.RelatedFactory("tests.factories.collaborators.AreaFactory", "appointment")

    class Params:
        ended = factory.Trait(valid_to=date(2021, 12, 31))


class AreaFactory(DjangoModelFactory):
    class Meta:
        model = AppointmentArea

    appointment = factory.SubFactory(AppointmentFactory, area=None)
    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    shared_reason = "Địa bàn rộng"  # many of one commune in one test

    class Params:
        of_association = factory.Trait(
            unit=None, organisation=factory.SubFactory(OrganisationFactory, association=True)
        )


class PeriodFactory(DjangoModelFactory):
    """A quarter whose window is open today; ``late`` is past its day, ``ahead`` not open yet."""

    class Meta:
        model = ReportingPeriod

    year = factory.Sequence(lambda n: 2100 + n // 4)
    quarter = factory.Sequence(lambda n: n % 4 + 1)
    starts_on = factory.LazyFunction(lambda: today() - timedelta(days=80))
    ends_on = factory.LazyFunction(lambda: today() + timedelta(days=5))
    opens_on = factory.LazyFunction(lambda: today() - timedelta(days=10))
    due_on = factory.LazyFunction(lambda: today() + timedelta(days=5))

    class Params:
        late = factory.Trait(
            due_on=factory.LazyFunction(lambda: today() - timedelta(days=1)),
        )
        ahead = factory.Trait(
            opens_on=factory.LazyFunction(lambda: today() + timedelta(days=1)),
        )


class ReportFactory(DjangoModelFactory):
    """A draft with nothing in it; ``answered`` has the four parts, ``sent`` has a receipt too."""

    class Meta:
        model = QuarterlyReport

    timeline = factory.SubFactory(TimelineFactory)
    appointment = factory.SubFactory(AppointmentFactory)
    period = factory.SubFactory(PeriodFactory)

    class Params:
        answered = factory.Trait(
            situation="Sản xuất ổn định",
            review="Không có gì đổi",
            proposals="Mở lớp gốm",
            difficulties="Không phát sinh",
        )
        sent = factory.Trait(
            answered=True,
            status=ReportStatus.SENT,
            sent_at=factory.LazyFunction(timezone.now),
            sent_by=factory.SubFactory(UserFactory),
            receipt=factory.Sequence(lambda n: f"BC26Q1-{n:08d}"),
        )


class CoverageRuleFactory(DjangoModelFactory):
    """Each in force in one province on a day of its own, long ago; ``open`` for ever."""

    class Meta:
        model = CoverageRule

    code = factory.Sequence(lambda n: f"TC{n}")
    level = 3
    over_km = 20
    fewer_than = 1
    unit = factory.LazyFunction(lambda: unit(FAR_PROVINCE))
    valid_from = factory.Sequence(lambda n: date(1800, 1, 1) + timedelta(days=n))
    valid_to = factory.SelfAttribute("valid_from")

    class Params:
        open = factory.Trait(valid_from=None, valid_to=None)


class RenewalFactory(DjangoModelFactory):
    """A draft, one a network; ``signed`` has its decision (and no lines: those come before it)."""

    class Meta:
        model = Renewal

    timeline = factory.SubFactory(TimelineFactory)
    unit = factory.LazyFunction(lambda: unit(HCM))
    year = 2027
    starts_on = factory.Sequence(lambda n: date(2027, 1, 1) + timedelta(days=n))

    class Params:
        signed = factory.Trait(
            document=factory.SubFactory(OfficialDocumentFactory),
            applied_at=factory.LazyFunction(timezone.now),
            applied_by=factory.SubFactory(UserFactory),
        )


def open_list() -> Renewal:
    """The draft there is, or a new one: a network has one at a time."""
    return Renewal.objects.drafts().filter(unit=unit(HCM)).first() or RenewalFactory()


class RenewalLineFactory(DjangoModelFactory):
    """Somebody who stays; ``leaving`` or ``joining``."""

    class Meta:
        model = RenewalLine

    renewal = factory.LazyFunction(open_list)
    appointment = factory.SubFactory(AppointmentFactory)

    class Params:
        leaving = factory.Trait(move=RenewalMove.LEAVES, reason="Chuyển công tác")
        joining = factory.Trait(
            move=RenewalMove.JOINS,
            appointment=None,
            full_name="Lê Thị Người Mới",
            kind=CollaboratorKind.COMMUNE,
            area=factory.LazyFunction(lambda: unit(NEXT_COMMUNE)),
            shared_reason="Địa bàn rộng",
        )


class ReminderRuleFactory(DjangoModelFactory):
    """A step of a day long ago, each on one of its own; the step in force is moved aside by the test that needs it."""

    class Meta:
        model = ReminderRule

    code = factory.Sequence(lambda n: f"N{n}")
    kind = ReminderKind.CALL
    working_days = 2
    is_on = False
    valid_from = factory.Sequence(lambda n: date(1800, 1, 1) + timedelta(days=n))
    valid_to = factory.SelfAttribute("valid_from")


class ReminderFactory(DjangoModelFactory):
    class Meta:
        model = Reminder

    period = factory.SubFactory(PeriodFactory)
    collaborator = factory.SubFactory(CollaboratorFactory)
    kind = ReminderKind.BEFORE_7
    day = factory.LazyFunction(today)


class ReminderStopFactory(DjangoModelFactory):
    class Meta:
        model = ReminderStop

    period = factory.SubFactory(PeriodFactory)
    kind = ReminderKind.BEFORE_7
    by = factory.SubFactory(UserFactory)
    reason = "Cả mạng lưới đi tập huấn"
