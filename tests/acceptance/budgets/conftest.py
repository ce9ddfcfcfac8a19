"""What the acceptance tests of money share: the browser, the demo centre with its people, a client for each role."""

from tests.e2e.browser import chromium, visitor
from tests.e2e.centre import furnished
from tests.projects.conftest import scan, signed_in

__all__ = ["chromium", "furnished", "scan", "signed_in", "visitor"]
