"""What a round still lacks for its next step: what blocks, with its article, and what is only said."""

from dataclasses import dataclass

from khuyencong.offices.queries import reach_of
from products.choices import CouncilMatter, CouncilSeat, EntryStatus, JurySeat, RoundStatus
from products.models import VotingRound
from products.queries import law
from products.queries.board import Board, board
from products.queries.conflicts import unanswered
from products.queries.frame import frame_faults


@dataclass(frozen=True)
class Readiness:
    blocks: tuple[str, ...] = ()
    warns: tuple[str, ...] = ()


def readiness(round_: VotingRound, to: RoundStatus) -> Readiness:
    """Asked by the button, the page and the service alike."""
    ask = _ASKED.get(to)
    return ask(round_) if ask else Readiness()


def _to_open(round_: VotingRound) -> Readiness:
    """Đ14 k1: after the plan the competent body approved."""
    return Readiness(() if round_.plan_id else ("Chưa ghi kế hoạch bình chọn được duyệt (TT 26/2014 Đ14 k1)",))


def _to_review(round_: VotingRound) -> Readiness:
    none = not round_.entries.exclude(status=EntryStatus.WITHDRAWN).exists()
    return Readiness(("Chưa có sản phẩm nào đăng ký",) if none else ())


def _to_scoring(round_: VotingRound) -> Readiness:
    whole = board(round_)
    blocks = [*_entry_faults(round_), *council_faults(round_), *jury_faults(whole), *frame_faults(round_)]
    if round_.frame_document_id is None:
        blocks.append("Chưa ghi văn bản Chủ tịch Hội đồng quyết định khung điểm (TT 26/2014 Đ16 k1)")
    ties = [f"{tie.juror} và {tie.entry.code}: {tie.told.lower()}" for tie in unanswered(whole)]
    if ties and round_.regulation_id:
        blocks.append(f"Chưa quyết xung đột lợi ích theo quy chế {round_.regulation}: {'; '.join(ties)}")
    warned = [f"Có xung đột lợi ích chưa quyết: {'; '.join(ties)}"] if ties and not round_.regulation_id else []
    return Readiness(tuple(blocks), (*warned, *unveiled(whole)))


def unveiled(whole: Board) -> list[str]:
    """Judges of a round that hides the makers whose other work opens the registers to them."""
    if not whole.round.blind:
        return []
    names = [str(judge) for judge in whole.standing if judge.user_id and reach_of(judge.user).is_office]
    told = ", ".join(names)
    return [f"Che tên không tác dụng với {told}: tài khoản văn phòng đọc được sổ sản phẩm"] if names else []


def _entry_faults(round_: VotingRound) -> list[str]:
    waiting = [entry.code for entry in round_.entries.filter(status=EntryStatus.ENTERED).order_by("number")]
    if waiting:
        return [f"Chưa xét hồ sơ {', '.join(waiting)} (TT 26/2014 Đ12)"]
    return [] if round_.entries.standing().exists() else ["Không có hồ sơ nào hợp lệ"]


def council_faults(round_: VotingRound) -> list[str]:
    rule = law.council_rule(round_.level, CouncilMatter.CHAIR, round_.opens_on)
    seats = list(round_.council.filter(left_on__isnull=True).values_list("seat", flat=True))
    found = []
    if rule and rule.sizes and len(seats) not in rule.sizes:
        sizes = " hoặc ".join(map(str, rule.sizes))
        found.append(f"Hội đồng có {len(seats)} người; phải là {sizes} ({rule.citation})")
    needed = (CouncilSeat.CHAIR, CouncilSeat.STANDING_DEPUTY)
    return found + [f"Hội đồng chưa có {seat.label} (TT 26/2014 Đ9)" for seat in needed if seat not in seats]


def jury_faults(whole: Board) -> list[str]:
    seats = [judge.seat for judge in whole.standing]
    found = []
    if len(seats) % 2 == 0:
        found.append(f"Ban Giám khảo có {len(seats)} người; phải là số lẻ (TT 26/2014 Đ11 k2)")
    if JurySeat.HEAD not in seats:
        found.append("Ban Giám khảo chưa có Trưởng ban (TT 26/2014 Đ11 k2)")
    alone = [tally.entry.code for tally in whole.tallies if not tally.judges]
    return found + ([f"Chưa có giám khảo chấm {', '.join(alone)}"] if alone else [])


def _to_sealed(round_: VotingRound) -> Readiness:
    whole = board(round_)
    empty = [tally.entry.code for tally in whole.tallies if not tally.marks]
    blocks = [f"Chưa có phiếu nào cho {', '.join(empty)}"] if empty else []
    if not whole.tallies:
        blocks.append("Mọi sản phẩm đã rút: không còn gì để chấm, huỷ đợt")
    few, warns = quorum_faults(whole), []
    if few and round_.quorum:
        blocks.append(f"Thiếu túc số {round_.quorum} phiếu theo quy chế {round_.regulation}: {few}")
    elif few:
        rule = law.council_rule(round_.level, CouncilMatter.QUORUM, round_.opens_on)
        warns.append(f"Ít phiếu hơn mức đề xuất ({rule.count}; quy chế của đợt không định túc số): {few}")
    late = ", ".join(f"{judge} ({count})" for judge, count in whole.missing)
    return Readiness(tuple(blocks), (*warns, *([f"Còn thiếu phiếu của {late}"] if late else [])))


def quorum_faults(whole: Board) -> str:
    """“SP-03 2/7” for each product with fewer ballots than the regulation wants; without one, than the table proposes."""
    round_ = whole.round
    rule = None if round_.quorum else law.council_rule(round_.level, CouncilMatter.QUORUM, round_.opens_on)
    share = rule.share if rule else None

    def is_few(tally) -> bool:
        asked = len(tally.judges)
        return len(tally.marks) < (round_.quorum or (share * asked if share else 0))

    return ", ".join(f"{tally.entry.code} {tally.progress}" for tally in whole.tallies if is_few(tally))


def _to_proposed(round_: VotingRound) -> Readiness:
    whole = board(round_)
    blocks = []
    if not any(tally.entry.chosen for tally in whole.tallies):
        blocks.append("Hội đồng chưa chọn sản phẩm nào (TT 26/2014 Đ17 k1)")
    if whole.split_ties and not round_.tie_note:
        told = "; ".join(", ".join(one.entry.code for one in same) for same in whole.split_ties)
        blocks.append(f"Cùng điểm bình quân mà không cùng kết quả: {told}. Ghi Hội đồng xử lý thế nào")
    return Readiness(tuple(blocks))


_ASKED = {
    RoundStatus.OPEN: _to_open,
    RoundStatus.REVIEW: _to_review,
    RoundStatus.SCORING: _to_scoring,
    RoundStatus.SEALED: _to_sealed,
    RoundStatus.PROPOSED: _to_proposed,
}
