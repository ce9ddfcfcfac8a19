"""Đề án, cơ sở thụ hưởng, hỗ trợ và đối ứng."""

from collections import Counter

from khuyencong.reports.choices import Basis
from khuyencong.reports.queries.metrics.base import Line, Metric, once_each
from khuyencong.reports.queries.metrics.money import CONTENTS, PURSES
from khuyencong.reports.queries.records import Ledger
from khuyencong.reports.queries.records.work import Helped, Item

SAME_ESTABLISHMENT = "cùng cơ sở ở dòng trên, không tính lần nữa"
STATED_REST = "số nêu chung, trừ cơ sở đã kể tên"
VAGUE = "nội dung của đề án chưa rõ đến mục này"
NO_ESTABLISHMENT = "đề án đã thực hiện, chưa ghi cơ sở thụ hưởng"
OF_NO_ESTABLISHMENT = "đề án không có cơ sở thụ hưởng: lấy kinh phí được duyệt"
NO_DAY = "ngày nghiệm thu chưa rõ, tính theo năm kế hoạch"
# Contents whose đề án help establishments one by one: done and naming none means that we do not know them.
HELPS_ESTABLISHMENTS = ("ND3", "ND4.08", "ND5")
FAIR_CONTENTS = ("ND4.05", "ND4.06", "ND2.09")


def _note(record: Item | Helped) -> str:
    return NO_DAY if record.on is None else ""


def approved_items(ledger: Ledger) -> list[Line]:
    return [Line(record=item, value=1) for item in ledger.approved_items]


def done_items(ledger: Ledger) -> list[Line]:
    return [Line(record=item, value=1, note=_note(item)) for item in ledger.done_items]


def establishments(
    ledger: Ledger,
    *,
    contents: tuple[str, ...] = ("ND",),
    expected: tuple[str, ...] = HELPS_ESTABLISHMENTS,
    indicator: str = "KQ12",
) -> list[Line]:
    """Each establishment once. A đề án that states how many, and names fewer, adds the rest of its total; one of
    ``expected`` contents that names none, or whose content is known only more broadly, is unknown.
    """
    lines = once_each(
        [Line(record=row, value=1, note=_note(row)) for row in ledger.helped if row.content_code.startswith(contents)],
        lambda row: row.establishment_id,
        note=SAME_ESTABLISHMENT,
    )
    named = Counter(row.project_id for row in ledger.shelf.helped)
    told = set()
    for row in ledger.stated:
        if row.indicator != indicator or row.told_apart or not row.content_code.startswith(contents):
            continue
        told.add(row.project_id)
        if row.done is not None:
            rest = row.done - named.pop(row.project_id, 0)
            lines += [Line(record=row, value=rest, qualifier=row.qualifier, note=STATED_REST)] if rest else []
        elif row.project_id not in named:
            lines.append(Line(record=row, value=None))
    silent = [item for item in ledger.done_items if item.project_id not in named and item.project_id not in told]
    lines += [
        Line(record=item, value=None, note=NO_ESTABLISHMENT)
        for item in silent
        if item.content_code.startswith(contents) and item.content_code.startswith(expected)
    ]
    return lines + [Line(record=item, value=None, note=VAGUE) for item in silent if _is_vague(item, contents)]


def _is_vague(item: Item, contents: tuple[str, ...]) -> bool:
    """Its content is a branch that holds one of these leaves, so it may be one of them."""
    return any(code != item.content_code and code.startswith(item.content_code) for code in contents)


def support(ledger: Ledger) -> list[Line]:
    return [Line(record=row, value=row.support, note=_note(row)) for row in ledger.helped]


def counterpart(ledger: Ledger) -> list[Line]:
    return [
        Line(record=row, value=row.verified, note="mới cam kết, chưa xác nhận" if row.verified is None and row.committed else _note(row))
        for row in ledger.helped
    ]  # fmt: skip


def committed(ledger: Ledger) -> list[Line]:
    return [Line(record=row, value=row.committed, note=_note(row)) for row in ledger.helped]


