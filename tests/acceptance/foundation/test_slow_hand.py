"""A button pressed slowly, right after an amount was typed: the page must not move it from under the finger."""

import pytest
from playwright.sync_api import expect

from khuyencong.core.choices import Role
from tests.e2e.browser import DESK
from tests.factories.projects import content
from tests.people import person

pytestmark = pytest.mark.browser


def test_a_slow_press_after_an_amount_still_sends(visitor):
    """The words of the amount come while the button is held down, and wait for the hand to lift."""
    window = visitor(DESK, user=person(Role.STAFF))
    window.open("/de-an/them/")
    page, main = window.page, window.page.get_by_role("main")
    page.locator("main [name=title]").fill("Hỗ trợ máy sấy")
    page.locator("main [name=content]").select_option(str(content().pk))
    page.locator("main [name=support_proposed]").fill("300 triệu")
    button = main.get_by_role("button", name="Lập đề án", exact=True)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 2)
    with page.expect_response("**/kinh-phi/doc-tien/**"):
        page.mouse.down()
    page.wait_for_timeout(100)
    assert button.bounding_box()["y"] == box["y"]
    with page.expect_navigation():
        page.mouse.up()
    page.locator("main [name=support_proposed]").fill("4 tỷ")
    page.keyboard.press("Tab")
    expect(main.locator("[data-echo]", has_text="bốn tỷ")).to_be_visible()
