"""Who reaches where today, and what that lets them see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from collaborators.models import Appointment, Collaborator
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment, Need
from khuyencong.offices.models import RoleGrant
from khuyencong.offices.queries import NOWHERE, reach_of
from khuyencong.offices.rules import may_place
from products.models import Product
from projects.models import Project
from tests.factories.collaborators import AppointmentFactory, CollaboratorFactory
from tests.factories.core import UserFactory
from tests.factories.establishments import EstablishmentFactory, MembershipFactory, NeedFactory, SiteFactory
from tests.factories.offices import (
    COMMUNE,
    FAR_PROVINCE,
    HCM,
    NEXT_COMMUNE,
    OLD_BEN_CAT,
    OLD_BINH_DUONG,
    OrganisationFactory,
    RoleGrantFactory,
    unit,
)
from tests.factories.products import ProductFactory
from tests.factories.projects import ParticipantFactory, ProjectFactory
from tests.people import person

pytestmark = pytest.mark.django_db


def at(key: str) -> Establishment:
    """An establishment that produces at a unit."""
    one = EstablishmentFactory(bare=True)
    SiteFactory(establishment=one, unit=unit(key))
    return one


def fresh(user: User) -> User:
    """The same person at the next request."""
    return User.objects.get(pk=user.pk)


def test_a_stranger_reaches_nothing():
    assert reach_of(AnonymousUser()) == NOWHERE
    assert reach_of(UserFactory(is_active=False)) == NOWHERE
    user = UserFactory()
    assert reach_of(user).roles == frozenset()
    for model in (Establishment, Need, Product, Project, Collaborator, Appointment):
        assert not model.objects.visible_to(user).exists()


@pytest.mark.parametrize("model", [Establishment, Need, Product, Project])
def test_without_a_role_nothing_is_seen_even_where_there_is_something(model):
    NeedFactory()
    ProductFactory()
    ProjectFactory()
    assert not model.objects.visible_to(UserFactory()).exists()


@pytest.mark.parametrize(
    ("begins", "ends", "in_force"),
    [(None, None, True), (0, 0, True), (-9, -1, False), (1, 9, False), (-9, 0, True), (0, 9, True)],
)
def test_a_grant_counts_on_its_days_both_included(begins, ends, in_force):
    day = today()
    user = UserFactory()
    RoleGrantFactory(
        user=user,
        valid_from=None if begins is None else day + timedelta(days=begins),
        valid_to=None if ends is None else day + timedelta(days=ends),
    )
    assert reach_of(user).has(Role.STAFF) is in_force


def test_a_request_asks_once(django_assert_num_queries):
    user = person(Role.STAFF)
    with django_assert_num_queries(1):
        assert reach_of(user) is reach_of(user)
        reach_of(user, judging=True)


@pytest.mark.parametrize(
    ("role", "office"),
    [
        (Role.ADMIN, True),
        (Role.STAFF, True),
        (Role.ACCOUNTANT, True),
        (Role.LEADER, True),
        (Role.APPRAISER, True),
        (Role.COLLABORATOR, False),
        (Role.JUROR, False),
    ],
)
def test_who_works_at_a_desk(role, office):
    user = UserFactory()
    RoleGrantFactory(user=user, role=role)
    assert reach_of(user).is_office is office


def test_staff_of_the_merged_city_see_what_is_kept_under_its_old_units():
    user = person(Role.STAFF, HCM)
    here = {at(key) for key in (COMMUNE, OLD_BINH_DUONG, OLD_BEN_CAT, "old-79", "old-77")}
    at(FAR_PROVINCE)
    assert set(Establishment.objects.visible_to(user)) == here


def test_staff_of_an_old_province_see_it_only():
    user = person(Role.STAFF, OLD_BINH_DUONG)
    old = at(OLD_BEN_CAT)
    at(HCM)
    at("old-77")
    assert set(Establishment.objects.visible_to(user)) == {old}


def test_a_collaborator_sees_their_own_commune_only():
    user = person(Role.COLLABORATOR, COMMUNE)
    mine = at(COMMUNE)
    at(NEXT_COMMUNE)
    at(HCM)
    assert set(Establishment.objects.visible_to(user)) == {mine}
    assert set(Need.objects.visible_to(user)) == set()
    told = NeedFactory(establishment=mine)
    NeedFactory(establishment=at(NEXT_COMMUNE))
    assert set(Need.objects.visible_to(user)) == {told}


def test_a_past_site_still_counts():
    user = person(Role.COLLABORATOR, COMMUNE)
    one = EstablishmentFactory(bare=True)
    SiteFactory(establishment=one, unit=unit(COMMUNE), valid_to=today() - timedelta(days=900))
    SiteFactory(establishment=one, unit=unit(FAR_PROVINCE))
    assert set(Establishment.objects.visible_to(user)) == {one}


def test_the_collaborator_of_an_association_sees_its_members_wherever_they_are():
    association = OrganisationFactory(association=True)
    user = UserFactory()
    RoleGrantFactory(user=user, role=Role.COLLABORATOR, unit=None, organisation=association)
    member, gone = at(FAR_PROVINCE), at(FAR_PROVINCE)
    MembershipFactory(establishment=member, organisation=association)
    MembershipFactory(establishment=gone, organisation=association, valid_to=today() - timedelta(days=1))
    MembershipFactory(establishment=at(COMMUNE))  # of another association
    assert set(Establishment.objects.visible_to(user)) == {member}
    need = NeedFactory(establishment=member)
    assert set(Need.objects.visible_to(user)) == {need}
    assert not Project.objects.visible_to(user).exists()


def test_a_juror_sees_products_and_nothing_else():
    user = person(Role.JUROR)
    product = ProductFactory()
    ProjectFactory()
    NeedFactory()
    assert set(Product.objects.visible_to(user)) == {product}
    for model in (Establishment, Need, Project, Collaborator):
        assert not model.objects.visible_to(user).exists()


def test_a_jurors_grant_widens_no_other_role():
    """Staff of one commune, juror of the whole country: the register stays that of the commune."""
    user = person(Role.STAFF, COMMUNE)
    RoleGrantFactory(user=user, role=Role.JUROR, everywhere=True)
    mine, elsewhere = at(COMMUNE), at(FAR_PROVINCE)
    assert set(Establishment.objects.visible_to(user)) == {mine}
    far = ProductFactory(establishment=elsewhere, unit=unit(FAR_PROVINCE))
    assert set(Product.objects.visible_to(user)) == {far}


def test_two_places_are_both_seen():
    user = person(Role.STAFF, COMMUNE)
    RoleGrantFactory(user=user, unit=unit(FAR_PROVINCE))
    both = {at(COMMUNE), at(FAR_PROVINCE)}
    at(NEXT_COMMUNE)
    assert set(Establishment.objects.visible_to(user)) == both


def test_everywhere_is_everything():
    user = UserFactory()
    RoleGrantFactory(user=user, everywhere=True)
    seen = {at(COMMUNE), at(FAR_PROVINCE), EstablishmentFactory(bare=True)}
    assert set(Establishment.objects.visible_to(user)) == seen


def test_a_superuser_is_the_administrator_of_everything():
    reach = reach_of(UserFactory(superuser=True))
    assert reach.everywhere
    assert reach.has(Role.ADMIN)


def test_a_need_written_down_stays_with_its_writer():
    user = person(Role.COLLABORATOR, COMMUNE)
    need = NeedFactory(establishment=at(NEXT_COMMUNE), recorded_by=user)
    assert set(Need.objects.visible_to(user)) == {need}


def test_a_project_stays_with_the_collaborator_who_introduced_it():
    user = person(Role.COLLABORATOR, COMMUNE)
    far = ProjectFactory(unit=unit(FAR_PROVINCE))
    ProjectFactory(unit=unit(FAR_PROVINCE))
    ParticipantFactory(project=far, collaborator=CollaboratorFactory(user=user))
    assert set(Project.objects.visible_to(user)) == {far}


def test_the_network_is_seen_by_its_office_and_a_collaborator_sees_themselves():
    office, elsewhere = person(Role.STAFF, HCM), person(Role.STAFF, FAR_PROVINCE)
    user = person(Role.COLLABORATOR, COMMUNE)
    me = AppointmentFactory(collaborator__user=user, collaborator__full_name="Tôi")
    other = AppointmentFactory()
    before_merger = AppointmentFactory(unit=unit(OLD_BINH_DUONG))
    assert set(Appointment.objects.visible_to(office)) == {me, other, before_merger}
    assert set(Appointment.objects.visible_to(user)) == {me}
    assert not Appointment.objects.visible_to(elsewhere).exists()


def test_access_ends_with_the_grant():
    user = person(Role.STAFF)
    at(COMMUNE)
    assert Establishment.objects.visible_to(user).exists()
    RoleGrant.objects.filter(user=user).update(valid_to=today() - timedelta(days=1))
    assert not Establishment.objects.visible_to(fresh(user)).exists()


@pytest.mark.parametrize(
    ("key", "allowed"),
    [(COMMUNE, True), (HCM, True), (OLD_BINH_DUONG, True), (FAR_PROVINCE, False)],
)
def test_a_record_is_placed_inside_the_reach(key, allowed):
    verdict = may_place(person(Role.STAFF, HCM), unit(key))
    assert bool(verdict) is allowed
    if not allowed:
        assert "ngoài địa bàn được giao" in verdict.refusal
