"""Who may write down money."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import COUNTED_AS_APPROVED
from projects.models import Project


def may_plan(user: User) -> Verdict:
    """Staff, accountants and administrators write plans and envelopes."""
    if reach_of(user).has(Role.STAFF, Role.ACCOUNTANT, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên, kế toán hoặc quản trị ghi kế hoạch và kinh phí được giao.")


def may_see_money(user: User) -> Verdict:
    """The office sees the board; collaborators and jurors do not."""
    if reach_of(user).is_office:
        return ALLOWED
    return Verdict("Bảng kinh phí dành cho cơ quan.")


def may_pay(user: User, project: Project) -> Verdict:
    """Accountants write vouchers of an approved đề án."""
    if not reach_of(user).has(Role.ACCOUNTANT, Role.ADMIN):
        return Verdict("Chỉ kế toán nhập chứng từ.")
    if project.status not in COUNTED_AS_APPROVED:
        return Verdict(f"Đề án {project.get_status_display().lower()}: chỉ chi cho đề án đã duyệt.")
    return ALLOWED
