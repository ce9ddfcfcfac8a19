"""Money: read without guessing, written without losing a đồng, never a binary fraction."""

import ast
import random
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.core import money
from khuyencong.core.money import (
    AmbiguousAmount,
    FractionOfDong,
    NumberError,
    echo,
    format_dong,
    format_in,
    format_million,
    format_number,
    format_percent,
    format_prose,
    in_unit,
    parse_count,
    parse_money,
    parse_number,
    round_down,
)
from tests.core.number_table import AMBIGUOUS, AMOUNTS, FRACTIONS, REFUSED
from tests.scale import FULL

EXAMPLES = 10_000 if FULL else 1_000
many = settings(max_examples=EXAMPLES, deadline=None, database=None)
amounts = st.one_of(
    st.integers(-(10**18) + 1, 10**18 - 1),
    st.integers(0, 10**12),
    st.integers(0, 10**6).map(lambda n: n * 100_000),
)


class TestParseMoney:
    @pytest.mark.parametrize(("text", "amount"), AMOUNTS)
    def test_reads(self, text, amount):
        assert parse_money(text) == amount
        assert parse_money(unicodedata.normalize("NFD", text)) == amount
        assert type(parse_money(text)) is int

    @pytest.mark.parametrize(("text", "spellings"), AMBIGUOUS)
    def test_asks_with_both_readings(self, text, spellings):
        with pytest.raises(AmbiguousAmount) as caught:
            parse_money(text)

        assert [reading.write for reading in caught.value.readings] == spellings
        assert str(caught.value).startswith(f"“{text}” đọc được hai cách: viết “{spellings[0]}” nếu là ")

    @pytest.mark.parametrize(("text", "spellings"), [row for row in AMBIGUOUS if row[0] != "5 tỷ 97.5 triệu"])
    def test_what_it_tells_to_write_is_read_and_means_what_was_said(self, text, spellings):
        with pytest.raises(AmbiguousAmount) as caught:
            parse_money(text)

        assert [parse_money(r.write) for r in caught.value.readings] == [
            parse_money(r.means) for r in caught.value.readings
        ]

    def test_ambiguous_sentence_in_full(self):
        with pytest.raises(AmbiguousAmount) as caught:
            parse_money("1.5 tỷ")

        assert str(caught.value) == (
            "“1.5 tỷ” đọc được hai cách: viết “1,5 tỷ” nếu là 1.500.000.000 đồng,"
            " viết “15 tỷ” nếu là 15.000.000.000 đồng."
        )

    @pytest.mark.parametrize("text", REFUSED)
    def test_refuses_in_a_sentence(self, text):
        with pytest.raises(NumberError) as caught:
            parse_money(text)

        assert not isinstance(caught.value, AmbiguousAmount)
        assert str(caught.value).endswith(".")

    @pytest.mark.parametrize("text", FRACTIONS)
    def test_refuses_a_fraction_of_a_dong(self, text):
        with pytest.raises(FractionOfDong):
            parse_money(text)

    @pytest.mark.parametrize(
        ("text", "amount"),
        [
            ("2.675", 2_675_000_000),
            ("2675", 2_675_000_000),
            ("5.978,5", 5_978_500_000),
            ("2,675", 2_675_000),
            ("0,000001", 1),
            ("300 triệu", 300_000_000),
            ("2,675 tỷ", 2_675_000_000),
            ("2.675.000.000 đồng", 2_675_000_000),
            (2675, 2_675_000_000),
            (2675.5, 2_675_500_000),
            (Decimal("-0.5"), -500_000),
            (0.1 + 0.2, 300_000),
        ],
    )
    def test_counts_bare_numbers_in_the_unit_of_the_field(self, text, amount):
        assert parse_money(text, unit="triệu") == amount

    def test_bare_number_is_taken_below_a_thousand_billion_and_asked_from_there(self):
        assert parse_money("999.999", unit="triệu") == 999_999_000_000
        assert parse_money("1.000.000 triệu", unit="triệu") == 10**12
        with pytest.raises(AmbiguousAmount):
            parse_money("1.000.000", unit="triệu")

    def test_dong_typed_where_trieu_was_asked_is_noticed(self):
        with pytest.raises(AmbiguousAmount) as caught:
            parse_money("2675000000", unit="triệu")

        assert [r.write for r in caught.value.readings] == ["2.675.000.000 đồng", "2.675.000.000 triệu"]
        assert [r.means for r in caught.value.readings] == ["2 tỷ 675 triệu đồng", "2.675.000 tỷ đồng"]

    @pytest.mark.parametrize(
        ("cell", "amount"), [(2675, 2675), (2675.0, 2675), (Decimal("1E+6"), 1_000_000), (Decimal("-7.00"), -7), (0, 0)]
    )
    def test_reads_numeric_cells(self, cell, amount):
        assert parse_money(cell) == amount

    @pytest.mark.parametrize("cell", [True, None, float("nan"), float("inf"), 12.5, Decimal("1E+40"), 10**18, [1]])
    def test_refuses_cells_that_are_no_amount(self, cell):
        with pytest.raises(NumberError):
            parse_money(cell)

    @many
    @given(st.text(alphabet="0123456789.,- tỷriệunghìđồk", max_size=24))
    def test_any_text_is_an_amount_or_a_sentence(self, text):
        try:
            answer = parse_money(text)
        except NumberError as error:
            answer = str(error)

        assert type(answer) is int or answer.endswith(".")


