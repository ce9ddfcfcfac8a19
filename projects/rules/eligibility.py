"""Who may say whether an establishment may be helped."""

from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import ProjectStatus
from projects.models import Project
from projects.rules.parts import DECIDERS, EDITORS

_CLOSED_UNHELPED = (ProjectStatus.REJECTED, ProjectStatus.WITHDRAWN)


def may_decide_eligibility(user: User, project: Project) -> Verdict:
    """Those who prepare or decide the file say whether an establishment may be helped; the answers only advise."""
    if not reach_of(user).has(*EDITORS, *DECIDERS):
        return Verdict("Kết luận điều kiện thụ hưởng là việc của chuyên viên, chuyên viên Sở thẩm định hoặc lãnh đạo.")
    if project.status in _CLOSED_UNHELPED:
        return Verdict(f"Đề án ở bước “{project.get_status_display()}”, không xét điều kiện nữa.")
    return ALLOWED


def may_grant_exception(user: User, project: Project) -> Verdict:
    """Whoever may decide may also put the paper of an exception on record."""
    return may_decide_eligibility(user, project)
