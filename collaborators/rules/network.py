"""Who keeps the network, and when a term or a list may change."""

from datetime import date

from collaborators.models import Appointment, Renewal
from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of


def may_keep_network(user: User) -> Verdict:
    """Staff and administrators appoint collaborators."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên hoặc quản trị ghi người vào mạng lưới.")


def may_leave(user: User, term: Appointment, on: date) -> Verdict:
    """A term that is not over on ``on``; its keeper ends it or puts somebody in its place."""
    if not (keeper := may_keep_network(user)):
        return keeper
    if term.valid_to is not None and term.valid_to < on:
        return Verdict(f"Kỳ tham gia này đã kết thúc ngày {term.valid_to:%d/%m/%Y}.")
    return ALLOWED


def may_end(user: User, term: Appointment, last_day: date) -> Verdict:
    """After it began, and never later than it ends already."""
    if not (keeper := may_keep_network(user)):
        return keeper
    if term.valid_from and last_day < term.valid_from:
        return Verdict(f"Người này vào mạng lưới ngày {term.valid_from:%d/%m/%Y}; chọn ngày cuối từ ngày ấy trở đi.")
    if term.valid_to and last_day > term.valid_to:
        return Verdict(f"Kỳ tham gia này đã kết thúc ngày {term.valid_to:%d/%m/%Y}; chọn ngày không muộn hơn.")
    return ALLOWED


def may_revise(user: User, renewal: Renewal) -> Verdict:
    """A list is changed until its decision is on record."""
    if not (keeper := may_keep_network(user)):
        return keeper
    if not renewal.is_draft:
        return Verdict("Danh sách đã có quyết định, không sửa nữa. Thay người thì mở trang của người ấy.")
    return ALLOWED
