"""What a person may do with a task of theirs."""

from datetime import date

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from khuyencong.portal.queries import Task, colleagues


def may_snooze(task: Task, *, until: date, beyond: bool, on: date) -> Verdict:
    """Until a day to come; beyond the last day only by saying so."""
    if until <= on:
        return Verdict("Chọn một ngày sau hôm nay.")
    due_on = task.deadline.due_on
    if due_on and until > due_on and not beyond:
        return Verdict(
            f"Hạn của việc này là {format_date(due_on)}. Chọn ngày trong hạn, hoặc đánh dấu “Biết là hoãn quá hạn”."
        )
    return ALLOWED


def may_hand_over(user: User, task: Task, *, to: User, on: date) -> Verdict:
    """To somebody of the same office."""
    if not task.deadline.key:
        return Verdict("Việc này không giao lại được.")
    if not colleagues(user, on).filter(pk=to.pk).exists():
        return Verdict("Chọn một người cùng cơ quan, cùng địa bàn.")
    return ALLOWED


def may_enter_by_link(user: User) -> Verdict:
    """Only who has nothing here but their own reports; whoever works at a desk signs in."""
    if user.is_staff or user.is_superuser or reach_of(user).roles != {Role.COLLABORATOR}:
        return Verdict("Đường dẫn này chỉ mở thẳng cho cộng tác viên. Đăng nhập để vào.")
    return ALLOWED
