"""Kế hoạch theo chương trình: of the year (II.2) and of the year after (IV)."""

from khuyencong.core.figures import Figure
from khuyencong.core.papers import Bar, BarChart, Cell, Column, Row, Table
from khuyencong.reports.queries.metrics import fold
from khuyencong.reports.queries.metrics import money as metrics
from khuyencong.reports.queries.metrics.base import Line
from khuyencong.reports.queries.records.money import Planned, Target
from khuyencong.reports.queries.sheet import MILLION, Sheet


def target_words(target: Target) -> str:
    """“10–15 cơ sở: Số cơ sở CNNT được hỗ trợ”."""
    if target.low is None:
        return f"{target.indicator_name}: chưa có số liệu"
    figure = (
        Figure(value=target.low) if target.low == target.high else Figure(value=None, low=target.low, high=target.high)
    )
    return f"{target.indicator_name}: {figure.text()} {target.unit_name}"


def of_year(sheet: Sheet) -> Table:
    return _table(
        sheet,
        code="ke-hoach",
        tab="B3 Kế hoạch",
        title=f"Biểu 3. Kế hoạch kinh phí {sheet.scope.name} theo chương trình",
        lines=sheet.now.planned,
        targets=sheet.now.targets,
        total=sheet.cell(metrics.PLAN),
        basis=sheet.basis(("kế hoạch", metrics.PLAN)),
    )


def next_year(sheet: Sheet) -> Table:
    year = sheet.scope.year + 1
    return _table(
        sheet,
        code="ke-hoach-nam-sau",
        tab="B11 Kế hoạch năm sau",
        title=f"Biểu 11. Kế hoạch kinh phí năm {year}",
        lines=sheet.now.planned_next,
        targets=sheet.now.targets_next,
        total=sheet.cell(metrics.PLAN_NEXT),
        basis=f"Cách tính: theo năm kế hoạch {year}.",
    )


def _table(
    sheet: Sheet,
    *,
    code: str,
    tab: str,
    title: str,
    lines: list[Planned],
    targets: list[Target],
    total: Cell,
    basis: str,
) -> Table:
    return Table(
        code=code,
        sheet=tab,
        title=title,
        columns=(
            Column(key="index", title="TT", kind="index"),
            Column(key="name", title="Chương trình", width=34),
            Column(key="targets", title="Chỉ tiêu", width=30),
            Column(key="purse", title="Nguồn", width=9),
            Column(key="amount", title="Kinh phí", kind="money", unit=MILLION),
        ),
        rows=tuple(
            Row(
                cells=(
                    str(index),
                    line.label,
                    "; ".join(target_words(target) for target in targets if target.line_id == line.pk),
                    _PURSES.get(line.purse, "chưa tách"),
                    _amount(line),
                )
            )
            for index, line in enumerate(lines, start=1)
        ),
        total=Row(cells=("", "Tổng", "", "", total), kind="sum") if lines else None,
        basis=basis,
        empty="Chưa có số liệu kế hoạch.",
    )


_PURSES = {purse.value: name for purse, name in metrics.PURSES}


def _amount(line: Planned) -> Figure:
    return fold([Line(record=line, value=line.amount, qualifier=line.qualifier)])


def chart(sheet: Sheet) -> BarChart | None:
    """Programmes of the year as bars; nothing to draw without a plan."""
    if not sheet.now.planned:
        return None
    return BarChart(
        code="bd-ke-hoach",
        title=f"Hình 2. Kế hoạch kinh phí {sheet.scope.name} theo chương trình",
        unit=MILLION,
        bars=tuple(Bar(line.label, _amount(line)) for line in sheet.now.planned),
    )
