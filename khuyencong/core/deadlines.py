"""Something a person should do. Apps answer ``queries.deadlines(user, on, ask)`` with these; the portal unites them.

A deadline is a question asked of the records, never a row: whoever has done the thing is not asked again.
"""

from dataclasses import dataclass
from datetime import date, timedelta

SOON = 7  # days before the last one from which anything is shown as due


@dataclass(frozen=True)
class Ground:
    """The rule of law behind a deadline; ``remind_from`` days before it people begin to be reminded."""

    code: str
    name: str
    article: str = ""
    is_verified: bool = True
    remind_from: int = 0
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """What, about what, by when. ``group`` is late, due, waiting (somebody waits for me) or returned.

    ``key`` names the task for as long as it is asked (“projects.project:12:LC40”); what a person adds to it hangs there.
    ``lacking`` names what the thing still lacks. ``ahead`` days before the last one it begins to be shown. ``since`` is the day the task began. ``holder`` has it in hand; ``contact`` at ``phone`` is whom to call about it.
    """

    group: str
    what: str
    about: str
    url: str
    action: str
    due_on: date | None = None
    since: date | None = None
    why: str = ""
    key: str = ""
    rule: Ground | None = None
    holder: str = ""
    contact: str = ""
    phone: str = ""
    lacking: tuple[str, ...] = ()
    ahead: int = SOON

    @property
    def remind_from(self) -> int:
        """Days before the last one from which it stands on the home page."""
        return max(self.ahead, self.rule.remind_from if self.rule else 0)

    def is_near(self, on: date) -> bool:
        """Shown on ``on``: without a day, late, or inside its days of reminding."""
        return self.due_on is None or self.due_on <= on + timedelta(days=self.remind_from)


@dataclass(frozen=True)
class Ask:
    """What is asked for beside one's own near tasks.

    ``until``: also tasks due up to this day, however far. ``everyone``: of all one may see, not only one's own.
    ``keys``: also these, handed over by colleagues. ``calls``: with the people to call.
    """

    until: date | None = None
    everyone: bool = False
    keys: frozenset[str] = frozenset()
    calls: bool = False

    def last_day(self, on: date, soon: timedelta) -> date:
        """The last day asked for, at least ``soon`` from ``on``."""
        return max(on + soon, self.until or on)


MINE = Ask()