def items_support(ledger: Ledger) -> list[Line]:
    """Support of establishments; of a đề án without any (tuyên truyền, bình chọn), what was approved for it."""
    with_people = {row.project_id for row in ledger.shelf.helped}
    others = [item for item in ledger.done_items if item.project_id not in with_people]
    return support(ledger) + [
        Line(record=item, value=item.support_approved, note=OF_NO_ESTABLISHMENT) for item in others
    ]


def _knows_results(ledger: Ledger) -> bool:
    return bool(ledger.done_items or ledger.helped)


def _knows_approval(ledger: Ledger) -> bool:
    return bool(ledger.approved_items)


def _helping(key: str, label: str, *contents: str, headline: bool = True) -> Metric:
    return Metric(
        key=key,
        label=label,
        unit="cơ sở",
        basis=Basis.ACCEPTANCE,
        lines=lambda ledger: establishments(ledger, contents=contents or ("ND",)),
        is_zero_when=_knows_results,
        headline=headline,
    )


ITEMS_APPROVED = Metric(
    key="items.approved",
    label="Chương trình, kế hoạch, đề án được phê duyệt",
    unit="đề án",
    basis=Basis.PLAN_YEAR,
    lines=approved_items,
    is_zero_when=_knows_approval,
    headline=True,
)
ITEMS_DONE = Metric(
    key="items.done",
    label="Chương trình, kế hoạch, đề án đã thực hiện",
    unit="đề án",
    basis=Basis.ACCEPTANCE,
    lines=done_items,
    is_zero_when=_knows_results,
    headline=True,
)
ITEMS_SUPPORT = Metric(
    key="items.support",
    label="Kinh phí khuyến công của đề án đã thực hiện",
    unit="đồng",
    basis=Basis.ACCEPTANCE,
    lines=items_support,
    is_zero_when=_knows_results,
)
BENEFICIARIES = _helping("beneficiaries.total", "Cơ sở CNNT được hỗ trợ")
SUPPORT = Metric(
    key="support.total",
    label="Kinh phí hỗ trợ cơ sở",
    unit="đồng",
    basis=Basis.ACCEPTANCE,
    lines=support,
    is_zero_when=_knows_results,
    headline=True,
)
COUNTERPART = Metric(
    key="counterpart.total",
    label="Vốn đối ứng của cơ sở (đã xác nhận)",
    unit="đồng",
    basis=Basis.ACCEPTANCE,
    lines=counterpart,
    is_zero_when=_knows_results,
    headline=True,
)
COMMITTED = Metric(
    key="counterpart.committed",
    label="Vốn đối ứng cam kết",
    unit="đồng",
    basis=Basis.ACCEPTANCE,
    lines=committed,
    is_zero_when=_knows_results,
)
MACHINES = _helping("machines.establishments", "Cơ sở được hỗ trợ ứng dụng máy móc thiết bị", "ND3.04", "ND3.05")
SHOWROOMS = _helping("showrooms.establishments", "Cơ sở được hỗ trợ phòng trưng bày", "ND4.08")
FAIRS = Metric(
    key="fairs.enterprises",
    label="Doanh nghiệp, cơ sở tham gia hội chợ, triển lãm",
    unit="doanh nghiệp",
    basis=Basis.ACCEPTANCE,
    lines=lambda ledger: establishments(ledger, contents=FAIR_CONTENTS, expected=FAIR_CONTENTS, indicator="KQ90"),
    is_zero_when=_knows_results,
    headline=True,
)
_BY_CONTENT = (ITEMS_APPROVED, ITEMS_DONE, ITEMS_SUPPORT, BENEFICIARIES, SUPPORT, COUNTERPART)
METRICS = (
    ITEMS_APPROVED,
    ITEMS_DONE,
    ITEMS_SUPPORT,
    BENEFICIARIES,
    SUPPORT,
    COUNTERPART,
    COMMITTED,
    MACHINES,
    SHOWROOMS,
    FAIRS,
    *(
        metric.where(key=f"{metric.key}.{purse.value}", label=f"{metric.label} ({name})", purse=purse.value)
        for metric in (ITEMS_APPROVED, ITEMS_DONE, ITEMS_SUPPORT, SUPPORT)
        for purse, name in PURSES
    ),
    *(
        metric.where(key=f"{metric.key}.{content}", label=f"{metric.label}: {name}", content=content)
        for metric in _BY_CONTENT
        for content, name in CONTENTS.items()
    ),
)
