"""Who follows a difficulty, who says whether the answer settled it."""

from collaborators.choices import DifficultyStatus
from collaborators.models import Difficulty
from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of


def may_handle(user: User, difficulty: Difficulty) -> Verdict:
    """The office, as long as it has not been joined to another."""
    if not reach_of(user).has(Role.STAFF, Role.LEADER, Role.ADMIN):
        return Verdict("Chỉ Trung tâm giao, chuyển và trả lời vướng mắc.")
    if difficulty.status == DifficultyStatus.JOINED:
        return Verdict("Việc này đã gộp. Mở việc chung để trả lời.")
    return ALLOWED


def may_say_heard(user: User, difficulty: Difficulty, answered: bool) -> Verdict:
    """The one who raised it, once there is an answer."""
    if difficulty.appointment.collaborator.user_id != user.pk:
        return Verdict("Chỉ người đã nêu nói câu trả lời ổn hay chưa.")
    if not answered:
        return Verdict("Việc này chưa có câu trả lời.")
    return ALLOWED
