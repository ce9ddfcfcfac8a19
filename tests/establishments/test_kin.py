"""Who may be the same owner, and which establishments are one; figures of a year, traits, craft villages."""

from datetime import date

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.establishments import services
from khuyencong.establishments.models import LegalFormWord, NameRule
from khuyencong.establishments.queries import lineage, own_name, suspects
from tests.factories.establishments import (
    ContinuationFactory,
    CraftVillageFactory,
    EstablishmentFactory,
    ProfileFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db
FIRST = {"name": "Công ty TNHH Mai Lan", "phone": "0274 3822 111", "owner_name": "Trần Mai", "tax_code": "3700123456"}


def known(name: str, **facts):
    one = EstablishmentFactory(bare=True, name=name)
    ProfileFactory(establishment=one, name=name, **facts)
    return one


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("Cty  TNHH  Minh Phát", "minh phat"),
        ("Công ty Trách nhiệm hữu hạn một thành viên Minh Phát", "minh phat"),
        ("CTCP Gỗ Thuận An", "go thuan an"),
        ("Hộ kinh doanh Mai Lan", "mai lan"),
        ("HTX Mây tre Bình Thuận", "may tre binh thuan"),
        ("Tám Nghĩa", "tam nghia"),
    ],
)
def test_the_own_name_of_a_name(written, own):
    assert own_name(written, NameRule.objects.all(), LegalFormWord.objects.all()) == own


@pytest.mark.parametrize(
    ("theirs", "shared"),
    [
        ({"phone": "+84 274 3822111"}, ("cùng số điện thoại",)),
        ({"owner_name": "TRẦN MAI"}, ("cùng tên chủ",)),
        ({"tax_code": "3700123456-002"}, ("cùng mã số thuế",)),
        ({"name": "Hộ kinh doanh Mai Lan"}, ("cùng tên riêng",)),
        ({"name": "HKD Mai Lan", "owner_name": "Trần Mai"}, ("cùng tên chủ", "cùng tên riêng")),
        ({"phone": "0274 3822 112", "owner_name": "Trần Mai Anh", "name": "HKD Mai Lan Hương"}, None),
        ({"phone": "", "owner_name": "", "tax_code": ""}, None),
    ],
)
def test_what_is_shared_is_named(theirs, shared):
    one = known(FIRST["name"], **{key: value for key, value in FIRST.items() if key != "name"})
    name = theirs.pop("name", "Mộc Tám Nghĩa")
    other = known(name, **theirs)
    found, missing = suspects([one.pk])
    assert missing == []
    assert [(one.establishment_id, one.shared) for one in found] == ([(other.pk, shared)] if shared else [])


def test_an_earlier_name_is_compared_too():
    """A renamed household: the alias stands in an ended row of facts."""
    one, other = known("Cơ sở Mai Lan"), EstablishmentFactory(bare=True, name="Gốm Xưa")
    ProfileFactory(establishment=other, name="Hộ kinh doanh Mai Lan", valid_to=date(2020, 12, 31))
    ProfileFactory(establishment=other, name="Gốm Xưa", valid_from=date(2021, 1, 1))
    assert [found.name for found in suspects([one.pk])[0]] == ["Gốm Xưa"]


def test_lineage_goes_through_conversions_and_marks_splits():
    household, company, half, other_half = (known(name) for name in ("Hộ A", "Công ty A", "Nửa A", "Nửa kia"))
    ContinuationFactory(predecessor=household, successor=company)
    ContinuationFactory(predecessor=company, successor=half, kind="tach")
    ContinuationFactory(predecessor=company, successor=other_half, kind="tach")
    assert lineage(company.pk) == {company.pk: True, household.pk: True}
    assert lineage(half.pk) == {half.pk: True, company.pk: False, household.pk: False}


def test_lineage_of_a_circle_ends():
    one, other = known("A"), known("B")
    ContinuationFactory(predecessor=one, successor=other)
    ContinuationFactory(predecessor=other, successor=one)
    assert set(lineage(one.pk)) == {one.pk, other.pk}


def test_figures_of_a_year_are_written_once_and_corrected(people):
    one, by = EstablishmentFactory(), people[Role.STAFF]
    row = services.record_year(establishment=one, by=by, year=2025, workers_insured=40, revenue=None, capital=None)
    with pytest.raises(DomainError, match="Đã có số liệu năm 2025"):
        services.record_year(establishment=one, by=by, year=2025, workers_insured=41)
    assert services.correct_year(snapshot=row, by=by, expected=1, workers_insured=42).version == 2
    with pytest.raises(StaleVersion):
        services.correct_year(snapshot=row, by=by, expected=1, workers_insured=43)
    with pytest.raises(DomainError, match="Chỉ chuyên viên"):
        services.record_year(establishment=one, by=people[Role.LEADER], year=2024)


def test_a_trait_begins_and_ends(people):
    one, by = EstablishmentFactory(), people[Role.STAFF]
    trait = {"establishment": one, "by": by, "kind": "san_xuat_sach_hon", "source": "Báo cáo"}
    services.record_trait(**trait, valid_from=date(2024, 1, 1))
    with pytest.raises(DomainError, match="đã được ghi"):
        services.record_trait(**trait, valid_from=date(2024, 6, 1))
    with pytest.raises(DomainError, match="Chọn ngày sau"):
        services.record_trait(**trait, valid_to=date(2023, 1, 1))
    assert services.record_trait(**trait, valid_to=date(2025, 1, 1)).valid_from == date(2024, 1, 1)
    assert one.traits.on(date(2025, 1, 2)).count() == 0


def test_a_site_is_placed_in_a_village(people):
    site, village = SiteFactory(), CraftVillageFactory()
    services.place_in_village(site=site, by=people[Role.STAFF], craft_village=village)
    site.refresh_from_db()
    assert site.craft_village == village
