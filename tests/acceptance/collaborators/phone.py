"""A collaborator's phone in front of the live server: the form, its network, what it keeps on itself."""

from collections.abc import Callable
from dataclasses import dataclass
from unittest.mock import patch

from django.http import HttpResponse
from django.urls import reverse
from playwright.sync_api import TimeoutError

from collaborators.models import Appointment, QuarterlyReport, ReportingPeriod
from collaborators.views.keeping import ReportKept
from khuyencong.core.models import User
from tests.acceptance.collaborators.acts import establishments, writer
from tests.e2e.browser import PHONE, Window

STORED = """async () => {
  const names = (await indexedDB.databases()).map(one => one.name);
  const found = [];
  if (names.includes('bao-cao-quy')) {
    const db = await new Promise(yes => { const r = indexedDB.open('bao-cao-quy'); r.onsuccess = () => yes(r.result); });
    for (const store of db.objectStoreNames) {
      const all = await new Promise(yes => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => yes(r.result); });
      for (const one of all) found.push(one instanceof CryptoKey ? {store, extractable: one.extractable}
        : {store, text: new TextDecoder('latin1').decode(one.data), fields: Object.keys(one)});
    }
    db.close();
  }
  const pages = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const one of await cache.keys()) pages[new URL(one.url).pathname] = await (await cache.match(one)).text();
  }
  return {drafts: found.filter(one => one.store === 'drafts'), keys: found.filter(one => one.store === 'keys'),
          photos: found.filter(one => one.store === 'photos'), pages,
          local: localStorage.length + sessionStorage.length};
}"""

UNFOLD = """names => Object.fromEntries(names.map(name => {
  const box = document.querySelector(`main form [name="${name}"]`);
  for (let f = box.closest('details'); f; f = f.parentElement.closest('details')) f.open = true;
  return [name, box.type];
}))"""


@dataclass
class Phone:
    window: Window
    user: User
    term: Appointment
    period: ReportingPeriod

    @classmethod
    def of(cls, visitor: Callable, **how) -> "Phone":
        user, term, period = writer()
        establishments(3)
        return cls(visitor(PHONE, user=user, **how), user, term, period)

    @property
    def page(self):
        return self.window.page

    @property
    def path(self) -> str:
        return reverse("collaborators:write", args=[self.period.pk])

    @property
    def report(self) -> QuarterlyReport | None:
        return QuarterlyReport.objects.filter(appointment=self.term, period=self.period).first()

    @property
    def draft(self) -> dict[str, str]:
        """What the server holds, without what the page itself ticks (ước, thực)."""
        return {name: words for name, words in self.report.draft.items() if not name.endswith("_uoc")}

    def open(self, *, ready: bool = False) -> None:
        """The form, with what lies on the phone put back; ``ready``: it would open without a line too."""
        self.page.goto(self.path, wait_until="domcontentloaded")
        self.page.wait_for_selector("form[data-restored]")
        if ready:
            self.page.wait_for_selector("form[data-ready]", state="attached")
            self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def box(self, name: str):
        return self.page.locator(f"main form [name={name}]")

    def type(self, **answers: str) -> None:
        """As hands do: folded boxes are opened, ticks ticked."""
        kinds = self.page.evaluate(UNFOLD, list(answers))
        for name, answer in answers.items():
            box = self.box(name)
            match kinds[name]:
                case "select-one":
                    box.select_option(answer)
                case "checkbox":
                    box.set_checked(answer == "on")
                case _:
                    box.fill(answer)

    def typed(self) -> dict[str, str]:
        return self.page.evaluate("""() => Object.fromEntries([...new FormData(document.querySelector('form[data-keep]'))]
            .filter(([name, value]) => value && !/^(csrf|idempotency|version|du$|_)/.test(name) && !name.endsWith('_uoc')))""")

    def says(self, state: str) -> str:
        """Wait until the line above the form tells a state; its words."""
        try:
            self.page.wait_for_selector(f"form[data-state={state}]", state="attached")
        except TimeoutError as error:
            raise AssertionError(f"{state}: {self.page.locator('.flag').inner_text()}") from error
        return self.page.locator(".flag").inner_text()

    def held(self) -> None:
        """Until what is typed lies on the phone: two seconds at most."""
        self.page.wait_for_selector("form[data-held=yes]", state="attached", timeout=2000)

    def stored(self) -> dict:
        return self.page.evaluate(STORED)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).last.click(no_wait_after=True)

    @property
    def line(self):
        return self.window.context

    def cut(self) -> None:
        """No network. What a page asks through its worker slips past the browser's switch: nobody answers it here."""
        self.line.set_offline(True)
        self.nobody = patch.object(ReportKept, "dispatch", lambda *_, **__: HttpResponse(status=503))
        self.nobody.start()

    def mend(self) -> None:
        self.nobody.stop()
        self.line.set_offline(False)

    def forget_faults(self) -> None:
        """A line that is cut is told in the console by the browser itself."""
        self.window.faults.clear()
