"""Addresses of reports, of their figures, files and texts; and of the pages of records."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from khuyencong.reports.choices import PART_ADDRESSES, Part
from khuyencong.reports.queries.records import Record
from khuyencong.reports.queries.scope import ReportScope, address_of, frame_address
from khuyencong.territory.choices import Frame

_OF_A_LIST = {"budgets:board", "products:list"}


def _address(route: str, scope: ReportScope, *args: str, **facets: str) -> str:
    query: dict[str, str] = {}
    if scope.frame != Frame.AS_RECORDED:
        query["khung"] = frame_address(scope.frame)
    if scope.cutoff:
        query["chot"] = scope.cutoff.isoformat()
    if scope.issued_on:
        query["ban-hanh"] = scope.issued_on.isoformat()
    query |= facets
    path = reverse(f"reports:{route}", args=[scope.unit.pk, address_of(scope.period), *args])
    return f"{path}?{urlencode(query)}" if query else path


def list_address(scope: ReportScope | None = None) -> str:
    """Where a report is asked for; filled in as ``scope`` when given."""
    path = reverse("reports:list")
    if scope is None:
        return path
    return f"{path}?{urlencode({'dia-ban': scope.unit.pk, 'nam': scope.year})}"


def report_address(scope: ReportScope) -> str:
    return _address("detail", scope)


def figure_address(scope: ReportScope, key: str, facets: Mapping[str, str] | None = None) -> str:
    """Where the records behind a figure are listed; facets narrow it (“purse=KCQG”, “place=123”)."""
    return _address("figure", scope, key, **(facets or {}))


def file_address(scope: ReportScope, kind: str) -> str:
    return _address("file", scope, kind)


def text_address(scope: ReportScope, part: Part) -> str:
    return _address("text", scope, next(address for address, known in PART_ADDRESSES.items() if known == part))


def record_address(record: Record) -> str:
    """The page of the record behind a line, or of the list it is in; “” where there is none."""
    if record.target is None and record.route not in _OF_A_LIST:
        return ""
    try:
        return reverse(record.route, args=[] if record.route in _OF_A_LIST else [record.target])
    except NoReverseMatch:
        return ""
