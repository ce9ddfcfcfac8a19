"""Giấy chứng nhận as PDF: one, or all of a round bound together."""

from collections.abc import Callable, Iterable, Iterator

from django.template.loader import render_to_string

from khuyencong.core.papers import bound
from khuyencong.core.text import nfc
from products.models import Recognition, VotingRound
from products.queries.printed import Certificate, certificate, certificates_of

SHEET = "certificate.css"


def certificate_pdf(recognition: Recognition) -> bytes:
    return bound(_markups([certificate(recognition)], lambda done: None), sheet=SHEET)


def certificates_pdf(round_: VotingRound, told: Callable[[int], None]) -> bytes:
    """``told`` hears after each page how many there are."""
    return bound(_markups(certificates_of(round_), told), sheet=SHEET)


def _markups(rows: Iterable[Certificate], told: Callable[[int], None]) -> Iterator[str]:
    for done, one in enumerate(rows, 1):
        yield nfc(render_to_string("papers/certificate.html", {"one": one, "qr": one.drawn}))
        told(done)
