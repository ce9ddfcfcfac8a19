"""`manage.py demo`: the portal with its demo rows on this machine, from nothing to a page that answers."""

import argparse
import fcntl
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from . import ROOT, Trouble, database, machine, state_folder
from .console import say, seconds, step
from .postgres import EmbeddedPostgres
from .server import die_with_parent

HOST = "127.0.0.1"
ANSWER_SECONDS = 60
ACCOUNTS = """
import django, json, sys
django.setup()
try:
    from khuyencong.portal.services.demo import ACCOUNTS
except ModuleNotFoundError:
    ACCOUNTS = []
json.dump([[str(part) for part in account] for account in ACCOUNTS], sys.stdout)
"""


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="manage.py demo", description="Mở bản dùng thử.", add_help=False)
    parser.add_argument("-h", "--help", action="help", help="in các dòng này")
    parser.add_argument("--port", type=int, default=8000, help="cổng mạng, mặc định 8000")
    parser.add_argument("--reset", action="store_true", help="xoá dữ liệu dùng thử và nạp lại từ đầu")
    options = parser.parse_args(arguments)
    if options.reset and os.environ.get("DATABASE_URL"):
        raise Trouble("--reset chỉ xoá dữ liệu của máy chủ nhúng; DATABASE_URL đang trỏ tới máy chủ khác.")
    state = state_folder()
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, _leave)  # also where a shell started us in the background, with Ctrl-C ignored
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
        signal.signal(signal.SIGHUP, _leave)
    try:
        with _only_demo(state):
            _check_port(options.port)
            machine.bring_libraries()
            with _database(state, reset=options.reset):
                _serve(options.port)
    except _Stop:
        say("\nĐã dừng cổng.")
    return 0


class _Stop(BaseException):
    """Ctrl-C, SIGTERM or a closed terminal: stop everything in order."""


def _leave(*_: object) -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # once is enough; stopping takes a moment
    raise _Stop


@contextmanager
def _only_demo(state: Path):
    (state / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns without it
    with (state / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Trouble(
                f"Bản dùng thử của thư mục này đang chạy{lock.read()}. Xin dùng bản ấy, hoặc dừng nó bằng Ctrl-C trước; "
                "muốn chạy hai bản cạnh nhau thì đặt KHUYENCONG_STATE và --port khác."
            ) from None
        lock.truncate(0)
        yield


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise Trouble(
                f"Không mở được cổng {port} ({error}). Xin chọn số khác: python3 manage.py demo --port 8001"
            ) from error


@contextmanager
def _database(state: Path, *, reset: bool):
    if os.environ.get("DATABASE_URL"):
        database.migrate_and_load(rows=database.has_command("load_demo"))
        yield
        return
    server = EmbeddedPostgres(state)
    with step("Đang khởi động PostgreSQL"):
        server.start()
    try:
        server.announce()
        if reset:
            with step("Đang xoá dữ liệu dùng thử"):
                database.empty(server)
                shutil.rmtree(state / "media", ignore_errors=True)
        database.bring_up_to_date(server, "demo")
        yield
    finally:
        server.stop()


def _serve(port: int) -> None:
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--threads", "4", "--bind", f"{HOST}:{port}"]
    command += ["--preload", "--log-level", "warning", "--graceful-timeout", "3", "khuyencong.wsgi:application"]
    worker = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "1"]
    accounts = subprocess.Popen([sys.executable, "-c", ACCOUNTS], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with (state_folder() / "worker.log").open("w") as log:
        web, jobs = _start(command), _start(worker, stderr=log)
    try:
        with step("Đang mở cổng"):
            _await_answer(web, port)
        (state_folder() / "demo.lock").write_text(f" ở http://{HOST}:{port}/")
        _introduce(port, json.loads(accounts.communicate()[0] or "[]"))
        web.wait()
    finally:
        accounts.kill()
        accounts.wait()
        for process in (web, jobs):
            process.terminate()
        for process in (web, jobs):
            _see_off(process)
    raise Trouble("Máy chủ web đã tự dừng; lý do ở các dòng trên.")


def _start(command: list[str], **where) -> subprocess.Popen:
    """In a session of its own: Ctrl-C reaches us alone, and we stop it in order."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  this process has one thread
        **where,
    )


def _see_off(process: subprocess.Popen) -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


def _await_answer(web: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + ANSWER_SECONDS
    while web.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection(HOST, port, timeout=ANSWER_SECONDS)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status < 500:
                return
            raise Trouble("Trang chủ trả lời bằng lỗi; lý do ở các dòng trên.")
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise Trouble("Máy chủ web không trả lời; lý do ở các dòng trên.")


def _introduce(port: int, accounts: list[list[str]]) -> None:
    took = seconds(time.time() - float(os.environ["KHUYENCONG_STARTED"]))
    say(f"\nCổng đã sẵn sàng sau {took}: http://{HOST}:{port}/\n")
    if accounts:
        rows = [["Vai trò", "Tên đăng nhập", "Mật khẩu"], *accounts]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for row in rows:
            say("  " + "   ".join(part.ljust(width) for part, width in zip(row, widths, strict=True)).rstrip())
        say()
    say("Dừng: Ctrl-C.")
