"""Establishments with their facts and site, continuations, memberships, needs."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from khuyencong.establishments.choices import (
    ConsentChannel,
    ContinuationKind,
    LegalForm,
    ListAnswer,
    NameStep,
    NeedStatus,
    TraitKind,
)
from khuyencong.establishments.models import (
    Consent,
    Continuation,
    CraftVillage,
    Establishment,
    EstablishmentProfile,
    EstablishmentTrait,
    LegalFormWord,
    Membership,
    NameRule,
    Need,
    ProductionSite,
    Sector,
    YearlySnapshot,
)
from tests.factories.core import TimelineFactory, UserFactory
from tests.factories.offices import COMMUNE, OrganisationFactory, unit


class EstablishmentFactory(DjangoModelFactory):
    """With one row of facts and one site, as every establishment of the register has; ``bare`` has neither."""

    class Meta:
        model = Establishment
        skip_postgeneration_save = True

    timeline = factory.SubFactory(TimelineFactory)
    name = factory.Sequence(lambda n: f"Cơ sở gốm thử {n}")
    facts = factory.RelatedFactory(
        "tests.factories.establishments.ProfileFactory", "establishment", name=factory.SelfAttribute("..name")
    )
    site = factory.RelatedFactory("tests.factories.establishments.SiteFactory", "establishment")

    class Params:
        bare = factory.Trait(facts=None, site=None)


class ProfileFactory(DjangoModelFactory):
    class Meta:
        model = EstablishmentProfile

    establishment = factory.SubFactory(EstablishmentFactory, bare=True)
    name = "Cơ sở gốm thử"
    legal_form = LegalForm.LIMITED

    class Params:
        household = factory.Trait(legal_form=LegalForm.HOUSEHOLD, tax_code="074012345678")


class SiteFactory(DjangoModelFactory):
    class Meta:
        model = ProductionSite

    establishment = factory.SubFactory(EstablishmentFactory, bare=True)
    unit = factory.LazyFunction(lambda: unit(COMMUNE))


class ContinuationFactory(DjangoModelFactory):
    class Meta:
        model = Continuation

    predecessor = factory.SubFactory(EstablishmentFactory)
    successor = factory.SubFactory(EstablishmentFactory)
    kind = ContinuationKind.CONVERTED


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    establishment = factory.SubFactory(EstablishmentFactory)
    organisation = factory.SubFactory(OrganisationFactory, association=True)


class NeedFactory(DjangoModelFactory):
    """Of one establishment; ``of_area`` is of a commune."""

    class Meta:
        model = Need

    timeline = factory.SubFactory(TimelineFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    text = factory.Sequence(lambda n: f"Cần máy tiện thử {n}")
    received_on = date(2026, 5, 4)
    recorded_by = factory.SubFactory(UserFactory)
    holder = factory.SelfAttribute("recorded_by")

    class Params:
        of_area = factory.Trait(establishment=None, unit=factory.LazyFunction(lambda: unit(COMMUNE)))
        answered = factory.Trait(status=NeedStatus.ANSWERED)


class ConsentFactory(DjangoModelFactory):
    """For a need of its establishment."""

    class Meta:
        model = Consent

    need = factory.SubFactory(NeedFactory)
    establishment = factory.SelfAttribute("need.establishment")
    given_by = "Nguyễn Văn Chủ"
    given_on = date(2026, 5, 3)
    channel = ConsentChannel.ZALO
    recorded_by = factory.SubFactory(UserFactory)

    class Params:
        general = factory.Trait(
            need=None, establishment=factory.SubFactory(EstablishmentFactory), purpose="lập hồ sơ đề án"
        )


class SectorFactory(DjangoModelFactory):
    class Meta:
        model = Sector

    code = factory.Sequence(lambda n: f"NT{n}")
    name = factory.Sequence(lambda n: f"Ngành thử {n}")
    result = ListAnswer.YES


class LegalFormWordFactory(DjangoModelFactory):
    class Meta:
        model = LegalFormWord

    code = factory.Sequence(lambda n: f"LT{n}")
    order = 98
    name = "Loại hình thử"
    legal_form = LegalForm.UNKNOWN
    pattern = "^loai hinh thu"


class NameRuleFactory(DjangoModelFactory):
    class Meta:
        model = NameRule

    code = factory.Sequence(lambda n: f"CT{n}")
    order = 98
    kind = NameStep.REPLACE
    pattern = "^chu thu$"


class CraftVillageFactory(DjangoModelFactory):
    class Meta:
        model = CraftVillage

    name = factory.Sequence(lambda n: f"Làng nghề thử {n}")
    unit = factory.LazyFunction(lambda: unit(COMMUNE))
    valid_from = date(2010, 5, 1)


class YearlySnapshotFactory(DjangoModelFactory):
    """A small enterprise of the year."""

    class Meta:
        model = YearlySnapshot

    establishment = factory.SubFactory(EstablishmentFactory)
    year = factory.Sequence(lambda n: 1990 + n % 111)
    workers_insured = 40
    revenue = 20_000_000_000
    capital = 8_000_000_000


class TraitFactory(DjangoModelFactory):
    class Meta:
        model = EstablishmentTrait

    establishment = factory.SubFactory(EstablishmentFactory)
    kind = TraitKind.CLEANER
    source = "Báo cáo đánh giá thử"
