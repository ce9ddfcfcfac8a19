"""A window without a mouse: every step is a key."""

from tests.e2e.browser import Window

MOST = 160  # more presses of Tab than any page has places to stop at


class Keys:
    """Walks by Tab to what it wants, in the order of the page, and types or presses Enter there."""

    def __init__(self, window: Window) -> None:
        self.window, self.page = window, window.page

    def to(self, selector: str) -> None:
        """Tab, from wherever the focus is, until it stands on the first thing that matches."""
        wanted = self.page.locator(selector).first.element_handle()
        assert wanted, f"{self.page.url}: không có {selector}"
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("thing => thing === document.activeElement"):
                return
        raise AssertionError(f"{self.page.url}: không tới được {selector} bằng phím Tab")

    def follow(self, words: str) -> None:
        """A link of the page, by its words."""
        self._enter(f'main :is(a:text-is("{words}"), a[aria-label="{words}"])')

    def act(self, link: str, button: str, **answers: str) -> None:
        """A form by its link, filled in, sent."""
        self.follow(link)
        self.send(button, **answers)

    def unfold(self, words: str) -> None:
        """A menu of the page."""
        self.to(f'main summary:text-is("{words}")')
        self.page.keyboard.press("Enter")

    def send(self, words: str, **answers: str) -> None:
        """Boxes by their names, in the order of the form; then its button."""
        for name, answer in answers.items():
            self.to(f"main [name={name}]")
            box = self.page.locator(f"main [name={name}]").first
            if box.evaluate("box => box.tagName") == "SELECT":
                self._choose(box, answer)
            else:
                self.page.keyboard.press("Control+A")
                self.page.keyboard.insert_text(answer)
                self.page.keyboard.press("Escape")  # suggestions that opened
        self._enter(f'main button:text-is("{words}")')
        assert not self.window.refusals, self.page.locator("main").inner_text()

    def _choose(self, box, wanted: str) -> None:
        """Arrow down to the option that has this value."""
        for _ in range(MOST):
            if box.input_value() == wanted:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: không có lựa chọn {wanted}")

    def _enter(self, selector: str) -> None:
        self.to(selector)
        self.enter()

    def enter(self) -> None:
        """Enter on the link or button where the focus is; ends on the page it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.window.judge()
