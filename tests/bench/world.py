"""The demo centre in a database of its own, made for the run and dropped after it."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection

NAME = "khuyencong_bench"


@contextmanager
def demo_centre() -> Iterator[None]:
    """Reference rows and demo centre, analysed."""
    parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None), parameters.pop("context", None)
    with psycopg.connect(**parameters | {"dbname": "postgres"}, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME}")
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = NAME
    connection.close()
    try:
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0)
        call_command("load_demo", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield
    finally:
        connection.close()
        with psycopg.connect(**parameters | {"dbname": "postgres"}, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
