"""“axe 0 violations at both widths”; “Admin, allauth and import-export pages: axe A/AA rules 0”.

The default run looks at a part of them, drawn by a fixed seed; ``--full`` at all.
The same visits hold every page to the other promises: no CSP violation, no error in the console, no sideways scroll,
no English once the scripts have run.
"""

import random

import pytest
from axe_playwright_python.sync_playwright import Axe

from khuyencong.core.choices import Role
from tests.e2e.browser import DESK, PHONE, Window
from tests.e2e.crawl import Found, found_by
from tests.e2e.routes import ACCOUNT, PORTAL, REGISTERS, Address, addresses
from tests.e2e.words import READ, SAID_ASIDE, english
from tests.scale import FULL

pytestmark = pytest.mark.browser

AXE = Axe()

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# Who looks, and at whose pages.
ROUNDS = {
    "staff": (Role.STAFF, PORTAL),
    "leader": (Role.LEADER, PORTAL),
    "collaborator": (Role.COLLABORATOR, PORTAL),
    "admin": (Role.ADMIN, PORTAL),
    "accounts": (Role.STAFF, ACCOUNT),
    "stranger": (None, ACCOUNT),
    "registers": (Role.ADMIN, REGISTERS),
}
MUCH_THE_SAME = {"leader", "admin"}  # the pages staff see, but for the buttons


def violations(window: Window, levels: list[str], *, colours: bool = True) -> list[str]:
    """What axe finds on the page in front, a line each."""
    if not window.page.evaluate("'axe' in window"):
        window.page.evaluate(AXE.axe_script)
    options = {
        "resultTypes": ["violations"],
        "preload": False,  # fetching style sheets again, which the policy rightly refuses
        "runOnly": {"type": "tag", "values": levels},
        "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": colours}},
    }
    found = window.page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]}"
        for one in found
        for node in one["nodes"][:3]
    ]


def look_at(window: Window, page: Found) -> list[str]:
    levels = [*LEVELS, "best-practice"] if page.address.kind == PORTAL else LEVELS
    told = []
    window.resize(DESK).open(page.address.path, page.status)
    for screen in (DESK, PHONE):
        try:
            window.resize(screen).judge()
        except AssertionError as error:
            told.append(str(error))
            window.faults.clear()
        if screen == DESK or page.address.kind != REGISTERS:  # the registers are for the desk; there they must only fit
            colours = screen == DESK or FULL  # the slowest rule by far; narrow screens have the same colours
            told += [f"{screen.width} px: {line}" for line in violations(window, levels, colours=colours)]
    told += english(window.page.evaluate(READ, SAID_ASIDE))
    return [f"{page.address.route} {page.address.path} {line}" for line in told]


def some_of(name: str) -> list[Address]:
    """Where a round goes: everywhere, or a tenth of the portal and a twentieth of the registers with one of each kind,
    drawn by the fixed seed of the round; all doors of the accounts."""
    whole = addresses(ROUNDS[name][1])
    if FULL or ACCOUNT in ROUNDS[name]:
        return whole
    drawn = random.Random(name).sample(whole, len(whole))
    if PORTAL in ROUNDS[name]:
        return drawn[:: 20 if name in MUCH_THE_SAME else 10]
    one = {_kind(address): address for address in drawn}
    return [address for at, address in enumerate(drawn) if at % 20 == 0 or one[_kind(address)] is address]


def _kind(address: Address) -> str:
    """The registers are all made alike: a list, a form, a file to bring in …"""
    return address.route.rsplit("_", 1)[-1]


@pytest.mark.parametrize("name", ROUNDS)
def test_no_page_shuts_anybody_out(furnished, visitor, name):
    """“axe 0 violations at both widths”: WCAG 2.2 A and AA everywhere, best practice too on the portal's own pages."""
    role, _ = ROUNDS[name]
    user = furnished[role] if role else None
    pages = list(found_by(user, some_of(name)))
    assert pages
    window = visitor(DESK, user=user)
    told = [line for page in pages for line in look_at(window, page)]
    assert not told, "\n".join(["", *told])
