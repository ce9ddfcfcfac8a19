"""The embedded database's contents: tables and demo rows, brought up to date when the checkout has changed.

What the database was made from is written on it (COMMENT ON DATABASE), so it goes when the database goes.
"""

import hashlib
import subprocess
import sys

from . import ROOT, Trouble, state_folder
from .console import step
from .machine import REQUIREMENTS
from .postgres import DATABASE, EmbeddedPostgres

# Commands that find the database as it is, and those of them after which nobody knows what it is made from.
READ_TABLES = {
    "check", "createcachetable", "inspectdb", "makemigrations", "optimizemigration", "showmigrations", "sqlflush",
    "sqlmigrate", "squashmigrations",
}  # fmt: skip
CHANGE_TABLES = {"dbshell", "flush", "migrate", "pgtrigger"}
OWN_ROWS = {"load_demo", "load_reference", "loaddata"}
MADE_FROM = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"


def bring_up_to_date(server: EmbeddedPostgres, command: str) -> None:
    """Before `command`: migrate and load the demo rows, unless the checkout is the one the database was made from."""
    if command in CHANGE_TABLES:
        server.sql(f"COMMENT ON DATABASE {DATABASE} IS NULL")
    if command in READ_TABLES | CHANGE_TABLES:
        return
    rows = command not in OWN_ROWS and has_command("load_demo")
    wanted = checkout_digest()
    found = server.sql(MADE_FROM, DATABASE).split()
    if found == [wanted, "rows"] or (found == [wanted] and not rows):
        return
    migrate_and_load(rows=rows)
    server.sql(f"COMMENT ON DATABASE {DATABASE} IS '{wanted}{' rows' if rows else ''}'")


def migrate_and_load(*, rows: bool) -> None:
    """Tables, then the demo rows; both do nothing where they have been before."""
    with step("Đang tạo bảng"):
        _manage("migrate")
        _manage("createcachetable")
    if rows:
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


def has_command(name: str) -> bool:
    return any(ROOT.glob(f"*/management/commands/{name}.py")) or any(
        ROOT.glob(f"khuyencong/*/management/commands/{name}.py")
    )


def _manage(command: str) -> None:
    """A management command in a process of its own, so that this one stays small; its words go to a log."""
    log = state_folder() / f"{command}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as words:
        line = [sys.executable, "manage.py", command, "--verbosity=0"]
        done = subprocess.run(line, check=False, cwd=ROOT, stdout=words, stderr=words)
    if done.returncode:
        last = (log.read_text().strip().splitlines() or [""])[-1]
        raise Trouble(
            f"Lệnh {command} không xong: {last}\n  Xem {log}. Nếu dữ liệu dùng thử thuộc một bản mã khác, "
            "xoá đi và nạp lại bằng: python3 manage.py demo --reset"
        )
