"""Who may read the procedures, who keeps them, and which of them may still be changed."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.models import Checkpoint, ProcedureMove, ProcedureVersion
from projects.models.begun import OF_A_LINE
from projects.queries.versions import changed_columns, files_on, next_of


def may_read_procedures(user: User) -> Verdict:
    """Desks and collaborators."""
    reach = reach_of(user)
    if reach.is_office or reach.has(Role.COLLABORATOR):
        return ALLOWED
    return Verdict("Quy trình dành cho người của Trung tâm, Sở và cộng tác viên.")


def may_keep_procedures(user: User) -> Verdict:
    """The register of procedures."""
    if user.is_active and user.is_staff:
        return ALLOWED
    return Verdict("Quy trình do quản trị giữ trong sổ danh mục.")


def may_change_procedure(user: User, procedure: ProcedureVersion) -> Verdict:
    """Its moves, checkpoints, names: only until a file begins by it."""
    if not (verdict := may_keep_procedures(user)):
        return verdict
    if count := files_on(procedure):
        return Verdict(
            f"{procedure} đã có {count} đề án theo: các đề án ấy giữ nguyên bước và chặng. Lập bản mới rồi sửa ở đó."
        )
    return ALLOWED


def may_write_line(user: User, line: ProcedureMove | Checkpoint) -> Verdict:
    """A line of a version that files walk by: only how sure we are of it, and where it is said."""
    if changed_columns(line) - set(OF_A_LINE):
        return may_change_procedure(user, line.procedure)
    return may_keep_procedures(user)


def may_renew_procedure(user: User, procedure: ProcedureVersion) -> Verdict:
    """Only the latest version has a successor."""
    if not (verdict := may_keep_procedures(user)):
        return verdict
    if newer := next_of(procedure):
        return Verdict(f"{procedure} đã có bản sau: bản {newer.version}. Lập bản mới từ bản ấy.")
    return ALLOWED
