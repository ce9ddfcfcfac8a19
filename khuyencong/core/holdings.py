"""Something open that one person answers for. Apps answer ``queries.open_things(user)`` with these, and give them to
another by ``services.take_over(by=, giver=, taker=)``; the portal unites them when people change places."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class OpenThing:
    """``kind`` in lower-case words, ``key`` as “projects.project:12”, ``state`` in the words of the day."""

    kind: str
    key: str
    label: str
    url: str
    state: str = ""
    due_on: date | None = None
    timeline_id: UUID | None = None
