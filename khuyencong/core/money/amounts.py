"""Amounts of money: read with their units, written in đồng, in triệu and in prose."""

import re
from decimal import ROUND_DOWN, Decimal

from khuyencong.core.money.numerals import (
    AmbiguousAmount,
    FractionOfDong,
    NumberError,
    Numeral,
    Reading,
    format_number,
    from_cell,
    readings,
    split_sign,
)
from khuyencong.core.money.words import in_words
from khuyencong.core.text import fold
from khuyencong.core.typed import plain

MILLION, BILLION = 10**6, 10**9
SCALES = {"đồng": 1, "nghìn": 1000, "triệu": MILLION, "tỷ": BILLION, "nghìn tỷ": 1000 * BILLION}
# numeric(18, 0)
LIMIT = 10**18

_NAMES = {scale: name for name, scale in SCALES.items()}
_UNITS = {"": 1, "nghin": 1000, "ngan": 1000, "k": 1000, "trieu": MILLION, "tr": MILLION, "ty": BILLION, "ti": BILLION}
_UNITS |= {f"{thousand} {billion}": 1000 * BILLION for thousand in ("nghin", "ngan") for billion in ("ty", "ti")}
_PIECE = re.compile(r"([0-9](?:[0-9., ]*[0-9])?) *([^0-9]*)")
_CURRENCY = re.compile(r"(.*?) ?(dong|vnd|d|₫)?")
# A bare number this large in a field counted in triệu or tỷ is an amount typed in đồng.
_BARE_LIMIT = 1000 * BILLION


def parse_money(value, *, unit: str = "đồng") -> int:
    """Read an amount as whole đồng; ``unit`` is what a number without a unit counts.

    “1.234.567”, “300 triệu”, “2,675 tỷ”, “5 tỷ 978 triệu”, “5 tỷ 978”, “300tr”, “-5.000 đ”, numeric cells.
    Raises AmbiguousAmount for “1.5 tỷ” or “1,234,567”, FractionOfDong below one đồng, NumberError otherwise.
    """
    if isinstance(value, str):
        shown = plain(value)
        sign, text = split_sign(shown)
        try:
            amount = sign * _read(text, shown, unit)
        except AmbiguousAmount as error:
            raise (error.negated() if sign < 0 else error) from None
    else:
        sign, digits, exponent = from_cell(value).as_tuple()
        whole = int("".join(map(str, digits))) * 10 ** max(exponent, 0)
        amount = (-1) ** sign * _dong(Numeral(whole, max(-exponent, 0)), SCALES[unit], str(value))
    if abs(amount) >= LIMIT:
        raise NumberError("Số tiền này quá lớn. Xem lại số chữ số và đơn vị.")
    return amount


