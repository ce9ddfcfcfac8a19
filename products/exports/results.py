"""Tờ trình, dự thảo quyết định, thông báo, sổ cấp giấy of a round (TT 26/2014 Đ17; TT 38/2025 Đ28 k11)."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.urls import reverse

from khuyencong.core.dates import format_date, format_date_long, today
from khuyencong.core.models import OfficialDocument
from khuyencong.core.papers import (
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Signature,
    render_pdf,
)
from products.choices import RoundPaper
from products.exports.lists import certified, listed
from products.exports.minutes import lowered
from products.models import VotingRound
from products.queries.result import Result, result_of

_AMENDED = date(2025, 7, 1)  # TT 38/2025 and the law on local government of 2025 in force


def _law(day: date) -> tuple[str, ...]:
    """Grounds as they stood on ``day``: a paper of 2024 does not cite a circular of 2025."""
    by = "Thông tư số 14/2018/TT-BCT" + (" và Thông tư số 38/2025/TT-BCT" if day >= _AMENDED else "")
    return (
        "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công",
        "Căn cứ Thông tư số 26/2014/TT-BCT ngày 28 tháng 8 năm 2014 của Bộ trưởng Bộ Công Thương quy định về việc tổ chức"
        f" bình chọn sản phẩm công nghiệp nông thôn tiêu biểu, được sửa đổi, bổ sung bởi {by}",
    )


def _government(day: date) -> str:
    passed = date(2025, 6, 16) if day >= _AMENDED else date(2015, 6, 19)
    return f"Căn cứ Luật Tổ chức chính quyền địa phương {format_date_long(passed)}"


def round_paper_pdf(round_: VotingRound, which: RoundPaper) -> bytes:
    return render_pdf(round_paper(round_, which))


def round_paper(round_: VotingRound, which: RoundPaper) -> Paper:
    return _WRITERS[which](result_of(round_))


def _proposal(told: Result) -> Paper:
    """The council to the chairman of the People's Committee."""
    day = told.proposed_on or today()
    return Paper(
        letterhead=_council(told, "TTr-HĐBC", day),
        kind="TỜ TRÌNH",
        subject=f"Về việc công nhận {told.title}",
        addressees=(f"Chủ tịch {told.committee}",),
        grounds=(*_law(day), *_papers(told)),
        blocks=(
            Heading(level=1, number="I", text="Quá trình bình chọn"),
            Paragraph(text=_course(told)),
            Paragraph(text=_scored(told)),
            *([Paragraph(text=f"Sản phẩm cùng điểm: {told.round.tie_note}")] if told.round.tie_note else []),
            Heading(level=1, number="II", text="Đề nghị"),
            Paragraph(
                text=f"Hội đồng bình chọn kính trình Chủ tịch {told.committee} phê duyệt kết quả bình chọn, quyết định công"
                f" nhận và cấp Giấy chứng nhận cho {len(told.chosen)} sản phẩm theo danh sách kèm theo."
            ),
            Paragraph(
                text="Kèm theo: biên bản tổng hợp kết quả bình chọn của Ban Giám khảo, dự thảo quyết định. Kính trình xem"
                " xét, quyết định./."
            ),
        ),
        signature=Signature(authority_lines=("TM. HỘI ĐỒNG", "CHỦ TỊCH"), name=told.chair),
        recipients=Recipients(lines=("Như trên", "Thành viên Hội đồng", "Lưu: hồ sơ đợt bình chọn")),
        annexes=(listed(told, "Danh sách sản phẩm đề nghị công nhận", points=True),),
        mark="DỰ THẢO",
    )


