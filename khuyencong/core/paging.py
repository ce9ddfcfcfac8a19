"""One page of a list, without counting the table: one row more than shown is fetched to know of a next page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest

SIZE = 50
_LAST = 10_000


@dataclass(frozen=True)
class Page:
    """``items`` to show; ``shown`` is “51–100”; an address is empty at either end."""

    items: list
    shown: str
    previous_url: str
    next_url: str


def page(request: HttpRequest, queryset: QuerySet, *, size: int = SIZE) -> Page:
    """The page the address asks for (``?trang=2``); filters in the address are kept. ``queryset`` is ordered."""
    typed = request.GET.get("trang", "1")
    number = min(int(typed), _LAST) if typed.isascii() and typed.isdigit() and int(typed) else 1
    start = (number - 1) * size
    rows = list(queryset[start : start + size + 1])
    items = rows[:size]
    return Page(
        items=items,
        shown=f"{start + 1}–{start + len(items)}" if items else "",
        previous_url=_address(request, number - 1) if number > 1 else "",
        next_url=_address(request, number + 1) if len(rows) > size else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    kept = [(k, v) for k, values in request.GET.lists() if k != "trang" for v in values if v]
    return "?" + urlencode([*kept, ("trang", number)])
