"""Who may do what to a đề án, and in which state. Buttons, pages and services ask here."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import PROJECT_TRANSITIONS, ProjectStatus
from projects.models import Project
from projects.queries import missing_for_submit

EDITORS = (Role.STAFF, Role.ADMIN)
DECIDERS = (Role.APPRAISER, Role.LEADER)
_NOT_EDITOR = Verdict("Việc này của chuyên viên hoặc quản trị. Nhờ người đang giữ đề án.")
_NOT_DECIDER = Verdict("Việc này của chuyên viên Sở thẩm định hoặc lãnh đạo.")


def _editor_while(user: User, project: Project, *statuses: ProjectStatus, otherwise: str) -> Verdict:
    if not reach_of(user).has(*EDITORS):
        return _NOT_EDITOR
    if project.status not in statuses:
        return Verdict(f"Đề án ở bước “{project.get_status_display()}”. {otherwise}")
    return ALLOWED


def _may_move(user: User, project: Project, to: ProjectStatus, roles, stranger: Verdict) -> Verdict:
    if not reach_of(user).has(*roles):
        return stranger
    if to not in PROJECT_TRANSITIONS[project.status]:
        return Verdict(f"Không chuyển được từ “{project.get_status_display()}” sang “{to.label}”.")
    return ALLOWED


def may_create(user: User) -> Verdict:
    return ALLOWED if reach_of(user).has(*EDITORS) else _NOT_EDITOR


def may_edit(user: User, project: Project) -> Verdict:
    """The facts that are submitted: title, content, purse, year, amount asked for."""
    return _editor_while(
        user, project, ProjectStatus.DRAFT, otherwise="Chỉ sửa khi đang soạn: nhờ người duyệt trả lại bản soạn."
    )


def may_assign(user: User, project: Project) -> Verdict:
    """Who holds it, by when: not part of what is submitted."""
    return _editor_while(
        user, project, ProjectStatus.DRAFT, ProjectStatus.SUBMITTED, ProjectStatus.APPROVED, otherwise="Hồ sơ đã khép."
    )


def may_add_beneficiaries(user: User, project: Project) -> Verdict:
    """While being carried out as well: a group đề án names its establishments after approval."""
    return _editor_while(
        user,
        project,
        ProjectStatus.DRAFT,
        ProjectStatus.APPROVED,
        otherwise="Chỉ thêm cơ sở thụ hưởng khi đang soạn hoặc đang thực hiện.",
    )


def may_remove(user: User, project: Project) -> Verdict:
    """Take out a beneficiary, an output or a class: never once it was submitted, as reports may have counted it."""
    return _editor_while(
        user, project, ProjectStatus.DRAFT, otherwise="Đã trình thì không xoá dòng; sửa số của dòng ấy."
    )


def may_record(user: User, project: Project) -> Verdict:
    """Outputs, classes, figures of an establishment, who takes part. Some come after acceptance (việc làm sau học)."""
    return _editor_while(
        user,
        project,
        ProjectStatus.DRAFT,
        ProjectStatus.APPROVED,
        ProjectStatus.DONE,
        otherwise="Chỉ ghi khi đang soạn hoặc sau khi duyệt.",
    )


def may_attach(user: User, project: Project) -> Verdict:
    if not reach_of(user).has(*EDITORS, *DECIDERS, Role.ACCOUNTANT):
        return Verdict("Chỉ người của Trung tâm và Sở kèm được giấy tờ vào đề án.")
    if project.status == ProjectStatus.WITHDRAWN:
        return Verdict("Đề án đã rút, không nhận thêm giấy tờ.")
    return ALLOWED


def may_submit(user: User, project: Project) -> Verdict:
    verdict = _may_move(user, project, ProjectStatus.SUBMITTED, EDITORS, _NOT_EDITOR)
    if not verdict:
        return verdict
    missing = missing_for_submit(project)
    return Verdict(f"Chưa trình được, còn thiếu: {', '.join(missing)}.") if missing else ALLOWED


def may_return(user: User, project: Project) -> Verdict:
    return _may_move(user, project, ProjectStatus.DRAFT, DECIDERS, _NOT_DECIDER)


def may_approve(user: User, project: Project) -> Verdict:
    return _may_move(user, project, ProjectStatus.APPROVED, DECIDERS, _NOT_DECIDER)


def may_reject(user: User, project: Project) -> Verdict:
    return _may_move(user, project, ProjectStatus.REJECTED, DECIDERS, _NOT_DECIDER)


def may_withdraw(user: User, project: Project) -> Verdict:
    return _may_move(user, project, ProjectStatus.WITHDRAWN, EDITORS, _NOT_EDITOR)


def may_finish(user: User, project: Project) -> Verdict:
    return _may_move(user, project, ProjectStatus.DONE, EDITORS, _NOT_EDITOR)


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
