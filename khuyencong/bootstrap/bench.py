"""`manage.py bench`: the measurements in tests/bench/, on the database server of the tests."""

import os
import subprocess
import sys

from . import ROOT, machine, state_folder
from .postgres import EmbeddedPostgres


def run(arguments: list[str]) -> int:
    machine.bring_libraries(tests=True)
    command = [sys.executable, "-m", "tests.bench", *arguments]
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command, cwd=ROOT)
    with EmbeddedPostgres(state_folder(), "pg-bench") as server:
        server.announce()
        return subprocess.call(command, cwd=ROOT)
