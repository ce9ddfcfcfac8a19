"""Who records acceptances, results in words and follow-up surveys."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import Move, ProjectStatus
from projects.models import Project
from projects.queries.finishing import not_yet_accepted
from projects.rules.moves import may_move
from projects.rules.parts import DECIDERS, EDITORS

_BEING_ACCEPTED = (ProjectStatus.RUNNING, ProjectStatus.ACCEPTING)


def may_record_acceptance(user: User, project: Project) -> Verdict:
    """The minutes of one beneficiary or place, while the work runs or waits for acceptance."""
    if not reach_of(user).has(*EDITORS, *DECIDERS):
        return Verdict("Biên bản nghiệm thu do chuyên viên Trung tâm hoặc Sở ghi.")
    if project.retrospective:
        return Verdict("Đề án ghi lại của năm trước: ghi ngày nghiệm thu ở dòng của cơ sở.")
    if project.status not in _BEING_ACCEPTED:
        return Verdict(f"Đề án ở bước “{project.get_status_display()}”: chưa nghiệm thu, hoặc đã nghiệm thu xong.")
    return ALLOWED


def may_accept(user: User, project: Project) -> Verdict:
    """As ``may_move``, short of the acceptances themselves: the page asks for those still missing."""
    return may_move(user, project, Move.ACCEPT, besides=(not_yet_accepted,))


def may_follow_up(user: User, project: Project) -> Verdict:
    """Before the support, and 6, 12, 24 months after: staff, or the collaborator of the place."""
    if not reach_of(user).has(*EDITORS, Role.COLLABORATOR):
        return Verdict("Theo dõi sau hỗ trợ do chuyên viên hoặc cộng tác viên của địa bàn ghi.")
    if project.status in (ProjectStatus.REJECTED, ProjectStatus.WITHDRAWN):
        return Verdict(f"Đề án {project.get_status_display().lower()}: không có gì để theo dõi.")
    return ALLOWED
