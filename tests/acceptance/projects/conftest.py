"""What the acceptance tests of đề án share: the browser, the demo centre, a client for each role."""

import pytest
from django.test import Client

from khuyencong.core.choices import Role
from tests.e2e.browser import chromium, visitor
from tests.e2e.centre import furnished

__all__ = ["chromium", "furnished", "signed_in", "visitor"]


@pytest.fixture
def signed_in(people):
    """``signed_in(Role.STAFF)`` → a test client of that person."""

    def enter(role: Role) -> Client:
        client = Client()
        client.force_login(people[role])
        return client

    return enter
