"""Products, nominations, recognitions, stated results."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from products.choices import ProductGroup, VotingLevel
from products.models import Nomination, Product, Recognition, VotingResult
from tests.factories.core import OfficialDocumentFactory, TimelineFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, HCM, unit


class ProductFactory(DjangoModelFactory):
    class Meta:
        model = Product

    timeline = factory.SubFactory(TimelineFactory)
    name = factory.Sequence(lambda n: f"Bình gốm thử {n}")
    establishment = factory.SubFactory(EstablishmentFactory)
    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    group = ProductGroup.HANDICRAFT


class NominationFactory(DjangoModelFactory):
    class Meta:
        model = Nomination

    product = factory.SubFactory(ProductFactory)
    level = VotingLevel.REGION
    year = 2024


class RecognitionFactory(DjangoModelFactory):
    class Meta:
        model = Recognition

    product = factory.SubFactory(ProductFactory)
    level = VotingLevel.PROVINCE
    year = 2024
    decided_on = date(2024, 9, 9)
    document = factory.SubFactory(OfficialDocumentFactory)


class VotingResultFactory(DjangoModelFactory):
    class Meta:
        model = VotingResult

    unit = factory.LazyFunction(lambda: unit(HCM))
    level = VotingLevel.PROVINCE
    year = factory.Sequence(lambda n: 1990 + n)
    considered = 80
    recognised = 30
