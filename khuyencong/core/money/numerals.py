"""Digits with Vietnamese separators: a dot or a space between groups of three, a comma before the fraction."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from khuyencong.core.typed import plain

# Longer than any figure of the trade; keeps every Decimal within its 28 exact digits.
MAX_DIGITS = 24

_WHOLE = r"[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+"
_NUMERAL = re.compile(rf"({_WHOLE})(?:,([0-9]+))?")
_MIXED = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_TWO_MEANINGS = ("số có phần thập phân", "số nguyên, dấu chỉ để tách nhóm")
_LONE_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


class NumberError(ValueError):
    """The text is not a number. ``str(error)`` says what is wrong and what to write, in Vietnamese."""


class FractionOfDong(NumberError):
    """An amount with a part smaller than one đồng."""


@dataclass(frozen=True)
class Reading:
    """One way to understand what was typed: what to write to mean it, and what it then means."""

    write: str
    means: str

    def __str__(self):
        return f"viết “{self.write}” nếu là {self.means}"


class AmbiguousAmount(NumberError):
    """Two readings a factor of ten or a thousand apart; the person chooses, by writing one of them."""

    def __init__(self, text: str, *readings: Reading):
        self.text, self.readings = text, readings
        super().__init__(f"“{text}” đọc được hai cách: {', '.join(map(str, readings))}.")

    def negated(self) -> "AmbiguousAmount":
        return AmbiguousAmount(self.text, *(Reading(f"-{way.write}", f"-{way.means}") for way in self.readings))


@dataclass(frozen=True)
class Numeral:
    """``digits`` × 10^-``places``, exact."""

    digits: int
    places: int = 0

    @property
    def value(self) -> Decimal:
        return Decimal(f"{self.digits}E-{self.places}")

    def __str__(self):
        return format_number(self.value)


def readings(text: str, *, whole: bool = False) -> list[Numeral]:
    """The ways to read unsigned digits: one when clear, two (as a fraction, as groups of three) when not.

    ``whole``: the number can have no fraction, so a lone “500,000” most likely came from an English keyboard.
    Raises NumberError when there is no reading at all.
    """
    if match := _NUMERAL.fullmatch(text):
        as_fraction = _numeral(match[1], match[2] or "")
        # Nobody writes a fraction down to a closing zero (“1,500 tỷ”), except where the comma groups thousands.
        if _LONE_COMMA.fullmatch(text) and (whole or text.endswith("0")):
            return [as_fraction, _numeral(text, "")]
        return [as_fraction]
    if _MIXED.fullmatch(text):
        head, _, tail = text.replace(",", ".").rpartition(".")
        return [_numeral(head, tail), _numeral(text, "")]
    raise NumberError(f"Không đọc được “{text[:40]}” thành số. Viết như 1.234.567 hoặc 1.234.567,5.")


def _numeral(whole: str, fraction: str) -> Numeral:
    digits, fraction = re.sub("[^0-9]", "", whole), fraction.rstrip("0")
    if len(digits) + len(fraction) > MAX_DIGITS:
        raise NumberError("Số này quá dài. Xem lại số chữ số.")
    return Numeral(int(digits + fraction), len(fraction))


def split_sign(text: str) -> tuple[int, str]:
    return (-1, text[1:].lstrip()) if text.startswith("-") else (1, text)


def from_cell(value) -> Decimal:
    """A number that came as a number (spreadsheet cell, JSON). Raises NumberError for what is not one."""
    if isinstance(value, bool):
        raise NumberError("Ô này là đúng/sai, không phải số.")
    try:
        # Spreadsheets hold 15 digits; what stands behind them is noise of binary sums (0,1 + 0,2).
        number = Decimal(value) if isinstance(value, int | Decimal) else Decimal(f"{value:.15g}")
    except (TypeError, ValueError, ArithmeticError):
        raise NumberError(f"“{value}” không phải số.") from None
    if not number.is_finite():
        raise NumberError("Ô này không có số đọc được.")
    if number.adjusted() >= MAX_DIGITS:
        raise NumberError("Số này quá dài. Xem lại số chữ số.")
    return number


def parse_number(value) -> Decimal:
    """Read “1.234.567,5”, “1 234”, “-3,25” or a numeric cell. “1.5” and “1,234.5” raise AmbiguousAmount."""
    return _parse(value, whole=False)


def parse_count(value) -> int:
    """Read a whole number of things. A fraction raises NumberError."""
    number = _parse(value, whole=True)
    if number != int(number):
        raise NumberError(f"“{value}” có phần lẻ. Ô này chỉ nhận số nguyên.")
    return int(number)


def _parse(value, *, whole: bool) -> Decimal:
    if not isinstance(value, str):
        return from_cell(value)
    shown = plain(value)
    sign, text = split_sign(shown)
    if not text:
        raise NumberError("Chưa có số. Viết như 1.234.567.")
    ways = readings(text, whole=whole)
    if len(ways) > 1:
        prefix = "-" if sign < 0 else ""
        raise AmbiguousAmount(
            shown, *(Reading(f"{prefix}{way}", means) for way, means in zip(ways, _TWO_MEANINGS, strict=True))
        )
    return sign * ways[0].value + 0  # “-0” is 0


def format_number(value: int | Decimal, places: int | None = None) -> str:
    """1234567.5 → “1.234.567,5”. ``places`` fixes the decimals, rounding halves away from zero; None keeps all."""
    number = Decimal(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, fraction = f"{abs(number):,f}".partition(".")
    if places is None:
        fraction = fraction.rstrip("0")
    text = whole.replace(",", ".") + (f",{fraction}" if fraction else "")
    return f"-{text}" if number < 0 else text


def format_percent(value: int | Decimal, places: int = 1) -> str:
    """Percent points: 89.54 → “89,5 %”."""
    return f"{format_number(value, places)} %"
