"""“Browser, 360 px, slow line (quality.md): the whole report ≤ 10 requests and ≤ 60 kB from a cold cache; … no sideways
scroll, targets ≥ 44 px; the same journey with JavaScript off.”
"""

import pytest
from django.test.testcases import QuietWSGIRequestHandler

from collaborators.choices import ReportStatus
from tests.acceptance.collaborators.phone import Phone
from tests.factories.collaborators import ANSWERED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REQUESTS, OCTETS = 10, 60_000
HEADERS = 900  # octets of an answer besides its body, the policy and the cookies included
TARGET = 44  # px
SMALL = """() => [...document.querySelectorAll('main a, main button, main select, main summary, main textarea, main input, .bar button')]
  .filter(one => one.checkVisibility({checkVisibilityCSS: true}) && !one.closest('.sr') && one.type !== 'hidden')
  .map(one => [one, (/radio|checkbox/.test(one.type) ? one.closest('label') : one).getBoundingClientRect()])
  .filter(([one, box]) => box.height > 1 && box.height < %d).map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.height}`)"""


@pytest.fixture
def arrived(monkeypatch) -> list[tuple[str, int]]:
    """(request line, octets of the answer's body) of every request that came to the server, whoever asked it."""
    found = []
    monkeypatch.setattr(
        QuietWSGIRequestHandler,
        "log_message",
        lambda handler, words, *told: found.append((told[0], int(told[2])) if len(told) > 2 else (str(told), 0)),
    )
    return found


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_whole_report_in_ten_requests(visitor, arrived, script):
    """From the form to the receipt, out of a cold cache, with JavaScript and without."""
    phone = Phone.of(visitor, script=script)
    phone.window.open(phone.path)
    if script:
        phone.page.wait_for_selector("form[data-ready]", state="attached")
    assert phone.page.evaluate(SMALL % TARGET) == []
    phone.type(**ANSWERED)
    phone.press("Kiểm tra rồi gửi")
    phone.page.wait_for_url("**/kiem-tra/")
    phone.window.judge()
    phone.page.get_by_role("button", name="Gửi báo cáo").click()
    phone.page.get_by_role("heading", name="Biên nhận").wait_for()
    phone.window.judge()
    assert phone.report.status == ReportStatus.SENT
    assert phone.draft == ANSWERED
    octets = sum(size + HEADERS for _, size in arrived)
    assert len(arrived) <= REQUESTS, arrived
    assert octets <= OCTETS, (octets, arrived)
