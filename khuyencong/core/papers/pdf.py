"""A paper as a PDF in the form of NĐ 30/2020/NĐ-CP Phụ lục I: Tinos embedded, tagged (PDF/UA-1), bookmarked.

WeasyPrint and its C libraries load at the first PDF, so a machine without them runs everything else.
"""

import threading
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings

from khuyencong.core.exceptions import DomainError
from khuyencong.core.papers.html import render_html
from khuyencong.core.papers.model import Paper

OPTIONS = {"pdf_variant": "pdf/ua-1", "presentational_hints": True}
NO_PANGO = (
    "Chưa in được PDF: máy chủ thiếu thư viện pango. Quản trị máy chạy lệnh"
    " “apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0” rồi khởi động lại. Tải bản Excel trong lúc chờ."
)
# Pango's font map is not safe across threads, and two papers at once would not be quicker.
_engine = threading.Lock()


def render_pdf(paper: Paper) -> bytes:
    """The PDF of ``paper``; DomainError says what to install where the machine lacks pango."""
    return printed(render_html(paper))


def printed(markup: str) -> bytes:
    """The same markup gives the same bytes."""
    weasyprint = _weasyprint()
    with _engine:
        stylesheet, fonts, fetcher = press()
        document = weasyprint.HTML(string=markup, base_url="", url_fetcher=fetcher)
        return document.write_pdf(stylesheets=[stylesheet], font_config=fonts, **OPTIONS)


def bound(markups: Iterable[str], *, sheet: str) -> bytes:
    """One PDF of many single papers, each laid out as it is taken from ``markups``; ``sheet`` is their stylesheet."""
    weasyprint = _weasyprint()
    laid = []
    for markup in markups:  # outside the lock: what gives the next one may ask the database
        with _engine:
            stylesheet, fonts, fetcher = press(sheet)
            paper = weasyprint.HTML(string=markup, base_url="", url_fetcher=fetcher)
            laid.append(paper.render(stylesheets=[stylesheet], font_config=fonts, **OPTIONS))
    with _engine:
        pages = [page for one in laid for page in one.pages]
        return laid[0].copy(pages).write_pdf(**OPTIONS)


@cache
def press(sheet: str = "paper.css"):
    """(stylesheet, fonts, fetcher), made once a process and stylesheet.

    One FontConfiguration serves both the stylesheet and every document: with two, the PDF silently takes
    whatever fonts the machine has.
    """
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415  loads pango

    fonts = FontConfiguration()
    fetcher = _fetcher()
    stylesheet = weasyprint.CSS(filename=_static(f"css/{sheet}"), font_config=fonts, url_fetcher=fetcher)
    return stylesheet, fonts, fetcher


def _weasyprint():
    try:
        import weasyprint  # noqa: PLC0415  loads pango, which a bare machine lacks
    except OSError as error:
        raise DomainError(NO_PANGO) from error
    return weasyprint


def _fetcher():
    """Opens the four font files of the house and nothing else: no network, no other file (SSRF)."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415  see _weasyprint

    allowed = {path.as_uri() for path in _static("fonts/tinos").glob("*.ttf")}

    class FontsOnly(URLFetcher):
        def fetch(self, url, headers=None):
            if url not in allowed:
                raise ValueError(f"not a font of this house: {url}")
            return super().fetch(url, headers)

    return FontsOnly(allowed_protocols={"file"}, allow_redirects=False)


def _static(name: str) -> Path:
    return Path(settings.BASE_DIR) / "static" / name
