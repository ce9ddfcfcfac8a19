"""What may happen to a phone while a report is written on it, and a phone to which it happens.

The browser keeps its things in a folder, as a phone does, so that it can be killed and started again.
"""

import contextlib
import os
import random
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.contrib.sessions.models import Session
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.test.testcases import LiveServerThread, ThreadedWSGIServer
from playwright.sync_api import Browser, BrowserContext, Error
from pytest_django.live_server_helper import LiveServer

from collaborators.views.keeping import ReportKept
from khuyencong.bootstrap import machine
from tests.acceptance.collaborators.phone import Phone
from tests.e2e.browser import FLAGS, PHONE

WORDS = ["Thiếu đơn hàng", "Giá điện cao", "Hai hộ gốm nghỉ", "Ổn định", "Đường vào xưởng hỏng", "Chưa vay được vốn"]
TEXTS = ["loi_1", "c2_12", "c1_02_vi"]
NUMBERS = ["c1_02", "c1_03", "c1_09", "c1_10", "c2_10"]


class Releases:
    """The portal as deployed: each release serves its own files and no others, as names with a digest do."""

    def __init__(self, patch) -> None:
        self.number = 1
        file_path = StaticFilesHandler.file_path
        patch.setattr(StaticFilesStorage, "url", lambda _, name: f"{settings.STATIC_URL}{self.number}/{name}")
        patch.setattr(StaticFilesHandler, "file_path", lambda handler, url: file_path(handler, self.here(url)))

    def here(self, url: str) -> str:
        number, _, name = url.removeprefix(settings.STATIC_URL).partition("/")
        if number != str(self.number):
            raise Http404
        return settings.STATIC_URL + name

    def deploy(self) -> None:
        self.number += 1


class Mortal(ThreadedWSGIServer):
    """Takes its open lines with it when it goes, as a process does."""

    def __init__(self, *args, **kwargs) -> None:
        self.lines: list[socket.socket] = []
        super().__init__(*args, **kwargs | {"allow_reuse_address": True})  # at the same door again

    def process_request(self, request, client_address):
        self.lines.append(request)
        super().process_request(request, client_address)

    def server_close(self):
        super().server_close()
        for line in self.lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


class Server:
    """The live server, which can be restarted: nobody answers meanwhile."""

    def __init__(self, patch) -> None:
        patch.setattr(LiveServerThread, "server_class", Mortal)
        self.live = LiveServer("localhost")
        self.url = self.live.url

    def stop(self) -> None:
        self.live.stop()

    def start(self) -> None:
        self.live = LiveServer(self.url.removeprefix("http://"))


class Handset:
    """The browser of one phone, on a folder of its own; stands where a window does."""

    def __init__(self, browser: Browser, address: str, folder: Path) -> None:
        self.launcher, self.address, self.folder = browser.browser_type, address, folder
        self.context: BrowserContext | None = None
        self.start()

    def start(self) -> None:
        self.context = self.launcher.launch_persistent_context(
            self.folder,
            executable_path=os.environ.get("KHUYENCONG_CHROMIUM") or machine.browser(),
            args=FLAGS,
            viewport={"width": PHONE.width, "height": PHONE.height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            base_url=self.address,
        )
        self.context.set_default_timeout(30_000)  # two hundred journeys beside other work
        self.page = self.context.pages[0]

    def kill(self) -> None:
        """As the system does when memory runs out: no farewell."""
        flag = f"--user-data-dir={self.folder}".encode()
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if flag in (process / "cmdline").read_bytes().split(b"\0"):
                    os.kill(int(process.name), signal.SIGKILL)
        with contextlib.suppress(Error):
            self.context.close()

    def sign_in(self, cookie: str) -> None:
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self.address}])

    def close(self) -> None:
        self.context.close()


