"""Who may change, waive and classify the papers of a file."""

from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import OPEN, WaiverKind
from projects.models import Project, ProjectPaper
from projects.rules.parts import DECIDERS, EDITORS, may_attach

_NOT_EDITOR = Verdict("Việc này của chuyên viên hoặc quản trị. Nhờ người đang giữ đề án.")


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
