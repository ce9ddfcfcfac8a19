"""The checklist of a file as a PDF."""

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
from khuyencong.offices.models import OrganisationProfile
from projects.choices import PartnerRole
from projects.queries.papers import ChecklistItem, ChecklistStage, PaperFolder


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
        place=(profile and profile.place_name) or folder.project.unit.dateline,
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
