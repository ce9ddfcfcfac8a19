"""The life of a đề án, played on its pages: at each step the person whose turn it is sits down at the window."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine

from khuyencong.core.choices import Role
from khuyencong.core.dates import Period, format_date, today
from khuyencong.core.figures import Figure, of
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from projects.choices import Move
from projects.models import Project
from tests.e2e import pages
from tests.e2e.browser import Window
from tests.factories.gathered import gather
from tests.factories.offices import HCM, unit
from tests.scale import FULL

YEAR = 2026
# Without scripts every act is a link and a button, and a page is one request instead of nine: the default run plays that.
WAYS = [
    pytest.param(script, id="script" if script else "no-script") for script in ((True, False) if FULL else (False,))
]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A life runs over months; it begins on the first working day of its year."""
    with time_machine.travel(f"{YEAR}-01-05T08:00:00+07:00") as traveller:
        yield traveller


class Life(pages.Case):
    """One file, from the page of its need on. ``sit`` is who acts from now on, ``day`` the day it is."""

    def __init__(self, window: Window, people: dict, clock) -> None:
        super().__init__(window)
        self.people, self.clock, self.pk = people, clock, 0

    def day(self, month: int, day: int, year: int = YEAR) -> str:
        """The morning of that day; gives it as people write it."""
        self.clock.move_to(datetime.fromisoformat(f"{year}-{month:02d}-{day:02d}T08:00:00+07:00"))
        return format_date(today())

    def sit(self, role: Role, at: str = "") -> "Life":
        """Another person at the window, in front of the page of the file, or of ``at`` while there is none."""
        self.window.sign_in(self.people[role])
        self.window.open(at or self.address)
        return self

    def born(self) -> Project:
        """The draft has just been made: this is its page."""
        self.pk = int(self.page.url.rstrip("/").rsplit("/", 1)[-1])
        return self.project

    @property
    def address(self) -> str:
        return f"/de-an/{self.pk}/"

    @property
    def project(self) -> Project:
        """The row as it is now."""
        return Project.objects.get(pk=self.pk)

    def home(self) -> None:
        """Back to the page of the file by the crumbs above the heading."""
        self.window.press(self.project.code, role="link", within=self.page.locator("nav.crumbs"))

    def tab(self, name: str) -> None:
        """One of the parts of the file, named under its heading."""
        self.window.press(name, role="link", within=self.page.get_by_role("navigation", name="Các phần của hồ sơ"))

    def unfold(self, link: str) -> None:
        """A part that scripts bring into the page stands behind its link without them."""
        if not self.window.script:
            self.window.press(link, role="link")

    def act(self, link: str, button: str, *, times: int = 1, **answers: str) -> None:
        """As for everybody; and the server takes it."""
        super().act(link, button, times=times, **answers)
        self.taken()

    def send(self, button: str, **answers: str) -> None:
        """The form is open already: fill it in, press its button."""
        self.fill(**answers)
        self.window.press(button, within=self.main)
        self.taken()

    def taken(self) -> None:
        assert not self.window.refusals, self.main.inner_text()

    def other(self, link: str, button: str, **answers: str) -> None:
        """A step beside the way forward: it stands in the menu “Việc khác”."""
        self.main.get_by_text("Việc khác", exact=True).click()
        self.act(link, button, **answers)

    def gathered(self, move: Move) -> "Life":
        """The papers ``move`` waits for are put in the file; the next page opened shows them."""
        gather(self.project, move)
        return self

    @property
    def now(self) -> str:
        """Who holds it, what is missing, what comes next."""
        return self.page.locator(".case-now").inner_text()


def paper(number: str, symbol: str, issuer: str, title: str) -> dict[str, str]:
    """The boxes of a văn bản issued today."""
    return {"number": number, "symbol": symbol, "issued_on": format_date(today()), "issuer": issuer, "title": title}


def figures(year: int = YEAR, key: str = HCM) -> dict[str, Figure]:
    """The annual report of the year and place, figure by figure."""
    return AnnualReportDocument(ReportScope(period=Period.calendar_year(year), unit=unit(key))).figures()


def left(before: dict[str, Figure], after: dict[str, Figure]) -> dict[str, int]:
    """By how much each figure has moved: all that a life has left in the report, and nothing of it unknown."""
    moved = {key: (before.get(key, of(0)), figure) for key, figure in after.items()}
    known = {key: (was.value or 0, now.value or 0) for key, (was, now) in moved.items() if was != now}
    assert not [key for key in known if after[key].unknown], known
    return {key: int(now - was) for key, (was, now) in known.items() if now != was}
