"""Sentences that open parts of the report, with figures in them that open their records."""

from khuyencong.core.dates import format_date
from khuyencong.core.papers import Cell, Paragraph
from khuyencong.reports.queries.metrics import Metric, money, work
from khuyencong.reports.queries.scope import ReportScope
from khuyencong.reports.queries.sheet import MILLION, Sheet


def dates(scope: ReportScope) -> Paragraph:
    """Which days, which places, and what an unknown is."""
    return Paragraph(
        text=(
            f"Số liệu từ ngày {format_date(scope.period.starts_on)} đến ngày {format_date(scope.until)}."
            f" Địa bàn: {scope.place}, {scope.frame.label.lower()}."
            " Mỗi biểu ghi rõ tính theo ngày nào; “chưa có số liệu” không phải là 0 và không cộng vào tổng."
        )
    )


def funding(sheet: Sheet) -> Paragraph:
    approved, allocated = money.APPROVED.figure(sheet.now), money.ALLOCATED.figure(sheet.now)
    ratio = approved.ratio(allocated)
    compared = () if ratio is None else (", bằng ", Cell(value=ratio, kind="percent"), " kinh phí được giao")
    return Paragraph(
        text=(
            "Kinh phí được giao: ", *_told(sheet, money.ALLOCATED), "; được phê duyệt: ", *_told(sheet, money.APPROVED),
            *compared, "; đã giải ngân trong kỳ: ", *_told(sheet, money.SPENT), ".",
        )
    )  # fmt: skip


def results(sheet: Sheet) -> Paragraph:
    return Paragraph(
        text=(
            "Chương trình, kế hoạch, đề án đã thực hiện: ", *_told(sheet, work.ITEMS_DONE),
            "; cơ sở được hỗ trợ: ", *_told(sheet, work.BENEFICIARIES),
            "; kinh phí hỗ trợ cơ sở: ", *_told(sheet, work.SUPPORT),
            "; vốn đối ứng đã xác nhận: ", *_told(sheet, work.COUNTERPART), ".",
        )
    )  # fmt: skip


def _told(sheet: Sheet, metric: Metric) -> tuple[str | Cell, ...]:
    """The figure, with its unit when it is known."""
    cell = sheet.cell(metric)
    unit = MILLION if metric.is_money else metric.unit
    shown = Cell(value=cell.value, href=cell.href, kind="money" if metric.is_money else "count", unit=unit)
    return (shown, f" {unit}") if cell.value.is_known else (shown,)
