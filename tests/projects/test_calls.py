"""Whom to call stands on the page of the file: its holder and who benefits, with a number that dials."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from projects import queries, rules
from tests.factories.establishments import ProfileFactory
from tests.factories.offices import FAR_PROVINCE as FAR
from tests.factories.projects import BeneficiaryFactory, ProjectFactory
from tests.people import person

pytestmark = pytest.mark.django_db


def page(client, project) -> str:
    return client.get(reverse("projects:detail", args=[project.pk])).content.decode()


@pytest.fixture
def told(people):
    """Moved to a new number a month ago."""
    helped = BeneficiaryFactory(project=ProjectFactory(holder=people[Role.STAFF]))
    month_ago, facts = today() - timedelta(days=30), {"establishment": helped.establishment, "owner_name": "Bà Tư"}
    helped.establishment.profiles.all().delete()
    ProfileFactory(**facts, phone="0911 000 111", valid_from=date(2020, 1, 1), valid_to=month_ago)
    ProfileFactory(**facts, phone="0922 333 444", valid_from=month_ago + timedelta(days=1), valid_to=None)
    return helped


def test_the_number_of_today_is_a_link_that_dials(people, signed_in, told):
    html = page(signed_in(Role.STAFF), told.project)
    assert 'href="tel:0922 333 444"' in html
    assert "<b>Bà Tư</b>" in html
    assert "0911" not in html


def test_one_without_a_number_says_so_and_one_that_left_is_not_called(people, signed_in, told):
    told.establishment.profiles.update(phone="")
    assert "chưa có số" in page(signed_in(Role.STAFF), told.project)
    type(told).objects.filter(pk=told.pk).update(dropped_on=today(), drop_reason="Thôi")
    assert "Bà Tư" not in page(signed_in(Role.STAFF), told.project)


def test_only_who_may_see_the_establishment_has_the_number(people, told):
    """The office and the collaborators of its place; a jury member sees none, nor anybody from elsewhere."""
    assert rules.may_call(people[Role.STAFF], told.project)
    assert rules.may_call(people[Role.COLLABORATOR], told.project)
    assert not rules.may_call(people[Role.JUROR], told.project)
    known = {
        user: queries.cases.to_call(user).get(pk=told.pk) for user in (people[Role.STAFF], person(Role.STAFF, FAR))
    }
    assert [(one.owner, one.phone) for one in known.values()] == [("Bà Tư", "0922 333 444"), (None, None)]
