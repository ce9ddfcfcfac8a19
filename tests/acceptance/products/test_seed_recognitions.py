"""“F003, F004, F006–F010, F031, F034–F036 come from recognitions.”"""

import pytest

from khuyencong.reports.queries import TrackRecord
from products.models import Nomination, Recognition, VotingResult
from tests.acceptance.foundation.seeds import (
    BD,
    BEN_CAT,
    FACTS,
    PROVINCES,
    SINGLE,
    TRACK,
    expected,
    recognised,
    unit,
    value,
)

pytestmark = pytest.mark.django_db

VOTED = {"F003": "quoc_gia", "F031": "tinh", "F034": "huyen", "F035": "tinh", "F036": "khu_vuc"}


@pytest.mark.parametrize("fact", VOTED)
def test_the_fact_is_counted_from_recognitions(demo, fact):
    """“F003, F004, F006–F010, F031, F034–F036 come from recognitions”: what the source states may say what it likes.

    A source that states another number, then one recognition less: the figure follows the recognitions.
    """
    place, year, level = PROVINCES[FACTS[fact]["province"]], int(FACTS[fact]["period"]), VOTED[fact]
    rows = recognised(place, level, year)
    assert rows.count() == expected(fact)
    VotingResult.objects.filter(unit__reference_key=place, level=level, year=year).update(recognised=1, considered=None)
    assert value(fact, SINGLE[fact]) == expected(fact)
    Recognition.objects.filter(pk=rows.first().pk).update(year=1999, decided_on=None)
    assert value(fact, SINGLE[fact]) == expected(fact) - 1


def test_a_number_stated_without_names_stands_for_them(demo):
    """Not itemised: the source's number is the figure, and single recognitions are parts of it."""
    VotingResult.objects.filter(unit__reference_key=BD, level="tinh", year=2024).update(itemised=False, recognised=60)
    assert value("F031", "products.tinh") == 60


def test_f004_the_twenty_six_are_the_products_of_the_region(demo):
    """F004: the products recognised by the region in its last round before 2023; the source states the same number."""
    rows = recognised(BD, "khu_vuc", 2022)
    assert (rows.count(), value("F004", "products.khu_vuc", year=2022)) == (expected("F004"), expected("F004"))
    Recognition.objects.filter(pk=rows.first().pk).update(level="tinh", year=2021, decided_on=None)
    assert value("F004", "products.khu_vuc", year=2022) == expected("F004") - 1


@pytest.mark.parametrize("fact", ["F006", "F007", "F008", "F009"])
def test_a_recognition_less_shortens_the_track_record(demo, fact):
    def record() -> TrackRecord:
        return TrackRecord(units=(unit(BEN_CAT).pk,), first=2016, last=2024)

    level = TRACK[fact].removeprefix("products.")
    row = next(row for row in record().ledger.recognised if row.level == level)
    Nomination.objects.filter(lower=row.pk).update(lower=None)
    Recognition.objects.filter(pk=row.pk).update(year=2015, decided_on=None)
    assert record().figure(TRACK[fact]).value == expected(fact) - 1


def test_recognising_a_product_lengthens_the_track_record(demo):
    def record() -> TrackRecord:
        return TrackRecord(units=(unit(BEN_CAT).pk,), first=2016, last=2024)

    rows = record().ledger.recognised
    highest = {row.product_id for row in rows if row.level == "quoc_gia"}
    other = next(row for row in rows if row.product_id not in highest)
    Recognition.objects.create(product_id=other.product_id, level="quoc_gia", year=2021)
    assert record().figure("products.quoc_gia").value == expected("F009") + 1
