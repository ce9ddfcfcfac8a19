"""“Deadlines of bình chọn on homes and calendar”; “expiry alarm”."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.core import calendar
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.deadlines import Ask
from products import services
from products.choices import RoundStatus
from products.queries import scoring_deadlines
from tests.factories.offices import FAR_PROVINCE, HCM, RoleGrantFactory, unit
from tests.factories.products import HolderReportFactory, ProductFactory, RecognitionFactory
from tests.factories.voting import ComplaintFactory, RoundFactory, published_round, scoring_round, walk
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return RoleGrantFactory(role=Role.STAFF, unit=unit(HCM)).user


def asked(user, on: date, **more) -> dict[str, object]:
    return {one.key: one for one in scoring_deadlines(user, on, Ask(**more))}


def certificate(valid_to: date, **facts):
    year = valid_to.year - 3
    return RecognitionFactory(year=year, decided_on=date(year, 7, 1), valid_to=valid_to, **facts)


def test_certificates_that_end_this_year_are_told_from_180_days_before(staff):
    """LC12: 180;90;30 days before 31/12."""
    for _ in range(3):
        certificate(date(2026, 12, 31))
    withdrawn = certificate(date(2026, 12, 31))
    key = "products.expiry:2026-12-31"
    assert key not in asked(staff, date(2026, 7, 3))
    told = asked(staff, date(2026, 7, 4))[key]
    assert (told.due_on, told.group, told.rule.code) == (date(2026, 12, 31), "due", "LC12")
    assert told.what.startswith("4 giấy chứng nhận sắp hết hạn")
    type(withdrawn).objects.filter(pk=withdrawn.pk).update(
        withdrawn_on=date(2026, 5, 1), withdrawal_note="Thôi sản xuất", withdrawal=withdrawn.document
    )
    assert asked(staff, date(2026, 7, 4))[key].what.startswith("3 giấy")
    assert key not in asked(staff, date(2027, 1, 1))  # ended: no alarm any more


def test_a_calendar_leafed_ahead_tells_them_too(staff):
    certificate(date(2027, 12, 31))
    assert "products.expiry:2027-12-31" not in asked(staff, date(2026, 11, 1))
    assert "products.expiry:2027-12-31" in asked(staff, date(2026, 11, 1), until=date(2027, 12, 31))


def test_holders_who_have_not_told_of_their_year(staff):
    """LC14: yearly, no day in the text; last year's is asked for until the end of March."""
    one, other = certificate(date(2027, 12, 31)), certificate(date(2027, 12, 31))
    key = "products.holders:2026"
    assert asked(staff, date(2026, 12, 20))[key].what.startswith("2 cơ sở")
    HolderReportFactory(establishment=one.product.establishment, year=2026, received_on=date(2026, 12, 20))
    assert asked(staff, date(2027, 3, 31))[key].what.startswith("1 cơ sở")
    assert asked(staff, date(2027, 3, 31))[key].group == "late"
    assert key not in asked(staff, date(2027, 4, 1))
    HolderReportFactory(establishment=other.product.establishment, year=2026, received_on=date(2027, 1, 5))
    assert key not in asked(staff, date(2027, 1, 6))


def test_a_complaint_is_due_in_ten_working_days(staff):
    """LC11: 10 working days from receipt, over days off; gone once it is answered."""
    complaint = ComplaintFactory(round=published_round(unit=unit(HCM)), received_on=today())
    last = calendar.add_working_days(today(), 10)
    told = asked(staff, today(), until=today() + timedelta(days=30))[f"products.complaint:{complaint.pk}"]
    assert (told.due_on, told.rule.code) == (last, "LC11")
    services.answer_complaint(by=staff, complaint=complaint, answered_on=today(), answer="Giữ nguyên kết quả")
    assert f"products.complaint:{complaint.pk}" not in asked(staff, today(), until=today() + timedelta(days=30))


def test_rounds_that_take_entries_and_ballots(staff):
    on = date(today().year, 6, 1)
    taking = RoundFactory(open=True, closes_on=on)
    scored = scoring_round(entries=1, closes_on=on - timedelta(days=30))
    type(scored).objects.filter(pk=scored.pk).update(scoring_ends_on=on - timedelta(days=1))
    told = asked(staff, on)
    assert told[f"products.round:{taking.pk}:han-nop"].group == "due"
    assert told[f"products.round:{scored.pk}:han-cham"].group == "late"
    walk(taking, RoundStatus.REVIEW)
    assert f"products.round:{taking.pk}:han-nop" not in asked(staff, on)


def test_the_next_round_two_years_on(staff):
    """LC33: once in two years; a later round of the place and level answers it."""
    past = published_round(unit=unit(HCM))
    due = calendar.due("LC33", past.opens_on).on
    key = f"products.round:{past.pk}:ky-sau"
    assert asked(staff, due - timedelta(days=30))[key].due_on == due
    assert key not in asked(staff, due + timedelta(days=400))
    RoundFactory(opens_on=past.opens_on + timedelta(days=366))
    assert key not in asked(staff, due - timedelta(days=30))


def test_of_their_own_places_and_of_the_desk_only(staff):
    certificate(date(2026, 12, 31), product=ProductFactory(unit=unit(FAR_PROVINCE)))
    assert asked(staff, date(2026, 12, 1)) == {}
    certificate(date(2026, 12, 31))
    assert "products.expiry:2026-12-31" in asked(staff, date(2026, 12, 1))
    for role in (Role.LEADER, Role.ACCOUNTANT, Role.COLLABORATOR, Role.APPRAISER):
        assert asked(person(role), date(2026, 12, 1)) == {}


def test_on_the_home_page_and_in_the_calendar(staff):
    last = date(today().year, 12, 31)
    certificate(last)
    client = Client()
    client.force_login(staff)
    month = client.get(reverse("portal:calendar"), {"thang": f"{last:%Y-%m}"}).content.decode()
    assert "1 giấy chứng nhận sắp hết hạn" in month
    if today() > last - timedelta(days=180):
        assert "1 giấy chứng nhận sắp hết hạn" in client.get(reverse("portal:home")).content.decode()
