"""“a crawl finds no English sentence”: every page, as every role, read as a person would read it."""

import pytest

from khuyencong.core.choices import Role
from tests.e2e.crawl import enter, found_by
from tests.e2e.routes import ACCOUNT, PORTAL, REGISTERS, addresses
from tests.e2e.words import english, said
from tests.scale import part

NOT_ADDED, NEVER_LOST = "_add", "_delete"  # registers that are written to elsewhere, or keep every row
LEAD_ELSEWHERE = {"admin:login", "account_confirm_login_code", "account_set_password"}


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role.name.lower() if role else "stranger")
def test_no_page_speaks_english(furnished, role):
    """“a crawl finds no English sentence”: text, titles, labels for screen readers, placeholders, buttons.

    The default run opens as each role one page of ten, another one each; each page whole is read below.
    """
    kinds = (PORTAL, ACCOUNT, REGISTERS) if role in {None, Role.ADMIN} else (PORTAL, ACCOUNT)
    mine = part(addresses(*kinds), 10, turn=list(Role).index(role) if role else len(Role))
    found = [
        f"{page.address.route} {page.address.path} {line}"
        for page in found_by(furnished[role] if role else None, mine)
        for line in english(said(page.source))
    ]
    assert not found, "\n".join(["", *dict.fromkeys(found)])


def test_every_page_is_opened_by_somebody(furnished):
    """The crawl is whole: each route has an example that shows its page to at least one role, in Vietnamese."""
    clients = [enter(user) for user in (*furnished.values(), None)]
    shut, found = set(), []
    for address in addresses():
        answer = next((got for client in clients if (got := client.get(address.path)).status_code == 200), None)
        if answer is None:
            shut.add(address.route)
        elif answer["Content-Type"].startswith("text/html"):
            found += [f"{address.route} {line}" for line in english(said(b"".join(answer).decode()))]
    assert not found, "\n".join(["", *dict.fromkeys(found)])
    shut = {route for route in shut if not route.endswith((NOT_ADDED, NEVER_LOST))}
    assert not shut - LEAD_ELSEWHERE, "\n".join(sorted(shut))
