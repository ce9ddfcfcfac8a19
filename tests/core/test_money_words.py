"""Amounts read aloud, against the table of readings the trade uses."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.core.money import in_words
from tests.scale import FULL

TABLE = Path(__file__).parent / "data" / "amount_words.csv"
EXAMPLES = 10_000 if FULL else 1_000

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = [(int(row["amount_vnd"]), row["words"]) for row in csv.DictReader(file)]

_UNITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
_UNITS |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


def test_the_table_is_whole():
    assert len(ROWS) == 200


@pytest.mark.parametrize(("amount", "words"), ROWS)
def test_in_words_of_the_table(amount, words):
    assert in_words(amount) == words


def test_in_words_of_another_unit():
    assert in_words(15, unit="cơ sở") == "Mười lăm cơ sở"


def test_in_words_refuses_a_fraction():
    with pytest.raises(ValueError, match="không tròn đồng"):
        in_words(1.5)


def _heard(words: str) -> int:
    """What a listener writes down; knows none of the code under test."""
    total = thousands = group = digit = 0
    for word in words.lower().removesuffix(" đồng").split():
        if word in _UNITS:
            digit = _UNITS[word]
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word in {"nghìn", "triệu"}:
            thousands += (group + digit) * {"nghìn": 1000, "triệu": 10**6}[word]
            group = digit = 0
        elif word == "tỷ":
            total += (thousands + group + digit) * 10**9
            thousands = group = digit = 0
        else:
            assert word == "linh"
    return total + thousands + group + digit


@settings(max_examples=EXAMPLES, deadline=None, database=None)
@given(st.one_of(st.integers(0, 10**18 - 1), st.integers(0, 10**6)))
def test_words_say_the_amount(amount):
    assert _heard(in_words(amount)) == amount
