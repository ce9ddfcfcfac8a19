"""“Seeded random faults over real journeys (tab closed, killed, network cut in mid-POST, expired session, rotated CSRF,
500, 502, full storage, two tabs, …; 20 in the default run, 200 in `--full`): 0 lost fields, 0 duplicate reports, every
receipt true.”
"""

import contextlib
import random
import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import Error

from collaborators.choices import ReportStatus
from collaborators.models import QuarterlyReport, Submission
from tests.acceptance.collaborators.phone import Phone
from tests.factories.collaborators import ANSWERED
from tests.scale import FULL

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

JOURNEYS, A_TEST = (200, 10) if FULL else (20, 5)
WORDS = ["Thiếu đơn hàng", "Giá điện cao", "Hai hộ gốm nghỉ", "Ổn định", "Đường vào xưởng hỏng", "Chưa vay được vốn"]
TEXTS = ["loi_1", "c2_12", "c1_02_vi", "khong_lam"]
NUMBERS = ["c1_02", "c1_03", "c1_09", "c1_10", "c2_10"]


class Journey:
    """One report, written through some faults. ``meant`` is what was typed and has stood for a moment."""

    def __init__(self, phone: Phone, seed: int) -> None:
        self.phone, self.luck, self.meant = phone, random.Random(seed), {}
        self.count = 0

    def write(self, number: int) -> None:
        asked = self.phone.page.evaluate("[...document.querySelector('form[data-keep]').elements].map(box => box.name)")
        for name in self.luck.sample([n for n in TEXTS + NUMBERS if n in asked and n != "khong_lam"], number):
            self.count += 1
            answer = str(self.count) if name in NUMBERS else f"{self.luck.choice(WORDS)} {self.count}"
            self.phone.type(**{name: answer})
            self.meant[name] = answer
        self.phone.held()

    # faults

    def tab_closed(self) -> None:
        self.phone.page.close(run_before_unload=False)
        self.phone.window.page = self.phone.line.new_page()
        self.phone.open()

    def line_cut_in_mid_post(self) -> None:
        """The server has it, the answer is lost."""

        def cut(route):
            with contextlib.suppress(Error):  # asked for again while the line comes back
                route.fetch()
                route.abort("connectionreset")

        self._while("**/luu/", cut)

    def no_line(self) -> None:
        self.phone.cut()
        self.write(1)
        self.phone.page.reload(wait_until="domcontentloaded")
        self.phone.page.wait_for_selector("form[data-restored]")
        self.phone.mend()

    def session_expired(self) -> None:
        Session.objects.all().delete()
        self.write(1)
        self._push()
        self.phone.says("session")
        self.phone.window.sign_in(self.phone.user)
        self.phone.open()

    def token_rotated(self) -> None:
        """As signing in in another tab does."""
        self.phone.line.clear_cookies(name=settings.CSRF_COOKIE_NAME)
        self.write(1)
        self._push()

    def error_500(self) -> None:
        self._while("**/luu/", lambda route: route.fulfill(status=500, body="hỏng"))

    def error_502(self) -> None:
        self._while("**/luu/", lambda route: route.fulfill(status=502, body="hỏng"))

    def storage_full(self) -> None:
        """Nothing more goes into the phone; the server takes it, or the page says so."""
        self.phone.page.evaluate(
            """() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') } }"""
        )
        self.write(1)
        self._push()
        self.phone.says("kept")
        self.phone.open()

    def two_tabs(self) -> None:
        first, other = self.phone.page, self.phone.line.new_page()
        self.phone.window.page = other
        self.phone.open()
        self.write(1)
        self._push()
        other.close()
        self.phone.window.page = first
        self.write(1)
        self.phone.open()

    FAULTS = (
        tab_closed, line_cut_in_mid_post, no_line, session_expired, token_rotated, error_500, error_502, storage_full,
        two_tabs,
    )  # fmt: skip

    def _while(self, pattern: str, answer) -> None:
        self.phone.page.route(pattern, answer)
        self.write(2)
        self._push()
        self.phone.says("waiting")
        self.phone.page.unroute(pattern)
        if self.luck.random() < 0.5:
            self.phone.open()

    def _push(self) -> None:
        """As the line coming back does."""
        self.phone.page.evaluate("delete document.querySelector('form[data-keep]').dataset.state")
        self.phone.page.evaluate("dispatchEvent(new Event('online'))")

    def send(self) -> str:
        """The receipt, through one more cut line where luck has it so."""
        self.phone.type(**{name: words for name, words in ANSWERED.items() if name not in self.meant})
        self.meant = ANSWERED | self.meant
        self._check()
        send = self.phone.page.get_by_role("button", name="Gửi báo cáo")
        if self.luck.random() < 0.3:
            self._cut_while_sending(send)
            self.phone.page.goto(self.phone.path)
            self.phone.page.get_by_role("link", name="Xem báo cáo đã gửi").click()
        else:
            send.click(click_count=2, no_wait_after=True)
        heading = self.phone.page.get_by_role("heading", name="Biên nhận")
        return heading.inner_text().removeprefix("Biên nhận ")

    def _check(self) -> None:
        """To the check page; where two tabs wrote in one box, both are shown and the one meant is taken."""
        self.phone.press("Kiểm tra rồi gửi")
        self.phone.page.get_by_role("heading", name=re.compile("Kiểm tra rồi gửi|Hai bản khác nhau")).first.wait_for()
        mine = self.phone.page.locator("input[name^='_giu-'][value=toi]").all()
        for one in mine:
            one.check()
        if mine:
            self.phone.press("Kiểm tra rồi gửi")
            self.phone.page.wait_for_url("**/kiem-tra/")

    def _cut_while_sending(self, send) -> None:
        done = []

        def cut(route):
            route.fetch(max_redirects=0)
            route.abort("connectionreset")
            done.append(route)

        self.phone.page.route("**/kiem-tra/", cut)
        send.click(no_wait_after=True)
        while not done:
            self.phone.page.wait_for_timeout(20)
        self.phone.page.unroute("**/kiem-tra/")


@pytest.mark.parametrize("first", range(0, JOURNEYS, A_TEST))
def test_faults_lose_no_field_and_make_no_second_report(visitor, first):
    """“0 lost fields, 0 duplicate reports, every receipt true.”"""
    for seed in range(first, first + A_TEST):
        phone = Phone.of(visitor)
        phone.open(ready=True)
        journey = Journey(phone, seed)
        journey.write(2)
        for fault in journey.luck.sample(Journey.FAULTS, 2):
            fault(journey)
            typed = phone.typed()
            assert {n: typed.get(n) for n in journey.meant} == journey.meant, f"{seed}: {fault.__name__}"
        number = journey.send()
        sent = Submission.objects.get(report__appointment=phone.term)
        report = QuarterlyReport.objects.get(appointment=phone.term)
        assert (number, report.status) == (sent.receipt, ReportStatus.SENT), seed
        assert phone.draft == journey.meant, seed
        phone.forget_faults()
        with contextlib.suppress(Error):
            phone.window.close()
