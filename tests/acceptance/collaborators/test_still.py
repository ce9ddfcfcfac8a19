"""Words and sums that the form inserts by itself move nothing under a finger."""

import pytest

from tests.acceptance.collaborators.phone import Phone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tops(phone: Phone) -> list[float]:
    """Where the controls that are shown stand."""
    return phone.page.evaluate(
        """() => [...document.querySelectorAll('main input, main select, main textarea, main button, nav a')]
        .map(one => one.getBoundingClientRect().top)"""
    )


def test_no_word_of_the_form_moves_a_control(visitor):
    """Every state the line tells, the sums of the list, the end of the session: all controls stay where they stood."""
    phone = Phone.of(visitor)
    phone.open()
    phone.type(c1_02="5")
    stood = tops(phone)
    phone.held()
    phone.cut()
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.says("waiting")
    assert tops(phone) == stood
    phone.mend()
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.says("kept")
    assert tops(phone) == stood
    phone.box("con_lai").check()
    phone.held()
    assert "đủ 3" in phone.page.locator("nav [href='#p2']").inner_text()
    phone.page.evaluate("scrollTo(0, 0)")
    assert tops(phone) == stood
    phone.line.clear_cookies()
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.says("session")
    assert phone.page.locator(".flag .b").bounding_box()["height"] >= 44
    assert tops(phone) == stood
    phone.forget_faults()


def test_what_is_inserted_waits_for_the_finger_to_lift(visitor):
    """Pressed while the words come: they come when the finger has left the button, which is still under it."""
    phone = Phone.of(visitor)
    phone.open()
    phone.type(c1_02="5")
    phone.held()
    button = phone.page.get_by_role("button", name="Lưu nháp", exact=True).last.bounding_box()
    phone.page.mouse.move(button["x"] + 5, button["y"] + 5)
    phone.page.mouse.down()
    before = phone.page.locator(".flag").inner_text()
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.page.wait_for_selector("form[data-state=kept]", state="attached")
    assert phone.page.locator(".flag").inner_text() == before
    phone.page.mouse.move(5, 300)
    phone.page.mouse.up()
    phone.page.get_by_text("Đã lưu lúc").wait_for()
    phone.forget_faults()
