"""The source as the architecture tests read it: files by app and room, and their syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = {
    # package: folder, in the order of the stack, highest first
    name: ROOT / name.replace(".", "/")
    for name in (
        "khuyencong.portal",
        "khuyencong.reports",
        "budgets",
        "products",
        "projects",
        "collaborators",
        "khuyencong.establishments",
        "khuyencong.offices",
        "khuyencong.territory",
        "khuyencong.core",
    )
}


@dataclass(frozen=True)
class Source:
    """One Python file; ``room`` is the first name below the app: views, services, models …"""

    app: str
    room: str
    name: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


@cache
def sources() -> tuple[Source, ...]:
    """Every file of every app, migrations aside."""
    return tuple(_read())


def _read() -> Iterator[Source]:
    for app, folder in APPS.items():
        for path in sorted(folder.rglob("*.py")):
            inside = path.relative_to(folder)
            if inside.parts[0] != "migrations":
                room = inside.parts[0].removesuffix(".py")
                yield Source(app, room, str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))


def planted(text: str, *, app: str = "projects", room: str = "views") -> Source:
    """A file that is not there, with a fault in it."""
    return Source(app, room, f"{app}/{room}.py", text)
