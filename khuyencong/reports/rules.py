"""Who may read reports and write their words."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from khuyencong.reports.queries import units_of
from khuyencong.territory.models import AdministrativeUnit


def may_see(user: User) -> Verdict:
    """Desks see reports; collaborators and jurors do not."""
    if reach_of(user).is_office:
        return ALLOWED
    return Verdict("Báo cáo năm dành cho cơ quan.")


def may_write(user: User, unit: AdministrativeUnit) -> Verdict:
    """Staff and leaders write the words of reports on places they look after."""
    if not reach_of(user).has(Role.STAFF, Role.LEADER, Role.ADMIN):
        return Verdict("Chỉ chuyên viên hoặc lãnh đạo viết lời báo cáo.")
    if not units_of(user).filter(pk=unit.pk).exists():
        return Verdict(f"{unit.full_name} ngoài phạm vi được giao.")
    return ALLOWED
