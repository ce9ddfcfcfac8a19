"""What the acceptance tests of issue B share: the browser, and the demo centre with its people."""

from tests.e2e.browser import chromium, visitor
from tests.e2e.centre import furnished

__all__ = ["chromium", "furnished", "visitor"]
