"""II.6 Đào tạo, tập huấn: số nêu chung, “trong đó” theo nghề, phần chưa phân tổ."""

from collections.abc import Callable, Iterable

from khuyencong.core.figures import Figure
from khuyencong.core.papers import Cell, Column, Row, Table
from khuyencong.reports.queries.metrics import fold, results
from khuyencong.reports.queries.metrics.base import Line
from khuyencong.reports.queries.records.results import Taught
from khuyencong.reports.queries.sheet import Sheet
from projects.choices import ClassKind

_COLUMNS = ("count", "learners", "female", "ethnic_minority", "employed_after")
REST = "Nghề khác, chưa phân tổ"


def training(sheet: Sheet) -> Table:
    return Table(
        code="dao-tao",
        sheet="B8 Đào tạo",
        title="Biểu 8. Đào tạo nghề, tập huấn",
        columns=(
            Column(key="name", title="Nghề, chuyên đề", width=28),
            Column(key="count", title="Số lớp", kind="count"),
            Column(key="count_before", title="Số lớp cùng kỳ", kind="count"),
            Column(key="learners", title="Người học", kind="count"),
            Column(key="learners_before", title="Người học cùng kỳ", kind="count"),
            Column(key="female", title="Nữ", kind="count"),
            Column(key="ethnic_minority", title="Dân tộc thiểu số", kind="count"),
            Column(key="employed_after", title="Có việc sau học", kind="count"),
        ),
        rows=(*_vocational(sheet), *_trainings(sheet)),
        basis=sheet.basis(("lớp, người học", results.CLASSES)),
        notes=(
            "Lớp, người học “trong đó” không cộng vào số chung; phần còn lại là chưa phân tổ.",
        ),
    )  # fmt: skip


def _vocational(sheet: Sheet) -> list[Row]:
    metrics = (results.CLASSES, results.LEARNERS, results.FEMALE, results.ETHNIC, results.EMPLOYED)
    head = Row(
        cells=(
            "Đào tạo nghề, truyền nghề",
            *sheet.pair(metrics[0]),
            *sheet.pair(metrics[1]),
            *(sheet.cell(metric) for metric in metrics[2:]),
        ),
        kind="sum",
    )
    classes = [row for row in sheet.now.taught if row.kind == ClassKind.VOCATIONAL]
    stated = [metric.figure(sheet.now) for metric in metrics]
    return [head, *_trades(sheet, classes), *_rest(stated, classes)]


def _trainings(sheet: Sheet) -> list[Row]:
    others = [row for row in sheet.now.taught if row.kind != ClassKind.VOCATIONAL]
    head = Row(
        cells=(
            "Tập huấn, bồi dưỡng",
            *sheet.pair(results.TRAININGS),
            *sheet.pair(results.TRAINED),
            *(_column(others, column) for column in _COLUMNS[2:]),
        ),
        kind="sum",
    )
    rows = [head]
    for kind, (classes, learners) in results.BY_KIND.items():
        held = [row for row in others if row.kind == kind]
        if not held and not classes.lines(sheet.before):
            continue
        cells = (*sheet.pair(classes), *sheet.pair(learners), *(_column(held, column) for column in _COLUMNS[2:]))
        rows.append(Row(cells=(str(kind.label), *cells), kind="part", level=1))
    stated = [results.TRAININGS.figure(sheet.now), results.TRAINED.figure(sheet.now)]
    return rows + _rest(stated, others, name="Chuyên đề khác, chưa phân tổ")


def _trades(sheet: Sheet, classes: Iterable[Taught]) -> list[Row]:
    """One line a trade; lines of the same trade are added up."""
    trades: dict[str, list[Taught]] = {}
    for row in classes:
        trades.setdefault(row.name, []).append(row)
    rows = []
    for name, group in trades.items():
        facets = {"name": name, "kind": ClassKind.VOCATIONAL.value}
        cells = [_column(group, column) for column in _COLUMNS]
        link = sheet.cell(results.PARTS["count"], **facets).href
        rows.append(
            Row(cells=(Cell(value=name, href=link), cells[0], "", cells[1], "", *cells[2:]), kind="part", level=1)
        )
    return rows


def _column(classes: Iterable[Taught], column: str) -> Figure | str:
    lines = [Line(record=row, value=getattr(row, column)) for row in classes]
    return fold(lines) if lines else ""


def _rest(stated: list[Figure], classes: list[Taught], name: str = REST) -> list[Row]:
    """What the stated totals leave after the parts that are known; nothing to say where nothing is left."""
    left: list[Figure | str] = []
    for figure, column in zip(stated, _COLUMNS, strict=False):
        known = fold([Line(record=row, value=getattr(row, column)) for row in classes], empty=Figure(value=0))
        rest = 0 if figure.value is None else figure.value - (known.value or 0)
        left.append(Figure(value=rest, illustrative=figure.illustrative) if rest > 0 else "")
    if not any(left):
        return []
    left += [""] * (len(_COLUMNS) - len(left))
    return [Row(cells=(name, left[0], "", left[1], "", *left[2:]), kind="part", level=1)]


def trade_rows(sheet: Sheet) -> dict[str, tuple[Figure, Figure]]:
    """(classes, learners) by trade."""
    return _by_name(sheet.now.taught, lambda row: row.kind == ClassKind.VOCATIONAL)


def _by_name(classes: Iterable[Taught], wanted: Callable[[Taught], bool]) -> dict[str, tuple[Figure, Figure]]:
    names = dict.fromkeys(row.name for row in classes if wanted(row))
    return {
        name: tuple(_column([row for row in classes if row.name == name and wanted(row)], c) for c in _COLUMNS[:2])
        for name in names
    }
