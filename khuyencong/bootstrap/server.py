"""The watcher of one PostgreSQL server: `python -m khuyencong.bootstrap.server ORDER` (see `postgres.py`).

It starts the server, says where it listens, and stops it when nobody holds the shared lock any more.
"""

import ctypes
import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from . import Trouble
from .postgres import DATABASE, USER
from .programs import Programs, as_server_user, data_folder, reachable, server_user

PR_SET_PDEATHSIG = 1
START_TRIES = 6
SOCKET_LIMIT = 107 - len("/.s.PGSQL.5432")  # sun_path


class Server:
    def __init__(self, folder: Path, programs: Programs, *, durable: bool) -> None:
        self.folder, self.programs, self.durable = folder, programs, durable
        self.process: subprocess.Popen | None = None
        self.socket: Path | None = None

    def start(self) -> subprocess.Popen:
        """The running server, ready for connections and with its database made."""
        self.data = data_folder(self.folder / "data")
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._check_version()
        _await_predecessor(self.data)
        self.socket = _socket_folder(self.data)
        for _ in range(START_TRIES):
            self.process = self._run("postgres", "-D", self.data, *self._options(), wait=False)
            if self._is_ready(self.process):
                self._make_database()
                return self.process
            time.sleep(0.5)  # sessions of a server killed by -9 may still hold its memory
        raise Trouble("PostgreSQL dừng ngay khi khởi động; lý do ở các dòng trên.")

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # fast: sessions are ended, data are written
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.socket:
            shutil.rmtree(self.socket, ignore_errors=True)

    def _initialise(self) -> None:
        """initdb beside the place and then a rename, so that a start cut off half-way is simply tried again."""
        new = self.data.with_name("data.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        if user := server_user():
            shutil.chown(new, user.pw_uid, user.pw_gid)
        # One meaning of lower('ĐẤT') everywhere; before 17 the system's C.UTF-8 gives the same.
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        locale = builtin if self.programs.version >= 17 else ["--locale=C.UTF-8"]
        options = ["--encoding=UTF8", *locale, "--auth-local=trust", "--auth-host=reject", f"--username={USER}"]
        self._run("initdb", "-D", new, *options, "--no-instructions", *([] if self.durable else ["--no-sync"]))
        if self.data.exists():
            self.data.rmdir()
        new.rename(self.data)

    def _check_version(self) -> None:
        written = int((self.data / "PG_VERSION").read_text())
        if written == self.programs.version:
            return
        if self.durable:
            raise Trouble(f"Dữ liệu ở {self.data} do PostgreSQL {written} ghi, bản đang có là {self.programs.version}.")
        shutil.rmtree(self.data)
        self._initialise()

    def _options(self) -> list[str]:
        options = {
            "listen_addresses": "",  # no port to clash, no password to keep
            "unix_socket_directories": str(self.socket),
            "timezone": "UTC",
            "shared_buffers": "64MB",
            "dynamic_shared_memory_type": "mmap",  # a container's /dev/shm may be small, closed or missing
            "max_connections": "200",
            "wal_level": "minimal",
            "max_wal_senders": "0",
            "jit": "off",
        }
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "2GB"}
        return [part for name, value in options.items() for part in ("-c", f"{name}={value}")]

    def _run(self, program: str, *arguments: object, wait: bool = True) -> subprocess.Popen:
        process = subprocess.Popen(
            [self.programs.bin / program, *map(str, arguments)],
            env=self.programs.env(),
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if wait else None,
            preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509  the watcher has one thread
            **as_server_user(),
        )
        if wait and process.wait():
            raise Trouble(f"{program} kết thúc với mã {process.returncode}.")
        return process

    def _is_ready(self, process: subprocess.Popen) -> bool:
        """Wait until the server takes connections (the last line of postmaster.pid says so) or has gone."""
        pidfile = self.data / "postmaster.pid"
        while process.poll() is None:
            try:
                lines = pidfile.read_text().split("\n")
            except (FileNotFoundError, PermissionError):
                lines = []
            if len(lines) > 7 and lines[0] == str(process.pid) and lines[7].strip() == "ready":
                return True
            time.sleep(0.01)
        return False

    def _make_database(self) -> None:
        marker = self.folder / "database"
        if marker.exists() and marker.stat().st_mtime_ns > (self.data / "PG_VERSION").stat().st_mtime_ns:
            return
        created = subprocess.run(
            [self.programs.bin / "createdb", "-h", self.socket, "-U", USER, "-T", "template0", DATABASE],
            check=False,
            env=self.programs.env(),
            capture_output=True,
            text=True,
        )
        if created.returncode and "already exists" not in created.stderr:
            raise Trouble(created.stderr)
        marker.touch()


def die_with_parent(number: int) -> Callable[[], None] | None:
    """A preexec_fn: Linux sends the child this signal when we die, even by kill -9."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, number)


def _socket_folder(data: Path) -> Path:
    """A folder only the server's user and root may enter, of a short name; refused if somebody else made it."""
    owner = server_user().pw_uid if server_user() else os.getuid()
    name = f"khuyencong-{owner}-{hashlib.sha256(str(data).encode()).hexdigest()[:10]}"
    base = Path(tempfile.gettempdir())
    if len(os.fsencode(base / name)) > SOCKET_LIMIT or (server_user() and not reachable(base)):
        base = Path("/tmp")  # noqa: S108  our own folder in it, checked below
    folder = base / name
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, owner, -1)
    except FileExistsError:
        found = folder.lstat()
        if folder.is_symlink() or not folder.is_dir() or found.st_uid != owner or found.st_mode & 0o077:
            raise Trouble(f"{folder} không phải do cổng này tạo ra. Xin kiểm tra rồi xoá nó đi.") from None
        for left in folder.iterdir():  # by a server that was killed; its process number may live on in another
            left.unlink()
    return folder


def _await_predecessor(data: Path) -> None:
    """A server whose watcher was killed is still going down; a pid file whose process is not it is stale."""
    pidfile = data / "postmaster.pid"
    for _ in range(2000):
        try:
            command = Path(f"/proc/{pidfile.read_text().split()[0]}/cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, IndexError, ProcessLookupError):
            break
        if os.fsencode(data) not in command:
            break
        time.sleep(0.01)
    pidfile.unlink(missing_ok=True)


def watch(order: dict) -> None:
    folder = Path(order["folder"])
    programs = Programs(Path(order["bin"]), Path(order["libraries"]) if order["libraries"] else None)
    server = Server(folder, programs, durable=order["durable"])
    lock = os.open(folder / "lock", os.O_RDWR)
    ready = folder / "ready"

    def leave(*_: object) -> None:
        raise SystemExit

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, leave)
    try:
        process = server.start()
        signal.signal(signal.SIGCHLD, lambda *_: leave() if process.poll() is not None else None)
        ready.with_suffix(".new").write_text(json.dumps({"socket": str(server.socket)}))
        ready.with_suffix(".new").rename(ready)
        fcntl.flock(lock, fcntl.LOCK_EX)  # nobody uses the server any more
    finally:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_IGN if number != signal.SIGCHLD else signal.SIG_DFL)
        ready.unlink(missing_ok=True)
        server.stop()


if __name__ == "__main__":
    try:
        watch(json.loads(sys.argv[1]))
    except Trouble as trouble:
        sys.exit(str(trouble))
