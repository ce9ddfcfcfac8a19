"""What the acceptance tests of the network share: the demo centre, the browser, one of staff."""

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from tests.e2e.browser import chromium, visitor
from tests.e2e.centre import furnished
from tests.people import person

__all__ = ["chromium", "furnished", "visitor"]


@pytest.fixture
def staff(db) -> User:
    return person(Role.STAFF)
