"""Sản phẩm được công nhận, mạng lưới cộng tác viên."""

from functools import partial

from collaborators.choices import CollaboratorKind
from khuyencong.reports.choices import Basis, Nature
from khuyencong.reports.queries.metrics.base import Line, Metric, once_each
from khuyencong.reports.queries.records import Ledger
from products.choices import VotingLevel

STATED = "số công bố"
SAME_PRODUCT = "cùng sản phẩm ở dòng trên, không tính lần nữa"


def recognised_lines(ledger: Ledger, level: str) -> list[Line]:
    """The single recognitions, a product once; where a source states a number whose products are not all on record by
    name, that number stands for them."""
    rounds = [row for row in ledger.voted if row.level == level and not row.itemised]
    told = {(row.year, row.unit_id) for row in rounds if row.recognised is not None}

    def is_part(row) -> bool:
        """Inside a wider place that states a total of its own."""
        return any((row.year, unit) in told for unit in row.within)

    lines = [
        Line(record=row, value=row.recognised, note=STATED)
        for row in rounds
        if row.recognised is not None and not is_part(row)
    ]
    lines += [
        line
        for line in recognised_parts(ledger, level)
        if not is_part(line.record) and (line.record.year, line.record.unit_id) not in told
    ]
    return lines or [Line(record=row, value=None) for row in rounds]


def recognised_parts(ledger: Ledger, level: str) -> list[Line]:
    """Single recognitions: “trong đó” of the stated total."""
    rows = [Line(record=row, value=1) for row in ledger.recognised if row.level == level]
    return once_each(rows, lambda row: row.product_id, note=SAME_PRODUCT)


def named_products(ledger: Ledger) -> list[Line]:
    """Single recognitions of every level: what can be put under a place."""
    return [line for level in VotingLevel for line in recognised_parts(ledger, level.value)]


def _products(level: VotingLevel) -> Metric:
    return Metric(
        key=f"products.{level.value}",
        label=f"Sản phẩm CNNT tiêu biểu được công nhận {level.label.lower()}",
        unit="sản phẩm",
        basis=Basis.DECISION,
        lines=lambda ledger: recognised_lines(ledger, level.value),
        headline=level in {VotingLevel.PROVINCE, VotingLevel.REGION, VotingLevel.NATION},
    )


def _named(level: VotingLevel) -> Metric:
    return Metric(
        key=f"products.{level.value}.named",
        label=f"Sản phẩm có tên được công nhận {level.label.lower()}",
        unit="sản phẩm",
        basis=Basis.DECISION,
        lines=lambda ledger: recognised_parts(ledger, level.value),
    )


def _considered(level: VotingLevel) -> Metric:
    return Metric(
        key=f"products.{level.value}.considered",
        label=f"Sản phẩm được xét, {level.label.lower()}",
        unit="sản phẩm",
        basis=Basis.ROUND,
        lines=lambda ledger: [
            Line(record=row, value=row.considered) for row in ledger.voted if row.level == level.value
        ],
    )


def _nominated(level: VotingLevel) -> Metric:
    return Metric(
        key=f"products.nominated.{level.value}",
        label=f"Sản phẩm được đề cử lên {level.label.lower()}",
        unit="sản phẩm",
        basis=Basis.ROUND,
        lines=lambda ledger: [Line(record=row, value=1) for row in ledger.nominated if row.level == level.value],
    )


def _valid_lines(ledger: Ledger, level: str) -> list[Line]:
    return [Line(record=row, value=1) for row in ledger.still_valid if row.level == level]


RECOGNISED = {level: _products(level) for level in VotingLevel}
NAMED = {level: _named(level) for level in VotingLevel}
CONSIDERED = {level: _considered(level) for level in VotingLevel}
NOMINATED = {level: _nominated(level) for level in VotingLevel}
NAMED_PRODUCTS = Metric(
    key="products.named",
    label="Lượt sản phẩm được công nhận (có tên)",
    unit="sản phẩm",
    basis=Basis.DECISION,
    lines=named_products,
    is_zero_when=lambda ledger: bool(ledger.recognised),
)
VALID = Metric(
    key="products.valid",
    label="Giấy chứng nhận còn giá trị",
    unit="giấy",
    basis=Basis.DECISION,
    nature=Nature.STOCK,
    lines=lambda ledger: [Line(record=row, value=1) for row in ledger.still_valid],
)
VALID_OF = {
    level: Metric(
        key=f"products.valid.{level.value}",
        label=f"Giấy chứng nhận {level.label.lower()} còn giá trị",
        unit="giấy",
        basis=Basis.DECISION,
        nature=Nature.STOCK,
        lines=partial(_valid_lines, level=level.value),
    )
    for level in VotingLevel
}
NETWORK = Metric(
    key="network.total",
    label="Cộng tác viên khuyến công",
    unit="người",
    basis=Basis.DECISION,
    nature=Nature.STOCK,
    lines=lambda ledger: [Line(record=row, value=1) for row in ledger.members],
    is_zero_when=lambda ledger: bool(ledger.members),
    headline=True,
)
NETWORK_KINDS = {
    kind: NETWORK.where(key=f"network.{kind.value}", label=f"Cộng tác viên {kind.label.lower()}", kind=kind.value)
    for kind in CollaboratorKind
}
REPORTS = Metric(
    key="network.reports",
    label="Báo cáo quý của cộng tác viên đã gửi",
    unit="báo cáo",
    basis=Basis.SENDING,
    lines=lambda ledger: [Line(record=row, value=1) for row in ledger.sent],
)
REPORTS_ON_TIME = Metric(
    key="network.reports.on_time",
    label="Báo cáo quý gửi đúng hạn",
    unit="báo cáo",
    basis=Basis.SENDING,
    lines=lambda ledger: [Line(record=row, value=1) for row in ledger.sent if row.is_on_time],
    is_zero_when=lambda ledger: bool(ledger.sent),
)
METRICS = (
    *RECOGNISED.values(),
    *NAMED.values(),
    *CONSIDERED.values(),
    *NOMINATED.values(),
    NAMED_PRODUCTS,
    VALID,
    *VALID_OF.values(),
    NETWORK,
    *NETWORK_KINDS.values(),
    REPORTS,
    REPORTS_ON_TIME,
)
