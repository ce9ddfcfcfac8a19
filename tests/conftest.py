"""What every test shares."""

from tests.people import people
from tests.plugin_database import django_db_setup

__all__ = ["django_db_setup", "people"]