def _decision(told: Result) -> Paper:
    """For the chairman's signature; number and day are given by the clerk."""
    committee, people = told.committee, "Chánh Văn phòng, Thủ trưởng các cơ quan liên quan"
    decision = told.round.decision
    day = decision.issued_on if decision and decision.issued_on else today()
    return Paper(
        letterhead=Letterhead(
            parent="", issuer=told.committee_lines, symbol="QĐ-UBND", place=told.round.unit.dateline, issued_on=day
        ),
        kind="QUYẾT ĐỊNH",
        subject=f"Về việc công nhận và cấp Giấy chứng nhận {told.title}",
        authority=f"Chủ tịch {committee}",
        grounds=(
            _government(day),
            *_law(day),
            f"Theo đề nghị của Hội đồng bình chọn {told.title} tại Tờ trình số …… ngày … tháng … năm {day.year}",
        ),
        resolves="Quyết định:",
        blocks=(
            Paragraph(
                lead="Điều 1.",
                text=f"Công nhận và cấp Giấy chứng nhận cho {len(told.chosen)} sản phẩm đạt danh hiệu {told.title}, theo danh"
                " sách kèm theo Quyết định này.",
            ),
            Paragraph(
                lead="Điều 2.",
                text="Cơ sở công nghiệp nông thôn có sản phẩm được công nhận được hưởng quyền lợi và thực hiện trách nhiệm quy"
                " định tại Điều 21, Điều 22 Thông tư số 26/2014/TT-BCT trong thời hạn của Giấy chứng nhận.",
            ),
            Paragraph(
                lead="Điều 3.",
                text=f"Quyết định này có hiệu lực kể từ ngày ký. {people}, Hội đồng bình chọn và các cơ sở có tên trong danh"
                " sách chịu trách nhiệm thi hành Quyết định này./.",
            ),
        ),
        signature=Signature(authority_lines=("CHỦ TỊCH",), name=""),
        recipients=Recipients(lines=("Như Điều 3", "Sở Công Thương", "Lưu: VT, hồ sơ đợt bình chọn")),
        annexes=(listed(told, f"Danh sách {told.title}", points=False),),
        mark="DỰ THẢO",
    )


def _notice(told: Result) -> Paper:
    """To every maker that took part (Đ17 k2), with the way to complain (Đ20) and to look a certificate up."""
    round_, due = told.round, told.complaint_due
    last = f", đến hết {format_date_long(due.on)}" if due else ""
    lookup = settings.PORTAL_URL.rstrip("/") + reverse("showcase:lookup")
    return Paper(
        letterhead=_council(told, "TB-HĐBC", told.round.announced_on),
        kind="THÔNG BÁO",
        subject=f"Kết quả bình chọn {told.title}",
        addressees=("Các cơ sở công nghiệp nông thôn có sản phẩm tham gia bình chọn",),
        blocks=(
            Paragraph(
                text=f"{_begun(_of(round_.decision))} của Chủ tịch {told.committee} công nhận"
                f" {len(told.register)} trong {len(told.board.tallies)} sản phẩm tham gia bình chọn. Danh sách kèm theo."
            ),
            Paragraph(
                text=f"Cơ sở khiếu nại kết quả bình chọn trong 15 ngày làm việc kể từ ngày thông báo"
                f" ({format_date_long(round_.announced_on)}){last}; Hội đồng bình chọn trả lời trong 10 ngày làm việc kể từ ngày"
                " nhận đơn (Điều 20 Thông tư số 26/2014/TT-BCT)."
            ),
            Paragraph(
                text=f"Giấy chứng nhận mang mã kiểm tra; ai cũng xem được giấy còn giá trị hay không bằng cách quét mã QR in"
                f" trên giấy hoặc gõ mã tại {lookup}. Hội đồng bình chọn thông báo để các cơ sở biết./."
            ),
        ),
        signature=Signature(authority_lines=("TM. HỘI ĐỒNG", "CHỦ TỊCH"), name=told.chair),
        recipients=Recipients(lines=("Như trên", told.committee, "Sở Công Thương", "Lưu: hồ sơ đợt bình chọn")),
        annexes=(certified(told, "Danh sách sản phẩm được công nhận"),),
        mark="DỰ THẢO",
    )


