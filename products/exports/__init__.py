"""Papers of bình chọn as files."""

from products.exports.ballots import ballot_forms
from products.exports.minutes import minutes_paper, round_minutes

__all__ = ["ballot_forms", "minutes_paper", "round_minutes"]
