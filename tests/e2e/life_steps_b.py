"""Steps of a life played on its pages by several people, each at a window of their own, and what it leaves in the report."""

import pytest

from khuyencong.core.dates import Period, format_date, today
from khuyencong.core.figures import Figure
from khuyencong.reports.queries import AnnualReportDocument, ReportScope
from projects.choices import ProjectStatus
from projects.models import Reason
from tests.e2e import pages
from tests.factories.budgets import DisbursementFactory
from tests.factories.finishing import funded
from tests.factories.offices import HCM, unit

TRIEU = 1_000_000
SCRIPT, NO_SCRIPT = pytest.param(True, id="script"), pytest.param(False, id="no-script")


class Desk(pages.Case):
    """One person in front of the page of the file."""

    def find(self, title: str) -> "Desk":
        """From the list."""
        self.window.open("/de-an/")
        self.window.press(title, role="link")
        return self

    def home(self, code: str) -> "Desk":
        """Back to the page of the file by the crumbs above the heading."""
        self.window.press(code, role="link", within=self.page.locator("nav.crumbs"))
        return self

    def unfold(self, link: str) -> "Desk":
        """A part that scripts bring into the page stands behind its link without them."""
        if not self.window.script:
            self.window.press(link, role="link")
        return self

    def other(self, link: str, button: str, **answers: str) -> None:
        """A step beside the way forward: it stands in the menu “Việc khác”."""
        self.main.get_by_text("Việc khác", exact=True).click()
        self.act(link, button, **answers)

    @property
    def now(self) -> str:
        """Who holds it, what is missing, what comes next."""
        return self.page.locator(".case-now").inner_text()

    @property
    def way(self) -> list[str]:
        """The stops told on the page."""
        names = "steps => steps.map(step => step.firstChild.textContent)"
        return self.page.locator(".steps li").evaluate_all(names)


def paper(number: str, symbol: str, issuer: str = "Sở Công Thương") -> dict[str, str]:
    """The boxes of a văn bản issued today."""
    day = format_date(today())
    return {"number": number, "symbol": symbol, "issued_on": day, "issuer": issuer, "title": f"Văn bản {number}"}


def contract(number: str, other: str) -> dict[str, str]:
    """The boxes of a contract signed today, to the end of the year."""
    sides = {"party_a": "Trung tâm Khuyến công", "party_b": other, "ends_on": f"31/12/{today().year}"}
    return {name: told for name, told in paper(number, "HĐ-KC").items() if name != "issuer"} | sides


def reason(code: str, words: str = "") -> dict[str, str]:
    """The boxes of a typed reason."""
    return {"reason_ly_do": str(Reason.objects.get(code=code).pk), "reason_them": words}


def voucher(number: str, amount: str) -> dict[str, str]:
    day, year = format_date(today()), str(today().year)
    return {"amount": amount, "voucher": number, "voucher_on": day, "budget_year": year}


def neighbour() -> None:
    """Another đề án of this year, done and paid: figures of the report are known before the life begins."""
    done = funded(ProjectStatus.ACCEPTED, plan_year=today().year, done_on=today(), retrospective=True)
    DisbursementFactory(project=done, amount=100 * TRIEU, voucher_on=today(), budget_year=today().year)


def figures() -> dict[str, Figure]:
    """Every figure of this year's report of the city."""
    scope = ReportScope(period=Period.calendar_year(today().year), unit=unit(HCM))
    return AnnualReportDocument(scope).figures()


def change(before: dict[str, Figure], after: dict[str, Figure]) -> dict:
    """What became of the report: each figure that is another now, with both values; “≥ 5” is never 5."""
    keys = [key for key in (before | after) if before.get(key) != after.get(key)]
    return {key: (_told(before.get(key)), _told(after.get(key))) for key in keys}


def _told(figure: Figure | None):
    if figure is None or figure.value is None:
        return None
    return figure.text() if figure.unknown else figure.value
