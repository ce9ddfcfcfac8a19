"""Establishments with their facts and site, continuations, memberships, needs."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from khuyencong.establishments.choices import ConsentChannel, ContinuationKind, LegalForm, NeedStatus
from khuyencong.establishments.models import (
    Consent,
    Continuation,
    Establishment,
    EstablishmentProfile,
    Membership,
    Need,
    ProductionSite,
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
