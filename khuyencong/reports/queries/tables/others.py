"""II.5 Thông tin, tuyên truyền; II.7 Mạng lưới cộng tác viên; II.8 Nghiệm thu, giải ngân; Phụ lục V."""

from khuyencong.core.figures import Figure
from khuyencong.core.papers import Cell, Column, Row, Table
from khuyencong.reports.queries.metrics import METRICS, Metric, money, outcomes, results, work
from khuyencong.reports.queries.sheet import MILLION, Sheet
from khuyencong.reports.queries.tables.contents import planned


def media(sheet: Sheet) -> Table:
    rows = []
    for key, (code, name, unit) in results.MEDIA.items():
        metric, target = METRICS[key], planned(sheet, code)
        if not isinstance(target.value, Figure) and not any(metric.lines(one) for one in (sheet.now, sheet.before)):
            continue
        now, before = sheet.pair(metric)
        ratio = sheet.ratio(now.value, target.value) if isinstance(target.value, Figure) else ""
        rows.append(Row(cells=(name, unit, target, now, before, ratio)))
    return Table(
        code="thong-tin",
        sheet="B7 Thông tin",
        title="Biểu 7. Thông tin, tuyên truyền",
        columns=(
            Column(key="name", title="Hình thức", width=30),
            Column(key="unit", title="ĐVT", kind="unit", width=11),
            Column(key="planned", title="Kế hoạch", kind="count"),
            Column(key="now", title=sheet.scope.column, kind="count"),
            Column(key="before", title=sheet.scope.column_before, kind="count"),
            Column(key="ratio", title="So kế hoạch", kind="percent"),
        ),
        rows=tuple(rows),
        basis=sheet.basis(
            ("kế hoạch", results.target_of("KQ29", "", "")), ("thực hiện", results.MEDIA_METRICS[0])
        ),
        empty="Chưa có số liệu thông tin, tuyên truyền.",
    )  # fmt: skip


def network(sheet: Sheet) -> Table:
    rows = [_pair(sheet, "Cộng tác viên", outcomes.NETWORK, kind="sum")]
    rows += [
        _pair(sheet, f"Trong đó: {kind.label[:1].lower()}{kind.label[1:]}", metric, kind="part", level=1)
        for kind, metric in outcomes.NETWORK_KINDS.items()
    ]
    rows.append(_pair(sheet, "Báo cáo quý đã gửi", outcomes.REPORTS))
    rows.append(_pair(sheet, "Trong đó: gửi đúng hạn", outcomes.REPORTS_ON_TIME, kind="part", level=1))
    return _two_periods(
        sheet,
        code="mang-luoi",
        tab="B9 Cộng tác viên",
        title="Biểu 9. Mạng lưới cộng tác viên khuyến công",
        rows=rows,
        basis=sheet.basis(("cộng tác viên", outcomes.NETWORK), ("báo cáo quý", outcomes.REPORTS)),
    )


def progress(sheet: Sheet) -> Table:
    measures = (
        ("Đề án đã nghiệm thu, hoàn thành", work.ITEMS_DONE),
        ("Đợt kiểm tra, giám sát", METRICS["inspections"]),
        *((metric.label, metric) for metric in money.MOVES),
        ("Giải ngân trong kỳ", money.SPENT),
    )
    return _two_periods(
        sheet,
        code="tien-do",
        tab="B10 Giải ngân",
        title="Biểu 10. Kiểm tra, nghiệm thu, giải ngân",
        rows=[_pair(sheet, name, metric) for name, metric in measures],
        basis=sheet.basis(("đề án, kiểm tra", work.ITEMS_DONE), ("tạm ứng, thanh toán, hoàn trả", money.SPENT)),
    )


def _pair(sheet: Sheet, name: str, metric: Metric, kind: str = "body", level: int = 0) -> Row:
    unit = MILLION if metric.is_money else metric.unit
    return Row(cells=(name, unit, *sheet.pair(metric), sheet.change(metric)), kind=kind, level=level)


def _two_periods(sheet: Sheet, *, code: str, tab: str, title: str, rows: list[Row], basis: str) -> Table:
    return Table(
        code=code,
        sheet=tab,
        title=title,
        columns=(
            Column(key="name", title="Chỉ tiêu", width=34),
            Column(key="unit", title="ĐVT", kind="unit", width=11),
            Column(key="now", title=sheet.scope.column, kind="count"),
            Column(key="before", title=sheet.scope.column_before, kind="count"),
            Column(key="change", title="So cùng kỳ", kind="percent"),
        ),
        rows=tuple(rows),
        basis=basis,
    )


def annex(sheet: Sheet) -> Table:
    return Table(
        code="phu-luc-cong-tac-vien",
        sheet="PL V Cộng tác viên",
        title="Cộng tác viên khuyến công",
        columns=(
            Column(key="index", title="TT", kind="index"),
            Column(key="name", title="Họ và tên", width=22),
            Column(key="job", title="Chức vụ, nơi công tác", width=28),
            Column(key="areas", title="Địa bàn, hiệp hội", width=26),
            Column(key="kind", title="Loại", width=14),
            Column(key="decision", title="Quyết định", width=13),
            Column(key="since", title="Từ ngày", kind="date"),
        ),
        rows=tuple(
            Row(
                cells=(
                    str(index),
                    Cell(value=member.label + (" (minh hoạ)" if member.illustrative else "")),
                    member.job_title or None,
                    member.areas or None,
                    member.kind_name,
                    member.decision or None,
                    member.valid_from,
                ),
                href=sheet.page_of(member),
            )
            for index, member in enumerate(sheet.now.members, start=1)
        ),
        basis=sheet.basis(("cộng tác viên", outcomes.NETWORK)),
        empty="Chưa có cộng tác viên nào được ghi.",
    )
