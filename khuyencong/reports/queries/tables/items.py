"""Phụ lục I: danh mục chương trình, kế hoạch, đề án."""

from collections.abc import Iterable

from khuyencong.core.figures import Figure
from khuyencong.core.papers import Cell, Column, Row, Table
from khuyencong.reports.queries.metrics import fold
from khuyencong.reports.queries.metrics.base import Line
from khuyencong.reports.queries.metrics.money import CONTENTS, PURSES
from khuyencong.reports.queries.records.work import Helped, Item
from khuyencong.reports.queries.sheet import MILLION, Sheet

_PURSES = {purse.value: name for purse, name in PURSES}


def items(sheet: Sheet) -> list[Item]:
    """Approved in the plan years, or carried out in the period; by content, then as coded."""
    found = {item.pk: item for item in (*sheet.now.approved_items, *sheet.now.done_items)}
    return sorted(found.values(), key=lambda item: (item.content, item.code))


def annex(sheet: Sheet, places: dict[int, str]) -> Table:
    helped: dict[int, list[Helped]] = {}
    for row in sheet.now.shelf.helped:
        helped.setdefault(row.project_id, []).append(row)
    rows, content = [], ""
    for index, item in enumerate(items(sheet), start=1):
        if item.content != content:
            content = item.content
            rows.append(Row(cells=(CONTENTS[content],), kind="group"))
        rows.append(_row(sheet, index, item, helped.get(item.pk, []), places))
    return Table(
        code="phu-luc-de-an",
        sheet="PL I Danh mục đề án",
        title="Danh mục chương trình, kế hoạch, đề án",
        columns=(
            Column(key="index", title="TT", kind="index"),
            Column(key="name", title="Tên chương trình, kế hoạch, đề án", width=34),
            Column(key="purse", title="Nguồn", width=8),
            Column(key="by", title="Đơn vị thực hiện", width=18),
            Column(key="for", title="Đơn vị thụ hưởng", width=22),
            Column(key="place", title="Địa điểm", width=16),
            Column(key="done_on", title="Nghiệm thu", width=12),
            Column(key="support", title="Khuyến công hỗ trợ", kind="money", unit=MILLION),
            Column(key="counterpart", title="Đối ứng", kind="money", unit=MILLION),
            Column(key="total", title="Tổng", kind="money", unit=MILLION),
        ),
        rows=tuple(rows),
        basis=(
            "Đề án được duyệt theo năm kế hoạch hoặc nghiệm thu trong kỳ."
            " Khuyến công hỗ trợ: tổng hỗ trợ các cơ sở; đề án không có cơ sở thụ hưởng lấy kinh phí được duyệt."
        ),
        notes=_between_years(sheet),
        empty="Chưa có chương trình, kế hoạch, đề án nào được ghi trong kỳ.",
    )


def _row(sheet: Sheet, index: int, item: Item, helped: list[Helped], places: dict[int, str]) -> Row:
    support = fold([Line(record=row, value=row.support) for row in helped]) if helped else work_support(item)
    counterpart = fold([Line(record=row, value=row.verified) for row in helped]) if helped else ""
    total = sheet.sum(Cell(value=support), Cell(value=counterpart)) if helped else support
    title = f"{item.label}{' (minh hoạ)' if item.illustrative else ''}"
    return Row(
        cells=(
            str(index),
            title,
            _PURSES.get(item.purse, ""),
            item.implementers,
            "; ".join(row.label for row in helped),
            places.get(item.unit_id, ""),
            _acceptance(item),
            support,
            counterpart,
            total,
        ),
        href=sheet.page_of(item),
    )


def work_support(item: Item) -> Figure:
    return Line(record=item, value=item.support_approved).figure


def _acceptance(item: Item) -> str:
    if item.on:
        return f"{item.on:%d/%m/%Y}"
    if item.is_done:
        return "ngày chưa rõ"
    return "không nghiệm thu" if item.is_over else "đang thực hiện"


def _between_years(sheet: Sheet) -> Iterable[str]:
    carried = [item for item in sheet.now.done_items if item.year not in sheet.scope.window.plan_years and item.year]
    return (f"{len(carried)} đề án của năm kế hoạch trước, nghiệm thu trong kỳ.",) if carried else ()
