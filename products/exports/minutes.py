"""Biên bản tổng hợp kết quả bình chọn (TT 26/2014 Đ16 k3): every product, its ballots, the exact mean, the seals."""

from fractions import Fraction

from khuyencong.core.dates import format_date, format_date_long, local_date, today
from khuyencong.core.money import format_number
from khuyencong.core.papers import (
    Annex,
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
    render_pdf,
)
from products.choices import JurySeat, RoundStatus
from products.models import Entry, RoundMove, VotingRound
from products.queries import parts, seals, withdrawals
from products.queries.board import Board, Tally, board, shown
from products.queries.paper_ballots import Reread, rereadings

_RANKED = (
    Column(key="place", title="Thứ", kind="index"),
    Column(key="code", title="Mã số", width=9),
    Column(key="product", title="Sản phẩm, cơ sở", width=38),
    Column(key="ballots", title="Điểm các phiếu", width=22),
    Column(key="average", title="Bình quân", kind="unit", width=14),
    Column(key="chosen", title="Hội đồng", width=14),
)
_SIGNED = (
    Column(key="no", title="TT", kind="index"),
    Column(key="judge", title="Họ và tên", width=26),
    Column(key="job", title="Chức vụ, đơn vị", width=34),
    Column(key="sign", title="Chữ ký", width=20),
)
_SEALS = (
    Column(key="code", title="Mã số", width=9),
    Column(key="judge", title="GK", kind="index"),
    Column(key="points", title="Điểm", kind="unit", width=8),
    Column(key="sha256", title="Mã niêm phong (SHA-256)", width=70),
)


def round_minutes(round_: VotingRound) -> bytes:
    return render_pdf(minutes_paper(round_))


def minutes_paper(round_: VotingRound) -> Paper:
    """The same figures as the pages, out of the same board."""
    whole = board(round_)
    head = next((one for one in whole.standing if one.seat == JurySeat.HEAD), None)
    sealed = round_.moves.filter(to_status=RoundStatus.SEALED).order_by("-pk").first()
    return Paper(
        letterhead=Letterhead(
            parent="Hội đồng bình chọn",
            issuer="Ban Giám khảo",
            symbol="BB-BGK",
            place=round_.unit.dateline,
            issued_on=sealed.happened_on if sealed else today(),
        ),
        kind="BIÊN BẢN",
        subject=f"Tổng hợp kết quả {lowered(str(round_))}",
        blocks=(
            *_meeting(sealed),
            Paragraph(text=_told(whole, round_)),
            Heading(level=1, number="I", text="Kết quả chấm"),
            _ranking(whole),
            _parts(whole),
            *_noted(whole, round_),
            Heading(level=1, number="III", text="Giám khảo ký tên"),
            _signed(whole),
        ),
        signature=Signature(authority_lines=("TM. BAN GIÁM KHẢO", "TRƯỞNG BAN"), name=head.full_name if head else ""),
        recipients=Recipients(lines=("Hội đồng bình chọn", "Lưu: hồ sơ đợt bình chọn")),
        annexes=(Annex(title="Danh sách phiếu đã niêm phong", blocks=_seals(round_)),),
    )


