"""``resolve``: one unit, or a sentence that lists those that could be meant."""

import re
from datetime import date

import pytest

from khuyencong.core.dates import Period
from khuyencong.territory.choices import Kind, Level
from khuyencong.territory.models import AdministrativeUnit, UnitName
from khuyencong.territory.queries import AmbiguousPlace, UnknownPlace, resolve, suggestions

year = Period.calendar_year


@pytest.mark.parametrize(
    ("text", "when", "key"),
    [
        ("Bình Dương", 2022, "old-74"),
        ("binh duong", 2024, "old-74"),
        ("Bình Thuận", 2006, "old-60"),
        ("Ba Ria Vung Tau", 2022, "old-77"),
        ("BA RIA - VUNG TAU", 2022, "old-77"),
        ("Bà Rịa – Vũng Tàu", 2025, "old-77"),
        ("BR-VT", 2022, "old-77"),
        ("TP.HCM", 2022, "old-79"),
        ("TP.HCM", 2026, "new-79"),
        ("tỉnh Bình Dương", 2025, "old-74"),
        ("phường Bình Dương, TP.HCM", 2025, "new-25760"),
        ("phường Bình Dương, TP.HCM", 2026, "new-25760"),
        ("Bình Dương, Gia Lai", 2026, "new-21733"),
        ("Ben Cat", 2022, "old-721"),
        ("Ben Cat", 2026, "new-25813"),
        ("thị xã Bến Cát", 2020, "old-721"),
        ("TX. Ben Cat", 2020, "old-721"),
        ("74", 2022, "old-74"),
        ("25760", 2026, "new-25760"),
        ("79 cũ", 2025, "old-79"),
        ("79 mới", 2025, "new-79"),
        ("Thành phố Hồ Chí Minh (cũ)", 2025, "old-79"),
        ("Hà Nội", 2025, "new-01"),
    ],
)
def test_one_unit_in_the_period(places, text, when, key):
    assert resolve(text, period=year(when)).reference_key == key


def keys(error):
    return [unit.reference_key for unit in error.value.candidates]


def test_binh_duong_2025_is_the_province_or_the_ward(places):
    with pytest.raises(AmbiguousPlace) as error:
        resolve("Bình Dương", period=year(2025))
    assert keys(error) == ["old-74", "new-25760"]
    assert str(error.value) == (
        "“Bình Dương” có thể là 2 nơi: Tỉnh Bình Dương (mã 74 cũ, đến 30/6/2025); "
        "Phường Bình Dương, Thành phố Hồ Chí Minh (mã 25760 mới, từ 1/7/2025). Ghi thêm cấp, nơi chứa nó, hoặc ghi mã."
    )


def test_each_candidate_is_found_by_the_code_the_sentence_gives(places):
    for text in ("Bình Dương", "TP.HCM", "Bình Thuận", "Phú Lợi"):
        with pytest.raises(AmbiguousPlace) as error:
            resolve(text, period=year(2025))
        codes = re.findall(r"mã ([^,)]+)", str(error.value))
        assert [resolve(code, period=year(2025)) for code in codes] == error.value.candidates


def test_a_province_enlarged_in_the_period_is_asked_about(places):
    with pytest.raises(AmbiguousPlace) as error:
        resolve("TP.HCM", period=year(2025))
    assert keys(error) == ["old-79", "new-79"]


def test_namesakes_of_one_level_are_all_listed(places):
    with pytest.raises(AmbiguousPlace) as error:
        resolve("xã Bình Dương", period=year(2022))
    assert len(error.value.candidates) == 4
    assert {unit.level for unit in error.value.candidates} == {Level.COMMUNE}
    with pytest.raises(AmbiguousPlace, match=r"và \d+ nơi khác"):
        resolve("Tân Lập", on=date(2022, 1, 1), levels=[Level.COMMUNE])


def test_diacritics_typed_win_over_a_name_that_only_sounds_alike(places):
    day = date(2022, 1, 1)
    with pytest.raises(AmbiguousPlace):
        resolve("tam dan, phu ninh", on=day)
    assert resolve("Tam Dân, Phú Ninh", on=day).name == "Tam Dân"
    assert resolve("Hoà Bình", on=day).name == "Hòa Bình"  # the other way to set the tone


def test_unknown_place_says_what_is_near(places):
    with pytest.raises(UnknownPlace) as error:
        resolve("Bình Dươngg", period=year(2022))
    assert "old-74" in [unit.reference_key for unit in error.value.suggestions]
    assert str(error.value).startswith("Không có địa bàn nào tên “Bình Dươngg” trong thời gian này. Gần giống: ")
    with pytest.raises(UnknownPlace, match="Xem lại tên"):
        resolve("Atlantis", period=year(2022))
    with pytest.raises(UnknownPlace):
        resolve("  ", period=year(2022))
    with pytest.raises(UnknownPlace, match=r"Tỉnh Bình Dương \(mã 74, đến 30/6/2025\)"):
        resolve("tỉnh Bình Dương", period=year(2026))


def test_an_earlier_name_counts_in_its_dates(places, unit):
    hue = unit("old-46")
    UnitName.objects.create(unit=hue, name="Thừa Thiên Huế", kind=Kind.TINH, valid_to=date(2024, 12, 31))
    assert resolve("Thua Thien - Hue", period=year(2022)) == hue
    with pytest.raises(UnknownPlace):
        resolve("Thừa Thiên Huế", on=date(2025, 3, 1))


def test_levels_narrow_the_choice(places):
    assert resolve("Bình Dương, Gia Bình", on=date(2022, 1, 1), levels=[Level.COMMUNE]).code == "09475"


def test_every_label_finds_its_unit_again(places):
    """A sample of a thousand: what a form shows, typed back, is the same unit."""
    sample = AdministrativeUnit.objects.with_parents().order_by("pk")
    for unit in [*sample[::29], *sample.filter(reference_key__in=["old-74", "old-79", "new-79", "old-760"])]:
        assert resolve(unit.label()) == unit


def test_resolve_asks_once_or_twice(places, django_assert_num_queries):
    with django_assert_num_queries(1):
        resolve("Bình Dương", period=year(2022))
    with django_assert_num_queries(2), pytest.raises(AmbiguousPlace):
        resolve("Bình Dương", period=year(2025))


def test_suggestions_are_exact_first_and_one_query(places, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = suggestions("binh thuan")
        labels = [unit.label() for unit in found]
    assert labels[0] == "Tỉnh Bình Thuận (cũ)"
    assert len(found) == 11
    assert [unit.reference_key for unit in suggestions("ben cat", on=date(2024, 5, 1))] == ["old-721"]
    assert suggestions("") == []
    assert len(suggestions("tan")) == 20
