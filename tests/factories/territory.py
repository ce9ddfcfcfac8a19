"""Facts about places that are not in the reference rows."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from khuyencong.territory.choices import UrbanGrade
from khuyencong.territory.models import ProvincialSeat, UrbanClass
from tests.factories.offices import FAR_PROVINCE, OLD_BEN_CAT, unit


class UrbanClassFactory(DjangoModelFactory):
    """Each on a day of its own; ``open`` for ever."""

    class Meta:
        model = UrbanClass

    unit = factory.LazyFunction(lambda: unit(OLD_BEN_CAT))
    grade = UrbanGrade.THIRD
    valid_from = factory.Sequence(lambda n: date(1800, 1, 1) + timedelta(days=n))
    valid_to = factory.SelfAttribute("valid_from")

    class Params:
        open = factory.Trait(valid_from=None, valid_to=None)


class ProvincialSeatFactory(DjangoModelFactory):
    """Each on a day of its own, long ago; ``open`` for ever."""

    class Meta:
        model = ProvincialSeat

    province = factory.LazyFunction(lambda: unit(FAR_PROVINCE))
    seat = factory.LazyFunction(lambda: unit(OLD_BEN_CAT))
    valid_from = factory.Sequence(lambda n: date(1800, 1, 1) + timedelta(days=n))
    valid_to = factory.SelfAttribute("valid_from")

    class Params:
        open = factory.Trait(valid_from=None, valid_to=None)
