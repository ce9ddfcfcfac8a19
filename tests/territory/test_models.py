from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from khuyencong.core.choices import Certainty
from khuyencong.core.models import OfficialDocument
from khuyencong.territory.choices import Kind, Level
from khuyencong.territory.models import AdministrativeUnit, Succession, UnitName


def province(**facts):
    return AdministrativeUnit(**{"code": "00", "level": Level.PROVINCE, "kind": Kind.TINH, "name": "Thử"} | facts)


def test_full_name_and_kind_word(db):
    assert province().full_name == "Tỉnh Thử"
    assert province(kind=Kind.THANH_PHO_TRUNG_UONG, name="Huế").full_name == "Thành phố Huế"


def test_unknown_beginning_is_open_and_unverified(db):
    unit = province(valid_to=date(2025, 6, 30))
    unit.save()
    assert list(AdministrativeUnit.objects.filter(code="00").on(date(1950, 1, 1))) == [unit]
    assert list(AdministrativeUnit.objects.filter(code="00").on(date(2025, 6, 30))) == [unit]
    assert list(AdministrativeUnit.objects.filter(code="00").on(date(2025, 7, 1))) == []
    assert not unit.is_verified
    assert unit.doubt == "chưa kiểm chứng"
    assert unit.dates == "đến 30/6/2025"


def test_verified_needs_the_day_the_paper_and_that_it_was_read(db):
    paper = OfficialDocument.objects.create(title="Nghị quyết", certainty=Certainty.READ)
    known = {"valid_from": date(2025, 7, 1), "decided_by": paper, "certainty": Certainty.READ}
    assert province(**known).is_verified
    for missing in ({"valid_from": None}, {"decided_by": None}, {"certainty": Certainty.SECOND_HAND}):
        assert not province(**known | missing).is_verified


def test_one_code_at_a_time(db):
    province(valid_to=date(2025, 6, 30)).save()
    province(valid_from=date(2025, 7, 1)).save()
    with pytest.raises(ValidationError, match="Mã này đã thuộc một đơn vị khác"):
        province(valid_from=date(2025, 6, 30), valid_to=date(2025, 6, 30)).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        province().save()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"valid_from": date(2025, 7, 2), "valid_to": date(2025, 7, 1)}, "Xem lại hai ngày"),
        ({"kind": Kind.XA}, "Loại này không thuộc cấp đã chọn"),
        ({"level": Level.COMMUNE, "kind": Kind.XA}, "phải thuộc một đơn vị"),
    ],
)
def test_constraints_speak_vietnamese(db, facts, sentence):
    with pytest.raises(ValidationError, match=sentence):
        province(**facts).full_clean()


def test_one_earlier_name_at_a_time(db):
    unit = province()
    unit.save()
    UnitName.objects.create(unit=unit, name="Cũ", kind=Kind.TINH, valid_to=date(1996, 12, 31))
    with pytest.raises(ValidationError, match="một tên khác"):
        UnitName(unit=unit, name="Khác", kind=Kind.TINH, valid_to=date(1990, 1, 1)).full_clean()


def test_succession_once_and_between_two(db):
    a, b = province(code="97", name="A"), province(code="98", name="B")
    a.save(), b.save()
    Succession.objects.create(predecessor=a, successor=b, part="whole")
    with pytest.raises(ValidationError, match="đã được nối"):
        Succession(predecessor=a, successor=b, part="part").full_clean()
    with pytest.raises(ValidationError, match="không kế thừa chính nó"):
        Succession(predecessor=a, successor=a, part="whole").full_clean()


def names(units):
    return [str(unit) for unit in units]


@pytest.mark.parametrize("text", ["Ben Cat", "bến cát", "BẾN CÁT", "ben  cat"])
def test_search_finds_old_and_new(places, text):
    found = names(AdministrativeUnit.objects.search(text))
    assert found == ["Thành phố Bến Cát (721, cũ)", "Phường Bến Cát (25813)"]


@pytest.mark.parametrize(
    "text", ["Ba Ria Vung Tau", "Bà Rịa – Vũng Tàu", "BA RIA - VUNG TAU", "tinh ba ria-vung tau", "77"]
)
def test_search_folds_hyphens(places, text):
    assert "Tỉnh Bà Rịa - Vũng Tàu (77, cũ)" in names(AdministrativeUnit.objects.search(text))


def test_search_by_kind_word_of_another_time(places):
    assert names(AdministrativeUnit.objects.search("thi xa ben cat")) == ["Thành phố Bến Cát (721, cũ)"]


def test_search_with_abbreviation_and_wider_unit(places):
    assert names(AdministrativeUnit.objects.search("TP.HCM").provinces()) == [
        "Thành phố Hồ Chí Minh (79, cũ)",
        "Thành phố Hồ Chí Minh (79)",
    ]
    assert names(AdministrativeUnit.objects.search("p. phu loi, thu dau mot")) == ["Phường Phú Lợi (25744, cũ)"]


@pytest.mark.parametrize("text", ["", "%", "–", "(cũ)"])
def test_search_for_nothing_finds_nothing(db, text):
    assert not AdministrativeUnit.objects.search(text).exists()


def test_search_finds_an_earlier_name(places, unit):
    UnitName.objects.create(unit=unit("old-46"), name="Thừa Thiên Huế", kind=Kind.TINH, valid_to=date(2024, 12, 31))
    assert names(AdministrativeUnit.objects.search("thua thien hue")) == ["Thành phố Huế (46, cũ)"]


def test_search_is_in_vietnamese_order_in_one_query(places, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = [u.name for u in AdministrativeUnit.objects.search("tỉnh").provinces().on(date(2025, 7, 1))]
    assert found[:5] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Đắk Lắk"]
    assert len(found) == 28


def test_label_is_found_again(places, unit):
    label = unit("old-25744").label()
    assert label == "Phường Phú Lợi, Thành phố Thủ Dầu Một, Tỉnh Bình Dương (cũ)"
