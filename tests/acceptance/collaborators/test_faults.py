"""“Seeded random faults over real journeys (tab closed, killed, network cut in mid-POST, expired session, rotated CSRF,
500, 502, full storage, two tabs, restart, deploy between; 20 in the default run, 200 in `--full`): 0 lost fields,
0 duplicate reports, every receipt true.”
"""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Route

from collaborators.choices import ReportStatus
from collaborators.models import QuarterlyReport, Submission
from tests.acceptance.collaborators.acts import establishments, writer
from tests.acceptance.collaborators.faults import Handset, Journey, Releases, Server
from tests.acceptance.collaborators.phone import Phone
from tests.e2e.crawl import enter
from tests.factories.collaborators import ANSWERED
from tests.scale import FULL

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

JOURNEYS = 200 if FULL else 20


@pytest.fixture
def world(chromium, tmp_path, monkeypatch) -> Iterator[tuple[Handset, Server, Releases]]:
    """One phone, one server and one row of releases for all journeys."""
    releases, server = Releases(monkeypatch), Server(monkeypatch)
    handset = Handset(chromium, server.url, tmp_path / "may")
    yield handset, server, releases
    handset.close()
    server.stop()


def journey(seed: int, handset: Handset, server: Server, releases: Releases) -> Journey:
    """Another person on the same phone, at an empty form."""
    user, term, period = writer()
    phone = Phone(handset, user, term, period)

    def sign_in() -> None:
        handset.sign_in(enter(user).cookies[settings.SESSION_COOKIE_NAME].value)

    sign_in()
    phone.open(ready=True)
    return Journey(phone, seed, enter=sign_in, server=server, releases=releases)


def test_faults_lose_no_field_and_make_no_second_report(world):
    """“0 lost fields, 0 duplicate reports, every receipt true.” Every kind of fault comes in every twelve journeys."""
    establishments(3)
    for seed in range(JOURNEYS):
        one = journey(seed, *world)
        one.write(2)
        first = Journey.FAULTS[seed % len(Journey.FAULTS)]
        second = [one.luck.choice(Journey.FAULTS)] if FULL or seed % 2 else []
        for fault in (first, *second):
            fault(one)
            typed = one.phone.typed()
            assert {n: typed.get(n) for n in one.meant} == one.meant, f"{seed}: {fault.__name__}"
        number = send(one)
        sent = Submission.objects.get(report__appointment=one.phone.term)
        report = QuarterlyReport.objects.get(appointment=one.phone.term)
        assert (number, report.status) == (sent.receipt, ReportStatus.SENT), seed
        assert one.phone.draft == one.meant, seed
        assert told(sent) >= {words for words in one.meant.values() if words != "on"}, seed


def told(sent: Submission) -> set[str]:
    """Every figure, word and explanation of what was sent."""
    return {line.get(name, "") for line in sent.content["lines"] for name in ("v", "x")}


def send(one: Journey) -> str:
    """The number on the receipt, through one more cut line where luck has it so."""
    page = one.phone.page
    one.phone.type(**{name: words for name, words in ANSWERED.items() if name not in one.meant})
    one.meant = ANSWERED | one.meant
    check(one)
    button = page.get_by_role("button", name="Gửi báo cáo")
    if one.luck.random() < 0.3:
        cut_while_sending(one, button)
        page.goto(one.phone.path)
        page.get_by_role("link", name="Xem báo cáo đã gửi").click()
    else:
        button.click(click_count=2, no_wait_after=True)
    heading = page.get_by_role("heading", name="Biên nhận")
    return heading.inner_text().removeprefix("Biên nhận ")


def check(one: Journey) -> None:
    """To the check page; where two tabs wrote in one box, both are shown and the one meant is taken."""
    page = one.phone.page
    one.phone.press("Kiểm tra rồi gửi")
    page.get_by_role("heading", name=re.compile("Kiểm tra rồi gửi|Hai bản khác nhau")).first.wait_for()
    mine = page.locator("input[name^='_giu-'][value=toi]").all()
    for radio in mine:
        radio.check()
    if mine:
        one.phone.press("Kiểm tra rồi gửi")
        page.wait_for_url("**/kiem-tra/")


def cut_while_sending(one: Journey, button) -> None:
    """The server has the report, its answer is lost."""
    done, page = [], one.phone.page

    def cut(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("connectionreset")
        done.append(route)

    page.route("**/kiem-tra/", cut)
    button.click(no_wait_after=True)
    while not done:
        page.wait_for_timeout(20)
    page.unroute("**/kiem-tra/")
