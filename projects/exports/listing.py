"""The list of đề án as a workbook: the rows of the screen's filter, all pages."""

from collections.abc import Iterable

from khuyencong.core.papers import Column, Row, Table, render_xlsx
from projects.queries import ListRow

_COLUMNS = (
    Column(key="index", title="TT", kind="index"),
    Column(key="code", title="Mã", width=16),
    Column(key="title", title="Đề án", width=48),
    Column(key="beneficiaries", title="Cơ sở thụ hưởng", width=36),
    Column(key="unit", title="Địa bàn", width=24),
    Column(key="content", title="Nội dung", width=10),
    Column(key="purse", title="Nguồn", width=10),
    Column(key="year", title="Năm", kind="index"),
    Column(key="support", title="Hỗ trợ", kind="money"),
    Column(key="counterpart", title="Đối ứng cam kết", kind="money"),
    Column(key="status", title="Tình trạng", width=14),
    Column(key="holder", title="Người giữ", width=20),
    Column(key="due", title="Hạn", kind="date"),
)


def list_workbook(rows: Iterable[ListRow], *, view: str, filters: Iterable[str], told_on: str) -> bytes:
    """``view`` and ``filters`` say in words what was asked for; they stand under the table."""
    table = Table(
        code="projects",
        title="Danh sách đề án",
        columns=_COLUMNS,
        rows=tuple(_row(number, row) for number, row in enumerate(rows, 1)),
        notes=(
            "Hỗ trợ: số được duyệt; đề án chưa duyệt thì số đề nghị.",
            f"Cách xem: {view}. Bộ lọc: {'; '.join(filters) or 'không'}. Lấy ngày {told_on}.",
        ),
        landscape=True,
        empty="Không có đề án nào khớp.",
    )
    return render_xlsx([table], title="Danh sách đề án khuyến công")


def _row(number: int, row: ListRow) -> Row:
    project = row.project
    return Row(
        cells=(
            number,
            project.code,
            project.title,
            row.beneficiaries,
            project.unit.full_name,
            project.content.code,
            project.purse_word,
            project.plan_year,
            row.support,
            row.counterpart,
            project.get_status_display(),
            str(project.holder) if project.holder else "",
            project.due_on or "",
        )
    )
