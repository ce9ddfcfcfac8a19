"""Phiếu thẩm định: our own wording of Mẫu 4a and 4b, whose columns nobody here has read yet; the paper says so."""

from khuyencong.core.dates import format_date
from khuyencong.core.figures import NO_DATA
from khuyencong.core.money import format_prose
from khuyencong.core.papers import (
    Block,
    Column,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    prose,
    render_pdf,
)
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import CouncilRole
from projects.models import Appraisal, Project
from projects.queries.appraisals import score_sheet

_UNCHECKED = (
    "Cột của Mẫu 4a, 4b Phụ lục 1 Thông tư 36/2013/TT-BCT chưa kiểm chứng; phiếu này theo năm nội dung của Điều 9."
)


def appraisal_pdf(project: Project, appraisal: Appraisal) -> bytes:
    return render_pdf(appraisal_paper(project, appraisal))


def appraisal_paper(project: Project, appraisal: Appraisal) -> Paper:
    """A draft from the record: the clerk gives number and day."""
    return Paper(
        letterhead=Letterhead(
            parent=f"Ủy ban nhân dân {_province(project).full_name}",
            issuer="Sở Công Thương",
            symbol="PTĐ-SCT",
            place=_province(project).dateline,
            issued_on=appraisal.held_on,
        ),
        kind="PHIẾU THẨM ĐỊNH",
        subject=f"Đề án {project.get_purse_display().lower()} năm {project.plan_year or ''}".strip(),
        blocks=(*_subject(project), *_criteria(appraisal), *_establishments(appraisal), *_conclusion(appraisal)),
        signature=Signature(authority_lines=(_signs(appraisal),), name=""),
        recipients=Recipients(lines=("Lưu: VT",)),
        mark="DỰ THẢO",
    )


def _province(project: Project) -> AdministrativeUnit:
    unit = project.unit
    while unit.parent is not None:
        unit = unit.parent
    return unit


def _subject(project: Project) -> tuple[Block, ...]:
    asked = NO_DATA if project.support_proposed is None else format_prose(project.support_proposed)
    return (
        Paragraph(text=f"Tên đề án: {project.title} ({project.code})."),
        Paragraph(text=f"Địa điểm: {project.unit.full_name}. Nội dung: {project.content}."),
        Paragraph(text=f"Kinh phí đề nghị hỗ trợ: {asked}."),
    )


def _criteria(appraisal: Appraisal) -> tuple[Block, ...]:
    rows = []
    for number, line in enumerate(score_sheet(appraisal), 1):
        joint = line.joint
        score = joint.score if joint and joint.score is not None else line.mean
        remarks = [joint.remark] if joint and joint.remark else []
        remarks += [f"{one.member}: {one.remark}" for one in line.members if one.remark]
        rows.append(Row(cells=(number, line.label, "" if score is None else score, "; ".join(remarks))))
    columns = (
        Column(key="index", title="TT", kind="index"),
        Column(key="criterion", title="Nội dung thẩm định", width=34),
        Column(key="score", title="Điểm", kind="decimal", width=8),
        Column(key="remark", title="Nhận xét", width=40),
    )
    table = Table(code="criteria", title="Nội dung thẩm định", columns=columns, rows=tuple(rows), notes=(_UNCHECKED,))
    return Heading(level=1, number="I", text="NỘI DUNG THẨM ĐỊNH"), table


def _establishments(appraisal: Appraisal) -> tuple[Block, ...]:
    results = list(appraisal.results.all())
    if not results:
        return ()
    columns = (
        Column(key="index", title="TT", kind="index"),
        Column(key="name", title="Đơn vị thụ hưởng", width=40),
        Column(key="result", title="Kết quả", width=16),
        Column(key="support", title="Mức hỗ trợ đề nghị", kind="money", unit="đồng", width=16),
    )
    rows = tuple(
        Row(cells=(number, str(one.beneficiary), one.get_result_display(), one.support))
        for number, one in enumerate(results, 1)
    )
    table = Table(code="results", title="Kết quả từng đơn vị thụ hưởng", columns=columns, rows=rows)
    return Heading(level=1, number="II", text="TỪNG ĐƠN VỊ THỤ HƯỞNG"), table


def _conclusion(appraisal: Appraisal) -> tuple[Block, ...]:
    support = NO_DATA if appraisal.support is None else format_prose(appraisal.support)
    said = f"{appraisal.get_conclusion_display()}. Thẩm định ngày {format_date(appraisal.held_on)}"
    number = "III" if appraisal.results.all() else "II"
    return (
        Heading(level=1, number=number, text="KẾT LUẬN"),
        Paragraph(text=f"{said}, do {appraisal.get_appraised_by_display().lower()} thực hiện."),
        Paragraph(text=f"Mức hỗ trợ đề nghị phê duyệt: {support}."),
        *prose(appraisal.remark),
        *_council(appraisal),
    )


def _council(appraisal: Appraisal) -> tuple[Block, ...]:
    members = sorted(appraisal.members.all(), key=lambda one: (CouncilRole.values.index(one.role), one.pk))
    told = "; ".join(f"{one} ({one.get_role_display().lower()})" for one in members)
    return (Paragraph(text=f"Hội đồng: {told}."),) if members else ()


def _signs(appraisal: Appraisal) -> str:
    return "TM. HỘI ĐỒNG THẨM ĐỊNH" if appraisal.members.all() else "NGƯỜI THẨM ĐỊNH"
