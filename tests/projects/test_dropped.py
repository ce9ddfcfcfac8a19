"""An establishment that left a đề án: told with its reason, and otherwise as if it had never been helped."""

from datetime import date

import pytest
from django.urls import reverse

from budgets import services as money
from budgets.choices import DisbursementKind
from budgets.forms.payments import AdvanceForm
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.deadlines import Ask
from khuyencong.core.exceptions import DomainError
from projects import queries, services
from projects.choices import AcceptanceResult, ProjectStatus
from projects.forms.finishing import AcceptanceForm
from projects.queries import lacking
from projects.queries.eligibility.benefits import benefits_of
from projects.queries.outcomes import outcomes
from tests.factories.finishing import funded
from tests.factories.projects import BeneficiaryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(people):
    """Two stay, one left on 1/6/2026."""
    project = funded(support=300_000_000, is_group=True, status=ProjectStatus.ACCEPTING, holder=people[Role.STAFF])
    project.beneficiaries.update(support=150_000_000, counterpart_verified=200_000_000)
    BeneficiaryFactory(project=project, counterpart_verified=200_000_000)
    BeneficiaryFactory(project=project, dropped_on=date(2026, 6, 1), drop_reason="Thôi đầu tư")
    return project


@pytest.fixture
def gone(group):
    return group.beneficiaries.get(dropped_on__isnull=False)


def test_it_is_not_accepted(people, group, gone):
    held = {"held_on": today(), "result": AcceptanceResult.PASSED, "beneficiary": gone}
    with pytest.raises(DomainError, match=r"đã rút khỏi đề án ngày 01/06/2026: không nghiệm thu"):
        services.record_acceptance(by=people[Role.STAFF], project=group, **held)
    assert gone not in AcceptanceForm(project=group).fields["beneficiary"].queryset


@pytest.mark.parametrize(("day", "goes_out"), [(date(2026, 5, 31), True), (date(2026, 6, 1), False)])
def test_nothing_is_paid_to_it_from_that_day_on(people, group, gone, day, goes_out):
    voucher = {"amount": 1_000_000, "voucher": "UNC 1", "voucher_on": day, "budget_year": 2026}

    def pay(kind: DisbursementKind = DisbursementKind.PAYMENT, **other):
        return money.pay(by=people[Role.ACCOUNTANT], project=group, beneficiary=gone, kind=kind, **voucher | other)

    assert gone not in AdvanceForm(project=group).fields["beneficiary"].queryset
    if goes_out:
        pay()
        pay(DisbursementKind.REFUND, voucher="PT 1", voucher_on=today())  # what it had comes back
    else:
        with pytest.raises(DomainError, match="không chi nữa"):
            pay()


def test_it_has_no_before_and_after_and_lacks_nothing(people, group, gone):
    found = outcomes(group)
    assert gone not in [pair.beneficiary for pair in found.pairs]
    assert (found.verified.value, found.verified.unknown) == (400_000_000, 0)
    row = lacking.annotated(type(group).objects.filter(pk=group.pk)).get()
    assert not [name for name in lacking.names(row) if "đối ứng" in name]


def test_it_may_still_be_helped_for_the_first_time(group, gone):
    one = group.beneficiaries.standing().first()
    assert benefits_of([gone.establishment_id]) == []
    assert len(benefits_of([one.establishment_id])) == 1


def test_nobody_asks_for_its_consent_nor_calls_it(people, group, gone, signed_in):
    profile = gone.establishment.profiles.get()
    profile.owner_name, profile.phone = "Bà Đã Rút", "0901234567"
    profile.save()
    page = signed_in(Role.STAFF).get(reverse("projects:origins", args=[group.pk])).content.decode()
    assert str(gone.establishment) not in page
    called = queries.deadlines(people[Role.LEADER], today(), Ask(everyone=True, calls=True))
    assert called
    assert "Bà Đã Rút" not in str(called)
