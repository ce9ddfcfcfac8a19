"""Steps of reminding, what was sent, and steps that were stopped."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from collaborators.choices import ReminderKind
from collaborators.models import Reminder, ReminderRule, ReminderStop
from khuyencong.core.dates import today
from tests.factories.collaborators import CollaboratorFactory, PeriodFactory
from tests.factories.core import UserFactory


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
