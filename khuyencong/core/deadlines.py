"""Something a person should do. Apps answer ``queries.deadlines(user, on)`` with these; the portal unites them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Deadline:
    """What, about what, by when. ``group`` is late, due, waiting (somebody waits for me) or returned."""

    group: str
    what: str
    about: str
    url: str
    action: str
    due_on: date | None = None
    since: date | None = None
    why: str = ""
