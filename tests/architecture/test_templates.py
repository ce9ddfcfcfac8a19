"""What a strict CSP and one set of icons ask of every template and of the translated words."""

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
INLINE = re.compile(r"<[^>]*\sstyle=|<style|<script(?![^>]*\ssrc=)|<[^>]*\son[a-z]+=|hx-on", re.IGNORECASE)
PO = ROOT / "khuyencong/locale/vi/LC_MESSAGES/django.po"


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


@pytest.mark.parametrize("path", [p for p in TEMPLATES if "papers" not in p.parts], ids=_id)
def test_template_without_inline_style_or_script(path):
    text = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert INLINE.findall(text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=_id)
def test_template_compiles(path):
    assert get_template(_id(path))


def test_icons_are_in_the_sprite():
    sprite = set(re.findall(r'id="i-([a-z]+)"', (ROOT / "static/img/icons.svg").read_text("utf-8")))
    used = {
        name
        for path in TEMPLATES
        for name in re.findall(r'#i-([a-z]+)"|icon\.html" with name="([a-z]+)"', path.read_text("utf-8"))
        for name in name
        if name
    }
    assert used - sprite == set()


@pytest.mark.parametrize("status", ["400", "403", "403_csrf", "404", "500", "503"])
def test_error_page_renders_without_context_processors(status):
    page = engines["django"].get_template(f"{status}.html").render({"reference": "7F3AK219"})
    assert "7F3AK219" in page
    assert '<html lang="vi">' in page


def _pairs() -> list[tuple[str, str]]:
    """(source, Vietnamese) of the .po, unescaped."""
    entry = r'^msgid "(.+)"\n(?:msgid_plural ".+"\n)?msgstr(?:\[0\])? "(.*)"$'
    found = re.findall(entry, PO.read_text("utf-8"), flags=re.MULTILINE)
    return [tuple(text.replace('\\"', '"').replace("\\n", "\n") for text in pair) for pair in found]


def test_compiled_words_are_those_of_the_source():
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    words = {
        ((key[0] if isinstance(key, tuple) else key).rpartition("\x04")[2], word)
        for key, word in compiled.items()
        if key
    }
    assert set(_pairs()) == words


def test_every_word_keeps_its_placeholders():
    holes = re.compile(r"%\(\w+\)[sdr]|\{\w*\}")
    wrong = [source for source, word in _pairs() if not set(holes.findall(word)) <= set(holes.findall(source))]
    assert len(_pairs()) > 500
    assert wrong == []