def _read(text: str, shown: str, unit: str) -> int:
    pieces = _pieces(text, shown)
    if len(pieces) == 1:
        return _single(*pieces[0], shown, unit)
    total, above = 0, None
    for index, (number, word) in enumerate(pieces):
        is_last = index == len(pieces) - 1
        scale = _scale(word, shown) if word else None
        if is_last and above and (scale is None or scale == 1 < above // 1000):
            scale = _tail_scale(number, scale, above, total, shown)
        if scale is None or (above and scale >= above):
            raise _unreadable(shown)
        numeral = _only(number, scale, shown)
        part = _dong(numeral, scale, shown)
        if (numeral.places and not is_last) or (above and part >= above):
            raise _unreadable(shown)
        total, above = total + part, scale
    return total


def _pieces(text: str, shown: str) -> list[tuple[str, str]]:
    """“5 tỷ 978 triệu đồng” → [("5", "ty"), ("978", "trieu dong")]."""
    folded = fold(text)
    matches = list(_PIECE.finditer(folded))
    if not text:
        raise NumberError("Chưa có số tiền. Viết như 1.234.567 hoặc 300 triệu.")
    if not matches or matches[0].start() or sum(len(match[0]) for match in matches) != len(folded):
        raise _unreadable(shown)
    return [(match[1], match[2].strip()) for match in matches]


def _scale(word: str, shown: str) -> int:
    name = _CURRENCY.fullmatch(word)[1]
    if name not in _UNITS:
        raise NumberError(f"Không rõ đơn vị trong “{shown[:40]}”. Dùng đồng, nghìn, triệu hoặc tỷ.")
    return _UNITS[name]


def _single(number: str, word: str, shown: str, unit: str) -> int:
    scale = _scale(word, shown) if word else SCALES[unit]
    amount = _dong(_only(number, scale, shown, named=bool(word)), scale, shown)
    if not word and scale >= MILLION and amount >= _BARE_LIMIT:
        typed = amount // scale
        raise AmbiguousAmount(
            shown,
            Reading(f"{format_number(typed)} đồng", f"{format_prose(typed)}"),
            Reading(f"{format_number(typed)} {unit}", f"{format_prose(amount)}"),
        )
    return amount


def _only(number: str, scale: int, shown: str, *, named: bool = True) -> Numeral:
    """The one reading of a piece. Two readings are told, each with its amount."""
    ways = readings(number, whole=scale == 1)
    if len(ways) == 1:
        return ways[0]
    suffix = f" {_NAMES[scale]}" if named and scale > 1 else ""
    told = []
    for way in ways:
        if way.digits * scale % 10**way.places:
            told.append(Reading(f"{way} triệu", f"{format_dong(way.digits * MILLION // 10**way.places)} đồng"))
        else:
            told.append(Reading(f"{way}{suffix}", f"{format_dong(way.digits * scale // 10**way.places)} đồng"))
    raise AmbiguousAmount(shown, *told)


def _tail_scale(number: str, scale: int | None, above: int, total: int, shown: str) -> int:
    """What the last number counts when no unit follows: “5 tỷ 978” is 978 triệu. “5 tỷ 9” has two readings."""
    digits = re.sub("[^0-9]", "", number)
    below = above // 1000
    if scale is None and re.fullmatch("[0-9]{3}", number):
        return below
    if len(digits) > 3:
        if scale == 1:
            return 1
        raise NumberError(f"“{shown}”: viết thêm đơn vị sau {number}, như “{number} đồng”.")
    as_named = total + int(digits) * below
    other = total + (int(digits) if scale == 1 else int(digits) * above // 10 ** len(digits))
    raise AmbiguousAmount(shown, *(Reading(format_dong(way), f"{format_prose(way)}") for way in (as_named, other)))


def _dong(numeral: Numeral, scale: int, shown: str) -> int:
    amount, fraction = divmod(numeral.digits * scale, 10**numeral.places)
    if fraction:
        raise FractionOfDong(
            f"“{shown}” lẻ dưới một đồng. Tiền ghi tròn đồng, như 1.234.567; số lẻ đi kèm đơn vị, như 1,5 triệu."
        )
    return amount


def _unreadable(shown: str) -> NumberError:
    return NumberError(f"Không đọc được “{shown[:40]}” thành số tiền. Viết như 1.234.567, 300 triệu hoặc 2,5 tỷ.")


def round_down(value: Decimal) -> int:
    """Whole đồng, towards zero; used once, at the end of a calculation."""
    return int(value.to_integral_value(ROUND_DOWN))


def format_dong(amount: int | Decimal) -> str:
    """1234567 → “1.234.567”. Raises ValueError for a fraction of a đồng."""
    if amount != int(amount):
        raise ValueError(f"{amount} không tròn đồng.")
    return format_number(int(amount))


def in_unit(amount: int | Decimal, unit: str) -> Decimal:
    """The amount counted in ``unit``, exact: 5978500000 in triệu → 5978.5."""
    places = len(str(SCALES[unit])) - 1
    return Decimal(f"{int(amount)}E-{places}")


def format_in(amount: int | Decimal, unit: str) -> str:
    """The amount counted in ``unit``, exact: 5978500000 in triệu → “5.978,5”."""
    return format_number(in_unit(amount, unit))


def format_million(amount: int | Decimal) -> str:
    """Triệu đồng, exact: 2675000000 → “2.675”."""
    return format_in(amount, "triệu")


def format_prose(amount: int | Decimal) -> str:
    """“5 tỷ 978 triệu đồng”, “162,5 triệu đồng”; an amount finer than that is written out: “1.234.567 đồng”."""
    size, sign = abs(int(amount)), "-" if amount < 0 else ""
    if size < MILLION or size % (MILLION // 10):
        return f"{sign}{format_dong(size)} đồng"
    billions, rest = divmod(size, BILLION)
    parts = [f"{format_number(billions)} tỷ"] if billions else []
    parts += [f"{format_million(rest)} triệu"] if rest else []
    return f"{sign}{' '.join(parts)} đồng"


def echo(amount: int | Decimal) -> str:
    """What stands beside a field so that a slip of three zeros is seen: “= 2.675 đồng (hai nghìn …)”."""
    words = in_words(amount)
    return f"= {format_dong(amount)} đồng ({words[0].lower()}{words[1:]})"
