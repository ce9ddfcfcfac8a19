"""Who may keep the register of products."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of


def may_keep_products(user: User) -> Verdict:
    """Staff and administrators."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên hoặc quản trị ghi sản phẩm và kết quả công nhận.")


def may_read_ladder(user: User) -> Verdict:
    """Offices and collaborators, each of their own area; a juror's grant opens none."""
    return ALLOWED if reach_of(user).is_somewhere else Verdict("Trang này của đơn vị và cộng tác viên.")


def may_take_lists(user: User) -> Verdict:
    """Lists with owners, phones and tax codes go to offices only."""
    if reach_of(user).is_office:
        return ALLOWED
    return Verdict("Danh sách có thông tin liên hệ của cơ sở: nhờ chuyên viên gửi.")


def may_record_holder(user: User) -> Verdict:
    """Staff, administrators, and collaborators for holders of their communes."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN, Role.COLLABORATOR):
        return ALLOWED
    return Verdict("Báo cáo năm của cơ sở do chuyên viên, cộng tác viên ghi.")
