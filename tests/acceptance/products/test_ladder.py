"""“Certificate validity as a dated rule …, expiry alarm, … who may go to the next level now, results of higher levels
entered back.”"""

from datetime import date

import pytest

from khuyencong.core.choices import Role
from products import services
from products.choices import VotingLevel
from products.queries.certificates import certificates
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.people import person

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


@pytest.fixture
def staff():
    return person(Role.STAFF)


def made(level, year, valid_to, product=None):
    return RecognitionFactory(
        product=product or ProductFactory(), level=level, year=year, decided_on=date(year, 5, 5), valid_to=valid_to
    )


def found(user, **asked) -> list:
    return list(certificates(user=user, on=DAY, **asked))


def test_what_holds_ends_this_year_ended_or_is_unknown(staff):
    holds = made(VotingLevel.PROVINCE, 2025, date(2028, 12, 31))
    ends = made(VotingLevel.PROVINCE, 2023, date(2026, 12, 31))
    ended = made(VotingLevel.DISTRICT, 2022, date(2025, 12, 31))
    unknown = made(VotingLevel.DISTRICT, 2021, None)
    assert found(staff) == [ended, ends, holds, unknown]
    assert found(staff, state="con") == [ends, holds]
    assert found(staff, state="sap-het") == [ends]
    assert found(staff, state="het") == [ended]
    assert found(staff, state="chua-ro") == [unknown]
    assert found(staff, level=VotingLevel.DISTRICT) == [ended, unknown]
    assert found(person(Role.JUROR, key="new-01")) == []


def test_who_may_go_a_level_up_now(staff):
    """A huyện certificate still in force opens tỉnh; one whose product already stands higher is not told again."""
    alone = made(VotingLevel.DISTRICT, 2024, date(2027, 12, 31))
    product = ProductFactory()
    below = made(VotingLevel.DISTRICT, 2024, date(2027, 12, 31), product)
    above = made(VotingLevel.PROVINCE, 2024, date(2027, 12, 31), product)
    made(VotingLevel.COMMUNE, 2021, date(2024, 12, 31))
    nation = made(VotingLevel.NATION, 2025, date(2028, 12, 31))
    rising = found(staff, rising=True)
    assert set(rising) == {alone, above}
    assert below not in rising
    assert nation not in rising


def test_a_result_of_a_higher_level_entered_back_gets_its_last_day_by_the_rule(staff):
    """“khu vực and quốc gia as results entered back”; the day printed on the paper comes first."""
    product = ProductFactory()
    by_rule = services.recognise(product=product, by=staff, level="khu_vuc", year=2024, decided_on=date(2024, 9, 27))
    printed = services.recognise(
        product=product,
        by=staff,
        level="quoc_gia",
        year=2025,
        decided_on=date(2025, 11, 15),
        valid_to=date(2027, 12, 31),
    )
    assert (by_rule.valid_to, by_rule.validity.code) == (date(2027, 12, 31), "HL03")
    assert (printed.valid_to, printed.validity) == (date(2027, 12, 31), None)
