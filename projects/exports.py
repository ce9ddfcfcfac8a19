"""The list of đề án as a workbook, the rows of the screen's filter on all pages; the contents of a folder as PDF."""

from collections.abc import Iterable

from khuyencong.core.dates import format_date, today
from khuyencong.core.papers import (
    Column,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    render_pdf,
    render_xlsx,
)
from projects.queries import Folder, ListRow

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


_CONTENTS = (
    Column(key="index", title="TT", kind="index"),
    Column(key="reference", title="Số, ký hiệu", width=18),
    Column(key="issued_on", title="Ngày", kind="date"),
    Column(key="title", title="Trích yếu", width=46),
    Column(key="issuer", title="Cơ quan ban hành", width=24),
    Column(key="copy", title="Bản chụp", width=10),
)


def contents_list(folder: Folder) -> bytes:
    """Mục lục hồ sơ: every paper of the file in the order of their days."""
    centre, project = folder.centre, folder.project
    rows = tuple(
        Row(cells=(n, one.reference, one.issued_on or "", one.title, one.issuer, "có" if one.file_id else "chưa"))
        for n, one in enumerate(folder.papers, 1)
    )
    table = Table(
        code="contents", title="Văn bản trong hồ sơ", columns=_CONTENTS, rows=rows, empty="Hồ sơ chưa có văn bản nào."
    )
    paper = Paper(
        letterhead=Letterhead(
            parent=(centre and centre.parent_name) or "Sở Công Thương",
            issuer=centre.name if centre else "Trung tâm Khuyến công",
            symbol="MLHS",
            place=(centre and centre.place_name) or project.unit.name,
            issued_on=today(),
        ),
        kind="Mục lục hồ sơ",
        subject=f"Đề án {project.code}: {project.title}",
        blocks=(Paragraph(text=_kept(folder)), table, Paragraph(text=f"Hồ sơ gồm {len(rows)} văn bản.")),
        signature=Signature(authority_lines=("Người lập mục lục",)),
        recipients=Recipients(lines=("Lưu: hồ sơ đề án",)),
    )
    return render_pdf(paper)


def _kept(folder: Folder) -> str:
    kept = folder.archive
    if kept is None:
        return f"Tình trạng: {folder.project.get_status_display().lower()}. Hồ sơ chưa đưa vào lưu trữ."
    code = f", số hồ sơ {kept.code}" if kept.code else ""
    until = f", đến {format_date(kept.keep_until)}" if kept.keep_until else ""
    day = format_date(kept.archived_on)
    return f"Lưu tại {kept.shelf}{code}, từ {day}. Thời hạn bảo quản: {kept.retention}{until}."
