"""No template lies unused, none smuggles style or script past the CSP."""

import re

import pytest

from tests.architecture.code import ROOT, sources
from tests.architecture.test_templates import INLINE, TEMPLATES

# Found by name by Django, allauth, the admin or import-export, not by us.
BY_OTHERS = re.compile(r"^(\d{3}(_csrf)?\.html|admin/|account/|allauth/|django/|registration/)")


def named(text: str) -> set[str]:
    """Templates a text names: in Python, in a tag, or as the fragment of another."""
    text = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.DOTALL)
    return set(re.findall(r"""["']([\w/.-]+\.html)(?:#\w+)?["']""", text))


def test_no_template_lies_unused():
    texts = [path.read_text("utf-8") for path in TEMPLATES] + [source.text for source in sources()]
    used = set().union(*(named(text) for text in texts))
    there = {str(path.relative_to(ROOT / "templates")) for path in TEMPLATES}
    assert {name for name in there - used if not BY_OTHERS.match(name)} == set()
    # and nothing of ours names one that is not there
    ours = {name for name in used - there if name.split("/")[0] in {p.split("/")[0] for p in there}}
    assert {name for name in ours if not BY_OTHERS.match(name)} == set()


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        "<script>alert(1)</script>",
        '<a onclick="go()">',
        '<button hx-on:click="go()">',
    ],
)
def test_inline_code_is_caught(text):
    assert INLINE.search(text)


def test_linked_files_are_no_inline_code():
    assert not INLINE.search('<script src="/static/js/portal.js" defer></script><link rel="stylesheet" href="x.css">')


def test_an_unused_template_is_caught():
    assert named('{% include \'a/b.html\' %}{% extends "c.html" %} template_name = "d/e.html#rows"') == {
        "a/b.html",
        "c.html",
        "d/e.html",
    }
