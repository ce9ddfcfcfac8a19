"""The Centre's report of a period as one paper: page, PDF and workbook are written from it."""

from dataclasses import replace
from decimal import Decimal

from collaborators.choices import CollaboratorKind
from collaborators.queries.compiled import Compiled
from khuyencong.core.dates import format_date
from khuyencong.core.figures import Figure
from khuyencong.core.papers import (
    Annex,
    Bullets,
    Cell,
    Column,
    Heading,
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
from khuyencong.core.papers.cells import scale

BY_PLACE = ("CTV2.01", "CTV2.02", "CTV2.03", "CTV2.07", "CTV1.02")


def compiled_paper(compiled: Compiled) -> Paper:
    period = compiled.period
    return Paper(
        letterhead=_letterhead(compiled),
        kind="BÁO CÁO",
        subject=f"Tình hình công nghiệp nông thôn và hoạt động khuyến công {period}",
        addressees=(compiled.issuer.get("parent_name") or "Sở Công Thương",),
        blocks=(*_coverage(compiled), *_figures(compiled), *_lists(compiled)),
        annexes=(Annex(number="I", title="Số liệu theo địa bàn", blocks=(by_place(compiled),), landscape=True),),
        signature=_signature(compiled),
        recipients=Recipients(lines=("Như trên", "Ban Giám đốc Trung tâm", "Lưu: VT, KC")),
        mark="DỰ THẢO",
    )


def compiled_pdf(compiled: Compiled) -> bytes:
    return render_pdf(compiled_paper(compiled))


def compiled_xlsx(compiled: Compiled) -> bytes:
    paper = compiled_paper(compiled)
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    notes = [f"Số liệu {_days(compiled)}; chốt ngày {format_date(compiled.on)}."]
    return render_xlsx([*tables, *paper.annexes], title=paper.title, letterhead=paper.letterhead, notes=notes)


COMPILED_FILES = {
    "pdf": ("application/pdf", compiled_pdf),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", compiled_xlsx),
}


def _days(compiled: Compiled) -> str:
    return f"từ {format_date(compiled.period.starts_on)} đến {format_date(compiled.period.ends_on)}"


def _letterhead(compiled: Compiled) -> Letterhead:
    issuer = compiled.issuer
    here = compiled.appointments[0].unit.dateline if compiled.appointments else ""
    return Letterhead(
        parent=issuer.get("parent_name") or "Sở Công Thương",
        issuer=issuer.get("name") or "Trung tâm Khuyến công",
        symbol=f"BC-{issuer.get('symbol') or 'TTKC'}",
        place=issuer.get("place_name") or here,
        issued_on=compiled.on,
    )


def _signature(compiled: Compiled) -> Signature:
    issuer = compiled.issuer
    lines = tuple(filter(None, (issuer.get("signer_authority"), issuer.get("signer_title"))))
    return Signature(authority_lines=lines or ("Giám đốc",), name=issuer.get("signer_name", ""))


def _coverage(compiled: Compiled) -> list:
    there, missing = len(compiled.places) - len(compiled.missing), compiled.missing
    nils = sum(place.is_nil for place in compiled.places)
    text = (
        f"Số liệu {_days(compiled)}, tổng hợp từ {there} báo cáo đã duyệt trong {len(compiled.places)} báo cáo phải có"
    )
    text += f" ({compiled.coverage} %)" if compiled.coverage is not None else ""
    text += f"; trong đó {nils} báo cáo cả kỳ không phát sinh." if nils else "."
    blocks = [Heading(level=1, number="I", text="Nguồn số liệu"), Paragraph(text=text)]
    if missing:
        blocks.append(Paragraph(text="Nơi chưa có số liệu trong báo cáo này:"))
        blocks.append(Bullets(items=tuple(f"{one.name} ({one.person}): {one.why}" for one in missing)))
    return blocks


def _figures(compiled: Compiled) -> list:
    return [Heading(level=1, number="II", text="Số liệu"), figures(compiled)]


def figures(compiled: Compiled) -> Table:
    """Kỳ / luỹ kế / cùng kỳ, with how many places gave an estimate."""
    columns = (
        Column(key="number", title="TT", width=6),
        Column(key="name", title="Chỉ tiêu", width=34),
        Column(key="unit", title="ĐVT", kind="unit"),
        Column(key="now", title="Kỳ này", kind="decimal", width=13),
        Column(key="so_far", title="Luỹ kế từ đầu năm", kind="decimal", width=13),
        Column(key="year", title="Cùng kỳ năm trước", kind="decimal", width=13),
        Column(key="basis", title="Ước/thực", width=11),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(value=one.number),
                Cell(value=one.name),
                Cell(value=one.unit),
                *(Cell(value=_whole_dong(figure, one.unit)) for figure in (one.now, one.so_far, one.year_ago)),
                Cell(value=f"ước ở {one.estimates} nơi" if one.estimates else ""),
            )
        )
        for one in compiled.totals
    )
    return Table(
        code="CTV",
        title=f"Tổng hợp {compiled.period}",
        columns=columns,
        rows=rows,
        basis="Số của địa bàn đã duyệt, mỗi địa bàn một lần; số của hiệp hội đứng riêng, không cộng. “≥ … (thiếu n)”: n nơi chưa có số.",
        sheet="Tổng hợp",
    )


