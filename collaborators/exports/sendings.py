"""One sending as it was sent: on the page, and as a PDF in the form of an official paper."""

from dataclasses import dataclass

from collaborators.models import QuarterlyReport, Submission
from collaborators.queries import PART_NAMES
from khuyencong.core.dates import format_date, format_datetime
from khuyencong.core.papers import (
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
)


@dataclass(frozen=True)
class Told:
    """One part of a sending: ``figures`` carry a unit or a comparison, ``words`` do not."""

    number: int
    name: str
    is_nil: bool
    did: str
    figures: list[dict]
    words: list[dict]


def by_part(content: dict) -> list[Told]:
    """``Submission.content`` in its four parts."""
    lines = content.get("lines", [])
    found = []
    for number, name in PART_NAMES.items():
        mine = [line for line in lines if line["p"] == number]
        nil = next((line for line in mine if line["k"] == f"khong_{number}"), None)
        rest = [line for line in mine if line is not nil]
        figures = [line for line in rest if "t" in line]
        words = [line for line in rest if "t" not in line]
        found.append(Told(number, name, nil is not None, (nil or {}).get("x", ""), figures, words))
    return found


def sending_pdf(report: QuarterlyReport, submission: Submission) -> bytes:
    return render_pdf(sending_paper(report, submission))


def sending_paper(report: QuarterlyReport, submission: Submission) -> Paper:
    """Bốn phần, as the collaborator sent them; the receipt stands in the text."""
    blocks = [_opening(report, submission)]
    for part in by_part(submission.content):
        blocks += _part(part)
    confirmation = getattr(submission, "confirmation", None)
    if confirmation is not None:
        day = format_date(confirmation.confirmed_on)
        blocks.append(Paragraph(text=f"Xác nhận: {confirmation.name}, {confirmation.title}, ngày {day}."))
    appointment = report.appointment
    return Paper(
        letterhead=Letterhead(
            parent=str(appointment.unit.full_name),
            issuer="Cộng tác viên khuyến công",
            symbol="BC-CTV",
            place=appointment.unit.dateline,
            issued_on=submission.sent_at.date(),
            draft=True,
        ),
        kind="BÁO CÁO",
        subject=f"Hoạt động của cộng tác viên khuyến công {report.period}",
        addressees=("Trung tâm Khuyến công",),
        blocks=tuple(blocks),
        signature=Signature(authority_lines=("Người báo cáo",), name=appointment.collaborator.full_name),
        recipients=Recipients(lines=("Như trên", "Lưu: CTV")),
        mark="MINH HOẠ" if report.illustrative else "",
    )


def _opening(report: QuarterlyReport, submission: Submission) -> Paragraph:
    period, appointment = report.period, report.appointment
    again = f", lần gửi {submission.number}" if submission.number > 1 else ""
    return Paragraph(
        text=(
            f"Cộng tác viên: {appointment.collaborator.full_name}; {appointment.job_title or appointment.get_kind_display()};"
            f" kỳ số liệu từ {format_date(period.starts_on)} đến {format_date(period.ends_on)};"
            f" biên nhận {submission.receipt}{again}, gửi {format_datetime(submission.sent_at)}."
        )
    )


_COLUMNS = (
    Column(key="name", title="Chỉ tiêu", width=40),
    Column(key="unit", title="Đơn vị", width=10),
    Column(key="value", title="Kỳ này", width=12),
    Column(key="last", title="Kỳ trước", width=10),
    Column(key="year", title="Cùng kỳ năm trước", width=12),
    Column(key="basis", title="Ước/thực", width=9),
)


def _part(part: Told) -> list:
    blocks = [Heading(level=2, number=str(part.number), text=part.name)]
    if part.is_nil:
        blocks.append(Paragraph(text="Trong kỳ không phát sinh." + (f" Đã làm: {part.did}" if part.did else "")))
    if part.figures:
        rows = tuple(Row(cells=_cells(line)) for line in part.figures)
        blocks.append(Table(code=f"CTV{part.number}", title=f"Số liệu phần {part.number}", columns=_COLUMNS, rows=rows))
    notes = [f"{line['l']}: {line['x']}" for line in part.figures if line.get("x")]
    blocks += [Paragraph(text=f"{line['l']}: {line['v']}{' (có ảnh)' if 'a' in line else ''}") for line in part.words]
    return [*blocks, *(Paragraph(text=f"Giải thích. {words}") for words in notes)]


def _cells(line: dict) -> tuple[Cell, ...]:
    figures = (line.get("v") or "chưa rõ", line.get("t", ""), line.get("n", ""))
    return (
        Cell(value=line["l"]),
        Cell(value=line.get("u", "")),
        *map(_figure, figures),
        Cell(value=line.get("b", "")),
    )


def _figure(words: str) -> Cell:
    """Sendings keep what was read, “1.234”: a whole number stands to the right, other words as they are."""
    bare = words.replace(".", "")
    return Cell(value=int(bare), kind="count") if bare.isdecimal() else Cell(value=words)