class Journey:
    """One report, written through some faults. ``meant`` is what was typed and has stood for a moment."""

    def __init__(self, phone: Phone, seed: int, *, enter: Callable, server: Server, releases: Releases) -> None:
        self.phone, self.luck, self.meant = phone, random.Random(seed), {}
        self.enter, self.server, self.releases = enter, server, releases
        self.count = 0

    def write(self, number: int, *, is_full: bool = False) -> None:
        asked = self.phone.page.evaluate("[...document.querySelector('form[data-keep]').elements].map(box => box.name)")
        for name in self.luck.sample([n for n in TEXTS + NUMBERS if n in asked], number):
            self.count += 1
            answer = str(self.count) if name in NUMBERS else f"{self.luck.choice(WORDS)} {self.count}"
            self.phone.type(**{name: answer})
            self.meant[name] = answer
        if is_full:
            self._stands()
        else:
            self.phone.held()

    # faults

    def tab_closed(self) -> None:
        self.write(1)
        page = self.phone.line.new_page()
        self.phone.page.close(run_before_unload=False)
        self.phone.window.page = page
        self.phone.open()

    def phone_killed(self) -> None:
        self.write(1)
        self.phone.window.kill()
        self.phone.window.start()
        self.enter()
        self.phone.open()

    def line_cut_in_mid_post(self) -> None:
        """The server has it, the answer breaks off after its first letter."""
        keep = ReportKept.dispatch

        def broken() -> Iterator[bytes]:
            yield b"{"
            raise ConnectionResetError

        def cut(view, request, *args, **kwargs):
            keep(view, request, *args, **kwargs)
            return StreamingHttpResponse(broken(), content_type="application/json")

        self._while(cut)

    def no_line(self) -> None:
        self.phone.cut()
        self.write(1)
        self.phone.page.reload(wait_until="domcontentloaded")
        self.phone.page.wait_for_selector("form[data-restored]")
        self.write(1)
        self.phone.mend()

    def session_expired(self) -> None:
        Session.objects.all().delete()
        self.write(1)
        self._push()
        self.phone.says("session")
        self.enter()
        self.phone.open()

    def token_rotated(self) -> None:
        """As signing in in another tab does."""
        self.phone.line.clear_cookies(name=settings.CSRF_COOKIE_NAME)
        self.write(1)
        self._arrives()

    def error_500(self) -> None:
        self._while(lambda *_, **__: HttpResponse("hỏng", status=500))

    def error_502(self) -> None:
        self._while(lambda *_, **__: HttpResponse("hỏng", status=502))

    def storage_full(self) -> None:
        """Nothing more goes into the phone; the server takes it, or the page says so."""
        self.phone.page.evaluate(
            """() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') };
                       delete document.querySelector('form[data-keep]').dataset.state }"""
        )
        self.write(1, is_full=True)
        self.phone.open()

    def two_tabs(self) -> None:
        first, other = self.phone.page, self.phone.line.new_page()
        self.phone.window.page = other
        self.phone.open()
        self.write(1)
        self._arrives()
        other.close()
        self.phone.window.page = first
        self.write(1)
        self.phone.open()

    def server_restarted(self) -> None:
        self.server.stop()
        self.write(1)
        self._push()
        self.phone.says("waiting")
        self.server.start()
        self._arrives()

    def deployed_between(self) -> None:
        """The page is of the release before; its files are gone from the server, with the line or without."""
        self.releases.deploy()
        self.write(1)
        if self.luck.random() < 0.5:
            self.phone.cut()
            self.phone.page.reload(wait_until="domcontentloaded")
            self.phone.page.wait_for_selector("form[data-restored]")
            self.phone.mend()
        self._arrives()
        self.phone.open(ready=True)

    FAULTS = (
        tab_closed, phone_killed, line_cut_in_mid_post, no_line, session_expired, token_rotated, error_500, error_502,
        storage_full, two_tabs, server_restarted, deployed_between,
    )  # fmt: skip

    def _while(self, answer: Callable) -> None:
        """Answers to what is kept go wrong."""
        with patch.object(ReportKept, "dispatch", answer):
            self.write(2)
            self._push()
            self.phone.says("waiting")
        if self.luck.random() < 0.5:
            self.phone.open()

    def _arrives(self) -> None:
        """The line is back: what was typed goes by itself."""
        self._push()
        self._stands()

    def _stands(self) -> None:
        """The server has all that was typed; or two tabs wrote in one box, and the page says so and keeps its own beside
        what the server has."""
        for _ in range(200):
            if self.phone.report and self.meant.items() <= self.phone.draft.items():
                return
            clash = self.phone.page.locator("form[data-state=clash]").count()
            kept = self.phone.draft if clash and self.phone.report else {}
            if clash and self.meant.items() <= kept.items() | self.phone.typed().items():
                return
            self.phone.page.wait_for_timeout(25)
        server = self.phone.report and self.phone.draft
        raise AssertionError((self.meant, server, self.phone.typed(), self.phone.page.locator(".flag").inner_text()))

    def _push(self) -> None:
        """As the line coming back does."""
        self.phone.page.evaluate("delete document.querySelector('form[data-keep]').dataset.state")
        self.phone.page.evaluate("dispatchEvent(new Event('online'))")
