"""Phụ lục III: the same records under the units of the frame; what has no single place there is named, never guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from khuyencong.core.papers import Cell, Column, Row, Table
from khuyencong.reports.queries.addresses import figure_address
from khuyencong.reports.queries.metrics import Line, Metric, fold, money, outcomes, work
from khuyencong.reports.queries.records import Ledger
from khuyencong.reports.queries.scope import ReportScope
from khuyencong.reports.queries.sheet import MILLION, Sheet
from khuyencong.territory.choices import Reason
from khuyencong.territory.queries import Framer, Placed

MEASURES: tuple[tuple[str, Metric], ...] = (
    ("Đề án duyệt", work.ITEMS_APPROVED),
    ("Đề án thực hiện", work.ITEMS_DONE),
    ("Cơ sở thụ hưởng", work.BENEFICIARIES),
    ("Kinh phí khuyến công", work.ITEMS_SUPPORT),
    ("Vốn đối ứng", work.COUNTERPART),
    ("Giải ngân", money.SPENT),
    ("Sản phẩm được công nhận", outcomes.NAMED_PRODUCTS),
    ("Cộng tác viên", outcomes.NETWORK),
)
_ENDS = (Reason.SPLIT, Reason.COARSE, Reason.NONE)


@dataclass(frozen=True)
class Places:
    """Lines of some figures put under places: one frame, two queries, whatever the number of lines."""

    scope: ReportScope
    ledger: Ledger
    metrics: Sequence[Metric]

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        return {metric.key: metric.lines(self.ledger) for metric in self.metrics}

    @cached_property
    def framer(self) -> Framer:
        units = {line.record.unit_id for lines in self.lines.values() for line in lines}
        return Framer(frame=self.scope.frame, level=self.scope.level, unit_ids=units, today=self.scope.day)

    def place_of(self, line: Line) -> Placed:
        return self.framer.place_of(line.record.unit_id)

    @cached_property
    def places(self) -> list[Placed]:
        """Units in Vietnamese order; then what is split, by name; what is known only wider; what has no place."""
        found = {place_code(placed): placed for lines in self.lines.values() for placed in map(self.place_of, lines)}
        units = {unit.pk: index for index, unit in enumerate(self.framer.places)}
        return sorted(
            found.values(),
            key=lambda placed: (
                (0, units[placed.unit.pk], "") if placed.unit else (1, _ENDS.index(placed.reason), placed.words)
            ),
        )

    def lines_at(self, metric: Metric, placed: Placed) -> list[Line]:
        code = place_code(placed)
        return [line for line in self.lines[metric.key] if place_code(self.place_of(line)) == code]


def place_code(placed: Placed) -> str:
    """How an address names it: the unit's id; “tach-12-34” for a split one; “rong”, “chua-ro”."""
    if placed.unit:
        return str(placed.unit.pk)
    if placed.candidates:
        return "-".join(["tach", *(str(unit.pk) for unit in placed.candidates)])
    return {Reason.COARSE: "rong", Reason.NONE: "chua-ro"}.get(placed.reason, "tach")


def annex(sheet: Sheet) -> Table:
    places = Places(sheet.scope, sheet.now, [metric for _, metric in MEASURES])
    return Table(
        code="phu-luc-dia-ban",
        sheet="PL III Theo địa bàn",
        title=f"Tổng hợp theo địa bàn ({sheet.scope.frame.label.lower()})",
        columns=(
            Column(key="index", title="TT", kind="index"),
            Column(key="place", title="Địa bàn", width=24),
            *(
                Column(key=metric.key, title=name, kind="money" if metric.is_money else "count", unit=MILLION if metric.is_money else metric.unit)
                for name, metric in MEASURES
            ),
        ),
        rows=tuple(_row(sheet, places, index, placed) for index, placed in enumerate(places.places, start=1)),
        total=Row(cells=("", "Tổng", *(sheet.cell(metric) for _, metric in MEASURES)), kind="sum"),
        basis=sheet.basis(*((name.lower(), metric) for name, metric in MEASURES)),
        notes=tuple(_notes(places.places)),
        empty="Không có bản ghi nào của địa bàn này trong kỳ.",
    )  # fmt: skip


def _row(sheet: Sheet, places: Places, index: int, placed: Placed) -> Row:
    cells = []
    for _, metric in MEASURES:
        lines = places.lines_at(metric, placed)
        href = figure_address(sheet.scope, metric.key, {"place": place_code(placed)})
        cells.append(Cell(value=fold(lines), href=href) if lines else Cell())
    words = placed.words if placed.unit else f"{placed.words} (ghi riêng)"
    return Row(cells=(str(index), words, *cells), kind="body" if placed.unit else "part")


def _notes(places: Iterable[Placed]) -> list[str]:
    reasons = {placed.reason for placed in places}
    told = {
        Reason.SPLIT: "Địa bàn đã tách sang nhiều đơn vị: không tự chia, ghi riêng cho đến khi xác định.",
        Reason.COARSE: "Chỉ có ở cấp rộng hơn: bản ghi mang địa bàn rộng hơn cấp của bảng này.",
        Reason.NONE: "Chưa rõ địa bàn: bản ghi chưa có địa bàn, hoặc chưa rõ địa bàn ấy nay thuộc đâu.",
    }
    return [words for reason, words in told.items() if reason in reasons]
