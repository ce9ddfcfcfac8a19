"""Who may read and sign norms of support."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import OPEN
from projects.models import Project
from projects.rules.parts import DECIDERS, EDITORS


def may_read_norms(user: User) -> Verdict:
    """The register of norms and the question “how much at most”: desks and collaborators."""
    reach = reach_of(user)
    if reach.is_office or reach.has(Role.COLLABORATOR):
        return ALLOWED
    return Verdict("Định mức hỗ trợ dành cho người của Trung tâm, Sở và cộng tác viên.")


def may_sign_norm(user: User, project: Project) -> Verdict:
    """Say under one's name what the đề án may be given; those who prepare it and those who decide."""
    if not reach_of(user).has(*EDITORS, *DECIDERS):
        return Verdict("Việc này của chuyên viên, chuyên viên Sở thẩm định hoặc lãnh đạo.")
    if project.status not in OPEN:
        return Verdict(f"Đề án ở bước “{project.get_status_display()}”. Hồ sơ đã khép.")
    return ALLOWED
