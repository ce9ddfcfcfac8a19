"""II.2 Kinh phí: kế hoạch, giao, duyệt, thực hiện theo nguồn; tỷ lệ có ghi mẫu số."""

from decimal import Decimal

from khuyencong.core.figures import Figure
from khuyencong.core.papers import Bar, BarChart, Column, Row, Table
from khuyencong.reports.queries.metrics import METRICS, work
from khuyencong.reports.queries.metrics import money as metrics
from khuyencong.reports.queries.sheet import MILLION, Sheet
from projects.choices import Purse

_HUNDREDTH = Decimal("0.01")

_ROWS = (
    ("Kế hoạch", metrics.PLAN),
    ("Được giao", metrics.ALLOCATED),
    ("Được phê duyệt", metrics.APPROVED),
    ("Giải ngân trong kỳ", metrics.SPENT),
    ("Giải ngân của năm ngân sách", metrics.SPENT_OF_BUDGET),
)
RATIOS = (
    # key, words of the numerator, numerator, words of the denominator, denominator
    ("ratio.approved_of_allocated", "Được phê duyệt", metrics.APPROVED, "được giao", metrics.ALLOCATED),
    ("ratio.approved_of_plan", "Được phê duyệt", metrics.APPROVED, "kế hoạch", metrics.PLAN),
    ("ratio.spent_of_allocated", "Giải ngân của năm ngân sách", metrics.SPENT_OF_BUDGET, "được giao", metrics.ALLOCATED),
    ("ratio.spent_of_approved", "Giải ngân của năm ngân sách", metrics.SPENT_OF_BUDGET, "được phê duyệt", metrics.APPROVED),
)  # fmt: skip


def purses(sheet: Sheet) -> list[tuple[str, str]]:
    """KCQG, KCĐP; the district's only where there is some."""
    ledgers = (sheet.now, sheet.before)
    rows = [row for one in ledgers for row in (*one.planned, *one.given, *one.approved_items, *one.paid)]
    has_district = any(row.purse == Purse.DISTRICT for row in rows)
    return [(purse.value, name) for purse, name in metrics.PURSES if purse != Purse.DISTRICT or has_district]


def funding(sheet: Sheet) -> Table:
    by_purse = purses(sheet)
    scope = sheet.scope
    return Table(
        code="kinh-phi",
        sheet="B1 Kinh phí",
        title=f"Biểu 1. Kinh phí khuyến công {scope.name}",
        columns=(
            Column(key="name", title="Chỉ tiêu", width=20),
            *(Column(key=purse, title=name.capitalize() if purse == Purse.DISTRICT else name, kind="money", unit=MILLION) for purse, name in by_purse),
            Column(key="total", title="Tổng", kind="money", unit=MILLION),
            Column(key="before", title=scope.column_before, kind="money", unit=MILLION),
            Column(key="change", title="So cùng kỳ", kind="percent"),
        ),
        rows=tuple(
            Row(
                cells=(
                    name,
                    *(sheet.cell(METRICS[f"{metric.key}.{purse}"]) for purse, _ in by_purse),
                    *sheet.pair(metric),
                    sheet.change(metric),
                )
            )
            for name, metric in _ROWS
        ),
        basis=sheet.basis(
            ("kế hoạch", metrics.PLAN),
            ("giao", metrics.ALLOCATED),
            ("phê duyệt", metrics.APPROVED),
            ("giải ngân trong kỳ", metrics.SPENT),
            ("giải ngân của năm ngân sách", metrics.SPENT_OF_BUDGET),
        ),
        notes=_unsplit(sheet),
    )  # fmt: skip


def _unsplit(sheet: Sheet) -> tuple[str, ...]:
    """Which amounts are not told apart by purse: their total is known, their purses are not."""
    found = [name for name, rows in (("kế hoạch", sheet.now.planned), ("được giao", sheet.now.given)) if any(row.purse == "" for row in rows)]  # fmt: skip
    return (f"Kinh phí {' và '.join(found)} chưa tách theo nguồn: chỉ có số chung.",) if found else ()


def ratios(sheet: Sheet) -> Table:
    return Table(
        code="ty-le",
        sheet="B2 Tỷ lệ",
        title="Biểu 2. Tỷ lệ thực hiện kinh phí",
        columns=(
            Column(key="name", title="Tỷ lệ (tử số trên mẫu số)", width=26),
            Column(key="part", title="Tử số", kind="money", unit=MILLION),
            Column(key="whole", title="Mẫu số", kind="money", unit=MILLION),
            Column(key="now", title=sheet.scope.column, kind="percent"),
            Column(key="before", title=sheet.scope.column_before, kind="percent"),
        ),
        rows=tuple(
            Row(
                cells=(
                    f"{part} trên {whole}",
                    sheet.cell(numerator),
                    sheet.cell(denominator),
                    sheet.ratio(numerator.figure(sheet.now), denominator.figure(sheet.now)),
                    sheet.ratio(numerator.figure(sheet.before), denominator.figure(sheet.before)),
                )
            )
            for _, part, numerator, whole, denominator in RATIOS
        ),
        notes=(f"Thu hút vốn: {_leverage_words(sheet)}",),
    )


def leverage(sheet: Sheet) -> Figure:
    """Đồng of counterpart for each đồng of support, to two places; unknown unless both are wholly known."""
    support, counterpart = work.SUPPORT.figure(sheet.now), work.COUNTERPART.figure(sheet.now)
    percent = counterpart.ratio(support)
    if percent is None:
        return Figure(value=None, unknown=1)
    illustrative = support.illustrative or counterpart.illustrative
    return Figure(value=(percent / 100).quantize(_HUNDREDTH), illustrative=illustrative)


def _leverage_words(sheet: Sheet) -> str:
    found = leverage(sheet)
    if not found.is_known:
        return "chưa tính được vì thiếu kinh phí hỗ trợ hoặc vốn đối ứng."
    return f"mỗi đồng hỗ trợ đi cùng {found.text()} đồng vốn đối ứng đã xác nhận."


def chart(sheet: Sheet) -> BarChart:
    """The same figures as the table, as bars."""
    now, before = sheet.scope.column, sheet.scope.column_before
    bars = []
    for name, metric in _ROWS[:-1]:
        bars += [Bar(name, metric.figure(sheet.now), now), Bar(name, metric.figure(sheet.before), before)]
    return BarChart(
        code="bd-kinh-phi",
        title=f"Hình 1. Kinh phí {sheet.scope.name} và cùng kỳ",
        unit=MILLION,
        bars=tuple(bars),
        series=((now, "dp"), (before, "pv")),
    )
