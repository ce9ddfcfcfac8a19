"""Papers of bình chọn as files."""

from products.exports.minutes import minutes_paper, round_minutes

__all__ = ["minutes_paper", "round_minutes"]
