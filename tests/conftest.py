"""What every test shares."""

from functools import cache

import pytest

from khuyencong.core.papers import pdf
from tests.people import people
from tests.plugin_database import _django_db_helper, database_of_test, demo, django_db_setup


@pytest.fixture(scope="session", autouse=True)
def printed_once():
    """The same markup gives the same PDF (``test_papers_pdf`` holds it to that): tests that print it again get it again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "printed", cache(pdf.printed))
        yield


__all__ = ["_django_db_helper", "database_of_test", "demo", "django_db_setup", "people"]
