"""Who may keep the register of establishments and write down needs."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.establishments.choices import NeedStatus
from khuyencong.establishments.models import Need
from khuyencong.offices.queries import reach_of


def may_keep_register(user: User) -> Verdict:
    """Staff and administrators add establishments and change their facts."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên hoặc quản trị ghi vào sổ cơ sở.")


def may_record_need(user: User) -> Verdict:
    """The office and collaborators, who hear of needs first."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN, Role.COLLABORATOR, Role.LEADER):
        return ALLOWED
    return Verdict("Chỉ cộng tác viên, chuyên viên, lãnh đạo hoặc quản trị ghi nhu cầu.")


def may_answer_need(user: User, need: Need) -> Verdict:
    """Staff answer a need that is still open."""
    if not reach_of(user).has(Role.STAFF, Role.ADMIN):
        return Verdict("Chỉ chuyên viên trả lời nhu cầu.")
    if need.status != NeedStatus.OPEN:
        return Verdict(f"Nhu cầu này {need.get_status_display().lower()}.")
    return ALLOWED


def may_assign_need(user: User, need: Need) -> Verdict:
    """The office says who sees that an open need is answered."""
    if not reach_of(user).has(Role.STAFF, Role.LEADER, Role.ADMIN):
        return Verdict("Chỉ chuyên viên, lãnh đạo hoặc quản trị giao nhu cầu.")
    if need.status != NeedStatus.OPEN:
        return Verdict(f"Nhu cầu này {need.get_status_display().lower()}.")
    return ALLOWED


def may_take_up_need(user: User, need: Need) -> Verdict:
    """Staff make a đề án of it, more than one if need be."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên hoặc quản trị lập đề án từ nhu cầu.")


def may_record_consent(user: User) -> Verdict:
    """Whoever files for an establishment."""
    if reach_of(user).has(Role.STAFF, Role.ADMIN, Role.COLLABORATOR):
        return ALLOWED
    return Verdict("Chỉ cộng tác viên, chuyên viên hoặc quản trị ghi đồng ý của cơ sở.")
