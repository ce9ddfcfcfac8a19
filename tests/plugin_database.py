"""pytest plugin: one embedded server for the run, two template databases, a clone of each for each worker.

The first template holds the tables and the reference rows; it is kept between runs until a migration or a
reference row changes (`--create-db` makes it anew). The second has the demo centre besides, dated from today;
it is made for the first test that asks for the fixture `demo`, and only such tests see it. A test that commits
(`transaction=True`, `live_server`) is followed by a fresh clone instead of a flush, so the rows are there for the next
test as well.
A run in parallel keeps its server in the machine's memory, where there is room: a clone then takes a tenth of a second
and the disk a whole one. That server goes with the run; the one of a single process stays, with its templates.
`DATABASE_URL` names another server; `KHUYENCONG_PG_BIN` another PostgreSQL's programs for the embedded one.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
import pytest
from psycopg import sql

from khuyencong.bootstrap import ROOT, database, state_folder
from khuyencong.bootstrap.postgres import EmbeddedPostgres

PREFIX = "khuyencong"
BUILD_LOCK = 4_510_182_025  # advisory: one process at a time looks after the templates
DJANGO_OPTIONS = {"pool", "isolation_level", "assume_role", "server_side_binding"}

MEMORY, MEMORY_NEEDED = Path("/dev/shm"), 3 << 30  # bytes free for two templates, the workers' clones and the WAL  # noqa: S108

SERVER = pytest.StashKey[EmbeddedPostgres]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before pytest-django reads the settings. Workers inherit the address from the process that made them."""
    if os.environ.get("DATABASE_URL") or os.environ.get("KHUYENCONG_PG_SOCKET"):
        return
    programs = os.environ.get("KHUYENCONG_PG_BIN")
    name = f"pg-test-{Path(programs).parent.name}" if programs else "pg-test"
    folder = _memory_folder() if _is_parallel(early_config) else state_folder()
    server = EmbeddedPostgres(folder, name, durable=False, bin_dir=Path(programs) if programs else None)
    early_config.stash[SERVER] = server.start()
    if programs:  # as any server but ours: by its address
        os.environ["DATABASE_URL"] = f"postgresql://khuyencong@/khuyencong?host={quote(server.socket, safe='')}"
    else:
        server.announce()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    if server := config.stash.get(SERVER, None):
        server.stop()
        if server.folder.is_relative_to(MEMORY):
            shutil.rmtree(server.folder.parent, ignore_errors=True)


def _is_parallel(config: pytest.Config) -> bool:
    return bool(getattr(config.known_args_namespace, "numprocesses", None))


