"""II.4 Bình chọn: theo cấp và nhóm sản phẩm; Phụ lục IV."""

from collections.abc import Iterable

from khuyencong.core.figures import Figure
from khuyencong.core.papers import Bar, BarChart, Cell, Column, Row, Table
from khuyencong.reports.queries.metrics import fold, outcomes
from khuyencong.reports.queries.sheet import Sheet
from khuyencong.territory.choices import LAST_OLD_DAY
from products.choices import ProductGroup, VotingLevel


def levels(sheet: Sheet) -> list[VotingLevel]:
    """Cấp huyện until 30/6/2025, cấp xã from the day after; any level that has something to tell."""
    period = sheet.scope.period
    told = {row.level for one in (sheet.now, sheet.before) for row in (*one.recognised, *one.voted, *one.nominated)}
    hidden = set()
    if period.starts_on > LAST_OLD_DAY:
        hidden.add(VotingLevel.DISTRICT)
    if period.ends_on <= LAST_OLD_DAY:
        hidden.add(VotingLevel.COMMUNE)
    return [level for level in VotingLevel if level not in hidden or level.value in told]


def by_level(sheet: Sheet) -> Table:
    shown = levels(sheet)
    recognised = [sheet.cell(outcomes.RECOGNISED[level]) for level in shown]
    rows = [_row("Được công nhận", recognised, kind="sum")]
    rows += [_group(sheet, group, shown) for group in ProductGroup]
    rows.append(_row("Chưa phân nhóm", [_rest(sheet, level) for level in shown], kind="part", level=1))
    rows.append(
        _row("Giấy chứng nhận còn giá trị cuối kỳ", [_told(sheet, outcomes.VALID_OF[level]) for level in shown])
    )
    rows.append(_row("Số sản phẩm được xét", [_told(sheet, outcomes.CONSIDERED[level]) for level in shown]))
    rows.append(_row("Được đề cử lên cấp này", [_told(sheet, outcomes.NOMINATED[level]) for level in shown]))
    rows.append(
        _row(
            f"Được công nhận, {sheet.scope.column_before.lower()}",
            [sheet.cell(outcomes.RECOGNISED[level], before=True) for level in shown],
        )
    )
    return Table(
        code="binh-chon",
        sheet="B6 Bình chọn",
        title="Biểu 6. Sản phẩm công nghiệp nông thôn tiêu biểu theo cấp và nhóm",
        columns=(
            Column(key="name", title="Nhóm sản phẩm", width=30),
            *(Column(key=level.value, title=level.label, kind="count", unit="sản phẩm") for level in shown),
        ),
        rows=tuple(row for row in rows if any(cell.value != "" for cell in row.cells[1:])),
        basis=sheet.basis(
            ("công nhận", outcomes.RECOGNISED[VotingLevel.PROVINCE]),
            ("còn giá trị", outcomes.VALID_OF[VotingLevel.PROVINCE]),
            ("được xét, đề cử", outcomes.CONSIDERED[VotingLevel.PROVINCE]),
        ),
        notes=(*_sources(sheet), *_disagreements(sheet)),
    )


def _row(name: str, cells: Iterable[Cell | Figure | str], kind: str = "body", level: int = 0) -> Row:
    return Row(cells=(name, *cells), kind=kind, level=level)


def _told(sheet: Sheet, metric) -> Cell:
    return sheet.cell(metric) if metric.lines(sheet.now) else Cell()


def _group(sheet: Sheet, group: ProductGroup, shown: list[VotingLevel]) -> Row:
    """Parts told by name. Blank where none is and some are not told apart: that is not a zero."""
    cells = []
    for level in shown:
        lines = outcomes.NAMED[level].lines_of(sheet.now, group=group.value)
        if lines:
            cells.append(sheet.cell(outcomes.NAMED[level], group=group.value))
        else:
            cells.append(Cell(value=0) if outcomes.recognised_parts(sheet.now, level) and not _rest_of(sheet, level) else Cell())  # fmt: skip
    return _row(f"Trong đó: {group.label.lower()}", cells, kind="part", level=1)