def lowered(title: str) -> str:
    """“Bình chọn …” in the middle of a sentence; a name in capitals stays."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _meeting(sealed: RoundMove | None) -> list[Paragraph]:
    """When and where, as minutes begin (NĐ 30/2020, mẫu 1.10): the hour and the place are written by hand."""
    day = format_date_long(sealed.happened_on) if sealed else "ngày …… tháng …… năm ………"
    return [Paragraph(text=f"Thời gian: …… giờ ……, {day}."), Paragraph(text="Địa điểm: …………………………………………………………")]


def _told(whole: Board, round_: VotingRound) -> str:
    judges = ", ".join(f"{one.full_name} ({one.get_seat_display()})" for one in whole.standing)
    return (
        f"Thành phần: Ban Giám khảo gồm {len(whole.standing)} người: {judges}. Ban Giám khảo chấm {len(whole.tallies)} sản"
        f" phẩm, {whole.given} phiếu tính điểm. Điểm bình quân giữ nguyên phân số; sản phẩm đạt khi từ 70 điểm trở lên"
        " (Điều 17 khoản 1 Thông tư số 26/2014/TT-BCT)."
    )


def _noted(whole: Board, round_: VotingRound) -> tuple[Block, ...]:
    """What happened on the way, none of it left out."""
    said = _remarks(whole, round_) or [Paragraph(text="Không có việc gì khác.")]
    return (Heading(level=1, number="II", text="Việc cần ghi"), *said)


def _signed(whole: Board) -> Table:
    rows = tuple(Row(cells=(n, one.full_name, one.job, "")) for n, one in enumerate(whole.standing, 1))
    return Table(code="signed", title="Ban Giám khảo", columns=_SIGNED, rows=rows, empty="Chưa có giám khảo.")


def exact(average: Fraction) -> str:
    """“82,5”, or “82,33… (247/3)” where decimals do not end."""
    cents = Fraction(average.numerator * 100 // average.denominator, 100)
    text = f"{int(cents * 100) // 100},{int(cents * 100) % 100:02}"
    return text if cents == average else f"{text}… ({average.numerator}/{average.denominator})"


def _ranking(whole: Board) -> Table:
    rows = tuple(
        Row(
            cells=(
                place,
                tally.entry.code,
                f"{tally.entry.product.name}, {tally.entry.product.establishment}",
                "; ".join(format_number(mark.total.normalize()) for mark in tally.marks),
                exact(tally.average),
                _outcome(tally),
            )
        )
        for place, tally in whole.ranked
    )
    return Table(code="ranking", title="Điểm bình quân, cao trước", columns=_RANKED, rows=rows, empty="Chưa có phiếu.")


def _outcome(tally: Tally) -> str:
    if not tally.passes:
        return "chưa đạt 70"
    if tally.entry.chosen is None:
        return "đạt, chờ chọn"
    return (
        f"giải {tally.entry.prize.upper()}" if tally.entry.prize else ("chọn" if tally.entry.chosen else "không chọn")
    )


def _remarks(whole: Board, round_: VotingRound) -> list[Paragraph]:
    same = [f"{', '.join(one.entry.code for one in tie)} ({tie[0].average_text} điểm)" for tie in whole.ties]
    said = [f"Cùng điểm bình quân: {'; '.join(same)}."] if same else []
    away = [f"{judge} không chấm {tally.entry.code}." for tally in whole.tallies for judge in tally.recused]
    left = [
        f"{one} thôi từ {format_date(one.left_on)}: {one.left_note.rstrip('. ')}." for one in whole.jury if one.left_on
    ]
    tie = [f"Xử lý đồng điểm: {round_.tie_note}"] if round_.tie_note else []
    again = [_reread(one) for one in reversed(rereadings(whole))]
    out = [_withdrawn(entry) for entry in withdrawals.of_round(round_)]
    return [Paragraph(text=text) for text in (*out, *said, *tie, *away, *again, *left)]


def _withdrawn(entry: Entry) -> str:
    paper = f" theo văn bản {entry.withdrawal}" if entry.withdrawal else ""
    return (
        f"{entry.code} {entry.product.name} của {entry.product.establishment} rút khỏi đợt ngày"
        f" {format_date(entry.withdrawn_on)}{paper}: {entry.status_note.rstrip('. ')}."
        f" {entry.given} phiếu đã chấm được giữ, không tính."
    )


def _reread(one: Reread) -> str:
    marks = ", ".join(f"{judge} {format_number(was.normalize())}" for judge, was, _ in one.marks)
    day = format_date(local_date(one.rereading.asked_at))
    return f"{one.code} đọc lại ngày {day}: {one.rereading.reason.rstrip('. ')}. Điểm trước đó: {marks}."


def _parts(whole: Board) -> Table:
    """The mean of each of the four criteria (Phụ lục 4), product by product as they are ranked; they add up to its mean."""
    found = parts.by_criterion(whole)
    heads = tuple(
        Column(key=f"tc{rule.order}", title=f"Tiêu chí {rule.order} ({rule.max_points})", kind="unit", width=12)
        for rule in found.rules
    )
    columns = (
        Column(key="code", title="Mã số", width=9),
        *heads,
        Column(key="sum", title="Cộng", kind="unit", width=12),
    )
    rows = tuple(
        Row(
            cells=(
                tally.entry.code,
                *(shown(found.means[tally.entry.pk, rule.pk]) for rule in found.rules),
                tally.average_text,
            )
        )
        for _, tally in whole.ranked
    )
    notes = tuple(f"Tiêu chí {rule.order}: {rule.name}." for rule in found.rules)
    return Table(
        code="parts",
        title="Điểm bình quân theo tiêu chí",
        columns=columns,
        rows=rows,
        notes=notes,
        empty="Chưa có phiếu.",
    )


def _seals(round_: VotingRound) -> tuple:
    """A line a ballot, judges by number: a name would break each line in two."""
    lines = seals.lines(round_)
    names = {line.ballot.juror_id: line.ballot.juror.full_name for line in lines}
    numbers = {pk: number for number, pk in enumerate(sorted(names), 1)}
    rows = tuple(
        Row(
            cells=(
                line.ballot.entry.code,
                numbers[line.ballot.juror_id],
                format_number(sum(points for _, points in line.scores).normalize()),
                line.ballot.sha256,
            )
        )
        for line in lines
    )
    whole = Row(cells=("Cả danh sách", "", "", round_.seal), kind="sum") if round_.seal else None
    table = Table(
        code="seals",
        title="Phiếu và mã niêm phong",
        columns=_SEALS,
        rows=rows,
        total=whole,
        empty="Chưa niêm phong.",
    )
    judges = "; ".join(f"{numbers[pk]}. {names[pk]}" for pk in sorted(names))
    told = [Paragraph(text=f"Giám khảo (GK): {judges}.")] if names else []
    broken = [Paragraph(text=text) for text in seals.broken(round_)]
    return (table, *told, *broken)
