"""Papers of bình chọn as files."""

from products.exports.certificates import certificate_pdf, certificates_pdf
from products.exports.minutes import minutes_paper, round_minutes
from products.exports.results import round_paper, round_paper_pdf

__all__ = [
    "certificate_pdf",
    "certificates_pdf",
    "minutes_paper",
    "round_minutes",
    "round_paper",
    "round_paper_pdf",
]
