"""Only services write; a view starts from what its reader may see."""

import ast
import re

import pytest

from tests.architecture.code import Source, planted, sources

WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
# Core has no services: these modules are the mechanisms that services call.
CORE_THAT_WRITES = {
    "khuyencong/core/devices.py",
    "khuyencong/core/documents.py",
    "khuyencong/core/files.py",
    "khuyencong/core/idempotency.py",
    "khuyencong/core/models/people.py",  # the manager Django's own commands call
    "khuyencong/core/outbox/sending.py",
    "khuyencong/core/timeline.py",
    "khuyencong/core/versions.py",
}
# The one exception to “reads cannot write”, in SQL of its own: after the answer, on another connection (devices: last use).
# And the triggers that keep the sums of an envelope.
CORE_THAT_WRITES_SQL = {
    "khuyencong/core/seen.py",
    "khuyencong/core/devices.py",
    "budgets/models/controlled.py",
    "budgets/models/movements.py",
}
SQL_WRITE = re.compile(r"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
# .save of a thing that is no row.
NOT_ROWS = {
    "products/exports/entry_sheet.py": "book.save",
    "khuyencong/core/papers/xlsx.py": "book.save",
    "khuyencong/core/registers/sheets.py": "book.save",
    "projects/admin/procedures.py": "formset.save",  # commit=False: only to learn what was typed
    "khuyencong/core/pictures.py": "picture.save",
    "khuyencong/territory/admin.py": "formset.save",  # commit=False: only to learn what was typed
}
# Rows that belong to no place and no person: every reader may see them.
OPEN_TO_ALL = {"ReportingPeriod"}
READERS = {"get", "filter", "all", "exclude", "first", "last", "order_by", "select_related", "values", "values_list"}


def writes(source: Source) -> list[str]:
    """Calls that would write a row, as “name.method”; ``x | y`` and ``dict(…)`` join dicts instead of ``update``."""
    found = [
        f"{ast.unparse(call.func.value)}.{call.func.attr}"
        for call in ast.walk(source.tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in WRITES
    ]
    return [one for one in found if one != NOT_ROWS.get(source.name)]


def unseen(source: Source) -> list[str]:
    """``Model.objects.…`` that does not start from ``visible_to``."""
    return [
        ast.unparse(one)
        for one in ast.walk(source.tree)
        if isinstance(one, ast.Attribute)
        and one.attr in READERS
        and isinstance(one.value, ast.Attribute)
        and one.value.attr in {"objects", "_default_manager"}
        and ast.unparse(one.value.value) not in OPEN_TO_ALL
    ]


def rooms(*, besides: set[str] = frozenset(), only: set[str] | None = None) -> list:
    return [
        pytest.param(source, id=source.name)
        for source in sources()
        if source.room not in besides and (only is None or source.room in only)
    ]


@pytest.mark.parametrize("source", rooms(besides={"services"}))
def test_only_services_write(source):
    if source.name not in CORE_THAT_WRITES:
        assert writes(source) == []


def test_the_named_exceptions_still_write():
    by_name = {source.name: source for source in sources()}
    assert all(writes(by_name[name]) for name in CORE_THAT_WRITES)
    assert all(call in by_name[name].text for name, call in NOT_ROWS.items())


def test_only_last_looks_are_written_in_sql_outside_services():
    """Services may; a middleware that refuses writes names the words it looks for."""
    found = {one.name for one in sources() if one.room != "services" and SQL_WRITE.search(one.text)}
    assert found == CORE_THAT_WRITES_SQL


@pytest.mark.parametrize(
    "line",
    [
        "project.save()",
        "Project.objects.create(title='x')",
        "Project.objects.filter(pk=1).update(title='x')",
        "Project.objects.filter(pk=1).delete()",
        "form.save()",
        "Project.objects.bulk_create([Project()])",
        "Project.objects.get_or_create(code='x')",
        "project.beneficiaries.update_or_create(pk=1)",
    ],
)
def test_a_write_outside_services_is_caught(line):
    assert writes(planted(f"def act(self, project, form):\n    return {line}\n"))


def test_joining_dicts_and_sets_is_no_write():
    assert writes(planted("kept = {1: 2} | {3: 4}\nseen = set()\nseen.add(1)\n")) == []


@pytest.mark.parametrize("source", rooms(only={"views"}))
def test_views_start_from_visible_to(source):
    assert unseen(source) == []


@pytest.mark.parametrize(
    "line", ["Project.objects.get(pk=pk)", "Project.objects.filter(pk=pk)", "get_object_or_404(Project.objects.all())"]
)
def test_a_view_that_starts_elsewhere_is_caught(line):
    assert unseen(planted(f"def get(self, pk):\n    return {line}\n"))
    assert unseen(planted("Project.objects.visible_to(user).get(pk=1)\n")) == []


def test_get_object_or_404_is_never_given_a_bare_model():
    """``get_object_or_404(Project, pk=…)`` sees everything; only open rows may be asked for so."""
    bare = [
        (source.name, ast.unparse(call))
        for source in sources()
        if source.room == "views"
        for call in ast.walk(source.tree)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith("get_object_or_404")
        and isinstance(call.args[0], ast.Name)
        and call.args[0].id[0].isupper()
        and call.args[0].id not in OPEN_TO_ALL
    ]
    assert bare == []
