"""Who writes into the register what a review found, and who takes it back."""

from collaborators.choices import COMPILED
from collaborators.models import QuarterlyReport, RegisterDecision
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.establishments.rules import may_keep_register

__all__ = ["may_decide_findings", "may_keep_register", "may_undo_decision"]


def may_decide_findings(user: User, report: QuarterlyReport) -> Verdict:
    """Whoever keeps the register, once the report is approved."""
    if not (keeper := may_keep_register(user)):
        return keeper
    if report.status not in COMPILED:
        return Verdict("Duyệt báo cáo trước, rồi mới ghi kết quả rà soát vào sổ cơ sở.")
    return ALLOWED


def may_undo_decision(user: User, decision: RegisterDecision) -> Verdict:
    if not (keeper := may_keep_register(user)):
        return keeper
    if decision.undone_at is not None:
        return Verdict(f"{decision.undone_by} đã huỷ quyết định này ngày {decision.undone_at:%d/%m/%Y}.")
    return ALLOWED
