"""What every test shares."""

import gc
from functools import cache

import pytest
from django.core.cache import caches
from hypothesis import HealthCheck
from hypothesis import settings as examples
from whitenoise.middleware import WhiteNoiseMiddleware

from khuyencong.core import devices, seen
from khuyencong.core.papers import pdf
from tests.people import people
from tests.plugin_database import _django_db_helper, database_of_test, demo, django_db_setup
from tests.scale import FULL

# A busy machine is no fault of the code; the default run tries the same examples every time, the full one new ones.
examples.register_profile("house", deadline=None, derandomize=not FULL, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("house")


COMMITTING = {"transactional_db", "live_server"}


def pytest_collection_finish():
    """Code, models and tests stay to the end: the collector need not look at them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_apart(request, monkeypatch):
    """What is written after the answer has a connection of its own, which sees nothing of a test that will be taken back."""
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")) and COMMITTING.isdisjoint(request.fixturenames):
        for module in (seen, devices):
            monkeypatch.setattr(module, "write_apart", lambda *_: None)


@pytest.fixture(scope="session", autouse=True)
def printed_once():
    """The same markup gives the same PDF (``test_papers_pdf`` holds it to that): tests that print it again get it again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "printed", cache(pdf.printed))
        yield


@pytest.fixture(autouse=True)
def nobody_has_knocked():
    """What one test asked of a public page is not held against the next: all come from one address."""
    caches["rates"].clear()


@pytest.fixture(scope="session", autouse=True)
def looked_through_once():
    """Each test client is a server of its own and would read the folder static/ anew: they share what the first found."""
    found = {}
    look = WhiteNoiseMiddleware.add_files_from_finders

    def share(self):
        if not found:
            look(self)
            found.update(self.files)
        self.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", share)
        yield


__all__ = ["_django_db_helper", "database_of_test", "demo", "django_db_setup", "people"]
