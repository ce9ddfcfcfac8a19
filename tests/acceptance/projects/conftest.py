"""A signed-in browser for each role, and a file accepted as a scan."""

from tests.projects.conftest import _twentieth_of_november, scan, signed_in

__all__ = ["_twentieth_of_november", "scan", "signed_in"]
