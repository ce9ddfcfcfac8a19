"""Organisations, their profiles, role grants; and the places they stand in, by their reference keys."""

import factory
from factory.django import DjangoModelFactory

from khuyencong.core.choices import Role
from khuyencong.offices.choices import OrganisationKind
from khuyencong.offices.models import Organisation, OrganisationProfile, RoleGrant
from khuyencong.territory.models import AdministrativeUnit
from tests.factories.core import UserFactory

HCM, OLD_BINH_DUONG, OLD_BEN_CAT = "new-79", "old-74", "old-721"
COMMUNE, NEXT_COMMUNE, FAR_PROVINCE = "new-25747", "new-25840", "new-01"


def unit(key: str) -> AdministrativeUnit:
    """``unit("new-79")`` → Thành phố Hồ Chí Minh of today; the reference rows come with the test database."""
    return AdministrativeUnit.objects.get(reference_key=key)


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = OrganisationKind.CENTRE
    unit = factory.LazyFunction(lambda: unit(HCM))
    name = factory.Sequence(lambda n: f"Trung tâm thử {n}")

    class Params:
        association = factory.Trait(
            kind=OrganisationKind.ASSOCIATION, name=factory.Sequence(lambda n: f"Hiệp hội thử {n}")
        )


class OrganisationProfileFactory(DjangoModelFactory):
    class Meta:
        model = OrganisationProfile

    organisation = factory.SubFactory(OrganisationFactory)
    name = "Trung tâm Khuyến công thử"


class RoleGrantFactory(DjangoModelFactory):
    class Meta:
        model = RoleGrant

    user = factory.SubFactory(UserFactory)
    role = Role.STAFF
    unit = factory.LazyFunction(lambda: unit(HCM))

    class Params:
        everywhere = factory.Trait(unit=None)
