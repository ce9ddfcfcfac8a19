"""“Còn thiếu”: what the report does not know, by name, and where to put it right."""

from dataclasses import dataclass

from khuyencong.core.figures import NO_DATA
from khuyencong.reports.queries.addresses import figure_address
from khuyencong.reports.queries.letterhead import Issuer
from khuyencong.reports.queries.metrics import METRICS, Line, Metric
from khuyencong.reports.queries.sheet import Sheet
from khuyencong.reports.queries.texts import Part, Text
from khuyencong.territory.choices import LAST_OLD_DAY

_NAMED = 3


@dataclass(frozen=True)
class Missing:
    """``key`` is the figure's, or the part's; ``words`` say what is missing."""

    key: str
    words: str
    href: str = ""


def missing(sheet: Sheet, texts: dict[Part, Text], issuer: Issuer) -> list[Missing]:
    found = [*_year(sheet)]
    for metric in METRICS.values():
        if metric.headline and _is_of_its_time(sheet, metric):
            found += _figure(sheet, metric)
    found += [
        Missing(part.value, f"Phần {part.label.rstrip('.')}: chưa viết.", text.address)
        for part, text in texts.items()
        if text.is_missing
    ]
    if issuer.profile is None:
        found.append(Missing("letterhead", "Cơ quan ban hành: chưa có tên, ký hiệu, người ký tại ngày ban hành."))
    return found


def _year(sheet: Sheet) -> list[Missing]:
    told = []
    ledger = sheet.now
    if not sheet.scope.window.plan_years:
        told.append(Missing("period", "Kỳ này không trọn năm kế hoạch nào: không có kế hoạch, giao, duyệt theo năm."))
    if not any((ledger.planned, ledger.given, ledger.approved_items, ledger.helped, ledger.recognised, ledger.members)):
        told.append(
            Missing("records", f"{sheet.scope.unit.full_name}, {sheet.scope.name}: chưa có bản ghi nào trong kỳ này.")
        )
    return told


def _is_of_its_time(sheet: Sheet, metric: Metric) -> bool:
    """Cấp huyện is not missed after it ended."""
    return metric.key != "products.huyen" or sheet.scope.period.starts_on <= LAST_OLD_DAY


def _figure(sheet: Sheet, metric: Metric) -> list[Missing]:
    figure = metric.figure(sheet.now)
    if figure.is_known and not figure.unknown:
        return []
    href = figure_address(sheet.scope, metric.key)
    unknown = [line for line in metric.lines(sheet.now) if line.value is None and line.counts and line.low is None]
    if not unknown:
        return [Missing(metric.key, f"{metric.label}: {NO_DATA}.", href)]
    partly = f"thiếu {len(unknown)}" if figure.is_known else NO_DATA
    return [Missing(metric.key, f"{metric.label}: {partly} ({_names(unknown)}).", href)]


def _names(lines: list[Line]) -> str:
    """“muối Bạc Liêu; mật ong KT; và 4 nữa”."""
    names = list(dict.fromkeys(line.record.label for line in lines))
    more = f"; và {len(names) - _NAMED} nữa" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more
