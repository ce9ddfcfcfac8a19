import pytest

from khuyencong.territory.choices import KINDS_AT, Kind, place_key, read_place


def test_every_kind_has_one_level():
    kinds = [kind for kinds in KINDS_AT.values() for kind in kinds]
    assert sorted(kinds) == sorted(Kind)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Bà Rịa – Vũng Tàu", "ba ria vung tau"),
        ("BA RIA - VUNG TAU", "ba ria vung tau"),
        ("Đắk R'Lấp", "dak r lap"),
        ("  Bến   Cát ", "ben cat"),
        ("", ""),
    ],
)
def test_place_key_folds_marks_and_hyphens(text, key):
    assert place_key(text) == key


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ("TX. Bến Cát", "thi xa ben cat", "thi xa"),
        ("P. Phú Lợi", "phuong phu loi", "phuong"),
        ("p5", "phuong 5", "phuong"),
        ("Q.1", "quan 1", "quan"),
        ("TP.HCM", "thanh pho ho chi minh", "thanh pho"),
        ("TP Hồ Chí Minh", "thanh pho ho chi minh", "thanh pho"),
        ("BR-VT", "ba ria vung tau", ""),
        ("Tỉnh Bình Dương", "tinh binh duong", "tinh"),
        ("Bình Dương", "binh duong", ""),
        ("Xã", "xa", ""),
    ],
)
def test_read_place_writes_abbreviations_out(text, key, kind):
    typed = read_place(text)
    assert (typed.key, typed.kind) == (key, kind)


def test_read_place_with_the_wider_units_and_age():
    typed = read_place("P. Phú Lợi, TP Thủ Dầu Một, tỉnh Bình Dương (cũ)")
    assert typed.within == ("thanh pho thu dau mot", "tinh binh duong")
    assert typed.ended is True
    assert typed.bare == "phu loi"


@pytest.mark.parametrize(
    ("text", "code", "ended"),
    [("74", "74", None), ("79 mới", "79", False), ("79 cũ", "79", True), ("Chợ Mới", "", None), ("1234", "", None)],
)
def test_read_place_knows_a_code_and_does_not_take_a_name_for_an_age(text, code, ended):
    typed = read_place(text)
    assert (typed.code, typed.ended) == (code, ended)


def test_kind_word_stands_for_its_level():
    assert set(read_place("thị xã Bến Cát").level_kinds) == {Kind.QUAN, Kind.HUYEN, Kind.THI_XA, Kind.THANH_PHO}
    assert Kind.TINH in read_place("thành phố Huế").level_kinds
