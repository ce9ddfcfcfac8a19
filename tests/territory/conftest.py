"""The reference rows of places: loaded once with the test database, or here when a test is run alone."""

import pytest

from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.services import load_units


@pytest.fixture
def places(db):
    """All units and successions of the reference files."""
    if not AdministrativeUnit.objects.filter(reference_key__isnull=False).exists():
        load_units(by=None)


@pytest.fixture
def unit(places):
    """``unit("old-74")`` → tỉnh Bình Dương."""
    return lambda key: AdministrativeUnit.objects.with_parents().get(reference_key=key)
