"""The pages people meet, by what they do there. Every step ends on a judged page (see ``browser.Window``)."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser import Window


class Place:
    """A person's window, and the words found in it."""

    def __init__(self, window: Window) -> None:
        self.window = window

    @property
    def page(self) -> Page:
        return self.window.page

    @property
    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).first.inner_text()

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def says(self, *words: str) -> None:
        for word in words:
            expect(self.main).to_contain_text(word)

    def fill(self, **answers: str) -> None:
        """Boxes by their names in the form."""
        for name, answer in answers.items():
            box = self.page.locator(f"main [name={name}]")
            if box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(answer)
            else:
                box.fill(answer)


class Gate(Place):
    """Sign in and out."""

    def enter(self, name: str, password: str) -> None:
        self.page.get_by_label("Số điện thoại hoặc thư điện tử").fill(name)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.window.press("Đăng nhập", within=self.main)

    def leave(self) -> None:
        self.page.locator("details.me summary").click()
        self.window.press("Đăng xuất")


class QuarterlyReport(Place):
    """Báo cáo quý, on the phone."""

    def begin(self) -> None:
        self.window.press("Viết báo cáo", role="link")

    def keep(self) -> None:
        self.window.press("Lưu nháp")

    def check(self) -> None:
        self.window.press("Kiểm tra rồi gửi")

    def send(self, times: int = 1) -> str:
        """Gives the number of the receipt."""
        self.window.press("Gửi báo cáo", times=times)
        return self.page.get_by_role("heading", name="Biên nhận").inner_text().removeprefix("Biên nhận ")


class Case(Place):
    """The page of one đề án, and the forms that hang on it."""

    def act(self, link: str, button: str, *, times: int = 1, **answers: str) -> None:
        """Open a form by its link, fill it in, press its button."""
        self.window.press(link, role="link")
        self.fill(**answers)
        self.window.press(button, times=times, within=self.main)

    @property
    def step(self) -> str:
        return self.page.locator(".steps [aria-current]").inner_text()

    @property
    def feed(self) -> list[str]:
        return self.page.locator("ol.tl > li").all_inner_texts()


class AnnualReport(Place):
    """Báo cáo năm: asked for, read, taken home."""

    def ask(self, year: str, place: str) -> None:
        self.fill(year=year, unit=place)
        self.page.keyboard.press("Escape")  # the suggestion list, where there is one
        self.window.press("Báo cáo năm", within=self.main)

    def open_figure(self, key: str) -> None:
        self.window.follow(self.page.locator(f"main a[href*='/so/{key}/']").first)

    def take(self, label: str) -> bytes:
        """What a download link gives."""
        with self.page.expect_download(timeout=60_000) as coming:
            self.page.get_by_role("link", name=label, exact=True).click(no_wait_after=True, timeout=60_000)
        return coming.value.path().read_bytes()