def _whole_dong(figure: Figure, unit: str) -> Figure:
    """A paper takes money in whole đồng and prints it in its unit; people answer in the unit of the question."""
    if figure.value is None or scale(unit) == 1:
        return figure
    return replace(figure, value=int(figure.value * scale(unit)))


def by_place(compiled: Compiled) -> Table:
    columns = (
        Column(key="place", title="Địa bàn, hiệp hội", width=26),
        Column(key="person", title="Cộng tác viên", width=22),
        *(
            Column(key=key, title=title, kind="count")
            for key, title in zip(
                ("start", "new", "closed", "end", "workers"),
                ("Cơ sở đầu kỳ", "Mới", "Ngừng", "Cơ sở cuối kỳ", "Lao động"),
                strict=True,
            )
        ),
        Column(key="note", title="Ghi chú", width=20),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(value=one.name),
                Cell(value=one.person),
                *(Cell(value=_int(one.figures.get(code)), kind="count") for code in BY_PLACE),
                Cell(value=_note(one)),
            )
        )
        for one in compiled.places
    )
    return Table(code="CTV-DB", title="Số liệu theo địa bàn", columns=columns, rows=rows, sheet="Địa bàn")


def _int(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


def _note(place) -> str:
    said = [place.why, "không phát sinh" if place.is_nil else ""]
    said.append("hiệp hội, không cộng" if place.kind == CollaboratorKind.ASSOCIATION else "")
    return "; ".join(filter(None, said))


def _lists(compiled: Compiled) -> list:
    return [
        Heading(level=1, number="III", text="Đề xuất của cơ sở, địa bàn"),
        needs(compiled),
        Heading(level=1, number="IV", text="Khó khăn, vướng mắc, bất hợp lý"),
        difficulties(compiled),
    ]


def needs(compiled: Compiled) -> Table:
    columns = (
        Column(key="tt", title="TT", kind="index"),
        Column(key="who", title="Cơ sở, địa bàn", width=26),
        Column(key="what", title="Nội dung đề xuất", width=60),
    )
    rows = tuple(
        Row(cells=(Cell(value=n, kind="index"), Cell(value=_who(line)), Cell(value=_what(line))))
        for n, line in enumerate(compiled.needs, 1)
    )
    return Table(code="CTV-NC", title="Nhu cầu nêu trong kỳ", columns=columns, rows=rows, sheet="Nhu cầu")


def _who(line) -> str:
    if line.establishment:
        return line.establishment.name
    return line.cells.get("cơ sở") or (line.need.unit.name if line.need and line.need.unit else "")


def _what(line) -> str:
    return line.need.text if line.need else str(line)


def difficulties(compiled: Compiled) -> Table:
    """No name of anybody: only words that were written to go onwards."""
    columns = (
        Column(key="group", title="Nhóm", width=26),
        Column(key="text", title="Nội dung", width=44),
        Column(key="number", title="Số ý kiến", kind="count"),
        Column(key="state", title="Tình trạng", width=18),
    )
    rows = tuple(
        Row(cells=(Cell(value=g), Cell(value=t or "chưa có lời gửi lên"), Cell(value=n, kind="count"), Cell(value=s)))
        for g, t, n, s in compiled.difficulties
    )
    return Table(code="CTV-KK", title="Việc đã nêu", columns=columns, rows=rows, sheet="Vướng mắc")
