"""One day: what today is, how a day is read and how it is written."""

import re
from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo

from khuyencong.core.text import fold
from khuyencong.core.typed import plain

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

# Outside these years a date is a slip of the hand (5/3/205, 5/3/20025), not a record.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Two-digit years split where POSIX and hence Django's own formats split them: 68 → 2068, 69 → 1969.
_PIVOT = 69

_TIME = r"(?:[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_DAY_FIRST = re.compile(r"(?:ngay )?([0-9]{1,2})(?: ?([/.-]) ?| )([0-9]{1,2})(?(2) ?\2 ?| )([0-9]{4}|[0-9]{2})" + _TIME)
_YEAR_FIRST = re.compile(r"([0-9]{4}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,2})" + _TIME)
_SPELLED = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2})(?:,? nam |, ?)([0-9]{4})")
_EIGHT = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ t][0-9:.]+ ?(?:z|[+-][0-9]{2}:?[0-9]{2})")


class DateError(ValueError):
    """The text is not a day. ``str(error)`` says what is wrong and what to write, in Vietnamese."""


def now() -> datetime:
    """This moment on a clock in Vietnam, whatever the server's zone."""
    return datetime.now(ZONE)


def today() -> date:
    """The day it is in Vietnam, whatever the server's zone."""
    return now().date()


def local_date(value: date | datetime) -> date:
    """The Vietnamese day of a moment. A naive datetime, as spreadsheets hold, is taken as already local."""
    if not isinstance(value, datetime):
        return value
    return value.date() if value.tzinfo is None else value.astimezone(ZONE).date()


def parse_date(value: str | date | datetime) -> date:
    """Read a day, day first: 5/3/25, 05-03-2025, 05.03.2025, 05032025, ngày 5 tháng 3 năm 2025, 2025-03-05.

    A time of day is cut off. Nothing is guessed: a month-first date is refused. Raises DateError.
    """
    if isinstance(value, date):
        return local_date(value)
    if value is None:
        raise _unreadable("")
    if not isinstance(value, str):
        raise DateError(f"“{value}” là số, không phải ngày. Định dạng ô là ngày, hoặc viết như 05/03/2025.")
    shown = plain(value)
    text = fold(shown)
    if _INSTANT.fullmatch(text):
        return _instant(text, shown)
    return _day(*_parts(text, shown), shown)


def _instant(text: str, shown: str) -> date:
    try:
        return local_date(datetime.fromisoformat(text.upper().replace(" +", "+").replace(" Z", "Z")))
    except ValueError:
        raise _unreadable(shown) from None


def _parts(text: str, shown: str) -> tuple[int, int, int]:
    """Day, month, year as written, not yet known to exist."""
    if match := _DAY_FIRST.fullmatch(text):
        day, _, month, year = match.groups()
        return int(day), int(month), _four_digits(year)
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = match.groups()
        return int(day), int(month), int(year)
    if match := _SPELLED.fullmatch(text):
        day, month, year = match.groups()
        return int(day), int(month), int(year)
    if match := _EIGHT.fullmatch(text):
        day, month, year = map(int, match.groups())
        # 20250305, 20101215: a year in front and none behind. No eight digits read well both ways.
        if not _is_plausible(year) and _is_plausible(int(text[:4])):
            return int(text[6:]), int(text[4:6]), int(text[:4])
        return day, month, year
    if re.fullmatch(r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2}", text):
        raise DateError(f"“{shown}” thiếu năm. Viết đủ ngày/tháng/năm, ví dụ 05/03/2025.")
    if re.fullmatch(r"(?:thang )?[0-9]{1,2} ?(?:[/.-]|nam) ?[0-9]{4}", text):
        raise DateError(f"“{shown}” thiếu ngày. Viết đủ ngày/tháng/năm, ví dụ 05/03/2025.")
    raise _unreadable(shown)


def _unreadable(shown: str) -> DateError:
    if not shown:
        return DateError("Chưa có ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025.")
    return DateError(f"Không đọc được “{shown[:40]}” thành ngày. Viết ngày/tháng/năm, ví dụ 05/03/2025.")


def _four_digits(year: str) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def _is_plausible(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _day(day: int, month: int, year: int, shown: str) -> date:
    """The day, or the sentence that says which of the three numbers cannot be."""
    if not _is_plausible(year):
        raise DateError(f"“{shown}”: năm {year} nằm ngoài {FIRST_YEAR}–{LAST_YEAR}. Xem lại năm.")
    if not 1 <= month <= 12:
        swapped = 1 <= day <= 12 and month <= monthrange(year, day)[1]
        if swapped and month:
            raise DateError(
                f"“{shown}”: không có tháng {month}. Ngày viết trước, tháng viết sau:"
                f" nếu là ngày {month} tháng {day} thì viết {month:02d}/{day:02d}/{year}."
            )
        raise DateError(f"“{shown}”: không có tháng {month}. Viết ngày/tháng/năm, ví dụ 05/03/2025.")
    length = monthrange(year, month)[1]
    if day > length:
        raise DateError(f"“{shown}”: tháng {month}/{year} chỉ có {length} ngày. Xem lại ngày.")
    if day < 1:
        raise DateError(f"“{shown}”: không có ngày 0. Xem lại ngày.")
    return date(year, month, day)


def format_date(value: date | datetime) -> str:
    """05/03/2025, for tables, inputs and files."""
    day = local_date(value)
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_date_long(value: date | datetime) -> str:
    """“ngày 05 tháng 3 năm 2025”: days under 10 and months 1 and 2 take a zero (NĐ 30/2020, Phụ lục I, mục II.4)."""
    day = local_date(value)
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def format_datetime(value: datetime) -> str:
    """“14:03 ngày 05/03/2025” on a clock in Vietnam."""
    moment = value if value.tzinfo is None else value.astimezone(ZONE)
    return f"{moment:%H:%M} ngày {format_date(moment)}"
