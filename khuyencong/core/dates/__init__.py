"""Days and periods as Vietnam counts them: day first, in Asia/Ho_Chi_Minh."""

from khuyencong.core.dates.days import (
    ZONE,
    DateError,
    format_date,
    format_date_long,
    format_datetime,
    local_date,
    now,
    parse_date,
    today,
)
from khuyencong.core.dates.periods import Period, PeriodError, quarter_name, roman_quarter

__all__ = [
    "ZONE",
    "DateError",
    "Period",
    "PeriodError",
    "format_date",
    "format_date_long",
    "format_datetime",
    "local_date",
    "now",
    "parse_date",
    "quarter_name",
    "roman_quarter",
    "today",
]
