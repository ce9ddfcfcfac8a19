"""“CSP without `unsafe-*`, 0 violations in a browser run”; the other headers of every answer."""

import pytest
from django.conf import settings

from khuyencong.core.choices import Role
from tests.e2e.browser import DESK, PHONE
from tests.e2e.crawl import enter
from tests.e2e.routes import REGISTERS, addresses
from tests.scale import part

EVERY_ANSWER = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def policy_of(response) -> dict[str, list[str]]:
    """Directive → sources."""
    parts = (part.split() for part in response.headers["Content-Security-Policy"].split(";") if part.strip())
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("role", [None, Role.ADMIN, Role.STAFF, Role.COLLABORATOR], ids=str)
def test_every_answer_carries_the_headers(furnished, role):
    """“CSP without `unsafe-*`”: on pages, redirects, refusals, files and errors alike, and no source but ourselves.

    One middleware writes them: the default run asks as each role for one page of ten, another one each.
    """
    client = enter(furnished[role] if role else None)
    whole = role in {None, Role.ADMIN}  # the registers are refused to all others alike
    paths = [one.path for one in addresses() if whole or one.kind != REGISTERS]
    turn = list(Role).index(role) if role else 0
    for path in [*part(paths, 10, turn=turn), "/khong-co-trang-nay/", "/quan-tri/khong-co/"]:
        response = client.get(path)
        policy = policy_of(response)
        assert policy["default-src"] == ["'none'"], path
        assert {source for sources in policy.values() for source in sources} <= {"'none'", "'self'"}, path
        if "sandbox" not in policy:  # what is taken home, not shown
            assert {"form-action", "frame-ancestors", "base-uri"} <= policy.keys(), path
        assert {name: response.headers.get(name) for name in EVERY_ANSWER} == EVERY_ANSWER, path
        assert "geolocation=()" in response.headers["Permissions-Policy"], path
        assert "no-store" in response.headers["Cache-Control"] or "private" in response.headers["Cache-Control"], path


def test_cookies_are_out_of_reach_of_scripts(client):
    """The session and the CSRF token are read by the server only, and sent to our own pages only."""
    response = client.get("/tai-khoan/login/")
    cookie = response.cookies[settings.CSRF_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert (settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE) == (True, "Lax")


@pytest.mark.browser
@pytest.mark.parametrize("screen", part([DESK, PHONE], 2), ids=lambda screen: f"{screen.width}px")
def test_nothing_is_violated_where_scripts_run(furnished, visitor, screen):
    """“0 violations in a browser run”: pages with scripts of their own or of others, used as people use them.

    Every page is held to the policy when it is only opened, at both widths, in ``test_accessibility``.
    """
    window = visitor(screen, user=furnished[Role.ADMIN])
    window.open("/de-an/them/")
    box = window.page.locator("[name=unit]")
    box.press_sequentially("ben cat", delay=5)
    window.page.get_by_role("listbox").get_by_role("option").first.click()
    assert "Bến Cát" in box.input_value()
    for address in addresses():
        if address.route.endswith(SCRIPTED):
            window.open(address.path)


SCRIPTED = (
    ":home",
    ":gallery",
    "projects:detail",
    "user_add",
    "unit_change",
    "organisation_change",
    "collaborator_export",
    "collaborator_import",
)
