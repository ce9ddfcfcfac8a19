"""The list of đề án as a workbook: the rows of the screen's filter, all pages."""

from collections.abc import Callable, Collection, Iterable

from khuyencong.core.papers import Column, Row, Table, render_xlsx
from projects.queries import ListRow

_ALWAYS: tuple[tuple[Column, Callable[[ListRow], object]], ...] = (
    (Column(key="code", title="Mã", width=16), lambda row: row.project.code),
    (Column(key="title", title="Đề án", width=48), lambda row: row.project.title),
    (Column(key="beneficiaries", title="Cơ sở thụ hưởng", width=36), lambda row: row.beneficiaries),
)
# By the codes of ``queries.COLUMNS``, in its order.
_CHOSEN: dict[str, tuple[Column, Callable[[ListRow], object]]] = {
    "dia_ban": (Column(key="unit", title="Địa bàn", width=24), lambda row: row.project.unit.full_name),
    "noi_dung": (Column(key="content", title="Nội dung", width=10), lambda row: row.project.content.code),
    "loai": (Column(key="kind", title="Loại", width=14), lambda row: row.project.get_kind_display()),
    "nguon": (Column(key="purse", title="Nguồn", width=10), lambda row: row.project.purse_word),
    "nam": (Column(key="year", title="Năm", kind="index"), lambda row: row.project.plan_year),
    "tinh_trang": (Column(key="status", title="Tình trạng", width=18), lambda row: row.project.get_status_display()),
    "ly_do": (Column(key="why", title="Vì sao trả lại, dừng", width=36), lambda row: row.project.why or ""),
    "tu_ngay": (
        Column(key="since", title="Ở bước này từ", kind="date"),
        lambda row: row.project.status_since or "",
    ),
    "thieu": (Column(key="lacking", title="Còn thiếu", width=36), lambda row: "; ".join(row.lacking)),
    "han": (Column(key="due", title="Hạn", kind="date"), lambda row: row.project.due_on or ""),
    "ho_tro": (Column(key="support", title="Hỗ trợ", kind="money"), lambda row: row.support),
    "doi_ung": (Column(key="counterpart", title="Đối ứng cam kết", kind="money"), lambda row: row.counterpart),
    "giu": (
        Column(key="holder", title="Người giữ", width=20),
        lambda row: str(row.project.holder) if row.project.holder else "",
    ),
    "trinh": (Column(key="submitted", title="Ngày trình", kind="date"), lambda row: row.project.submitted_on or ""),
    "duyet": (Column(key="approved", title="Ngày duyệt", kind="date"), lambda row: row.project.approved_on or ""),
    "ket_thuc": (Column(key="ends", title="Kết thúc", kind="date"), lambda row: row.project.ends_on or ""),
}


def list_workbook(
    rows: Iterable[ListRow], *, columns: Collection[str], view: str, filters: Iterable[str], told_on: str
) -> bytes:
    """``columns`` are codes; ``view`` and ``filters`` say in words what was asked for, under the table."""
    chosen = [*_ALWAYS, *(cell for code, cell in _CHOSEN.items() if code in columns)]
    table = Table(
        code="projects",
        title="Danh sách đề án",
        columns=(Column(key="index", title="TT", kind="index"), *(column for column, _ in chosen)),
        rows=tuple(Row(cells=(number, *(read(row) for _, read in chosen))) for number, row in enumerate(rows, 1)),
        notes=(
            "Hỗ trợ: số được duyệt; đề án chưa duyệt thì số đề nghị.",
            f"Cách xem: {view}. Bộ lọc: {'; '.join(filters) or 'không'}. Lấy ngày {told_on}.",
        ),
        landscape=True,
        empty="Không có đề án nào khớp.",
    )
    return render_xlsx([table], title="Danh sách đề án khuyến công")
