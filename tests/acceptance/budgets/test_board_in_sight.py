"""“As a table that is the chart …; portal pages: … both widths”: at 1280 px the last column of the board is in sight, with
the column of what was carried over among them, and amounts of many tỷ in it."""

from datetime import date

import pytest

from khuyencong.core.choices import Role
from tests.e2e.browser import DESK
from tests.factories.budgets import EnvelopeFactory, MovementFactory, PlanLineFactory
from tests.factories.offices import HCM, unit
from tests.factories.projects import ProjectFactory, content

pytestmark = pytest.mark.browser
AMOUNT = 12_345_678_900


def test_no_column_of_the_board_scrolls_out(visitor, people):
    for code in ("ND1", "ND3"):
        PlanLineFactory(year=2026, unit=unit(HCM), content=content(code), amount=AMOUNT)
    one = EnvelopeFactory(year=2026, unit=unit(HCM), amount=AMOUNT)
    MovementFactory(envelope=one, kind="thu_hoi", amount=AMOUNT, happened_on=date(2026, 6, 1))
    ProjectFactory(plan_year=2026, approved=True, retrospective=True, content=content("ND3"), support_approved=AMOUNT)
    ProjectFactory(plan_year=2026, approved=True, retrospective=True, content=content("ND3"), support_approved=None)
    window = visitor(DESK, user=people[Role.ACCOUNTANT])
    page = window.open("/kinh-phi/?nam=2026")
    heads = page.locator("table.bb thead th").all_inner_texts()
    assert "Chuyển nguồn, thu hồi" in [" ".join(one.split()) for one in heads]
    assert page.locator("table.bb").evaluate("table => table.scrollWidth <= table.closest('.scroll').clientWidth")
    last = page.locator("table.bb thead th").last
    assert last.evaluate("head => head.getBoundingClientRect().right <= document.scrollingElement.clientWidth")
