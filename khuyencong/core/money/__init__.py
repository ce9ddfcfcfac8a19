"""Money is whole đồng. One reader, one writer, no guessing, no binary fractions.

Numbers that are not money (counts, areas, percentages) are read and written here too: the separators are the same.
"""

from khuyencong.core.money.amounts import (
    LIMIT,
    SCALES,
    echo,
    format_dong,
    format_in,
    format_million,
    format_prose,
    in_unit,
    parse_money,
    round_down,
)
from khuyencong.core.money.numerals import (
    AmbiguousAmount,
    FractionOfDong,
    NumberError,
    Reading,
    format_number,
    format_percent,
    parse_count,
    parse_number,
)
from khuyencong.core.money.words import in_words

__all__ = [
    "LIMIT",
    "SCALES",
    "AmbiguousAmount",
    "FractionOfDong",
    "NumberError",
    "Reading",
    "echo",
    "format_dong",
    "format_in",
    "format_million",
    "format_number",
    "format_percent",
    "format_prose",
    "in_unit",
    "in_words",
    "parse_count",
    "parse_money",
    "parse_number",
    "round_down",
]
