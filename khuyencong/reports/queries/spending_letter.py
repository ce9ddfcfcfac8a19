"""The letter over the tables of a report on money: what they add up to, in sentences."""

from dataclasses import replace
from typing import TYPE_CHECKING

from budgets.choices import Stage
from khuyencong.core.figures import Figure
from khuyencong.core.papers import Block, Cell, Heading, Paragraph
from khuyencong.reports.queries.sheet import MILLION

if TYPE_CHECKING:
    from khuyencong.reports.queries.spending import SpendingReport


def letter(report: "SpendingReport") -> tuple[Block, ...]:
    """What the tables add up to, in sentences, each figure opening its rows."""
    total, days = report.board.total, report.days
    paid, so_far = report.paid_of(total)
    share = so_far.ratio(total.of(Stage.GIVEN))
    compared = () if share is None else (", bằng ", Cell(value=share, kind="percent"), " số được giao")
    stages = (Stage.GIVEN, Stage.APPROVED, Stage.HELD)
    told = [(stage.label.lower(), report.opening(total, stage, total.of(stage))) for stage in stages]
    told += [("còn lại", report.opening(total, Stage.LEFT, total.left))]
    settled = report.opening(total, Stage.SETTLED, total.of(Stage.SETTLED))
    return (
        Heading(level=1, number="1", text="Giao, phê duyệt, cam kết"),
        Paragraph(text=_sentence(("Kế hoạch", report.opening(total, Stage.PLANNED, total.of(Stage.PLANNED))), *told)),
        Heading(level=1, number="2", text="Chi, quyết toán"),
        Paragraph(text=(*_sentence(("Chi trong kỳ", paid), ("luỹ kế đã chi", so_far))[:-1], *compared, ".")),
        Paragraph(text=_sentence(("Quyết toán", settled))),
        Heading(level=1, number="3", text="Căn cứ số liệu"),
        Paragraph(
            text=f"Chi tính theo năm ngân sách {report.scope.year} ({days}); các số khác theo năm kế hoạch, số đến lúc"
            " lập. “Chưa có số liệu” không phải là 0 và không cộng vào tổng. Chi tiết từng nguồn, nội dung, từng đề"
            f" án ({len(report.files)}) và từng chứng từ ở các phụ lục kèm theo."
        ),
    )


def _sentence(*told: tuple[str, Figure | Cell]) -> tuple[str | Cell, ...]:
    """“Giao: 1.200 triệu đồng; phê duyệt: chưa có số liệu.”"""
    parts: list[str | Cell] = []
    for name, value in told:
        cell = replace(value if isinstance(value, Cell) else Cell(value=value), kind="money", unit=MILLION)
        unit = f" {MILLION}" if cell.value.is_known else ""
        parts += [f"{'; ' if parts else ''}{name}: ", cell, *([unit] if unit else [])]
    return (*parts, ".")
