"""A real Chromium in front of the live server; every page it opens is judged: no error, no CSP violation, no
sideways scroll. `visitor(...)` gives a window at a size, with or without JavaScript, signed in as a person or not."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Response,
    expect,
    sync_playwright,
)

from khuyencong.bootstrap import machine
from tests.e2e.crawl import enter
from tests.scale import FULL

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
TELL_OF_VIOLATIONS = """addEventListener('securitypolicyviolation', event =>
    console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI))"""


@dataclass(frozen=True)
class Screen:
    width: int
    height: int


PHONE, DESK = Screen(360, 740), Screen(1280, 900)
EVERY_WAY = [
    pytest.param(screen, script, id=f"{screen.width}px-{'script' if script else 'no-script'}")
    for screen in (PHONE, DESK)
    for script in (True, False)
    if FULL or script is (screen is DESK)  # the phone on a weak line without, the desk with
]


class Window:
    """One window of one person. `open` and `press` leave it on a page that has been judged."""

    def __init__(self, browser: Browser, address: str, screen: Screen, *, script: bool = True) -> None:
        self.address, self.screen, self.script = address, screen, script
        self.context: BrowserContext = browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            java_script_enabled=script,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            base_url=address,
            accept_downloads=True,
        )
        self.context.set_default_timeout(10_000)
        self.context.add_init_script(TELL_OF_VIOLATIONS)
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.refusals: list[str] = []  # answers ≥ 400, told by the browser; a refused form is no fault
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        where = message.location.get("url", "")
        told = f"{self.page.url}: {message.text} {where}"
        a_page = message.text.startswith("Failed to load resource") and where == self.page.url
        (self.refusals if a_page else self.faults).append(told)

    def sign_in(self, user) -> "Window":
        """Without the form: the session of a test client is put in the window."""
        cookie = enter(user).cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self.address}])
        return self

    def resize(self, screen: Screen) -> "Window":
        self.screen = screen
        self.page.set_viewport_size({"width": screen.width, "height": screen.height})
        return self

    def open(self, path: str, status: int = 200, *, leads_to: str = "") -> Page:
        answer: Response | None = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        here = self.page.url.removeprefix(self.address)
        assert here.startswith(leads_to) if leads_to else here == path, f"{path} leads to {here}"
        return self.judge()

    def press(self, name: str, *, role: str = "button", within=None, times: int = 1) -> Page:
        """A button or link by its words; waits for the page it leads to."""
        thing = (within or self.page.locator("body")).get_by_role(role, name=name, exact=True)
        self._go(lambda: thing.click(click_count=times))
        return self.judge()

    def follow(self, link: Locator) -> Page:
        self._go(link.click)
        return self.judge()

    def _go(self, act) -> None:
        """Do what leads to another page; a second navigation may call off the first, and is then the one waited for."""
        try:
            with self.page.expect_navigation():
                act()
        except Error as error:
            if "ERR_ABORTED" not in str(error):
                raise
            self.page.wait_for_load_state()

    def back(self) -> Page:
        self.page.go_back()
        return self.judge()

    def judge(self) -> Page:
        self.page.wait_for_load_state()
        if self.script:  # panels that htmx brings
            expect(self.page.locator(".htmx-request")).to_have_count(0)
        wide = self.page.evaluate("document.scrollingElement.scrollWidth")
        assert wide <= self.screen.width, f"{self.page.url}: {wide} px wide on a screen of {self.screen.width} px"
        assert not self.faults, "\n".join(self.faults)
        return self.page

    def close(self) -> None:
        self.context.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One for a module: while it is there a loop runs in this thread, which Django takes for an asynchronous caller."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as driver:
            path = os.environ.get("KHUYENCONG_CHROMIUM") or machine.browser()
            browser = driver.chromium.launch(executable_path=path, args=FLAGS)
            yield browser
            browser.close()


@pytest.fixture
def visitor(chromium, live_server):
    """``visitor(PHONE, script=False, user=…)`` → a window; closed after the test, its faults fail it."""
    windows: list[Window] = []

    def enter(screen: Screen, *, script: bool = True, user=None) -> Window:
        window = Window(chromium, live_server.url, screen, script=script)
        windows.append(window)
        return window.sign_in(user) if user else window

    yield enter
    for window in windows:
        window.close()
    assert not [fault for window in windows for fault in window.faults]
