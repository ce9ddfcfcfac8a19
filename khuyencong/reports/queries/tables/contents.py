"""II.3 Kết quả theo nội dung hoạt động và theo chỉ tiêu; Phụ lục II."""

from khuyencong.core.figures import Figure
from khuyencong.core.papers import Cell, Column, Row, Table
from khuyencong.reports.queries.metrics import METRICS, Metric, fold, results, work
from khuyencong.reports.queries.metrics.base import Line
from khuyencong.reports.queries.metrics.money import CONTENTS
from khuyencong.reports.queries.records import Ledger
from khuyencong.reports.queries.sheet import MILLION, Sheet
from projects.choices import Purse

_MEASURES = (
    ("số đề án", work.ITEMS_DONE),
    ("cơ sở thụ hưởng", work.BENEFICIARIES),
    ("kinh phí khuyến công", work.ITEMS_SUPPORT),
    ("vốn đối ứng", work.COUNTERPART),
)
# In these units a short word is enough beside the number.
_UNITS = {"KQ03": "học viên nữ", "KQ04": "học viên dân tộc thiểu số", "KQ05": "lao động có việc"}


def contents_at_hand(sheet: Sheet) -> list[str]:
    """Contents with something to tell, this period or last year."""
    ledgers = (sheet.now, sheet.before)
    rows = [
        row for one in ledgers for row in (*one.approved_items, *one.done_items, *one.helped, *one.stated, *one.taught)
    ]
    return sorted({row.content for row in rows})


def by_content(sheet: Sheet) -> Table:
    scope = sheet.scope
    now, before = scope.column, scope.column_before
    return Table(
        code="noi-dung",
        sheet="B4 Theo nội dung",
        title="Biểu 4. Kết quả theo nội dung hoạt động",
        columns=(
            Column(key="name", title="Nội dung", width=24),
            *_two("items", "Số đề án", now, before, "count"),
            *_two("sites", "Cơ sở thụ hưởng", now, before, "count"),
            *_two("support", "Kinh phí khuyến công", now, before, "money"),
            *_two("counterpart", "Vốn đối ứng", now, before, "money"),
        ),
        rows=tuple(
            Row(cells=(CONTENTS[content], *_pairs(sheet, f".{content}"))) for content in contents_at_hand(sheet)
        ),
        total=Row(cells=("Tổng", *_pairs(sheet)), kind="sum"),
        basis=sheet.basis(*_MEASURES),
        notes=("Một cơ sở có nhiều đề án tính một lần. Đề án không có cơ sở thụ hưởng lấy kinh phí được duyệt.",),
    )


def _two(key: str, group: str, now: str, before: str, kind: str) -> tuple[Column, Column]:
    unit = MILLION if kind == "money" else ""
    return (
        Column(key=f"{key}_now", title=now, kind=kind, unit=unit, group=group),
        Column(key=f"{key}_before", title=before, kind=kind, unit=unit, group=group),
    )


def _pairs(sheet: Sheet, content: str = "") -> list[Cell]:
    return [cell for _, metric in _MEASURES for cell in sheet.pair(METRICS[f"{metric.key}{content}"])]


def indicators(sheet: Sheet) -> list[tuple[str, str, str]]:
    """(code, name, unit) of what is counted or targeted in either period, by code."""
    found: dict[str, tuple[str, str]] = {}
    for ledger in (sheet.now, sheet.before):
        for row in (*ledger.stated, *ledger.targets):
            found[row.indicator] = (row.indicator_name, row.unit_name)
        for code, (name, unit) in _OF_CLASSES.items():
            if code not in found and any(line.value is not None for line in results.indicator_lines(ledger, code)):
                found[code] = (name, unit)
        if ledger.helped:
            found.setdefault("KQ12", ("Số cơ sở CNNT được hỗ trợ", "cơ sở"))
    return [(code, *found[code]) for code in sorted(found) if code not in _OF_VOTING]


_OF_VOTING = {"KQ19", "KQ24"}  # counted by level in the table of voting
_OF_CLASSES = {
    "KQ01": ("Số lớp đào tạo nghề, truyền nghề", "lớp"),
    "KQ02": ("Số học viên học nghề", "học viên"),
    "KQ03": ("trong đó: học viên nữ", "học viên"),
    "KQ04": ("trong đó: học viên dân tộc thiểu số", "học viên"),
    "KQ05": ("Lao động được sử dụng sau đào tạo", "lao động"),
    "KQ06": ("Số lớp tập huấn, bồi dưỡng", "lớp"),
    "KQ07": ("Lượt người dự tập huấn", "lượt người"),
}


def metric_of(code: str, name: str, unit: str) -> Metric:
    key = results.KEY_OF_INDICATOR.get(code)
    return METRICS[key] if key else results.of_indicator(code, name, unit)


def planned(sheet: Sheet, code: str) -> Cell:
    """The target of the plan; where it names none, what the đề án themselves planned. “” when nobody planned it."""
    target = results.target_of(code, "", "")
    if target.lines(sheet.now):
        return sheet.cell(target)
    lines = [
        Line(record=row, value=row.planned_low if row.planned_low == row.planned_high else None, low=row.planned_low, high=row.planned_high)
        for row in sheet.now.stated
        if row.indicator == code and row.planned_low is not None and not row.told_apart
    ]  # fmt: skip
    return Cell(value=fold(lines)) if lines else Cell()


