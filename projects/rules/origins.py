"""Who may keep surveys, programmes, agreements, and the plans and inspections of localities."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.models import InspectionFinding
from projects.rules.parts import DECIDERS, EDITORS

_NOT_EDITOR = Verdict("Việc này của chuyên viên hoặc quản trị. Nhờ người đang giữ đề án.")
_OF_THE_PLACE = (*EDITORS, Role.COLLABORATOR)


def may_survey(user: User) -> Verdict:
    """Go and see: staff, those of the Sở, collaborators."""
    if reach_of(user).has(*_OF_THE_PLACE, *DECIDERS):
        return ALLOWED
    return Verdict("Chỉ chuyên viên, người của Sở hoặc cộng tác viên ghi khảo sát.")


def may_keep_programmes(user: User) -> Verdict:
    return ALLOWED if reach_of(user).has(*EDITORS) else _NOT_EDITOR


def may_see_agreements(user: User) -> Verdict:
    """Desks."""
    return ALLOWED if reach_of(user).is_office else Verdict("Thoả thuận phối hợp dành cho cơ quan.")


def may_keep_agreements(user: User) -> Verdict:
    return ALLOWED if reach_of(user).has(*EDITORS) else _NOT_EDITOR


def may_register(user: User) -> Verdict:
    """Write down what a locality registers: the locality's collaborator, or staff for it."""
    if reach_of(user).has(*_OF_THE_PLACE):
        return ALLOWED
    return Verdict("Chỉ cộng tác viên của địa bàn hoặc chuyên viên ghi đăng ký kế hoạch.")


def may_inspect_locality(user: User) -> Verdict:
    if reach_of(user).has(*EDITORS, *DECIDERS):
        return ALLOWED
    return Verdict("Chỉ chuyên viên, lãnh đạo hoặc người của Sở ghi kiểm tra địa bàn.")


def may_answer_finding(user: User, finding: InspectionFinding) -> Verdict:
    """The locality answers, or staff write its answer down; again while it is not closed."""
    verdict = may_register(user)
    if verdict and finding.closed_on:
        return Verdict("Kiến nghị này đã khép.")
    return verdict


def may_close_finding(user: User, finding: InspectionFinding) -> Verdict:
    verdict = may_inspect_locality(user)
    if not verdict:
        return verdict
    if finding.closed_on:
        return Verdict("Kiến nghị này đã khép.")
    return ALLOWED if finding.answered_on else Verdict("Địa bàn chưa trả lời nên chưa khép được.")
