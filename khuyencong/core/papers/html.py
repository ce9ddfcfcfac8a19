"""A paper as one HTML document for the PDF. Screen pages include the same pieces: ``papers/_blocks.html``."""

from django.template.loader import render_to_string

from khuyencong.core.papers.model import Paper
from khuyencong.core.text import nfc


def render_html(paper: Paper) -> str:
    """Markup without address, style or script: nothing in it can be fetched; whatever people typed is escaped."""
    return nfc(render_to_string("papers/paper.html", {"paper": paper, "screen": False}))
