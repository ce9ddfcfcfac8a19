"""Phiếu chấm in ra (fields of Phụ lục 4): one page a product, the round's own lines, to be filled in by hand."""

from django.template.loader import render_to_string

from khuyencong.core.papers.pdf import printed
from khuyencong.core.text import nfc
from products.models import JuryMember
from products.queries import veil
from products.queries.frame import frame
from products.queries.scoring import products_of


def ballot_forms(seat: JuryMember) -> bytes:
    """All the judge is to score; behind the veil when the round hides its makers."""
    shown = [veil.shown(entry) for entry in products_of(seat)]
    told = {"seat": seat, "round": seat.round, "sheets": shown, "frame": frame(seat.round)}
    return printed(nfc(render_to_string("products/ballot_forms.html", told)))
