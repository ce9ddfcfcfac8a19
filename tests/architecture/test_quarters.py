"""A quarter is written to people in one way, “quý III/2026”, and by one function."""

import re

from tests.architecture.code import ROOT

_ARABIC = re.compile(r"[Qq]uý\s*(\{(?!roman_quarter)[^}]*(quarter|number|quy)[^}]*\}|[1-4]\b(?![\d–]))")
_HOME = "khuyencong/core/dates/periods.py"


def told() -> dict[str, str]:
    """Everything people may come to read, by file."""
    kinds = {"templates": "html", "fixtures/demo": "csv", "fixtures/reference": "csv", "static/js": "js"}
    found = [path for folder, kind in kinds.items() for path in (ROOT / folder).rglob(f"*.{kind}")]
    apps = ("khuyencong", "collaborators", "projects", "products", "budgets")
    found += [path for app in apps for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]
    return {name: path.read_text("utf-8") for path in found if (name := str(path.relative_to(ROOT))) != _HOME}


def test_no_quarter_is_written_in_arabic_numbers():
    written = {name: found[0] for name, text in told().items() if (found := _ARABIC.search(text))}
    assert not written
