"""Run as a program of its own: the demo centre as the first release left it, brought to the present tables.

Prints what came out as JSON. ``tests/data/demo-a.zip`` holds the rows, a CSV for each table.
"""

import io
import json
import sys
import zipfile
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

ROWS = Path(__file__).parents[2] / "data" / "demo-a.zip"
FIRST = "0001_initial"
OURS = (
    "core",
    "territory",
    "offices",
    "establishments",
    "collaborators",
    "projects",
    "products",
    "budgets",
    "reports",
)


def first_release() -> None:
    """The tables of the first release, without the rows migrations write."""
    executor = MigrationExecutor(connection)
    others = [key for key in executor.loader.graph.leaf_nodes() if key[0] not in OURS]
    executor.migrate([*others, *((app, FIRST) for app in OURS)])


def fill() -> int:
    """Copy the rows in; no trigger fires and no foreign key is asked until all are there."""
    count = 0
    with connection.cursor() as cursor, zipfile.ZipFile(ROWS) as rows:
        cursor.execute("SET session_replication_role = replica")
        for name in rows.namelist():
            data = rows.read(name)
            columns = ", ".join(f'"{name}"' for name in next(io.StringIO(data.decode())).strip().split(","))
            with cursor.cursor.copy(
                f"COPY {name.removesuffix('.csv')} ({columns}) FROM STDIN (FORMAT csv, HEADER)"
            ) as copy:
                copy.write(data)
            count += data.count(b"\n") - 1
            _follow(cursor, name.removesuffix(".csv"))
        cursor.execute("SET session_replication_role = DEFAULT")
    return count


def _follow(cursor, table: str) -> None:
    """New rows are numbered after these."""
    cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
    if (sequence := cursor.fetchone()[0]) and table != "core_timeline":
        cursor.execute(f"SELECT setval('{sequence}', (SELECT max(id) FROM {table}))")  # noqa: S608  our own tables


def told() -> dict:
    from django.db.models import Count

    from projects.models import Project

    return {
        "statuses": dict(Project.objects.values_list("status").annotate(count=Count("pk")).order_by()),
        "retrospective": Project.objects.filter(retrospective=True).count(),
        "projects": Project.objects.count(),
    }


def main() -> None:
    django.setup()
    first_release()
    filled = fill()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_constraint WHERE NOT convalidated")
        unchecked = cursor.fetchone()[0]
    json.dump({"filled": filled, "unchecked": unchecked} | told(), sys.stdout)


if __name__ == "__main__":
    main()
