"""Biên bản bàn giao, as a paper to print and sign."""

from khuyencong.core.dates import format_date, format_date_long
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
from khuyencong.portal.queries import Minutes

_HERE = Letterhead(parent="Sở Công Thương", issuer="Trung tâm Khuyến công", symbol="BB-TTKC", place="")


def handover_pdf(minutes: Minutes) -> bytes:
    """One table of everything that changed hands, and room for both to sign."""
    handover = minutes.handover
    issuer = minutes.issuer
    head = issuer.letterhead(handover.handed_on) if issuer else _HERE
    paper = Paper(
        letterhead=Letterhead(
            parent=head.parent,
            issuer=head.issuer,
            symbol=head.symbol.replace("BC-", "BB-"),
            place=head.place,
            issued_on=handover.handed_on,
            draft=True,
        ),
        kind="BIÊN BẢN",
        subject="Bàn giao công việc và hồ sơ",
        blocks=(*_opening(minutes), _things(minutes)),
        parties=(
            Signature(authority_lines=("Bên giao",), name=str(handover.giver)),
            Signature(authority_lines=("Bên nhận",), name=str(handover.taker)),
        ),
        signature=issuer.signature if issuer else Signature(authority_lines=("Giám đốc",)),
        recipients=Recipients(lines=("Hai bên", "Lưu: VT, KC")),
    )
    return render_pdf(paper)


def _opening(minutes: Minutes) -> tuple[Paragraph, ...]:
    handover = minutes.handover
    ground = f", theo {handover.document}" if handover.document else ""
    return (
        Paragraph(text=f"Hôm nay, {format_date_long(handover.handed_on)}, hai bên bàn giao công việc{ground}."),
        Paragraph(text=f"Bên giao: {_named(handover.giver)}."),
        Paragraph(text=f"Bên nhận: {_named(handover.taker)}."),
        Paragraph(text=f"Lý do: {handover.reason.rstrip('.')}."),
        Paragraph(
            text=f"Bên nhận đã nhận đủ {len(minutes.items)} việc dưới đây và chịu trách nhiệm từ ngày bàn giao. "
            "Việc đã làm trước ngày ấy vẫn ghi tên bên giao."
        ),
    )


def _named(person) -> str:
    return f"{person}, {person.job_title}" if person.job_title else str(person)


def _things(minutes: Minutes) -> Table:
    return Table(
        code="things",
        title="Việc và hồ sơ bàn giao",
        columns=(
            Column(key="index", title="TT", kind="index"),
            Column(key="kind", title="Loại", width=14),
            Column(key="label", title="Việc, hồ sơ", width=44),
            Column(key="state", title="Tình trạng", width=16),
            Column(key="due", title="Hạn", width=12),
        ),
        rows=tuple(
            Row(
                cells=(
                    number,
                    item.kind,
                    item.label,
                    item.state,
                    format_date(item.due_on) if item.due_on else "",
                )
            )
            for number, item in enumerate(minutes.items, 1)
        ),
    )
