"""Where the network is thin: F012 from the records, the map, the ranked list."""

from datetime import date

import pytest
from django.urls import reverse

from collaborators import queries
from collaborators.choices import Sight
from collaborators.models import CoverageRule
from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.territory.models import AdministrativeUnit, ProvincialSeat
from tests.e2e.crawl import enter
from tests.factories.collaborators import (
    AppointmentFactory,
    PeriodFactory,
    ReportFactory,
)
from tests.factories.offices import COMMUNE, HCM, unit
from tests.people import person

pytestmark = pytest.mark.django_db


def binh_duong() -> AdministrativeUnit:
    return unit("old-74")


FOUR = {"Dầu Tiếng", "Phú Giáo", "Bắc Tân Uyên", "Bàu Bàng"}


def coverage(on: date = date(2023, 12, 31), key: str = "old-74") -> queries.Coverage:
    admin = User.objects.get(email="quantri@khuyencong.invalid")
    return queries.Coverage(user=admin, province=unit(key), on=on)


def names(rows) -> set[str]:
    return {row.unit.name for row in rows}


def test_f012_the_four_far_districts_come_from_the_records(demo):
    """“F012 comes from the records”: Dầu Tiếng, Phú Giáo, Bắc Tân Uyên, Bàu Bàng, and the ranked list is exactly these."""
    needed = coverage().needed
    assert names(needed) == FOUR
    assert needed[0].unit.name == "Bắc Tân Uyên"  # nobody at all; the others have one
    assert all(row.km > 20 for row in needed)
    page = enter(User.objects.get(email="quantri@khuyencong.invalid")).get(
        reverse("collaborators:coverage"), {"ngay": "31/12/2023", "tinh": binh_duong().pk}
    )
    html = page.content.decode()
    assert "4 nơi cần tăng cường" in html
    assert html.count('class="need"') == 4 + 1  # on the map, and in its key


@pytest.mark.parametrize(
    ("over_km", "fewer_than", "expected"),
    [
        (30, 2, {"Dầu Tiếng", "Phú Giáo"}),
        (15, 2, FOUR | {"Dĩ An"}),
        (20, 1, {"Bắc Tân Uyên"}),
        (60, 2, set()),
    ],
)
def test_moving_the_threshold_moves_the_list(demo, over_km, fewer_than, expected):
    """“moving the threshold moves the list”."""
    CoverageRule.objects.filter(code="TC-HUYEN").update(over_km=over_km, fewer_than=fewer_than)
    assert names(coverage().needed) == expected


def test_without_a_known_centre_or_rule_nobody_is_accused(demo):
    ProvincialSeat.objects.filter(province=binh_duong()).delete()
    one = coverage()
    assert (one.needed, one.seat, {row.distance for row in one.rows}) == ([], None, {"–"})
    CoverageRule.objects.all().delete()
    assert coverage().rule is None


def test_silent_collaborators_do_not_count_when_the_rule_asks_for_reports(db):
    """“too few active commune collaborators”: active by what they sent, when the rule says so."""
    someone = AppointmentFactory(area__unit=unit(COMMUNE))
    late = PeriodFactory(
        starts_on=date(2026, 1, 1), due_on=date(2026, 4, 10), opens_on=date(2026, 3, 20), ends_on=date(2026, 3, 31)
    )
    rule = CoverageRule.objects.get(code="TC-XA")
    CoverageRule.objects.filter(pk=rule.pk).update(over_km=0, sent_at_least=1)
    here = queries.Coverage(user=person(Role.STAFF), province=unit(HCM), on=date(2026, 11, 1))
    assert row_of(here).sight == Sight.NEEDED
    ReportFactory(appointment=someone, period=late, sent=True)
    again = queries.Coverage(user=person(Role.LEADER), province=unit(HCM), on=date(2026, 11, 1))
    assert row_of(again).sight == Sight.COVERED


def row_of(found: queries.Coverage) -> queries.AreaRow:
    return next(row for row in found.rows if row.unit == unit(COMMUNE))


def test_the_map_draws_every_area_and_the_table_says_the_same(demo):
    """“schematic map from centroids (SVG, a table behind it)”: 168 communes, one mark and one row each."""
    one = coverage(on=date(2026, 11, 1), key=HCM)
    drawn = queries.CoverageMap(one)
    assert len(drawn.marks) == len(one.rows) == 168
    assert all(0 <= float(mark.x) <= drawn.width and 0 <= float(mark.y) <= drawn.height for mark in drawn.marks)
    assert "Côn Đảo" in {mark.unit.name for mark in drawn.marks if mark.edge}
