"""What every test shares."""

from tests.people import people
from tests.plugin_database import _django_db_helper, database_of_test, demo, django_db_setup

__all__ = ["_django_db_helper", "database_of_test", "demo", "django_db_setup", "people"]