def _rest_of(sheet: Sheet, level: VotingLevel) -> int:
    total = outcomes.RECOGNISED[level].figure(sheet.now)
    named = fold(outcomes.recognised_parts(sheet.now, level), empty=Figure(value=0))
    return 0 if total.value is None else int(total.value) - int(named.value or 0)


def _rest(sheet: Sheet, level: VotingLevel) -> Cell:
    rest = _rest_of(sheet, level)
    illustrative = outcomes.RECOGNISED[level].figure(sheet.now).illustrative
    return Cell(value=Figure(value=rest, illustrative=illustrative)) if rest else Cell()


def _sources(sheet: Sheet) -> tuple[str, ...]:
    """How the source words its totals, where it does."""
    return tuple(f"{row.label}: {row.note}." for row in sheet.now.voted if row.note)


def _disagreements(sheet: Sheet) -> list[str]:
    """Where a source states another number than the products on record: both are told."""
    found = []
    for row in sheet.now.voted:
        if not row.itemised or row.recognised is None:
            continue
        parts = outcomes.recognised_parts(sheet.now, row.level)
        here = [one for one in parts if row.unit_id in (one.record.unit_id, *one.record.within)]
        named = fold(here, empty=Figure(value=0)).value or 0
        if named != row.recognised:
            found.append(f"{row.label}: nguồn nêu {row.recognised} sản phẩm, cổng ghi tên {named}.")
    return found


def chart(sheet: Sheet) -> BarChart:
    now, before = sheet.scope.column, sheet.scope.column_before
    bars = []
    for level in levels(sheet):
        metric = outcomes.RECOGNISED[level]
        bars += [
            Bar(level.label, metric.figure(sheet.now), now),
            Bar(level.label, metric.figure(sheet.before), before),
        ]
    return BarChart(
        code="bd-binh-chon",
        title="Hình 3. Sản phẩm được công nhận theo cấp",
        unit="sản phẩm",
        bars=tuple(bars),
        series=((now, "dp"), (before, "pv")),
    )


def annex(sheet: Sheet, places: dict[int, str]) -> Table:
    """Products by name, the highest level first."""
    order = {level.value: -index for index, level in enumerate(VotingLevel)}
    rows = sorted(sheet.now.recognised, key=lambda row: order[row.level])
    lines = []
    for index, row in enumerate(rows, start=1):
        lines.append(
            Row(
                cells=(
                    str(index),
                    row.label + (" (minh hoạ)" if row.illustrative else ""),
                    row.establishment,
                    places.get(row.unit_id, ""),
                    str(ProductGroup(row.group).label),
                    str(VotingLevel(row.level).label),
                    row.decision or "chưa rõ",
                    row.on,
                    row.valid_to,
                ),
                href=sheet.page_of(row),
            )
        )
    return Table(
        code="phu-luc-san-pham",
        sheet="PL IV Sản phẩm",
        title="Sản phẩm được công nhận trong kỳ",
        columns=(
            Column(key="index", title="TT", kind="index"),
            Column(key="name", title="Sản phẩm", width=24),
            Column(key="establishment", title="Cơ sở", width=24),
            Column(key="place", title="Địa bàn", width=16),
            Column(key="group", title="Nhóm", width=16),
            Column(key="level", title="Cấp", width=10),
            Column(key="decision", title="Quyết định", width=13),
            Column(key="on", title="Ngày", kind="date"),
            Column(key="valid_to", title="Có giá trị đến", kind="date"),
        ),
        rows=tuple(lines),
        basis=sheet.basis(("công nhận", outcomes.RECOGNISED[VotingLevel.PROVINCE])),
        notes=tuple(
            f"{level.label}: {rest} sản phẩm chỉ có số chung, chưa có tên." for level in levels(sheet) if (rest := _rest_of(sheet, level)) > 0
        ),
        empty="Chưa có sản phẩm nào được ghi tên trong kỳ.",
    )  # fmt: skip
