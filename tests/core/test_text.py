"""One folding and one order of Vietnamese, in Python and in PostgreSQL."""

import itertools
import random
import unicodedata

import pytest
from django.db import connection

from khuyencong.core.models import User
from khuyencong.core.text import fold, nfc, person_key, sort_key
from tests.factories.core import UserFactory

FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương"]
MIDDLES = ["Văn", "Thị", "Đức", "Ngọc", "Hữu"]
GIVEN = ["Ánh", "Ân", "Ấn", "Bảo", "Dũng", "Duy", "Đạt", "Êm", "Huệ", "Mỹ", "Ơn", "Quý", "Ước", "Vỹ", "Yến"]
NAMES = [
    *(" ".join(parts) for parts in itertools.product(FAMILIES, MIDDLES, GIVEN)),
    "Công ty TNHH MTV Gốm sứ Minh Long – chi nhánh 2",
    "HỢP TÁC XÃ THUỶ SẢN “SÔNG ĐÔNG”",
    "Cơ sở số 7/15, đường 30-4",
    "Đắk Lắk",
    "K'Brêu",
    "a\u0323\u0302",
    "",
    "   ",
    "ĂÂĐÊÔƠƯ ăâđêôơư",
    "ÀẢÃÁẠ ẰẲẴẮẶ ẦẨẪẤẬ ÈẺẼÉẸ ỀỂỄẾỆ ÌỈĨÍỊ ÒỎÕÓỌ ỒỔỖỐỘ ỜỞỠỚỢ ÙỦŨÚỤ ỪỬỮỨỰ ỲỶỸÝỴ",
]
_WORDS = "An Anh Ánh Ăn Ân Ấn Ba Bà Bá Bình Cường Dũng Duy Đào Đạt Đức Em Ê Êm ha hà hả hã há hạ Hoà Ô Ơ Ở Ư Ừ"
ORDER = _WORDS.split()


def in_sql(function: str, texts: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(t) FROM unnest(%s::text[]) WITH ORDINALITY AS x(t, n) ORDER BY n", [texts])  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def test_there_are_names_enough():
    assert len(NAMES) >= 200


@pytest.mark.parametrize("spelling", ["NFC", "NFD", "upper", "lower"])
@pytest.mark.parametrize(("function", "twin"), [("vi_fold", fold), ("vi_sort_key", sort_key)])
def test_sql_and_python_are_twins(db, function, twin, spelling):
    spell = {"NFC": nfc, "NFD": lambda t: unicodedata.normalize("NFD", t), "upper": str.upper, "lower": str.lower}
    texts = [spell[spelling](name) for name in NAMES]
    assert in_sql(function, texts) == [twin(text) for text in texts]


def test_the_order_of_the_dictionary():
    shuffled = random.Random(7).sample(ORDER, len(ORDER))
    assert sorted(shuffled, key=sort_key) == ORDER


def test_the_order_of_the_dictionary_in_the_database(db):
    for word in random.Random(7).sample(ORDER, len(ORDER)):
        UserFactory(full_name=word)
    assert list(User.objects.order_by("sort_key").values_list("full_name", flat=True)) == ORDER


@pytest.mark.parametrize("function", ["vi_fold", "vi_sort_key"])
def test_a_generated_column_needs_an_immutable_function(db, function):
    with connection.cursor() as cursor:
        cursor.execute("SELECT provolatile FROM pg_proc WHERE proname = %s", [function])
        assert cursor.fetchone()[0] == "i"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Bến Cát", "ben cat"),
        ("ĐẮK LẮK", "dak lak"),
        ("Nguye\u0302\u0303n Thi\u0323 Huê\u0323", "nguyen thi hue"),
        ("", ""),
    ],
)
def test_fold(typed, folded):
    assert fold(typed) == folded


def test_people_sort_by_given_name():
    people = ["Trần Thị Ánh", "Nguyễn Văn Ân", "Lê An", "Bùi Văn An", "Đỗ Đạt", "Huỳnh Văn Dũng"]
    assert sorted(people, key=person_key) == [
        "Bùi Văn An",
        "Lê An",
        "Trần Thị Ánh",
        "Nguyễn Văn Ân",
        "Huỳnh Văn Dũng",
        "Đỗ Đạt",
    ]
    assert person_key("") < person_key("An")


@pytest.mark.parametrize("typed", ["nguyen thi hue", "HUỆ", "thị huệ", unicodedata.normalize("NFD", "Thị Huệ")])
def test_a_person_is_found_however_typed(db, typed):
    UserFactory(full_name="Nguyễn Thị Huệ")
    assert User.objects.filter(fold__contains=fold(typed)).exists()
