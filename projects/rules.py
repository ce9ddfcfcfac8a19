"""Who may do what to a đề án, and in which state. Buttons, pages and services ask here."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import OPEN, PROJECT_TRANSITIONS, ProjectStatus, WaiverKind
from projects.models import Project, ProjectPaper
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


def may_change_paper(user: User, paper: ProjectPaper) -> Verdict:
    """Classify, or set aside: as attaching, and never one already set aside."""
    verdict = may_attach(user, paper.project)
    if verdict and paper.is_replaced:
        return Verdict("Giấy tờ này đã được thay; bản cũ chỉ để xem lại.")
    return verdict


def may_waive(user: User, project: Project, kind: str) -> Verdict:
    """Whoever gathers the papers may give time; only those who decide may say one is not needed."""
    verdict = may_attach(user, project)
    if not verdict:
        return verdict
    if kind == WaiverKind.NOT_NEEDED and not reach_of(user).has(*DECIDERS):
        return Verdict(
            "Miễn hẳn một giấy tờ là việc của chuyên viên Sở thẩm định hoặc lãnh đạo. Anh, chị ghi được “nộp sau”."
        )
    return ALLOWED


def may_set_type(user: User, project: Project) -> Verdict:
    if not reach_of(user).has(*EDITORS, *DECIDERS):
        return _NOT_EDITOR
    return ALLOWED if project.status in OPEN else Verdict("Hồ sơ đã khép, dạng đề án giữ như cũ.")
