"""Who keeps the network."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of


def may_keep_network(user: User) -> Verdict:
    """Staff and administrators appoint collaborators."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên hoặc quản trị ghi người vào mạng lưới.")
