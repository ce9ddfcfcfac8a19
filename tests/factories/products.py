"""Products, nominations, recognitions, stated results."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from products.choices import ProductGroup, VotingLevel
from products.models import (
    HolderReport,
    Nomination,
    Product,
    ProductLabel,
    ProductName,
    ProductPaper,
    ProductPhoto,
    ProductPrice,
    Recognition,
    VotingResult,
)
from tests.factories.core import OfficialDocumentFactory, StoredFileFactory, TimelineFactory, UserFactory
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


class ProductNameFactory(DjangoModelFactory):
    """A former name; ``alias`` is another one in use."""

    class Meta:
        model = ProductName

    product = factory.SubFactory(ProductFactory)
    name = factory.Sequence(lambda n: f"Bình gốm tên cũ {n}")
    kind = "ten_cu"
    until = factory.Sequence(lambda n: date(2000, 1, 1) + timedelta(days=n))

    class Params:
        alias = factory.Trait(kind="ten_khac", until=None)


class ProductPhotoFactory(DjangoModelFactory):
    class Meta:
        model = ProductPhoto

    product = factory.SubFactory(ProductFactory)
    angle = "chinh_dien"
    file = factory.SubFactory(StoredFileFactory)
    thumb = factory.SelfAttribute("file")
    added_by = factory.SubFactory(UserFactory)


class ProductPaperFactory(DjangoModelFactory):
    class Meta:
        model = ProductPaper

    product = factory.SubFactory(ProductFactory)
    kind = "attp"
    number = factory.Sequence(lambda n: f"{n}/ATTP")
    issued_on = date(2024, 3, 1)
    added_by = factory.SubFactory(UserFactory)


class ProductPriceFactory(DjangoModelFactory):
    class Meta:
        model = ProductPrice

    product = factory.SubFactory(ProductFactory)
    told_on = factory.Sequence(lambda n: date(2001, 1, 1) + timedelta(days=n))
    amount = 120_000
    per = "cái"


class ProductLabelFactory(DjangoModelFactory):
    class Meta:
        model = ProductLabel

    product = factory.SubFactory(ProductFactory)
    kind = "ocop"
    stars = 4
    year = factory.Sequence(lambda n: 1900 + n % 120)


class HolderReportFactory(DjangoModelFactory):
    class Meta:
        model = HolderReport

    establishment = factory.SubFactory(EstablishmentFactory)
    year = 2024
    received_on = date(2024, 12, 20)
    revenue = 1_000_000_000
    recorded_by = factory.SubFactory(UserFactory)
