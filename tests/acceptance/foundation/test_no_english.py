"""“a crawl finds no English sentence”: every page, as every role, read as a person would read it."""

import os

import pytest

from khuyencong.core.choices import Role
from tests.e2e.crawl import enter, found_by
from tests.e2e.routes import ACCOUNT, PORTAL, REGISTERS, addresses
from tests.e2e.words import english, said

NOT_ADDED, NEVER_LOST = "_add", "_delete"  # registers that are written to elsewhere, or keep every row
MUCH_THE_SAME = {Role.LEADER, Role.ACCOUNTANT, Role.APPRAISER}
LEAD_ELSEWHERE = {"admin:login", "account_confirm_login_code", "account_set_password"}


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role.name.lower() if role else "stranger")
def test_no_page_speaks_english(furnished, role):
    """“a crawl finds no English sentence”: text, titles, labels for screen readers, placeholders, buttons.

    The default run opens one page of each five as those who see what staff see; ``--full`` all of them.
    """
    step = 5 if role in MUCH_THE_SAME and not os.environ.get("KHUYENCONG_FULL") else 1
    kinds = (PORTAL, ACCOUNT, REGISTERS) if role in {None, Role.ADMIN} else (PORTAL, ACCOUNT)
    found = [
        f"{page.address.route} {page.address.path} {line}"
        for page in found_by(furnished[role] if role else None, *kinds, step=step)
        for line in english(said(page.source))
    ]
    assert not found, "\n".join(["", *dict.fromkeys(found)])


def test_every_page_is_opened_by_somebody(furnished):
    """The crawl is whole: each route has an example that shows its page to at least one role."""
    clients = [enter(user) for user in (*furnished.values(), None)]
    shut = {
        address.route
        for address in addresses()
        if not address.route.endswith((NOT_ADDED, NEVER_LOST))
        and all(client.get(address.path).status_code != 200 for client in clients)
    }
    assert not shut - LEAD_ELSEWHERE, "\n".join(sorted(shut))
