"""How much of a large thing a run takes: `manage.py test` a part by fixed turns, `manage.py test --full` all of it."""

import os

FULL = os.environ.get("KHUYENCONG_FULL") == "1"


def part(whole: list, one_of: int, *, turn: int = 0) -> list:
    """Every ``one_of``-th item from ``turn`` on, so that turns 0 … ``one_of`` − 1 together take each once; all if full."""
    return whole if FULL else whole[turn % one_of :: one_of]
