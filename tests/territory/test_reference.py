"""The reference rows: counts, shape, and Bình Dương against the table made for it by hand."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.db.models import Count

from khuyencong.core.exceptions import DomainError
from khuyencong.core.text import nfc, sort_key
from khuyencong.territory.choices import Level, Part, place_key
from khuyencong.territory.models import AdministrativeUnit, Succession
from khuyencong.territory.services import load_units
from khuyencong.territory.services.reference import Loaded

HERE = Path(__file__).parent
OLD = AdministrativeUnit.objects.filter(reference_key__startswith="old-")
NEW = AdministrativeUnit.objects.filter(reference_key__startswith="new-")


def by_level(units):
    return dict(units.values_list("level").annotate(n=Count("pk")).order_by("level"))


def test_counts_are_those_of_the_law(places):
    assert by_level(OLD.all()) == {Level.PROVINCE: 63, Level.DISTRICT: 696, Level.COMMUNE: 10_035}
    assert by_level(NEW.all()) == {Level.PROVINCE: 34, Level.COMMUNE: 3_321}


def test_counts_by_kind(places):
    kinds = dict(NEW.values_list("kind").annotate(n=Count("pk")).order_by())
    assert kinds == {"tinh": 28, "thanh_pho_trung_uong": 6, "xa": 2_621, "phuong": 687, "dac_khu": 13}
    kinds = dict(OLD.values_list("kind").annotate(n=Count("pk")).order_by())
    assert kinds["tinh"] == 57
    assert kinds["quan"] + kinds["huyen"] + kinds["thi_xa"] + kinds["thanh_pho"] == 696


def test_dates_are_those_known_and_no_others(places):
    assert not OLD.exclude(valid_from=None, valid_to=date(2025, 6, 30)).exists()
    assert not NEW.exclude(valid_from=date(2025, 7, 1), valid_to=None).exists()
    assert not AdministrativeUnit.objects.filter(decided_by__isnull=False, reference_key__isnull=False).exists()


def test_every_old_province_goes_whole_to_one_and_every_new_unit_comes_from_some(places):
    provinces = Succession.objects.filter(predecessor__level=Level.PROVINCE)
    assert provinces.count() == 63
    assert not provinces.exclude(part=Part.WHOLE).exists()
    assert not NEW.filter(origins__isnull=True).exists()
    assert not OLD.filter(level=Level.COMMUNE, successions__isnull=True).exists()
    # five island districts had no commune and became a đặc khu
    islands = OLD.filter(level=Level.DISTRICT, successions__isnull=False).order_by("code")
    assert [unit.name for unit in islands] == ["Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"]


def test_a_commune_goes_whole_to_one_or_in_parts_to_several(places):
    parts = {}
    for before, part in Succession.objects.values_list("predecessor_id", "part"):
        parts.setdefault(before, []).append(part)
    assert {tuple(sorted(found)) for found in parts.values()} == {
        ("whole",),
        *(("main_part", *["part"] * n) for n in (1, 2, 3, 4)),
    }
    assert sum(len(found) > 1 for found in parts.values()) == 442


def test_binh_duong_as_in_the_table_made_for_it(places):
    with (HERE / "data" / "binh-duong-wards-old-to-new.csv").open(encoding="utf-8") as table:
        expected = {
            (r["old_ward_code"], r["old_ward"], r["new_ward_code"], r["new_ward"], r["part"])
            for r in csv.DictReader(table)
        }
    assert len(expected) == 107
    links = Succession.objects.filter(predecessor__parent__parent__reference_key="old-74")
    found = {
        (
            link.predecessor.code,
            link.predecessor.full_name,
            link.successor.code,
            link.successor.full_name,
            link.part.replace("_", " "),
        )
        for link in links.select_related("predecessor", "successor")
    }
    assert found == expected
    assert OLD.filter(parent__parent__code="74").count() == 91
    assert NEW.filter(origins__in=links).distinct().count() == 36


def test_codes_by_level_have_a_length_of_their_own(places):
    lengths = {(level, len(code)) for level, code in AdministrativeUnit.objects.values_list("level", "code")}
    assert lengths == {(Level.PROVINCE, 2), (Level.DISTRICT, 3), (Level.COMMUNE, 5)}


def test_stored_keys_are_twins_of_the_python_ones(places):
    for unit in AdministrativeUnit.objects.order_by("pk"):
        assert unit.name == nfc(unit.name).strip()
        assert unit.fold == place_key(unit.name)
        assert unit.full_fold == place_key(unit.full_name)
        assert unit.sort_key == sort_key(unit.name)
        assert unit.name[0].isupper() or unit.name[0].isdigit()


def test_a_second_load_writes_nothing_and_keeps_what_staff_corrected(places, unit, django_assert_num_queries):
    thu_dau_mot = unit("old-718")
    AdministrativeUnit.objects.filter(pk=thu_dau_mot.pk).update(valid_from=date(2012, 7, 1))
    with django_assert_num_queries(12):
        assert load_units(by=None) == Loaded(units=0, successions=0)
    assert unit("old-718").valid_from == date(2012, 7, 1)


def test_a_link_taken_back_by_staff_does_not_return(places):
    Succession.objects.filter(predecessor__reference_key="old-25741", part=Part.PART).delete()
    load_units(by=None)
    assert Succession.objects.filter(predecessor__reference_key="old-25741").count() == 1


def test_load_is_for_staff(places, django_user_model):
    with pytest.raises(DomainError, match="quản trị danh mục"):
        load_units(by=django_user_model(full_name="Lê Thị Hoa", email="hoa@example.vn"))