class TestRoundTrip:
    """No đồng lost between what is written and what is read back."""

    @many
    @given(amounts)
    def test_dong(self, amount):
        assert parse_money(format_dong(amount)) == amount
        assert parse_money(f"{format_dong(amount)} đồng") == amount
        assert parse_money(format_dong(Decimal(amount))) == amount

    @many
    @given(amounts, st.sampled_from(["nghìn", "triệu", "tỷ"]))
    def test_every_unit_named(self, amount, unit):
        assert parse_money(f"{format_in(amount, unit)} {unit}") == amount

    @many
    @given(st.integers(-(10**12) + 1, 10**12 - 1))
    def test_million_in_a_field_of_million(self, amount):
        assert parse_money(format_million(amount), unit="triệu") == amount

    @many
    @given(amounts)
    def test_prose(self, amount):
        assert parse_money(format_prose(amount)) == amount

    @many
    @given(st.decimals(-(10**15), 10**15, places=6))
    def test_number(self, number):
        assert parse_number(format_number(number)) == number

    @many
    @given(st.integers(-(10**20), 10**20))
    def test_count(self, number):
        assert parse_count(format_number(number)) == number

    def test_sums_are_equal_by_any_route(self):
        rng = random.Random(2026)
        values = [rng.randrange(-(10**13), 10**13) for _ in range(100_000)]

        as_decimal = sum((Decimal(value) for value in values), Decimal(0))
        as_text = sum(parse_money(format_dong(value)) for value in values)
        as_million = sum((in_unit(value, "triệu") for value in values), Decimal(0))

        assert as_decimal == as_text == sum(values)
        assert parse_money(f"{format_number(as_million)} triệu") == sum(values)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234.567,5", "1234567.5"),
        ("1 234 567,5", "1234567.5"),
        ("1234567,5", "1234567.5"),
        ("0,25", "0.25"),
        ("1,234", "1.234"),
        ("-3,25", "-3.25"),
        ("-0", "0"),
        ("2.675", "2675"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (7, "7"),
    ],
)
def test_parse_number_reads_vietnamese_separators(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1.5", "12.34", "1,234,567", "1,250", "1234.567", "0.500"])
def test_parse_number_asks_when_there_are_two_readings(text):
    with pytest.raises(AmbiguousAmount):
        parse_number(text)


def test_parse_number_tells_both_readings():
    with pytest.raises(AmbiguousAmount) as caught:
        parse_number("-1.5")

    assert str(caught.value) == (
        "“-1.5” đọc được hai cách: viết “-1,5” nếu là số có phần thập phân,"
        " viết “-15” nếu là số nguyên, dấu chỉ để tách nhóm."
    )


@pytest.mark.parametrize(
    ("text", "error"),
    [("1,5", NumberError), ("1,234", AmbiguousAmount), ("1.5", AmbiguousAmount), ("", NumberError), (2.5, NumberError)],
)
def test_parse_count_refuses_what_is_not_whole(text, error):
    with pytest.raises(error):
        parse_count(text)


@pytest.mark.parametrize(
    ("amount", "dong", "million", "prose"),
    [
        (0, "0", "0", "0 đồng"),
        (1, "1", "0,000001", "1 đồng"),
        (500_000, "500.000", "0,5", "500.000 đồng"),
        (1_234_567, "1.234.567", "1,234567", "1.234.567 đồng"),
        (162_500_000, "162.500.000", "162,5", "162,5 triệu đồng"),
        (300_000_000, "300.000.000", "300", "300 triệu đồng"),
        (2_675_000_000, "2.675.000.000", "2.675", "2 tỷ 675 triệu đồng"),
        (5_978_000_000, "5.978.000.000", "5.978", "5 tỷ 978 triệu đồng"),
        (5_978_500_000, "5.978.500.000", "5.978,5", "5 tỷ 978,5 triệu đồng"),
        (5_000_000_000, "5.000.000.000", "5.000", "5 tỷ đồng"),
        (1_436_000_000_000, "1.436.000.000.000", "1.436.000", "1.436 tỷ đồng"),
        (-5_000_000, "-5.000.000", "-5", "-5 triệu đồng"),
        (Decimal(1500), "1.500", "0,0015", "1.500 đồng"),
    ],
)
def test_amounts_are_written_three_ways(amount, dong, million, prose):
    assert (format_dong(amount), format_million(amount), format_prose(amount)) == (dong, million, prose)


def test_format_dong_refuses_a_fraction():
    with pytest.raises(ValueError, match="không tròn đồng"):
        format_dong(Decimal("1.5"))


def test_echo_shows_the_size_of_what_was_typed():
    assert echo(2675) == "= 2.675 đồng (hai nghìn sáu trăm bảy mươi lăm đồng)"
    assert echo(2_675_000_000) == "= 2.675.000.000 đồng (hai tỷ sáu trăm bảy mươi lăm triệu đồng)"


def test_format_number_and_percent():
    assert format_number(Decimal("1234567.50")) == "1.234.567,5"
    assert format_number(Decimal("-0.25"), 1) == "-0,3"
    assert format_number(Decimal("-0.01"), 1) == "0,0"
    assert format_number(1000, 2) == "1.000,00"
    assert format_percent(Decimal("89.55")) == "89,6 %"
    assert format_percent(100) == "100,0 %"


def test_round_down_drops_towards_zero():
    assert round_down(Decimal("1234.99")) == 1234
    assert round_down(Decimal("-1234.99")) == -1234


def test_no_binary_fraction_in_money_code():
    folder = Path(money.__file__).parent
    sources = [*folder.glob("*.py"), folder.parent / "form_fields.py", folder.parent / "templatetags" / "vi.py"]
    found = []
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_name = isinstance(node, ast.Name) and node.id == "float"
            is_literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            is_division = isinstance(node, ast.Div)  # int / int is a float
            if is_name or is_literal or is_division:
                found.append(f"{path.name}:{getattr(node, 'lineno', '?')}")

    assert len(sources) == 6
    assert found == []
