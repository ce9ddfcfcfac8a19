"""What stands beside rounds: alarms of seals, yearly reports that were sent."""

import factory
from factory.django import DjangoModelFactory

from khuyencong.core.dates import today
from products.choices import VotingReportKind
from products.models import SealAlarm, VotingReport
from tests.factories.core import OfficialDocumentFactory, UserFactory
from tests.factories.offices import COMMUNE, unit
from tests.factories.voting import RoundFactory


class SealAlarmFactory(DjangoModelFactory):
    class Meta:
        model = SealAlarm

    round = factory.SubFactory(RoundFactory)
    faults = factory.LazyFunction(lambda: ["Phiếu của Trần An cho SP-01 đã bị sửa sau khi niêm phong."])


class VotingReportFactory(DjangoModelFactory):
    class Meta:
        model = VotingReport

    kind = VotingReportKind.COMMUNE
    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    year = factory.LazyFunction(lambda: today().year)
    sent_on = factory.LazyFunction(today)
    document = factory.SubFactory(OfficialDocumentFactory)
    recorded_by = factory.SubFactory(UserFactory)
