"""“Property tests: … validity on 31/12 and 1/1, across 30/6 → 1/7/2025, under both rule versions.”

“Certificate validity as a dated rule (two versions on record: to 31/12 of the third or of the fourth year counted from
the year of issue, with certainty marks)”.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.core.choices import Certainty, Role
from products.choices import ValidityUse, VotingLevel
from products.models import Recognition, ValidityRule
from products.queries import law
from products.queries.certificates import certificates
from products.queries.entries import certificate_fault
from products.queries.ladder import candidates
from tests.factories.products import ProductFactory, RecognitionFactory
from tests.people import person
from tests.scale import FULL

pytestmark = pytest.mark.django_db
FIRST_DAY, CHANGED_ON = date(2014, 10, 21), date(2018, 8, 16)
DAYS = st.dates(FIRST_DAY, date(2032, 12, 31))
EDGES = st.sampled_from([date(year, *edge) for year in (2015, 2018, 2024, 2025, 2026) for edge in ((1, 1), (12, 31), (6, 30), (7, 1))])  # fmt: skip
ISSUED = st.one_of(DAYS, EDGES, st.sampled_from([FIRST_DAY, CHANGED_ON, CHANGED_ON - timedelta(days=1)]))


def held(issued_on: date, valid_to: date, **facts) -> Recognition:
    return Recognition(year=issued_on.year, decided_on=issued_on, valid_to=valid_to, level="tinh", **facts)


@given(issued_on=ISSUED)
@settings(max_examples=1000 if FULL else 1000 // 10, deadline=None, database=None)
def test_both_readings_end_on_31_12_a_year_apart(issued_on):
    """One is used, the other is kept beside it; before 16/8/2018 the third year counts that of issue, after it not."""
    told = law.readings_of_validity(issued_on)
    assert [(row.kept_as, last.month, last.day) for row, last in told] == [
        (ValidityUse.USED, 12, 31),
        (ValidityUse.CANDIDATE, 12, 31),
    ]
    used, other = (last.year - issued_on.year for _, last in told)
    assert (used, other) == ((2, 3) if issued_on < CHANGED_ON else (3, 2))
    assert law.validity(issued_on) == told[0][0]


@given(issued_on=ISSUED, which=st.integers(0, 1), after=st.integers(-400, 1600))
@settings(max_examples=1000 if FULL else 1000 // 10, deadline=None, database=None)
def test_a_certificate_holds_from_its_day_to_31_12_and_not_on_1_1(issued_on, which, after):
    """Under either reading, any day: the page, the registration and the day itself agree."""
    rule, last = law.readings_of_validity(issued_on)[which]
    row, day = held(issued_on, last, validity=rule), issued_on + timedelta(days=after)
    assert (certificate_fault(row, day) == "") == (issued_on <= day <= last)
    for edge, holds in ((date(last.year, 12, 31), True), (date(last.year + 1, 1, 1), False)):
        assert (certificate_fault(row, edge) == "") == holds
    first_of_year = date(issued_on.year, 1, 1)
    assert (certificate_fault(row, first_of_year) == "") == (issued_on == first_of_year)


@given(year=st.integers(2015, 2032))
@settings(max_examples=200 if FULL else 200 // 10, deadline=None, database=None)
def test_issued_on_31_12_or_on_the_day_after_is_a_year_apart(year):
    """N8: “certificate issued 31/12 vs 1/1”."""
    eve, morrow = date(year, 12, 31), date(year + 1, 1, 1)
    one, other = law.validity(eve).last_day(eve), law.validity(morrow).last_day(morrow)
    assert other.year - one.year == (2 if eve < CHANGED_ON <= morrow else 1)


@given(issued_on=st.dates(FIRST_DAY, date(2025, 6, 30)), entered=st.dates(date(2025, 1, 1), date(2029, 12, 31)))
@settings(max_examples=1000 if FULL else 1000 // 10, deadline=None, database=None)
def test_a_huyen_certificate_opens_tinh_across_30_6_and_1_7_2025_while_it_holds(issued_on, entered):
    """“across 30/6 → 1/7/2025 (huyện → xã)”: huyện until 30/6/2025, xã after; what huyện issued stays good to its end."""
    levels = law.lower_levels(VotingLevel.PROVINCE, entered)
    assert "huyen" in levels
    assert ("xa" in levels) == (entered >= date(2025, 7, 1))
    last = law.validity(issued_on).last_day(issued_on)
    row = Recognition(level="huyen", year=issued_on.year, decided_on=issued_on, valid_to=last)
    assert (certificate_fault(row, entered) == "") == (issued_on <= entered <= last)


def test_the_level_itself_is_one_or_the_other():
    for day, there, gone in ((date(2025, 6, 30), "huyen", "xa"), (date(2025, 7, 1), "xa", "huyen")):
        assert law.level_rule(there, day) is not None
        assert law.level_rule(gone, day) is None


@pytest.mark.parametrize("offset", [2, 3])
def test_the_other_reading_is_a_row_away(offset):
    """Staff turn the rule round; what is issued from then on follows, what was printed stays."""
    issued = date(2026, 5, 5)
    printed = RecognitionFactory(year=2025, decided_on=date(2025, 5, 5), valid_to=date(2028, 12, 31))
    used, other = (row for row, _ in law.readings_of_validity(issued))
    ValidityRule.objects.filter(pk=used.pk).update(year_offset=offset)
    ValidityRule.objects.filter(pk=other.pk).update(year_offset=5 - offset)
    assert law.validity(issued).last_day(issued) == date(2026 + offset, 12, 31)
    assert [last.year for _, last in law.readings_of_validity(issued)] == [2026 + offset, 2026 + 5 - offset]
    printed.refresh_from_db()
    assert printed.valid_to == date(2028, 12, 31)


def test_what_is_not_read_in_the_law_says_so():
    told = law.readings_of_validity(date(2026, 5, 5))
    assert {row.certainty for row, _ in told}.isdisjoint({Certainty.READ})


@pytest.mark.parametrize("valid_to", [date(2026, 12, 31), date(2027, 12, 31)])
def test_lists_change_between_31_12_and_1_1(valid_to):
    """What holds, who may go a level up, who reports: the same border under both readings."""
    staff = person(Role.STAFF)
    row = RecognitionFactory(
        level="huyen", year=2024, decided_on=date(2024, 5, 5), valid_to=valid_to, product=ProductFactory()
    )
    for day, holds in ((valid_to, [row]), (valid_to + timedelta(days=1), [])):
        assert list(certificates(user=staff, on=day, state="con")) == holds
        assert list(candidates(user=staff, level="tinh", on=day)) == holds
        assert list(Recognition.objects.valid_on(day)) == holds
