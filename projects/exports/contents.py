"""Mục lục hồ sơ: the contents of the folder that goes on the shelf, as PDF."""

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
)
from projects.queries import ArchiveFolder

_CONTENTS = (
    Column(key="index", title="TT", kind="index"),
    Column(key="reference", title="Số, ký hiệu", width=18),
    Column(key="issued_on", title="Ngày", kind="date"),
    Column(key="title", title="Trích yếu", width=46),
    Column(key="issuer", title="Cơ quan ban hành", width=24),
    Column(key="copy", title="Bản chụp", width=10),
)


def contents_list(folder: ArchiveFolder) -> bytes:
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
            place=(centre and centre.place_name) or project.unit.dateline,
            issued_on=today(),
        ),
        kind="MỤC LỤC HỒ SƠ",
        subject=f"Đề án {project.code}: {project.title}",
        blocks=(Paragraph(text=_kept(folder)), table, Paragraph(text=f"Hồ sơ gồm {len(rows)} văn bản.")),
        signature=Signature(authority_lines=("Người lập mục lục",)),
        recipients=Recipients(lines=("Lưu: hồ sơ đề án",)),
    )
    return render_pdf(paper)


def _kept(folder: ArchiveFolder) -> str:
    kept = folder.archive
    if kept is None:
        return f"Tình trạng: {folder.project.get_status_display().lower()}. Hồ sơ chưa đưa vào lưu trữ."
    code = f", số hồ sơ {kept.code}" if kept.code else ""
    until = f", đến {format_date(kept.keep_until)}" if kept.keep_until else ""
    day = format_date(kept.archived_on)
    return f"Lưu tại {kept.shelf}{code}, từ {day}. Thời hạn bảo quản: {kept.retention}{until}."
