"""The embedded database's contents: tables and demo rows, brought up to date when the checkout has changed.

What the database was made from is written on it (COMMENT ON DATABASE), so it goes when the database goes.
"""

import hashlib
import os
import subprocess
import sys

from . import ROOT, Trouble
from .console import step
from .machine import REQUIREMENTS
from .postgres import DATABASE, EmbeddedPostgres

# Commands that work on the tables themselves: they find the database as it is.
OWN_TABLES = {
    "check", "createcachetable", "dbshell", "flush", "inspectdb", "makemigrations", "migrate",
    "optimizemigration", "pgtrigger", "showmigrations", "sqlflush", "sqlmigrate", "squashmigrations",
}  # fmt: skip
OWN_ROWS = {"load_demo", "load_reference", "loaddata"}
MADE_FROM = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"


def bring_up_to_date(server: EmbeddedPostgres, command: str) -> None:
    """Before `command`: migrate and load the demo rows, unless the checkout is the one the database was made from."""
    if command in OWN_TABLES:
        server.sql(f"COMMENT ON DATABASE {DATABASE} IS NULL")
        return
    rows = command not in OWN_ROWS
    wanted = f"{checkout_digest()} {'rows' if rows else 'tables'}"
    found = server.sql(MADE_FROM, DATABASE)
    if found == wanted or (not rows and found.startswith(wanted.split()[0])):
        return
    migrate_and_load(rows=rows)
    server.sql(f"COMMENT ON DATABASE {DATABASE} IS '{wanted}'")


def migrate_and_load(*, rows: bool = True) -> None:
    """Tables, then the demo rows; both do nothing where they have been before."""
    with step("Đang tạo bảng"):
        _manage("migrate")
        _manage("createcachetable")
    if rows and _has_command("load_demo"):
        with step("Đang nạp dữ liệu mẫu"):
            _manage("load_demo")


def empty(server: EmbeddedPostgres) -> None:
    """Throw the database away and make a new one, whoever is connected."""
    server.sql(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    server.sql(f"CREATE DATABASE {DATABASE} TEMPLATE template0")


def checkout_digest() -> str:
    """Changes whenever a migration, a fixture or a pinned package does."""
    digest = hashlib.sha256()
    files = [REQUIREMENTS / "base.txt", *ROOT.glob("fixtures/**/*")]
    files += [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("khuyencong/*/migrations/*.py")]
    for path in sorted(path for path in files if path.is_file()):
        digest.update(f"{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def _has_command(name: str) -> bool:
    return any(ROOT.glob(f"*/management/commands/{name}.py")) or any(
        ROOT.glob(f"khuyencong/*/management/commands/{name}.py")
    )


def _manage(command: str) -> None:
    """A management command in a process of its own, so that this one stays small."""
    line = [sys.executable, "manage.py", command, "--verbosity=0"]
    done = subprocess.run(line, check=False, cwd=ROOT, env=os.environ, stdout=sys.stderr)
    if done.returncode:
        raise Trouble(f"Lệnh {command} không xong; lý do ở các dòng trên.")
