"""Whom another rule on frequency would let in or shut out, as a workbook."""

from khuyencong.core.papers import Column, Row, Table, render_xlsx
from projects.queries.eligibility import SimulatedRow, Simulation

_COLUMNS = (
    Column(key="index", title="TT", kind="index"),
    Column(key="establishment", title="Cơ sở", width=36),
    Column(key="place", title="Nơi sản xuất", width=40),
    Column(key="content", title="Nội dung", width=16),
    Column(key="change", title="Nếu đổi quy định", width=14),
    Column(key="count", title="Số lần đã thụ hưởng", kind="count"),
    Column(key="benefits", title="Đã thụ hưởng", width=60),
)


def simulation_workbook(simulation: Simulation | None, *, told_on: str) -> bytes:
    """One sheet; the two rules stand under the table. ``simulation`` None: the question could not be read."""
    rows = simulation.rows if simulation else []
    notes = ["Chỉ là phép thử trên sổ, không đổi kết luận nào đã ghi."]
    if simulation:
        notes.append(f"{simulation.rule.name}. So: {simulation.words}.")
    table = Table(
        code="simulation",
        sheet="Thử quy tắc",
        title="Nếu đổi quy định số lần thụ hưởng",
        columns=_COLUMNS,
        rows=tuple(_row(number, row) for number, row in enumerate(rows, 1)),
        notes=(*notes, f"Lấy ngày {told_on}."),
        landscape=True,
        empty="Không cơ sở nào đổi câu trả lời.",
    )
    return render_xlsx([table], title="Thử quy tắc thụ hưởng")


def _row(number: int, row: SimulatedRow) -> Row:
    return Row(
        cells=(
            number,
            row.establishment.name,
            row.place_words,
            row.content_words,
            row.change_words,
            len(row.benefits),
            "; ".join(benefit.words for benefit in row.benefits),
        )
    )
