"""What the portal itself writes: reference rows and the demo centre."""

from khuyencong.portal.services.doors import use_link

__all__ = ["use_link"]
