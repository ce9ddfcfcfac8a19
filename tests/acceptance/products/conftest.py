"""What the acceptance tests of bình chọn share: the browser."""

from tests.e2e.browser import chromium, visitor

__all__ = ["chromium", "visitor"]
