"""Small files with names from a closed list; no drawer, no signal, no bare SUM, no float where money is counted."""

import ast
import re
import warnings

import pytest

from tests.architecture.code import ROOT, Source, planted, sources

HARD, AIM = 400, 250
DRAWERS = {"utils", "helpers", "common", "mixins", "misc", "shared"}
MONEY = ("budgets/", "khuyencong/core/money/", "khuyencong/core/figures.py", "khuyencong/core/fields.py")
ALL = [pytest.param(one, id=one.name) for one in sources()]
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def too_long(text: str) -> bool:
    return text.count("\n") > HARD


def bare_sums(source: Source) -> list[int]:
    """Lines that sum in SQL: it skips NULL in silence, so only ``core.figures`` may."""
    return [
        one.lineno
        for one in ast.walk(source.tree)
        if (isinstance(one, ast.Name | ast.Attribute) and (one.id if isinstance(one, ast.Name) else one.attr) == "Sum")
        or (isinstance(one, ast.ImportFrom) and any(name.name == "Sum" for name in one.names))
        or (
            isinstance(one, ast.Constant)
            and isinstance(one.value, str)
            and re.search(r"\bSELECT\b.*\bSUM\s*\(", one.value, re.IGNORECASE | re.DOTALL)
        )
    ]


def floats(source: Source) -> list[str]:
    """``float``, a fractional literal, or a true division, anywhere in the module."""
    return [
        ast.unparse(one)
        for one in ast.walk(source.tree)
        if (isinstance(one, ast.Name) and one.id == "float")
        or (isinstance(one, ast.Constant) and isinstance(one.value, float))
        or (isinstance(one, ast.Attribute) and one.attr == "FloatField")
    ]


def signals(source: Source) -> list[str]:
    return re.findall(
        r"\b(?:db\.models\.signals|dispatch\.receiver|dispatch import receiver|post_save|pre_save)\b", source.text
    )


def drawers(source: Source) -> set[str]:
    return set(re.split(r"[/.]", source.name)) & DRAWERS


@pytest.mark.parametrize("source", ALL)
def test_a_module_is_small_and_well_named(source):
    assert not too_long(source.text)
    assert drawers(source) == set()
    assert signals(source) == []
    if source.text.count("\n") > AIM:
        warnings.warn(f"{source.name}: {source.text.count(chr(10))} dòng, nên dưới {AIM}", stacklevel=1)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_test_module_is_small_too(path):
    assert not too_long(path.read_text("utf-8"))


# ``core.figures`` is the sum people read; a trigger only compares one with what it must fit in, and reads none out.
SUMS = {"khuyencong/core/figures.py", "projects/models/invariants.py", "products/models/invariants.py"}


@pytest.mark.parametrize("source", [one for one in ALL if one.values[0].name not in SUMS])
def test_no_bare_sum(source):
    assert bare_sums(source) == []


@pytest.mark.parametrize("source", [one for one in ALL if one.values[0].name.startswith(MONEY)])
def test_no_float_where_money_is_counted(source):
    assert floats(source) == []


def test_faults_of_a_module_are_caught():
    assert too_long("\n" * 401)
    assert drawers(Source("projects", "utils", "projects/utils.py", "")) == {"utils"}
    assert drawers(Source("projects", "views", "projects/views/helpers.py", "")) == {"helpers"}
    assert signals(planted("from django.db.models.signals import post_save"))
    assert signals(planted("from django.dispatch import receiver"))


@pytest.mark.parametrize(
    "text",
    [
        "from django.db.models import Sum",
        "total = models.Sum('amount')",
        "cursor.execute('SELECT sum(amount) FROM t')",
        "x.aggregate(total=Sum('amount'))",
    ],
)
def test_a_bare_sum_is_caught(text):
    assert bare_sums(planted(text))


@pytest.mark.parametrize("text", ["float(x)", "x * 0.5", "models.FloatField()"])
def test_a_float_is_caught(text):
    assert floats(planted(text))


def test_a_python_sum_is_no_sql_sum():
    assert bare_sums(planted("total = sum(parts)")) == []
