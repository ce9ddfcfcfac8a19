from datetime import date

import pytest
from django.db.models import Count

from khuyencong.territory.choices import Kind, Level
from khuyencong.territory.models import AdministrativeUnit, UnitName
from khuyencong.territory.queries import InScope, scope


def keys_in(*units):
    return set(AdministrativeUnit.objects.filter(pk__in=scope(*units)).values_list("reference_key", flat=True))


def test_scope_of_an_old_district_is_itself_and_what_lay_in_it(unit):
    bau_bang = unit("old-719")
    assert keys_in(bau_bang) == {"old-719", *bau_bang.children.values_list("reference_key", flat=True)}
    assert len(keys_in(bau_bang)) == 8


def test_scope_of_a_current_province_holds_its_predecessors_and_all_below(unit):
    found = AdministrativeUnit.objects.filter(pk__in=scope(unit("new-79")))
    provinces = found.filter(level=Level.PROVINCE).values_list("reference_key", flat=True)
    assert set(provinces) == {"new-79", "old-79", "old-74", "old-77"}
    counts = dict(found.values_list("level").annotate(n=Count("pk")).order_by("level"))
    # 22 + 9 + 8 districts; 168 new communes and all old ones of the three provinces
    old = AdministrativeUnit.objects.filter(parent__parent__reference_key__in=["old-79", "old-74", "old-77"])
    assert (
        counts[Level.DISTRICT]
        == AdministrativeUnit.objects.filter(parent__reference_key__in=["old-79", "old-74", "old-77"]).count()
    )
    assert counts[Level.COMMUNE] == 168 + old.count()


def test_a_split_commune_is_seen_by_all_its_successors(unit):
    for successor in ("new-25750", "new-25747"):
        assert "old-25741" in keys_in(unit(successor))


def test_scope_of_the_merged_ward_does_not_reach_its_neighbours(unit):
    found = keys_in(unit("new-25750"))
    assert "old-74" not in found
    assert "old-718" not in found


def test_scope_of_several_and_of_none(unit):
    assert keys_in(unit("old-74"), unit("old-60").pk) == keys_in(unit("old-74")) | keys_in(unit("old-60"))
    assert keys_in() == set()


@pytest.mark.parametrize("roots", [1, 3])
def test_scope_is_one_statement(unit, django_assert_num_queries, roots):
    units = [unit(key) for key in ("new-79", "old-74", "old-60")][:roots]
    with django_assert_num_queries(1):
        list(AdministrativeUnit.objects.filter(pk__in=scope(*units)))


def test_in_scope_of_a_column(unit, django_assert_num_queries):
    """Rows that name units, as grants and appointments do, cover what their units cover."""
    UnitName.objects.create(unit=unit("new-25750"), name="Thử", kind=Kind.PHUONG, valid_to=date(2025, 7, 1))
    UnitName.objects.create(unit=unit("old-719"), name="Thử", kind=Kind.HUYEN, valid_to=date(2025, 7, 1))
    rows = UnitName.objects.filter(name="Thử").values_list(InScope("unit_id"))
    with django_assert_num_queries(1):
        found = set(AdministrativeUnit.objects.filter(pk__in=rows).values_list("reference_key", flat=True))
    assert found == keys_in(unit("new-25750"), unit("old-719"))
