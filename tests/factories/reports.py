"""Annual reports: their parameters and words."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from khuyencong.reports.models import AnnualReport
from tests.factories.core import TimelineFactory
from tests.factories.offices import HCM, unit


class AnnualReportFactory(DjangoModelFactory):
    class Meta:
        model = AnnualReport

    timeline = factory.SubFactory(TimelineFactory)
    unit = factory.LazyFunction(lambda: unit(HCM))
    starts_on = factory.Sequence(lambda n: date(1990 + n % 100, 1, 1))
    ends_on = factory.LazyAttribute(lambda one: date(one.starts_on.year, 12, 31))
