"""A service is a person's verb: keyword-only, names its actor, annotated, one transaction."""

import ast

import pytest

from tests.architecture.code import Source, planted, sources

# A name the module gives out, and what it is: services are the public functions.


def public_functions(source: Source) -> list[ast.FunctionDef]:
    return [one for one in source.tree.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")]


def faults(source: Source) -> list[str]:
    """What each public function lacks."""
    found = []
    for one in public_functions(source):
        names = {arg.arg for arg in one.args.kwonlyargs}
        if one.args.args or one.args.posonlyargs or one.args.vararg:
            found.append(f"{one.name}: nhận tham số theo vị trí")
        if "by" not in names:
            found.append(f"{one.name}: không có by")
        if one.returns is None:
            found.append(f"{one.name}: không ghi kiểu trả về")
        if not any("atomic" in ast.unparse(decorator) for decorator in one.decorator_list) and _writes(one):
            found.append(f"{one.name}: không nằm trong một giao dịch")
    return found


def _writes(function: ast.FunctionDef) -> bool:
    verbs = (".save(", ".create(", ".update(", ".delete(", ".bulk_create(", "versions.bump(")
    return any(verb in ast.unparse(function) for verb in verbs)


SERVICES = [pytest.param(one, id=one.name) for one in sources() if one.room == "services" and "services" in one.name]


@pytest.mark.parametrize("source", SERVICES)
def test_services_are_keyword_only_and_name_their_actor(source):
    assert faults(source) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("def move(project, *, by) -> int: ...", "vị trí"),
        ("def move(*, project) -> int: ...", "by"),
        ("def move(*, project, by): ...", "kiểu"),
        ("def move(*, project, by) -> int:\n    project.save()", "giao dịch"),
    ],
)
def test_a_loose_service_is_caught(text, fault):
    assert any(fault in one for one in faults(planted(text, room="services")))
    good = "@transaction.atomic\ndef move(*, project, by) -> int:\n    project.save()"
    assert faults(planted(good, room="services")) == []


def long_methods(source: Source, limit: int = 15) -> list[str]:
    """Methods of views over ``limit`` statements lines; a docstring does not count."""
    found = []
    for one in ast.walk(source.tree):
        if isinstance(one, ast.FunctionDef):
            body = one.body[1:] if ast.get_docstring(one) else one.body
            if body and body[-1].end_lineno - body[0].lineno + 1 > limit:
                found.append(one.name)
    return found


@pytest.mark.parametrize("source", [pytest.param(one, id=one.name) for one in sources() if one.room == "views"])
def test_methods_of_views_are_short(source):
    assert long_methods(source, limit=15) == []


def test_a_long_method_is_caught():
    text = "class V:\n    def get(self):\n" + "        x = 1\n" * 16
    assert long_methods(planted(text), limit=15) == ["get"]
