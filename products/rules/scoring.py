"""Who may seat, score, read marks, ask for a re-reading; in which phase."""

from khuyencong.core.dates import format_date, today
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from products.choices import RoundStatus
from products.models import JuryMember, VotingRound
from products.queries.scoring import Task
from products.rules.rounds import BEFORE_SCORES, in_area, may_run


def may_seat(user: User, round_: VotingRound) -> Verdict:
    """Anybody until scoring; from then on only somebody in another's place, by decision."""
    if round_.status not in (*BEFORE_SCORES, RoundStatus.SCORING):
        return Verdict(f"Đợt {round_.get_status_display().lower()}: không thay đổi Hội đồng, Ban Giám khảo được nữa.")
    return may_run(user, round_)


def may_set_frame(user: User, round_: VotingRound) -> Verdict:
    if round_.status not in BEFORE_SCORES:
        return Verdict("Đã mở chấm: khung điểm không sửa được nữa.")
    return may_run(user, round_)


def may_answer_conflict(user: User, round_: VotingRound) -> Verdict:
    """Until ballots are sealed."""
    if round_.status not in (RoundStatus.REVIEW, RoundStatus.SCORING):
        return Verdict(f"Đợt {round_.get_status_display().lower()}: không quyết xung đột lợi ích lúc này.")
    return may_run(user, round_)


def may_score(user: User, task: Task) -> Verdict:
    """One's own ballot, while scoring is open and it is not handed in."""
    one = task.entry.round
    if task.seat.user_id != user.pk:
        return Verdict("Phiếu này của giám khảo khác.")
    if one.status != RoundStatus.SCORING:
        return Verdict("Đã đóng chấm: phiếu không sửa được nữa.")
    if one.scoring_ends_on and today() > one.scoring_ends_on:
        return Verdict(f"Hạn chấm đã hết ngày {format_date(one.scoring_ends_on)}. Báo thư ký Hội đồng.")
    if task.ballot and task.ballot.submitted_at:
        return Verdict("Phiếu đã gửi. Muốn sửa thì thư ký Hội đồng mở lại bằng một lần đọc lại.")
    return ALLOWED


def may_stand_aside(user: User, task: Task) -> Verdict:
    """From one product, until ballots are sealed: also after handing one in."""
    if task.seat.user_id != user.pk or task.entry.round.status != RoundStatus.SCORING:
        return Verdict("Đã đóng chấm: không ghi được nữa. Báo thư ký Hội đồng.")
    return ALLOWED


def may_type_paper(user: User, round_: VotingRound) -> Verdict:
    """Two people of the desk, one after the other; neither sits in the jury, who would read another's marks."""
    if round_.status != RoundStatus.SCORING:
        return Verdict("Chỉ nhập phiếu giấy khi đợt đang chấm điểm.")
    may = may_run(user, round_)
    if may and _judges(user, round_):
        return Verdict("Anh, chị là giám khảo của đợt: người khác nhập phiếu giấy.")
    return may


def may_print_ballots(user: User, round_: VotingRound) -> Verdict:
    """Blank forms, once the products and the frame are known and until the ballots are sealed."""
    if round_.status not in (RoundStatus.REVIEW, RoundStatus.SCORING):
        return Verdict("Phiếu in được khi đã chốt danh sách đăng ký, trước khi đóng chấm.")
    return may_run(user, round_)


def may_ask_rereading(user: User, round_: VotingRound) -> Verdict:
    if round_.status != RoundStatus.SCORING:
        return Verdict("Chỉ mở đọc lại khi đợt đang chấm điểm.")
    return may_run(user, round_)


def may_read_marks(user: User, round_: VotingRound) -> Verdict:
    """Offices of the round's area; one who sits in its jury reads no other's marks before they are sealed."""
    if not reach_of(user).is_office:
        return Verdict("Điểm của các giám khảo do thư ký Hội đồng theo dõi.")
    if round_.status == RoundStatus.SCORING and _judges(user, round_):
        return Verdict("Anh, chị là giám khảo của đợt: chỉ xem điểm của người khác sau khi đóng chấm.")
    return in_area(user, round_)


def _judges(user: User, round_: VotingRound) -> bool:
    """Sits in the jury; asked once a round and person, kept on the round object."""
    kept = vars(round_).setdefault("_judged_by", {})
    if user.pk not in kept:
        kept[user.pk] = JuryMember.objects.filter(round=round_, user=user, left_on=None).exists()
    return kept[user.pk]
