"""Papers of bình chọn as files."""

from products.exports.ballots import ballot_forms
from products.exports.holders import holders_pdf, holders_workbook
from products.exports.minutes import minutes_paper, round_minutes
from products.exports.nominations import nomination_archive, nomination_paper, nomination_pdf, nomination_workbook
from products.exports.statistics import statistics_workbook

__all__ = [
    "ballot_forms",
    "holders_pdf",
    "holders_workbook",
    "minutes_paper",
    "nomination_archive",
    "nomination_paper",
    "nomination_pdf",
    "nomination_workbook",
    "round_minutes",
    "statistics_workbook",
]
