"""`manage.py test`: pytest in `.venv`, in parallel. The test server is started by tests/plugin_database.py."""

import os
import sys

from . import ROOT, machine


def run(arguments: list[str]) -> int:
    """Hand over to pytest in this very process: its exit code and its signals are its own."""
    machine.bring_libraries(tests=True)
    if "--full" in arguments:
        arguments = [argument for argument in arguments if argument != "--full"]
        os.environ["KHUYENCONG_FULL"] = "1"
    spread = [] if _says_how_many(arguments) else ["-n", _workers(), "--dist", "worksteal"]  # a browser test takes long
    command = [sys.executable, "-m", "pytest", *spread, *arguments]
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(sys.executable, command)  # noqa: S606  pytest takes our place


def _workers() -> str:
    return str(min(8, max(2, len(os.sched_getaffinity(0)))))


def _says_how_many(arguments: list[str]) -> bool:
    return any(argument.startswith(("-n", "--numprocesses", "--pdb")) for argument in arguments)
