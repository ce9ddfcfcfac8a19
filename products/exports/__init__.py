"""Papers of bình chọn as files."""

from products.exports.ballots import ballot_forms
from products.exports.certificates import certificate_pdf, certificates_pdf
from products.exports.entry_sheet import entry_workbook
from products.exports.holders import holders_pdf, holders_workbook
from products.exports.minutes import minutes_paper, round_minutes
from products.exports.nominations import nomination_archive, nomination_paper, nomination_pdf, nomination_workbook
from products.exports.results import round_paper, round_paper_pdf
from products.exports.statistics import statistics_workbook

__all__ = [
    "ballot_forms",
    "certificate_pdf",
    "certificates_pdf",
    "entry_workbook",
    "holders_pdf",
    "holders_workbook",
    "minutes_paper",
    "nomination_archive",
    "nomination_paper",
    "nomination_pdf",
    "nomination_workbook",
    "round_minutes",
    "round_paper",
    "round_paper_pdf",
    "statistics_workbook",
]
