"""Who may change the facts and parts of a đề án, and in which state."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import BEING_DONE, COUNTED_AS_DONE, EDITABLE, OPEN, UNDER_WAY, ProjectStatus
from projects.models import Project

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


def may_create(user: User) -> Verdict:
    return ALLOWED if reach_of(user).has(*EDITORS) else _NOT_EDITOR


def may_edit(user: User, project: Project) -> Verdict:
    """The facts that are submitted: title, content, purse, year, amount asked for."""
    return _editor_while(
        user, project, *EDITABLE, otherwise="Chỉ sửa khi đang soạn: nhờ người duyệt trả lại để bổ sung."
    )


def may_assign(user: User, project: Project) -> Verdict:
    """Who holds it, by when: not part of what is submitted."""
    return _editor_while(user, project, *OPEN, otherwise="Hồ sơ đã khép.")


def may_add_beneficiaries(user: User, project: Project) -> Verdict:
    """While being carried out as well: a group đề án names its establishments after approval."""
    verdict = _editor_while(
        user,
        project,
        *EDITABLE,
        *UNDER_WAY,
        otherwise="Chỉ thêm cơ sở thụ hưởng khi đang soạn hoặc đang thực hiện.",
    )
    if verdict and project.status in UNDER_WAY and not project.is_group and project.beneficiaries.exists():
        return Verdict("Đề án đơn đã duyệt kèm tên cơ sở: muốn thay, đề nghị điều chỉnh đơn vị thụ hưởng.")
    return verdict


def may_call(user: User, project: Project) -> Verdict:
    """See whom to call and the number: as the register of establishments shows it, to the office and to collaborators."""
    reach = reach_of(user)
    if reach.is_office or reach.has(Role.COLLABORATOR):
        return ALLOWED
    return Verdict("Số điện thoại của cơ sở chỉ hiện với người của cơ quan và cộng tác viên.")


def may_remove(user: User, project: Project) -> Verdict:
    """Take out a beneficiary, an output or a class: never once it was submitted, as reports may have counted it."""
    return _editor_while(user, project, *EDITABLE, otherwise="Đã trình thì không xoá dòng; sửa số của dòng ấy.")


def may_record(user: User, project: Project) -> Verdict:
    """Outputs, classes, figures of an establishment, who takes part. Some come after acceptance (việc làm sau học)."""
    return _editor_while(
        user,
        project,
        *EDITABLE,
        *BEING_DONE,
        *COUNTED_AS_DONE,
        otherwise="Chỉ ghi khi đang soạn hoặc sau khi duyệt.",
    )


def may_attach(user: User, project: Project) -> Verdict:
    if not reach_of(user).has(*EDITORS, *DECIDERS, Role.ACCOUNTANT):
        return Verdict("Chỉ người của Trung tâm và Sở kèm được giấy tờ vào đề án.")
    if project.status == ProjectStatus.WITHDRAWN:
        return Verdict("Đề án đã rút, không nhận thêm giấy tờ.")
    return ALLOWED
