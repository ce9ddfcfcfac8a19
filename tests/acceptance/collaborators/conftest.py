"""What the acceptance tests of the network share: the demo centre, the browser."""

from tests.e2e.browser import chromium, visitor
from tests.e2e.centre import furnished

__all__ = ["chromium", "furnished", "visitor"]
