"""The embedded server: shared while somebody needs it, gone when nobody does, and its data kept."""

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
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer

import pytest

from khuyencong.bootstrap import ROOT, Trouble, programs
from khuyencong.bootstrap.postgres import EmbeddedPostgres

HOLD = """
import signal, sys, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored when the tests run in the background of a shell
from khuyencong.bootstrap.postgres import EmbeddedPostgres
EmbeddedPostgres(Path(sys.argv[1]), durable=False).start()
print("ready", flush=True)
time.sleep(60)
"""


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    """A state folder that the server's user can reach when the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="khuyencong-state-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def postgres(state: Path) -> Iterator[Callable[..., EmbeddedPostgres]]:
    """Make servers under this state folder; all are let go of afterwards."""
    made = []

    def make(name: str = "pg") -> EmbeddedPostgres:
        made.append(EmbeddedPostgres(state, name, durable=False))
        return made[-1]

    yield make
    for server in made:
        server.stop()


def processes_of(folder: Path) -> set[int]:
    """Watchers and servers that work on this folder, by what they were started with."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if os.fsencode(folder) in entry.read_bytes():
                found.add(int(entry.parent.name))
    return found


def await_none_of(folder: Path, seconds: float = 10) -> set[int]:
    deadline = time.monotonic() + seconds
    while (left := processes_of(folder)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return left


def user_process(state: Path) -> subprocess.Popen:
    process = subprocess.Popen([sys.executable, "-c", HOLD, state], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


def test_vietnamese_case_does_not_depend_on_the_callers_locale(postgres, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("LANG", "C")
    assert postgres().start().sql("SELECT lower('ĐẤT'), upper('ưỡng')") == "đất|ƯỠNG"


def test_data_survive_a_restart(postgres):
    with postgres() as server:
        server.sql("CREATE TABLE kept AS SELECT 'còn'::text AS word", "khuyencong")
    with postgres() as server:
        assert server.sql("SELECT word FROM kept", "khuyencong") == "còn"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_after(number, state):
    user = user_process(state)
    assert len(processes_of(state / "pg")) >= 2
    user.send_signal(number)
    user.wait(10)
    assert await_none_of(state / "pg") == set()


def test_second_user_shares_the_server_and_may_outlive_the_first(postgres, state):
    first = user_process(state)
    second = postgres().start()
    server = second.sql("SELECT pg_postmaster_start_time()")
    first.kill()
    first.wait()
    assert second.sql("SELECT pg_postmaster_start_time()") == server


def test_demo_and_tests_have_servers_of_their_own(postgres):
    demo, tests = postgres("pg").start(), postgres("pg-test").start()
    assert demo.socket != tests.socket
    assert demo.sql("SHOW data_directory") != tests.sql("SHOW data_directory")


def test_start_after_everything_was_killed(postgres, state):
    user = user_process(state)
    for process in processes_of(state / "pg"):
        os.kill(process, signal.SIGKILL)
    user.kill()
    user.wait()
    assert await_none_of(state / "pg") == set()
    assert postgres().start().sql("SELECT 1") == "1"


def test_server_goes_with_its_watcher_and_the_next_start_is_as_ever(postgres, state):
    user = user_process(state)
    watcher = next(
        process
        for process in processes_of(state / "pg")
        if b"khuyencong.bootstrap.server" in Path(f"/proc/{process}/cmdline").read_bytes()
    )
    os.kill(watcher, signal.SIGKILL)
    assert await_none_of(state / "pg") == set()
    user.kill()
    user.wait()
    assert postgres().start().sql("SELECT 1") == "1"


def test_only_its_own_user_may_enter_the_socket_folder(postgres):
    assert Path(postgres().start().socket).stat().st_mode & 0o077 == 0


def test_a_socket_folder_made_by_somebody_else_is_refused(postgres, state):
    owner = programs.server_user().pw_uid if programs.server_user() else os.getuid()
    key = hashlib.sha256(str(state / "refused" / "data").encode()).hexdigest()[:10]
    folder = Path(tempfile.gettempdir()) / f"khuyencong-{owner}-{key}"
    folder.mkdir(mode=0o755)
    try:
        with pytest.raises(Trouble, match="không phải do cổng này tạo ra"):
            postgres("refused").start()
    finally:
        folder.rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="chỉ root mới chạy máy chủ bằng người dùng khác")
def test_as_root_a_closed_folder_stays_closed(postgres, state):
    closed = state / "root"
    closed.mkdir(mode=0o700)
    data = closed / "pg" / "data"
    with EmbeddedPostgres(closed, durable=False) as server:
        assert server.sql("SELECT 1") == "1"
    home = data.resolve().parent
    assert data.is_symlink()
    assert home.parent == programs.SHARED
    assert closed.stat().st_mode & 0o777 == 0o700
    shutil.rmtree(home)


def test_the_word_of_a_killed_watcher_is_not_believed(postgres, state):
    """For a moment after kill -9 its lock is still held while its ready file names a socket nobody answers."""
    with postgres():
        pass
    (state / "pg" / "ready").write_text(json.dumps({"socket": str(state / "nobody")}))
    holder = os.open(state / "pg" / "alive", os.O_RDWR)
    fcntl.flock(holder, fcntl.LOCK_EX)
    Timer(0.3, os.close, [holder]).start()
    assert postgres().start().sql("SELECT 1") == "1"
