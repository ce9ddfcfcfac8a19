"""What the acceptance tests of the foundation share: the browser, one person for each role."""

from tests.e2e.browser import chromium, visitor

__all__ = ["chromium", "visitor"]
