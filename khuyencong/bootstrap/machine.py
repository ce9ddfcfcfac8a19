"""The machine: `.venv`, packages by hash, and the system libraries that apt brings when we are root."""

import ctypes
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import ROOT, Trouble
from .console import say, step

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = Path(__file__).parent / "requirements"
RUN = ("base", "embedded")
TEST = (*RUN, "test")

PANGO = {  # what WeasyPrint opens → the Debian package that holds it
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the lightest first
APT = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300")


def inside_venv() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def is_ready(names: tuple[str, ...]) -> bool:
    """Whether `.venv` holds exactly what these requirement files name. Costs a few file reads."""
    return (
        os.access(PYTHON, os.X_OK)
        and not _unfinished().exists()
        and all(_stamp(name).is_file() and _stamp(name).read_text() == _digest(name) for name in names)
        and not (inside_venv() and importlib.util.find_spec("django") is None)  # its Python was replaced
    )


def prepare(names: tuple[str, ...]) -> None:
    """Make `.venv` hold these requirements; two processes may ask at once, an earlier try may have been cut off."""
    with _alone():
        if is_ready(names):
            return
        try:
            if not _usable():
                _create()
            _install(names)
        except PermissionError as error:
            raise Trouble(f"Không ghi được vào {VENV} ({error.strerror}): thư mục thuộc người dùng khác.") from error


def missing_packages(*, tests: bool) -> list[str]:
    """Debian packages this machine lacks, found by opening the libraries themselves."""
    found = [package for library, package in PANGO.items() if not _opens(library)]
    if tests and not browser():
        found.append("chromium-headless-shell")
    if tests and not _opens("libatomic.so.1"):  # the Node inside playwright needs it
        found.append("libatomic1")
    return found


def browser() -> str | None:
    """The path of a Chromium on this machine."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def bring_libraries(*, tests: bool = False) -> None:
    """Install missing system libraries when root; else say the one line that does, and go on with what works."""
    missing = missing_packages(tests=tests)
    if not missing or apt_install(missing):
        return
    say(f"! Máy còn thiếu thư viện hệ thống. Xin chạy một lần: {apt_line(missing)}")
    if set(missing) & set(PANGO.values()):
        say("  Khi chưa có, cổng vẫn chạy; riêng xuất PDF sẽ báo lỗi rõ ràng.")
    if tests and not browser():
        say("  Khi chưa có, các kiểm thử mở trình duyệt không chạy được.")


def apt_line(packages: list[str]) -> str:
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def apt_install(packages: list[str]) -> bool:
    """Whether apt installed these packages: tried at once first, then with fresh lists."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    install = [*APT, "install", "-y", "--no-install-recommends", *packages]

    def run(command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, check=False, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)

    with step(f"Đang cài thư viện hệ thống: {', '.join(packages)}"):
        if run(install).returncode == 0:
            return True
        run([*APT, "update"])
        outcome = run(install)
    if outcome.returncode:
        say(outcome.stderr.strip()[-600:])
    return outcome.returncode == 0


def _stamp(name: str) -> Path:
    return VENV / f".installed-{name}"


def _unfinished() -> Path:
    return VENV / ".installing"


def _digest(name: str) -> str:
    return hashlib.sha256((REQUIREMENTS / f"{name}.txt").read_bytes()).hexdigest()


def _usable() -> bool:
    """Whether packages may be added to the `.venv` that is there. A cut-off install leaves packages half written."""
    if not os.access(PYTHON, os.X_OK) or _unfinished().exists():
        return False
    return subprocess.run([PYTHON, "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0


def _create() -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        packages = ["python3-venv", *missing_packages(tests=False)]
        if not apt_install(packages):
            raise Trouble(f"Python trên máy này chưa tạo được môi trường riêng. Xin chạy: {apt_line(packages)}")
    with step("Đang tạo môi trường Python riêng (.venv)"):
        shutil.rmtree(VENV, ignore_errors=True)
        python = getattr(sys, "_base_executable", None) or sys.executable
        made = subprocess.run([python, "-m", "venv", VENV], check=False, capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Trouble(f"Không tạo được {VENV}:\n{(made.stderr or made.stdout).strip()[-1500:]}")


def _install(names: tuple[str, ...]) -> None:
    for name in names:
        _stamp(name).unlink(missing_ok=True)
    _unfinished().touch()
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--only-binary", ":all:"]
    for name in names:
        command += ["-r", REQUIREMENTS / f"{name}.txt"]
    with step("Đang cài thư viện Python (lần đầu khoảng nửa phút)"):
        done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        _unfinished().unlink()  # pip put things back itself; only a killed pip leaves halves behind
        raise Trouble(
            "Không cài được thư viện Python. Xin xem máy có nối mạng không rồi chạy lại lệnh vừa rồi.\n"
            + (done.stderr or done.stdout).strip()[-1500:]
        )
    for name in names:
        _stamp(name).write_text(_digest(name))
    _unfinished().unlink()


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time prepares this checkout; the lock is on the folder itself, so no file is left."""
    folder = os.open(ROOT, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
