"""How templates write money, counts and days. Unknown is always said, never shown as a blank or a zero."""

from collections.abc import Callable

from django import template

from khuyencong.core import dates, money
from khuyencong.core.figures import NO_DATA, Figure

register = template.Library()


def _known(value, write: Callable) -> str:
    """``value`` written, or “chưa có số liệu”; a Figure also tells its missing parts and its range."""
    if value is None or value == "":
        return NO_DATA
    return value.text(write) if isinstance(value, Figure) else write(value)


@register.filter
def dong(value) -> str:
    """Whole đồng, without the word: “1.234.567”."""
    return _known(value, money.format_dong)


@register.filter
def trieu(value) -> str:
    """Triệu đồng, without the word: “5.978,5”."""
    return _known(value, money.format_million)


@register.filter
def prose_money(value) -> str:
    """“5 tỷ 978 triệu đồng”."""
    return _known(value, money.format_prose)


@register.filter
def in_words(value) -> str:
    """“Năm tỷ chín trăm bảy mươi tám triệu đồng”."""
    return _known(value, money.in_words)


@register.filter
def so(value) -> str:
    """A count or a measure: “1.234.567,5”."""
    return _known(value, money.format_number)


@register.filter
def phan_tram(value) -> str:
    """Percent points with one decimal: 89.54 → “89,5%”."""
    return _known(value, money.format_percent)


@register.filter
def nam(value) -> str:
    """A year, never grouped: Django would localise {{ 2023 }} to “2.023”."""
    return _known(value, lambda year: str(int(year)))


@register.filter
def ngay(value) -> str:
    """“05/03/2025”."""
    return _known(value, dates.format_date)


@register.filter
def ngay_dai(value) -> str:
    """“ngày 05 tháng 3 năm 2025”."""
    return _known(value, dates.format_date_long)


@register.filter
def ngay_gio(value) -> str:
    """“14:03 ngày 05/03/2025”."""
    return _known(value, dates.format_datetime)
