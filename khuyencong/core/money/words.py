"""An amount read aloud, as written on vouchers and contracts: “linh”, “nghìn”, “tỷ” (usage of the northern press)."""

from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_BILLION = 10**9


def in_words(amount: int | Decimal, *, unit: str = "đồng") -> str:
    """2675000000 → “Hai tỷ sáu trăm bảy mươi lăm triệu đồng”. Raises ValueError for a fraction."""
    number = int(amount)
    if number != amount:
        raise ValueError(f"{amount} không tròn {unit}.")
    words = ["âm", *_read(-number)] if number < 0 else _read(number)
    text = " ".join([*words, unit])
    return text[0].upper() + text[1:]


def _read(number: int) -> list[str]:
    """Above a billion the count of billions is itself read as a number: “một nghìn hai trăm tỷ”."""
    if number == 0:
        return [_DIGITS[0]]
    billions, rest = divmod(number, _BILLION)
    words = [*_read(billions), "tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += _group(group, full=bool(words))
            words += [_GROUPS[power]] if power else []
    return words


def _group(number: int, *, full: bool) -> list[str]:
    """Three digits; ``full`` says the hundreds even when there are none (“không trăm linh năm”)."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        return words + ((["linh"] if words else []) + [_DIGITS[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words + ([_ones_after_ten(tens, ones)] if ones else [])


def _ones_after_ten(tens: int, ones: int) -> str:
    if ones == 5:
        return "lăm"
    if tens > 1:
        return {1: "mốt", 4: "tư"}.get(ones, _DIGITS[ones])
    return _DIGITS[ones]
