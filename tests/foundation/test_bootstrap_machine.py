"""What a fresh machine is told and given before anything runs."""

import fcntl
import socket

import pytest

from khuyencong.bootstrap import Trouble, commands, console, demo, machine


@pytest.fixture
def venv(tmp_path, monkeypatch):
    """A `.venv` that holds what base.txt names today."""
    monkeypatch.setattr(machine, "VENV", tmp_path)
    monkeypatch.setattr(machine, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch(0o755)
    (tmp_path / ".installed-base").write_text(machine._digest("base"))
    return tmp_path


@pytest.fixture
def said(monkeypatch) -> list[str]:
    lines = []
    monkeypatch.setattr(machine, "say", lines.append)
    return lines


def test_installed_packages_are_not_installed_again(venv):
    assert machine.is_ready(("base",))


@pytest.mark.parametrize("change", ["lock", "interrupted", "python", "more"])
def test_packages_are_installed_again_after(change, venv):
    names = ("base",)
    if change == "lock":
        (venv / ".installed-base").write_text("another")
    elif change == "interrupted":
        (venv / ".installing").touch()
    elif change == "python":
        (venv / "python").unlink()
    else:
        names = ("base", "test")
    assert not machine.is_ready(names)


def test_ordinary_user_is_told_one_line_and_goes_on(said, monkeypatch):
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(machine, "_opens", lambda library: library != "libpango-1.0.so.0")
    machine.bring_libraries()
    assert "sudo apt-get install -y --no-install-recommends libpango-1.0-0" in said[0]
    assert "PDF" in said[1]


def test_nothing_is_said_when_nothing_is_missing(said, monkeypatch):
    monkeypatch.setattr(machine, "_opens", lambda library: True)
    monkeypatch.setattr(machine, "browser", lambda: "/usr/bin/chromium")
    machine.bring_libraries(tests=True)
    assert said == []


def test_without_a_browser_tests_ask_for_one(monkeypatch):
    monkeypatch.setattr(machine, "_opens", lambda library: library != "libatomic.so.1")
    monkeypatch.setattr(machine, "browser", lambda: None)
    assert machine.missing_packages(tests=True) == ["chromium-headless-shell", "libatomic1"]
    assert machine.missing_packages(tests=False) == []


def test_busy_port_names_the_way_out():
    with socket.socket() as taken:
        taken.bind((demo.HOST, 0))
        taken.listen()
        with pytest.raises(Trouble, match="--port"):
            demo._check_port(taken.getsockname()[1])


def test_second_demo_of_one_state_folder_is_told_where_the_first_is(tmp_path):
    with (tmp_path / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write(" ở http://127.0.0.1:8000/")
        lock.flush()
        with pytest.raises(Trouble, match=r"đang chạy ở http://127\.0\.0\.1:8000/"), demo._only_demo(tmp_path):
            pass


def test_reset_never_touches_a_named_server(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/else")
    with pytest.raises(Trouble, match="DATABASE_URL"):
        demo.run(["--reset"])


@pytest.mark.parametrize(
    ("command", "needs"),
    [
        (["shell"], True),
        (["migrate"], True),
        (["report", "annual"], True),
        (["check"], False),
        (["check", "--database", "default"], True),
        (["help", "shell"], False),
        (["shell", "--help"], False),
        (["collectstatic"], False),
    ],
)
def test_only_commands_that_read_rows_start_the_server(command, needs):
    assert commands._needs_database(["manage.py", *command]) is needs


def test_seconds_are_written_as_in_vietnamese():
    assert console.seconds(3.14) == "3,1 giây"
