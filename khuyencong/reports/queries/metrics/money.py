"""Kinh phí: kế hoạch, giao, duyệt, thực hiện."""

from dataclasses import replace

from budgets.choices import DisbursementKind
from khuyencong.reports.choices import Basis
from khuyencong.reports.queries.metrics.base import Line, Metric
from khuyencong.reports.queries.records import Ledger
from projects.choices import Purse

UNSPLIT = "chưa tách nguồn"
PURSES = ((Purse.NATIONAL, "KCQG"), (Purse.LOCAL, "KCĐP"), (Purse.DISTRICT, "huyện"))


def _of_purse(lines: list[Line], purse: str) -> list[Line]:
    """Amounts of that purse; one that is not told apart may hold some of it, so that part is unknown."""
    ours = [line for line in lines if line.record.purse == purse]
    return ours + [replace(line, value=None, note=UNSPLIT) for line in lines if line.record.purse == ""]


def _amounts(rows) -> list[Line]:
    return [Line(record=row, value=row.amount, qualifier=row.qualifier) for row in rows]


def _approved(ledger: Ledger) -> list[Line]:
    return [Line(record=item, value=item.support_approved) for item in ledger.approved_items]


def _has_items(ledger: Ledger) -> bool:
    return bool(ledger.approved_items)


def _kind(kind: DisbursementKind):
    return lambda ledger: [Line(record=row, value=row.amount) for row in ledger.paid if row.kind == kind]


PLAN = Metric(
    key="funding.plan",
    label="Kế hoạch kinh phí",
    unit="đồng",
    basis=Basis.PLAN_YEAR,
    lines=lambda ledger: _amounts(ledger.planned),
    of_purse=_of_purse,
    headline=True,
)
PLAN_NEXT = replace(
    PLAN,
    key="funding.plan.next",
    label="Kế hoạch kinh phí năm sau",
    lines=lambda ledger: _amounts(ledger.planned_next),
    headline=False,
)
ALLOCATED = Metric(
    key="funding.allocated",
    label="Kinh phí được giao",
    unit="đồng",
    basis=Basis.PLAN_YEAR,
    lines=lambda ledger: _amounts(ledger.given),
    of_purse=_of_purse,
    headline=True,
)
APPROVED = Metric(
    key="funding.approved",
    label="Kinh phí được phê duyệt",
    unit="đồng",
    basis=Basis.PLAN_YEAR,
    lines=_approved,
    is_zero_when=_has_items,
    headline=True,
)
SPENT = Metric(
    key="funding.spent",
    label="Kinh phí đã giải ngân trong kỳ",
    unit="đồng",
    basis=Basis.VOUCHER,
    lines=lambda ledger: [Line(record=row, value=row.amount) for row in ledger.paid],
    is_zero_when=lambda ledger: bool(ledger.paid),
    headline=True,
)
SPENT_OF_BUDGET = Metric(
    key="funding.spent.budget_year",
    label="Kinh phí đã giải ngân của năm ngân sách",
    unit="đồng",
    basis=Basis.BUDGET_YEAR,
    lines=lambda ledger: [Line(record=row, value=row.amount) for row in ledger.paid_of_budget],
    is_zero_when=lambda ledger: bool(ledger.paid_of_budget),
)
FUNDING = (PLAN, ALLOCATED, APPROVED, SPENT, SPENT_OF_BUDGET)
_MOVES = {
    DisbursementKind.ADVANCE: ("funding.spent.advance", "Tạm ứng"),
    DisbursementKind.PAYMENT: ("funding.spent.payment", "Thanh toán"),
    DisbursementKind.REFUND: ("funding.spent.refund", "Hoàn trả"),
}
MOVES = tuple(
    replace(SPENT, key=key, label=label, lines=_kind(kind), headline=False) for kind, (key, label) in _MOVES.items()
)


def _plan_of(number: int, name: str) -> Metric:
    content = f"ND{number}"
    return replace(
        PLAN.where(key=f"plan.{content}", label=f"Kế hoạch kinh phí: {name}", content=content),
        is_zero_when=lambda ledger: bool(ledger.planned),
    )


CONTENTS = {
    "ND1": "Đào tạo nghề, truyền nghề",
    "ND2": "Nâng cao năng lực quản lý; sản xuất sạch hơn; khởi sự; mở rộng thị trường",
    "ND3": "Mô hình trình diễn kỹ thuật; chuyển giao công nghệ; ứng dụng máy móc tiên tiến",
    "ND4": "Phát triển sản phẩm công nghiệp nông thôn tiêu biểu",
    "ND5": "Tư vấn trợ giúp cơ sở công nghiệp nông thôn",
    "ND6": "Thông tin, tuyên truyền",
    "ND7": "Liên doanh liên kết; cụm công nghiệp; di dời, xử lý ô nhiễm",
    "ND8": "Hợp tác quốc tế",
    "ND9": "Nâng cao năng lực quản lý và tổ chức thực hiện khuyến công",
}
METRICS = (
    *FUNDING,
    PLAN_NEXT,
    *MOVES,
    *(
        metric.where(key=f"{metric.key}.{purse.value}", label=f"{metric.label} ({name})", purse=purse.value)
        for metric in FUNDING
        for purse, name in PURSES
    ),
    *(_plan_of(number, name) for number, name in enumerate(CONTENTS.values(), start=1)),
)
