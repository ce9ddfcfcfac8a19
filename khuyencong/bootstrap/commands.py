"""What `manage.py` enters: our own commands, and Django's with machine and database made ready first."""

import importlib.util
import os
import sys
import time

from . import Trouble, bench, console, database, demo, machine, state_folder, suite
from .postgres import EmbeddedPostgres

OWN = {"demo": demo.run, "test": suite.run, "bench": bench.run}
NO_DATABASE = {
    "", "check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages",
    "sendtestemail", "startapp", "startproject", "version",
}  # fmt: skip

USAGE = """\
Cổng khuyến công

  python3 manage.py demo [--port N] [--reset]        mở bản dùng thử với dữ liệu mẫu
  python3 manage.py test [--full] [tham số pytest]   chạy bộ kiểm thử
  python3 manage.py bench [tên]                      đo tốc độ
  python3 manage.py help                             mọi lệnh khác

Dữ liệu nằm ở .state/ (đổi bằng KHUYENCONG_STATE); DATABASE_URL dùng máy chủ PostgreSQL có sẵn.
"""


def main(argv: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a terminal without UTF-8 must not stop the work
    try:
        return _dispatch(argv)
    except Trouble as trouble:
        print(f"\n! {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nĐã dừng.", file=sys.stderr)
        return 130


def _dispatch(argv: list[str]) -> int:
    name = argv[1] if len(argv) > 1 else ""
    if not name:
        print(USAGE)
        return 0
    if name in OWN:
        console.speak_on_stdout()
    os.environ["KHUYENCONG_STATE"] = str(state_folder())  # children may run elsewhere
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyencong.settings")
    os.environ.setdefault("KHUYENCONG_STARTED", str(time.time()))  # before packages are installed and we start anew
    if not _installed_by_hand(name):
        _enter_venv(machine.TEST if name in {"test", "bench"} else machine.RUN)
    fresh = os.environ.pop("KHUYENCONG_FRESH", None)
    if name in OWN:
        return OWN[name](argv[2:])
    if fresh:
        machine.bring_libraries()
    return _django(argv)


def _installed_by_hand(name: str) -> bool:
    """A production machine: its own packages and its own database server; we leave both alone."""
    return bool(os.environ.get("DATABASE_URL")) and name not in OWN and importlib.util.find_spec("django") is not None


def _enter_venv(names: tuple[str, ...]) -> None:
    """Continue in `.venv` with these requirements installed; returns only when we are there."""
    ready = machine.is_ready(names)
    if ready and machine.inside_venv():
        return
    if not ready:
        if os.environ.get("KHUYENCONG_FRESH"):
            raise Trouble(f"Không dùng được {machine.VENV}. Xin xoá thư mục ấy rồi chạy lại.")
        machine.prepare(names)
        os.environ["KHUYENCONG_FRESH"] = "1"
    sys.stdout.flush()
    os.execv(machine.PYTHON, [str(machine.PYTHON), *sys.argv])  # noqa: S606  the same command, in .venv


def _django(argv: list[str]) -> int:
    from django.core.management import execute_from_command_line

    if not _needs_database(argv) or os.environ.get("DATABASE_URL") or os.environ.get("KHUYENCONG_PG_SOCKET"):
        execute_from_command_line(argv)
        return 0
    with EmbeddedPostgres(state_folder()) as server:
        server.announce()
        database.bring_up_to_date(server, argv[1])
        execute_from_command_line(argv)
    return 0


def _needs_database(argv: list[str]) -> bool:
    if {"-h", "--help", "--version"} & set(argv[1:]):
        return False
    return argv[1] not in NO_DATABASE or "--database" in " ".join(argv)