def _memory_folder() -> Path:
    """A folder in memory named after this process, or the folder of the installation where there is no room."""
    for left in MEMORY.glob("khuyencong-*"):  # by a run that was killed
        if not Path(f"/proc/{left.name.rpartition('-')[2]}").exists():
            shutil.rmtree(left, ignore_errors=True)
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < MEMORY_NEEDED:
        return state_folder()
    return MEMORY / f"khuyencong-{os.getpid()}"


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_test_environment, django_db_blocker) -> Iterator["Clones"]:
    """Instead of pytest-django's own: this worker's databases are clones of the templates."""
    from django.test import TransactionTestCase

    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    clones = Clones(worker, rebuild=request.config.getvalue("create_db") and worker in {"main", "gw0"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: clones.current.make())
        for name in {"KHUYENCONG_PG_DATABASE"} | {"DATABASE_URL"} & os.environ.keys():
            patch.setenv(name, os.environ.get(name, ""))  # what a clone announces is taken back in the end
        with django_db_blocker.unblock():
            clones.use("reference")
        yield clones
    with django_db_blocker.unblock():
        clones.drop()


@pytest.fixture
def database_of_test(request: pytest.FixtureRequest, django_db_setup: "Clones", django_db_blocker) -> None:
    """The clone with the demo centre for a test that asks for `demo`, the other one for the rest."""
    with django_db_blocker.unblock():
        django_db_setup.use("demo" if "demo" in request.fixturenames else "reference")
        _let_go_of_broken_connections()


@pytest.fixture
def _django_db_helper(database_of_test: None, _django_db_helper: None) -> None:
    """pytest-django's own, which opens the test's transaction, once the right database is chosen."""


@pytest.fixture
def demo(db: None) -> None:
    """The demo centre is in the database of this test; what the test writes goes back with its transaction."""


class Clones:
    """A worker's databases by their rows, each made when first used; Django is connected to ``current``."""

    def __init__(self, worker: str, *, rebuild: bool) -> None:
        self.worker, self.rebuild = worker, rebuild
        self.made: dict[str, Clone] = {}
        self.current: Clone | None = None

    def use(self, rows: str) -> None:
        """Connect this worker to the clone with these rows; threads of a live server are cut off from the other."""
        left, clone = self.current, self.made.get(rows)
        if clone is not None and clone is left:
            return
        if clone is None:
            clone = self.made[rows] = Clone(self.worker, rows, rebuild=self.rebuild)
            clone.make()
        else:
            _connect_to(clone.name)
        if left:
            left.cut_off()
        self.current = clone
        clone.announce()

    def drop(self) -> None:
        for clone in self.made.values():
            clone.drop()


class Clone:
    """One worker's database. Its admin connection bears its name for as long as the worker lives."""

    def __init__(self, worker: str, rows: str, *, rebuild: bool = False) -> None:
        from django.db import connection

        self.digest = template_digest()
        self.base = f"tpl_{PREFIX}_{self.digest}"
        rows = f"demo_{demo_digest()}" if rows == "demo" else rows
        self.template = f"{self.base}_{rows}" if rows.startswith("demo") else self.base
        self.name = f"test_{PREFIX}_{self.digest}_{worker}_{os.getpid()}_{rows}"
        settings = connection.settings_dict
        address = {"host": settings["HOST"], "port": settings["PORT"], "user": settings["USER"]}
        address |= {"password": settings["PASSWORD"], "dbname": "postgres", "application_name": self.name}
        address |= {key: value for key, value in settings["OPTIONS"].items() if key not in DJANGO_OPTIONS}
        self.admin = psycopg.connect(**{key: value for key, value in address.items() if value}, autocommit=True)
        self.admin.execute("SELECT pg_advisory_lock(%s)", [BUILD_LOCK])
        try:
            self._drop_leftovers()
            if rebuild:
                self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.template)
            if not self.admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.template]).fetchone():
                self._build()
        finally:
            self.admin.execute("SELECT pg_advisory_unlock(%s)", [BUILD_LOCK])

    def make(self) -> None:
        """This worker's database exactly as the template is; whoever is still connected is cut off."""
        _connect_to(self.name)
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", self.name, self.template)

    def announce(self) -> None:
        """To management commands in processes of their own."""
        os.environ["KHUYENCONG_PG_DATABASE"] = self.name
        if url := os.environ.get("DATABASE_URL"):
            os.environ["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{self.name}").geturl()

    def cut_off(self) -> None:
        """Whoever is still connected; threads of a live server find the other clone when they connect again."""
        self.admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [self.name])

    def drop(self) -> None:
        _connect_to("postgres")
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)
        self.admin.close()

    def _build(self) -> None:
        """Under another name until it is whole, so that an interrupted run leaves no half template."""
        from django.core.management import call_command, get_commands
        from django.db import connection

        unfinished = f"{self.template}_new"
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", unfinished)
        if self.template == self.base:
            self._run("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", unfinished)
            _connect_to(unfinished)
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
            if "load_reference" in get_commands():
                call_command("load_reference", verbosity=0)
        else:
            self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", unfinished, self.base)
            _connect_to(unfinished)
            call_command("load_demo", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (FREEZE, ANALYZE)")
        _connect_to("postgres")
        self._run("ALTER DATABASE {} RENAME TO {}", unfinished, self.template)

    def _drop_leftovers(self) -> None:
        """Databases of runs that were killed, and templates of an earlier checkout that nobody uses."""
        busy = " ".join(row[0] for row in self.admin.execute("SELECT application_name FROM pg_stat_activity"))
        found = self.admin.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s) OR starts_with(datname, %s)",
            [f"test_{PREFIX}_", f"tpl_{PREFIX}_"],
        ).fetchall()
        wanted = f"{busy} demo_{demo_digest()}"
        for (name,) in found:
            kind, _, digest, *rows = name.split("_", 3)
            parts = [digest, *rows] if kind == "tpl" else [name]
            if any(part not in wanted for part in parts):
                self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        self.admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def template_digest() -> str:
    """Changes when the template would: a migration, a fixture, or code that writes SQL or reference rows."""
    digest = hashlib.sha256(database.checkout_digest().encode())
    for pattern in ("**/sql.py", "**/sql/*.py", "**/*reference*.py", "**/*reference*/*.py", "**/imports*.py"):
        for path in sorted(path for folder in APPS for path in (ROOT / folder).glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def demo_digest() -> str:
    """Changes when the demo centre would: its loader, or the day it is dated from."""
    from khuyencong.core.dates import today

    digest = hashlib.sha256(today().isoformat().encode())
    for path in sorted((ROOT / "khuyencong/portal/services").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


APPS = ("khuyencong", "collaborators", "projects", "products", "budgets")


def _connect_to(name: str) -> None:
    """Close this thread's connections and point every later one, in every thread, at this database."""
    from django.db import connections

    for connection in connections.all():
        connection.close()
        if connection.vendor == "postgresql":
            connection.settings_dict["NAME"] = name


def _let_go_of_broken_connections() -> None:
    """A browser test keeps connections in a context of its own; when it ends this thread may hold one cut off meanwhile."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        if connection.connection is not None and not connection.is_usable():
            connection.close()
