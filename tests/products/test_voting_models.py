"""Factories of a round make rows the database takes."""

import pytest

from products.queries.board import board
from tests.factories.voting import scoring_round

pytestmark = pytest.mark.django_db


def test_a_scoring_round_is_lawful():
    one = scoring_round(entries=3, jury=5)
    seen = board(one)
    assert [len(tally.judges) for tally in seen.tallies] == [5, 5, 5]
    assert seen.asked == 15
