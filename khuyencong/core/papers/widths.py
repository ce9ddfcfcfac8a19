"""Where the lines of a paper break: shares of table columns, and titles in lines of like length."""

import re
import textwrap
from collections.abc import Iterable, Sequence

# Room for a table between the margins, in em of 12 pt type; padding and border of one cell.
STANDING, LYING, PADDING = 38.0, 58.5, 0.75
# Type of 12, 11, 10 and 9 pt: the first in which no word is cut is taken.
SIZES = ((12, ""), (11, "s11"), (10, "s10"), (9, "s9"))
_NARROW, _WIDE = frozenset(".,;:'’-()/[]!|ijlt ftI\u00a0"), frozenset("mwMW%—")
_NUMBERED, _TIE = re.compile(r" (?=\d)"), "\x00"
# Words of two syllables, and names of places, that a title is not broken inside.
_WORDS = re.compile(
    r"\b(?:bình chọn|chứng nhận|công nghiệp|cộng tác viên|cơ sở|đăng ký|đề án|giấy chứng nhận|hoạt động|kế hoạch"
    r"|khuyến công|kinh doanh|kinh phí|nhiệm vụ|nông thôn|phương hướng|sản phẩm|tiêu biểu|thực hiện|tổng hợp)(?!\w)",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\b(?:[tT]ỉnh|[tT]hành phố)(?: [A-ZĐÀ-Ỹ]\w*)+")


def ems(text: str) -> float:
    """About how wide ``text`` stands in Tinos; digits are exactly half an em."""
    return sum(0.3 if c in _NARROW else 0.85 if c in _WIDE else 0.7 if c.isupper() else 0.5 for c in text)


def longest_piece(text: str, *, is_number: bool) -> float:
    """Width of what must stay on one line: a word, or a whole figure (“≥ 2.675,5”, “(thiếu 2)”, “80,3 %”)."""
    pieces = re.split(r" (?=\()|(?<=[^\W\d_]) (?=[^\W\d_])", text) if is_number else text.split()
    return max(map(ems, pieces), default=0)


def shares(least: Sequence[float], wanted: Sequence[float], *, room: float) -> tuple[list[str], str]:
    """(width of each column in per cent, class of the type size) for a table ``room`` em wide."""
    size, name = next(((points, name) for points, name in SIZES if sum(least) * points / 12 <= room), SIZES[-1])
    spare = max(room * 12 / size - sum(least), 0)
    hunger = [max(want - have, 0) for have, want in zip(least, wanted, strict=True)]
    if sum(hunger) <= spare:  # everyone has what they asked for: share out by what they asked
        spare -= sum(hunger)
        widths = [max(pair) for pair in zip(least, wanted, strict=True)]
        widths = [width + spare * width / sum(widths) for width in widths]
    else:
        widths = [have + spare * more / sum(hunger) for have, more in zip(least, hunger, strict=True)]
    whole = sum(widths)
    return [f"{100 * width / whole:.2f}%" for width in widths], name


def balanced(text: str, characters: int, *, whole_words: bool = False) -> list[str]:
    """``text`` in as few lines as fit ``characters``, of nearly equal length; newlines already there are kept.

    ``whole_words``: a title is not broken inside “nông thôn”.
    """
    bound = _NUMBERED.sub(_TIE, text)  # “năm 2023” is not torn
    for whole in (_WORDS, _PLACES) if whole_words else ():
        bound = whole.sub(lambda found: found[0].replace(" ", _TIE), bound)
    return [line.replace(_TIE, " ") for part in bound.split("\n") for line in _balanced(part.strip(), characters)]


def _balanced(text: str, characters: int) -> Iterable[str]:
    lines = textwrap.wrap(text, characters, break_long_words=False)
    for narrower in range(characters - 1, characters // 2, -1):
        attempt = textwrap.wrap(text, narrower, break_long_words=False)
        if len(attempt) > len(lines):
            break
        lines = attempt
    return lines
