"""Who may choose, publish, take complaints and withdraw; in which phase."""

from khuyencong.core.models import User
from khuyencong.core.verdicts import Verdict
from products.choices import RoundStatus
from products.models import Complaint, Recognition, VotingRound
from products.rules.products import may_keep_products
from products.rules.rounds import may_run


def may_choose(user: User, round_: VotingRound) -> Verdict:
    """The council fixes structure and number (Đ17 k1), after the ballots are sealed and before it proposes."""
    if round_.status != RoundStatus.SEALED:
        return Verdict("Hội đồng chọn sản phẩm sau khi đóng chấm, trước khi trình.")
    return may_run(user, round_)


def may_publish(user: User, round_: VotingRound) -> Verdict:
    if round_.status != RoundStatus.PROPOSED:
        return Verdict("Chỉ công bố sau khi Hội đồng trình và có quyết định công nhận (TT 26/2014 Đ17 k2).")
    return may_run(user, round_)


def may_take_complaint(user: User, round_: VotingRound) -> Verdict:
    if round_.status != RoundStatus.PUBLISHED:
        return Verdict("Khiếu nại về kết quả chỉ nhận sau khi công bố (TT 26/2014 Đ20 k1).")
    return may_run(user, round_)


def may_answer_complaint(user: User, complaint: Complaint) -> Verdict:
    if complaint.answered_on:
        return Verdict("Khiếu nại này đã trả lời.")
    return may_run(user, complaint.round)


def may_withdraw(user: User, recognition: Recognition) -> Verdict:
    if recognition.withdrawn_on:
        return Verdict("Giấy chứng nhận này đã thu hồi.")
    return may_keep_products(user)
