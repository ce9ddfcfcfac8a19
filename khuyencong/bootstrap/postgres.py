"""One PostgreSQL server for all processes of one state folder, alive as long as any of them is.

Every process that uses the server holds a shared lock on `<folder>/lock`. A watcher of our own
(`server.py`) runs the server and waits for that lock alone: it gets it when the last user is gone,
be it by Ctrl-C, SIGTERM or kill -9, and then stops the server. So a second `manage.py` beside a running
demo uses the same server, and nothing is ever left behind.
"""

import fcntl
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Self

from . import ROOT, Trouble, programs

USER = "khuyencong"
DATABASE = "khuyencong"
START_SECONDS = 90
STOP_SECONDS = 30
LOG_BYTES = 5_000_000


class EmbeddedPostgres:
    """A server whose data are in `<state>/<name>`; `bin_dir` names another PostgreSQL's programs.

    `durable=False` trades safety in a power cut for speed: for tests only.
    """

    def __init__(self, state: Path, name: str = "pg", *, durable: bool = True, bin_dir: Path | None = None) -> None:
        self.folder = Path(state).resolve() / name
        self.durable, self.bin_dir = durable, bin_dir
        self.socket = ""
        self._lock: int | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> Self:
        """Join the running server or start one. Raises Trouble with the server's own last words."""
        self._make_folder()
        self._lock = _open(self.folder / "lock")
        fcntl.flock(self._lock, fcntl.LOCK_SH)  # waits while a server that nobody uses any more is going down
        try:
            self.socket = self._await_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Let go of the server; when we were the last, return once it is down."""
        if self._lock is None:
            return
        alone = _try_lock(self._lock)
        os.close(self._lock)
        self._lock = None
        if alone:
            self._await_down()

    def announce(self) -> None:
        """Tell this process and its children where the server is; `settings.py` reads it."""
        os.environ["KHUYENCONG_PG_SOCKET"] = self.socket

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run one statement through psql (no driver needed) and return its unadorned answer."""
        command = [self._programs.bin / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", self.socket, "-U", USER]
        answer = subprocess.run(
            [*command, "-d", database, "-c", statement],
            check=False,
            env=self._programs.env(),
            capture_output=True,
            text=True,
        )
        if answer.returncode:
            raise Trouble(f"PostgreSQL không làm được lệnh nội bộ: {answer.stderr.strip()}")
        return answer.stdout.strip()

    @cached_property
    def _programs(self) -> programs.Programs:
        return programs.Programs(self.bin_dir) if self.bin_dir else programs.embedded()

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with _opened(self.folder / "lock"):
                pass
        except PermissionError as error:
            raise Trouble(
                f"Không ghi được vào {self.folder}: thư mục thuộc người dùng khác. "
                "Xin đặt KHUYENCONG_STATE tới một thư mục của mình rồi chạy lại."
            ) from error

    def _await_ready(self) -> str:
        """The socket folder of the server, which is spawned here unless its watcher lives."""
        deadline = time.monotonic() + START_SECONDS
        watcher = None
        while time.monotonic() < deadline:
            with _opened(self.folder / "alive") as alive:
                if _try_lock(alive):
                    if watcher:
                        break  # ours has gone again
                    (self.folder / "ready").unlink(missing_ok=True)
                    watcher = self._spawn(alive)
            try:
                found = json.loads((self.folder / "ready").read_text())["socket"]
            except FileNotFoundError:
                found = ""
            if found and _answers(found):  # a watcher killed a moment ago still holds its lock, and left its word
                return found
            time.sleep(0.01)
        raise Trouble(f"PostgreSQL không khởi động được. Nhật ký: {self.folder / 'log'}\n{self._last_words()}")

    def _spawn(self, alive: int) -> subprocess.Popen:
        """Start the watcher; it inherits the lock that says it lives, so there is never a second one."""
        order = {
            "folder": str(self.folder),
            "bin": str(self._programs.bin),
            "libraries": str(self._programs.libraries or ""),
            "durable": self.durable,
        }
        path = self.folder / "log"
        with path.open("wb" if path.exists() and path.stat().st_size > LOG_BYTES else "ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "khuyencong.bootstrap.server", json.dumps(order)],
                pass_fds=(alive,),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the terminal is for the command, not for the server
                cwd=ROOT,
            )

    def _await_down(self) -> None:
        deadline = time.monotonic() + STOP_SECONDS
        while time.monotonic() < deadline:
            with _opened(self.folder / "alive") as alive:
                if _try_lock(alive):
                    return
            time.sleep(0.01)

    def _last_words(self) -> str:
        try:
            return "\n".join((self.folder / "log").read_text(errors="replace").splitlines()[-8:])
        except OSError:
            return ""


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)


def _answers(folder: str) -> bool:
    with socket.socket(socket.AF_UNIX) as caller:
        try:
            caller.connect(f"{folder}/.s.PGSQL.5432")
        except OSError:
            return False
    return True


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    handle = _open(path)
    try:
        yield handle
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
