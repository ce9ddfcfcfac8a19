"""Unknown is not zero; a total names its missing parts."""

from decimal import Decimal

import pytest
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from budgets.models import Envelope
from khuyencong.core.figures import NO_DATA, UNKNOWN, Figure, from_row, grouped, known_sum, of, total
from projects.choices import Purse
from tests.factories.budgets import EnvelopeFactory

cells = st.one_of(st.none(), st.integers(min_value=-(10**15), max_value=10**15))


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(value=1234), "1.234"),
        (Figure(value=0), "0"),
        (Figure(value=-1234), "-1.234"),
        (Figure(value=Decimal("1234.50")), "1.234,5"),
        (Figure(value=None), NO_DATA),
        (UNKNOWN, NO_DATA),
        (Figure(value=None, unknown=3), NO_DATA),
        (Figure(value=1234, unknown=2), "≥ 1.234 (thiếu 2)"),
        (Figure(value=0, unknown=1), "≥ 0 (thiếu 1)"),
        (Figure(value=None, low=10, high=15), "10–15"),
        (Figure(value=300, qualifier="hơn"), "hơn 300"),
    ],
)
def test_text(figure, text):
    assert figure.text() == text


def test_text_in_another_unit():
    assert (
        Figure(value=5_978_500_000, unknown=1).text(lambda v: grouped(Decimal(v) / 1_000_000)) == "≥ 5.978,5 (thiếu 1)"
    )


@pytest.mark.parametrize(
    ("parts", "value", "unknown"),
    [
        ([1, 2], 3, 0),
        ([1, None], 1, 1),
        ([None, None], None, 2),
        ([0, None], 0, 1),
        ([0], 0, 0),
    ],
)
def test_total(parts, value, unknown):
    found = total(of(part) for part in parts)
    assert (found.value, found.unknown) == (value, unknown)


def test_total_of_nothing():
    assert total([]) == Figure(value=0)
    assert total([], empty=UNKNOWN) == UNKNOWN


@given(st.lists(st.lists(cells, min_size=1)))
def test_a_total_of_totals_is_the_total(groups):
    whole = total(of(cell) for group in groups for cell in group)
    apart = total((total(of(cell) for cell in group) for group in groups), empty=Figure(value=0))
    assert (whole.value, whole.unknown) == (apart.value, apart.unknown)


@given(st.lists(cells, min_size=1))
def test_a_total_counts_every_cell_once(parts):
    found = total(of(part) for part in parts)
    assert found.unknown == parts.count(None)
    assert (found.value or 0) == sum(part for part in parts if part is not None)
    assert found.is_partial == (0 < found.unknown < len(parts))


def test_illustration_is_catching():
    assert total([of(1), of(2, illustrative=True)]).illustrative
    assert not total([of(1), of(2)]).illustrative


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (of(895), of(1000), Decimal("89.5")),
        (of(0), of(1000), Decimal(0)),
        (of(1), of(0), None),
        (of(None), of(1000), None),
        (of(1), of(None), None),
        (Figure(value=1, unknown=1), of(2), None),
        (of(1), Figure(value=2, unknown=1), None),
    ],
)
def test_ratio_only_of_what_is_wholly_known(part, whole, percent):
    assert part.ratio(whole) == percent


@pytest.mark.parametrize("amounts", [[], [100], [None], [100, None, 200], [None, None], [0]])
def test_the_sum_in_sql_is_the_sum_in_python(db, amounts):
    for amount in amounts:
        EnvelopeFactory(amount=amount)
    row = Envelope.objects.aggregate(**known_sum("amount", "amount"))
    expected = total([of(amount) for amount in amounts])
    assert (from_row(row, "amount").value, from_row(row, "amount").unknown) == (expected.value, expected.unknown)


def test_a_sum_in_sql_by_group_and_by_condition(db):
    for purse, amount in ((Purse.LOCAL, 100), (Purse.LOCAL, None), (Purse.NATIONAL, 50)):
        EnvelopeFactory(purse=purse, amount=amount)
    rows = Envelope.objects.values("purse").annotate(**known_sum("a", "amount")).order_by("purse")
    found = {row["purse"]: from_row(row, "a").text() for row in rows}
    assert found == {Purse.LOCAL: "≥ 100 (thiếu 1)", Purse.NATIONAL: "50"}
    one = Envelope.objects.aggregate(**known_sum("a", "amount", where=Q(purse=Purse.NATIONAL)))
    assert from_row(one, "a") == Figure(value=50)


def test_from_an_annotated_object(db):
    EnvelopeFactory(amount=None)
    one = Envelope.objects.annotate(**known_sum("a", "amount")).get()
    assert from_row(one, "a") == Figure(value=None, unknown=1)


def test_one_made_up_part_marks_the_sum(db):
    EnvelopeFactory(amount=1, purse=Purse.LOCAL)
    EnvelopeFactory(amount=2, purse=Purse.LOCAL, illustrative=True)
    EnvelopeFactory(amount=3, purse=Purse.NATIONAL)
    rows = Envelope.objects.values("purse").annotate(**known_sum("a", "amount", mark="illustrative"))
    found = {row["purse"]: from_row(row, "a") for row in rows}
    assert (found[Purse.LOCAL].value, found[Purse.LOCAL].illustrative) == (3, True)
    assert not found[Purse.NATIONAL].illustrative
