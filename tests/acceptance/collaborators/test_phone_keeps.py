"""What lies on the phone: “unsent values encrypted under a non-extractable key … erased after the receipt and at logout;
the registry's phone numbers never stored on the phone”; “two devices in conflict are shown with both values”.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from collaborators.models import QuarterlyReport
from khuyencong.establishments.models import EstablishmentProfile
from tests.acceptance.collaborators.acts import writer
from tests.acceptance.collaborators.phone import Phone
from tests.e2e.browser import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS, NUMBER, REGISTERED = "Giá điện cao quá", "0909 123 456", "0274 3822 345"


def test_what_is_not_sent_lies_encrypted_and_goes_at_logout(visitor):
    """“Unsent values encrypted …, erased at logout; the registry's phone numbers never stored on the phone.”"""
    phone = Phone.of(visitor)
    EstablishmentProfile.objects.update(phone=REGISTERED)
    phone.open(ready=True)
    phone.cut()
    private = phone.page.locator("[data-rieng]").first.get_attribute("name")
    phone.type(loi_1=WORDS, **{private: NUMBER})
    phone.held()
    there = phone.stored()
    assert [key["extractable"] for key in there["keys"]] == [False]
    assert len(there["drafts"]) == 1
    everything = str(there)
    assert [one for one in (WORDS, NUMBER, REGISTERED, 'csrfmiddlewaretoken" value="a') if one in everything] == []
    assert there["local"] == 0

    phone.mend()
    phone.says("kept")
    assert (phone.report.draft["loi_1"], phone.report.draft[private]) == (WORDS, NUMBER)
    phone.cut()
    phone.open()
    assert (phone.box("loi_1").input_value(), phone.box(private).input_value()) == (WORDS, "")  # sent: not kept here
    phone.mend()
    phone.open()
    phone.page.locator("details.me summary").click()
    phone.press("Đăng xuất")
    phone.page.wait_for_url("**/login/")
    there = phone.stored()
    assert (there["drafts"], there["keys"], there["pages"]) == ([], [], {})
    phone.forget_faults()


def test_logging_out_from_another_page_asks_and_erases(visitor):
    """“erased … at logout”, from whatever page of the phone; “at logout the user is asked to send or discard”."""
    phone = Phone.of(visitor)
    phone.open(ready=True)
    phone.cut()
    phone.type(loi_1=WORDS)
    phone.held()
    phone.line.set_offline(False)  # the server still takes nothing
    phone.page.goto(reverse("collaborators:reports"))
    asked = []
    phone.page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    phone.page.locator("details.me summary").click()
    phone.press("Đăng xuất")
    phone.page.wait_for_timeout(300)
    assert [told for told in asked if "Còn 1 ô" in told] == asked != []
    assert len(phone.stored()["drafts"]) == 1
    phone.page.once("dialog", lambda dialog: dialog.accept())
    phone.press("Đăng xuất")
    phone.page.wait_for_url("**/login/")
    there = phone.stored()
    assert (there["drafts"], there["keys"], there["pages"]) == ([], [], {})
    phone.mend()
    phone.forget_faults()


def test_words_of_one_person_never_enter_the_report_of_another(visitor):
    """A phone two people share: the page of one, still open, sends under the session of the other; nothing is taken."""
    phone = Phone.of(visitor)
    phone.open()
    phone.type(loi_1=WORDS)
    phone.held()
    other, _, _ = writer()
    phone.window.sign_in(other)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.says("session")
    assert not QuarterlyReport.objects.exists()
    phone.window.sign_in(phone.user)
    phone.open()
    phone.says("kept")
    assert phone.report.draft["loi_1"] == WORDS
    phone.forget_faults()


def test_two_devices_in_conflict_are_shown_with_both_values(visitor):
    """“two devices in conflict are shown with both values”; boxes only one of them wrote need no choosing."""
    phone = Phone.of(visitor)
    other = Phone(visitor(PHONE, user=phone.user), phone.user, phone.term, phone.period)
    phone.open()
    other.open()
    for device, number, box in ((phone, "120", "c1_09"), (other, "130", "c1_10")):
        device.type(c1_02=number, **{box: "7"})
        device.press("Lưu nháp")
    main = other.page.locator("main")
    expect(main).to_contain_text("Hai bản khác nhau")
    expect(main).to_contain_text("Của tôi: 130")
    expect(main).to_contain_text("Đã lưu trước: 120")
    assert other.page.locator("input[name^='_giu-'][value=toi]").count() == 1
    other.page.get_by_label("Của tôi: 130").check()
    other.press("Lưu nháp")
    other.page.wait_for_url("**da-luu=1")
    other.page.wait_for_selector("form[data-restored]")
    assert phone.draft == other.typed() == {"c1_02": "130", "c1_09": "7", "c1_10": "7"}
    for one in (phone, other):
        one.forget_faults()
