"""The list of đề án as a workbook (the rows of the screen's filter, all pages); the checklist of a file as a PDF."""

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
from khuyencong.offices.models import OrganisationProfile
from projects.choices import PartnerRole
from projects.queries import ListRow
from projects.queries.papers import ChecklistItem, ChecklistStage, PaperFolder

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


def paper_sheet(folder: PaperFolder) -> bytes:
    """Phiếu kiểm hồ sơ: every asked-for paper with its legal basis and where it stands, to lay on top of the folder."""
    return render_pdf(_sheet(folder))


def _sheet(folder: PaperFolder) -> Paper:
    project, head = folder.project, _letterhead(folder)
    missing = "; ".join(folder.missing)
    kind = (
        f"{folder.type.name}{' (suy từ nội dung)' if folder.type.guessed else ''}" if folder.type else "chưa xác định"
    )
    facts = (
        f"Đề án: {project.title}. Mã: {project.code}. Nguồn: {project.purse_word}. Dạng đề án: {kind}.",
        f"Tình trạng: {project.get_status_display()}. Lấy ngày {format_date(today())}.",
        f"Còn thiếu: {missing}." if missing else "Bước này không thiếu giấy tờ bắt buộc nào.",
    )
    tables = tuple(_stage_table(stage) for stage in folder.stages if stage.applies)
    return Paper(
        letterhead=head,
        kind="PHIẾU KIỂM",
        subject=f"Hồ sơ đề án {project.code}",
        blocks=(*(Paragraph(text=line) for line in facts), *tables),
        signature=Signature(authority_lines=("NGƯỜI KIỂM HỒ SƠ",)),
        recipients=Recipients(lines=("Lưu: hồ sơ đề án",)),
    )


def _letterhead(folder: PaperFolder) -> Letterhead:
    """Of the one who carries it out, as it is named today; the clerk gives the number."""
    doer = folder.project.partners.filter(role=PartnerRole.IMPLEMENTS).values("organisation")
    profile = OrganisationProfile.objects.filter(organisation__in=doer).on(today()).first()
    return Letterhead(
        parent=(profile and profile.parent_name) or "Sở Công Thương",
        issuer=profile.name if profile else "Trung tâm Khuyến công",
        symbol=f"PK-{(profile and profile.symbol) or 'TTKC'}",
        place=(profile and profile.place_name) or folder.project.unit.full_name,
        issued_on=today(),
    )


def _stage_table(stage: ChecklistStage) -> Table:
    return Table(
        code=stage.stage,
        title=stage.label,
        columns=(
            Column(key="index", title="TT", kind="index"),
            Column(key="name", title="Giấy tờ", width=34),
            Column(key="need", title="Mức cần", width=14),
            Column(key="basis", title="Căn cứ", width=20),
            Column(key="state", title="Hồ sơ có", width=24),
        ),
        rows=tuple(Row(cells=_sheet_cells(number, stage, item)) for number, item in enumerate(stage.items, 1)),
    )


def _sheet_cells(number: int, stage: ChecklistStage, item: ChecklistItem) -> tuple:
    asked = item.requirement
    name = f"{asked.paper_type}{f' ({asked.paper_type.form_no})' if asked.paper_type.form_no else ''}"
    need = f"{asked.get_need_display()}{f': {asked.condition}' if asked.condition else ''}"
    basis = f"{asked.basis}{'' if asked.is_verified else ' (chưa kiểm chứng)'}"
    papers = "; ".join(_dated(paper.document) for paper in item.papers)
    waived = f"{item.waiver.label}: {item.waiver.reason} ({item.waiver.by})" if item.waiver else ""
    return number, name, need, basis, papers or waived or stage.state_of(item)


def _dated(document) -> str:
    return f"{document}{f', {format_date(document.issued_on)}' if document.issued_on else ''}"