def _register(told: Result) -> Paper:
    """Sổ cấp giấy: a line a certificate, with room for who fetches it."""
    gone = sum(one.row.withdrawn_on is not None for one in told.register)
    return Paper(
        letterhead=_council(told, "SCG-HĐBC", told.round.announced_on),
        kind="SỔ CẤP GIẤY CHỨNG NHẬN",
        subject=_begun(told.title),
        blocks=(
            Paragraph(
                text=f"Ghi {len(told.register)} Giấy chứng nhận cấp theo {_of(told.round.decision)}"
                + (f"; trong đó {gone} giấy đã thu hồi" if gone else "")
                + "."
            ),
            Paragraph(
                text="Người nhận ký vào cột cuối của phụ lục. Mã kiểm tra in trên giấy là mã của trang công khai, không cấp"
                " lại cho giấy khác."
            ),
        ),
        signature=Signature(authority_lines=("NGƯỜI LẬP SỔ",), name=""),
        recipients=Recipients(lines=("Hội đồng bình chọn", "Lưu: hồ sơ đợt bình chọn")),
        annexes=(certified(told, "Giấy chứng nhận đã cấp", signing=True),),
    )


_WRITERS: dict[RoundPaper, Callable[[Result], Paper]] = {
    RoundPaper.PROPOSAL: _proposal,
    RoundPaper.DECISION: _decision,
    RoundPaper.NOTICE: _notice,
    RoundPaper.REGISTER: _register,
}


def _council(told: Result, symbol: str, day: date) -> Letterhead:
    return Letterhead(
        parent=told.committee_lines,
        issuer="Hội đồng bình chọn",
        symbol=symbol,
        place=told.round.unit.dateline,
        issued_on=day,
    )


def _of(paper: OfficialDocument | None) -> str:
    """“quyết định số 77/QĐ-UBND ngày 05 tháng 02 năm 2026”."""
    return _numbered("quyết định", paper) if paper else "quyết định số ……"


def _begun(text: str) -> str:
    """With a capital, the rest as it is: “QĐ-UBND” keeps its own."""
    return text[:1].upper() + text[1:]


def _papers(told: Result) -> list[str]:
    """Plan, regulation, frame and the minutes, as far as they are on record."""
    one = told.round
    named = [("Kế hoạch", one.plan), ("Quy chế chấm", one.regulation), ("Quyết định", one.frame_document)]
    found = [f"Căn cứ {_numbered(name, paper, whole=True)}" for name, paper in named if paper]
    return [*found, "Căn cứ biên bản tổng hợp kết quả bình chọn của Ban Giám khảo"]


def _numbered(name: str, paper: OfficialDocument, *, whole: bool = False) -> str:
    """“Kế hoạch số 64/KH-UBND ngày 08 tháng 4 năm 2024”; ``whole``: with who issued it and what it is about."""
    day = f" {format_date_long(paper.issued_on)}" if paper.issued_on else ""
    told = f"{name} số {paper.reference}{day}" if paper.reference else f"văn bản “{paper.title}”{day}"
    if not whole:
        return told
    by = f" của {paper.issuer}" if paper.issuer else ""
    return told + by + (f" về {lowered(paper.title)}" if paper.reference else "")


def _course(told: Result) -> str:
    one = told.round
    return (
        f"Từ ngày {format_date(one.opens_on)} đến ngày {format_date(one.closes_on)}, Hội đồng nhận {told.entered} sản phẩm đăng"
        f" ký; {len(told.board.tallies)} sản phẩm của {told.makers} cơ sở có hồ sơ hợp lệ ({told.by_group}){_taken_out(told)}."
        f" Hội đồng gồm {len(told.council)} thành viên, Ban Giám khảo gồm {len(told.board.standing)} giám khảo"
        + (f", Trưởng ban là {told.head}." if told.head else ".")
    )


def _taken_out(told: Result) -> str:
    return f"; {told.withdrawn} sản phẩm cơ sở rút khi đang chấm" if told.withdrawn else ""


def _scored(told: Result) -> str:
    return (
        f"Ban Giám khảo chấm {told.board.given} phiếu. {told.passing} sản phẩm đạt điểm bình quân từ 70 điểm trở lên; căn cứ"
        f" cơ cấu và số lượng do Hội đồng quyết định (Điều 17 khoản 1 Thông tư số 26/2014/TT-BCT), Hội đồng chọn"
        f" {len(told.chosen)} sản phẩm."
    )