def by_indicator(sheet: Sheet) -> Table:
    rows = []
    for code, name, unit in indicators(sheet):
        metric = metric_of(code, name, unit)
        target = planned(sheet, code)
        done = sheet.cell(metric)
        rows.append(
            Row(
                cells=(
                    name,
                    unit,
                    target,
                    sheet.cell(metric, purse=Purse.NATIONAL.value),
                    sheet.cell(metric, purse=Purse.LOCAL.value),
                    *sheet.pair(metric),
                    sheet.ratio(done.value, target.value) if isinstance(target.value, Figure) else "",
                )
            )
        )
    return Table(
        code="chi-tieu",
        sheet="B5 Theo chỉ tiêu",
        title="Biểu 5. Kết quả theo chỉ tiêu",
        columns=(
            Column(key="name", title="Chỉ tiêu", width=26),
            Column(key="unit", title="ĐVT", kind="unit"),
            Column(key="planned", title="Kế hoạch", kind="count"),
            Column(key="KCQG", title="KCQG", kind="count", group="Thực hiện"),
            Column(key="KCDP", title="KCĐP", kind="count", group="Thực hiện"),
            Column(key="now", title="Cộng", kind="count", group="Thực hiện"),
            Column(key="before", title=sheet.scope.column_before, kind="count"),
            Column(key="ratio", title="So kế hoạch", kind="percent"),
        ),
        rows=tuple(rows),
        basis=sheet.basis(
            ("kế hoạch", results.target_of("KQ12", "", "")),
            ("kết quả", work.BENEFICIARIES),
            ("lớp, học viên", results.CLASSES),
        ),
        notes=_apart(sheet.now),
        empty="Chưa có số liệu kết quả.",
    )


def _apart(ledger: Ledger) -> tuple[str, ...]:
    """What is told apart and not summed, by name."""
    return tuple(
        f"Kể riêng, không cộng: {row.indicator_name.lower()} {Figure(value=row.done).text()} {row.unit_name}"
        f"{f' ({row.note})' if row.note else ''}."
        for row in ledger.stated
        if row.told_apart
    )


def annex(sheet: Sheet) -> Table:
    rows = [
        Row(cells=(str(index), CONTENTS[content], *_annex_cells(sheet, f".{content}"), _main_results(sheet, content)))
        for index, content in enumerate(contents_at_hand(sheet), start=1)
    ]
    return Table(
        code="phu-luc-noi-dung",
        sheet="PL II Theo nội dung",
        title="Tổng hợp theo nội dung hoạt động",
        columns=(
            Column(key="index", title="TT", kind="index"),
            Column(key="name", title="Nội dung", width=26),
            Column(key="approved", title="Duyệt", kind="count", group="Số đề án"),
            Column(key="done", title="Thực hiện", kind="count", group="Số đề án"),
            Column(key="sites", title="Cơ sở thụ hưởng", kind="count"),
            Column(key="KCQG", title="KCQG", kind="money", unit=MILLION, group="Kinh phí khuyến công"),
            Column(key="KCDP", title="KCĐP", kind="money", unit=MILLION, group="Kinh phí khuyến công"),
            Column(key="support", title="Cộng", kind="money", unit=MILLION, group="Kinh phí khuyến công"),
            Column(key="counterpart", title="Vốn đối ứng", kind="money", unit=MILLION),
            Column(key="total", title="Tổng", kind="money", unit=MILLION),
            Column(key="results", title="Kết quả chính", width=30),
        ),
        rows=tuple(rows),
        total=Row(cells=("", "Tổng", *_annex_cells(sheet), ""), kind="sum"),
        basis=sheet.basis(("đề án duyệt", work.ITEMS_APPROVED), ("kết quả, kinh phí, đối ứng", work.ITEMS_DONE)),
    )


def _annex_cells(sheet: Sheet, content: str = "") -> list[Cell]:
    facets = {"content": content[1:]} if content else {}
    support = sheet.cell(METRICS[f"{work.ITEMS_SUPPORT.key}{content}"])
    counterpart = sheet.cell(METRICS[f"{work.COUNTERPART.key}{content}"])
    return [
        sheet.cell(METRICS[f"{work.ITEMS_APPROVED.key}{content}"]),
        sheet.cell(METRICS[f"{work.ITEMS_DONE.key}{content}"]),
        sheet.cell(METRICS[f"{work.BENEFICIARIES.key}{content}"]),
        sheet.cell(work.ITEMS_SUPPORT, purse=Purse.NATIONAL.value, **facets),
        sheet.cell(work.ITEMS_SUPPORT, purse=Purse.LOCAL.value, **facets),
        support,
        counterpart,
        sheet.sum(support, counterpart),
    ]


def _main_results(sheet: Sheet, content: str) -> str:
    """“24 lớp; 792 học viên; 2 mô hình”."""
    told = []
    for code, name, unit in indicators(sheet):
        lines = metric_of(code, name, unit).lines_of(sheet.now, content=content)
        figure = fold(lines)
        if figure.is_known and code != "KQ12":
            told.append(f"{figure.text()} {_UNITS.get(code, unit)}")
    return "; ".join(told)
