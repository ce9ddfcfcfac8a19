"""What waits in the network for somebody at a desk, asked of all its tables at once: one query, however much waits."""

from datetime import date

from django.db.models import QuerySet

from collaborators.queries.awaiting.lines import AHEAD, lines
from collaborators.queries.awaiting.words import told
from khuyencong.core.deadlines import Ask, Deadline
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of

__all__ = ["awaiting"]


def awaiting(user: User, on: date, ask: Ask, silent: QuerySet) -> list[Deadline]:
    """``silent``: periods whose ``waiting`` collaborators are still to be reminded by those who keep the network."""
    parts = lines(user, reach_of(user), on, ask, silent)
    rows = parts[0].union(*parts[1:], all=True)
    found = [told(kind, row, on) for kind, row in _together(sorted(rows, key=str)) if row.get("number") != 0]
    until = ask.last_day(on, AHEAD)
    return [one for one in found if one.due_on is None or one.due_on <= until or one.key in ask.keys]


def _together(rows: list[tuple[str, dict]]) -> list[tuple[str, dict]]:
    """Findings of one period come from two tables and are one line."""
    whole: dict[int, dict] = {}
    for kind, row in rows:
        if kind == "record":
            one = whole.setdefault(row["period"]["pk"], row | {"number": 0, "since": row["since"]})
            one["number"] += row["number"]
            one["since"] = min(filter(None, (one["since"], row["since"])), default=None)
    rest = [(kind, row) for kind, row in rows if kind != "record"]
    return rest + [("record", row) for row in whole.values()]
