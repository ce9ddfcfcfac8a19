"""Who may appraise, write contracts, report progress, inspect, and ask for or decide an adjustment."""

from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from projects.choices import BEING_DONE, UNDER_WAY, AdjustmentStatus, Change, Decider, ProjectStatus
from projects.models import Adjustment, Project
from projects.queries.adjustments import rule_for
from projects.queries.running import REPORTING
from projects.rules.moves import HANDS, named
from projects.rules.parts import DECIDERS, EDITORS

_NOT_DECIDER = Verdict("Việc này của chuyên viên Sở thẩm định hoặc lãnh đạo.")
_NOT_EDITOR = Verdict("Việc này của chuyên viên hoặc quản trị. Nhờ người đang giữ đề án.")
_OLD = Verdict("Đề án ghi lại của năm trước: không đi theo quy trình ở đây.")


def _while(project: Project, statuses, otherwise: str) -> Verdict:
    if project.retrospective:
        return _OLD
    if project.status not in statuses:
        return Verdict(f"Đề án ở bước “{project.get_status_display()}”. {otherwise}")
    return ALLOWED


def may_appraise(user: User, project: Project) -> Verdict:
    """Write down an appraisal, while the file is being appraised."""
    if not reach_of(user).has(*DECIDERS):
        return _NOT_DECIDER
    return _while(project, (ProjectStatus.APPRAISAL,), "Chỉ ghi kết quả thẩm định khi đang thẩm định.")


def may_approve_many(user: User) -> Verdict:
    """Open the page of one decision for many; each file is asked for again by itself."""
    return ALLOWED if reach_of(user).has(*DECIDERS, *EDITORS) else _NOT_DECIDER


def may_contract(user: User, project: Project) -> Verdict:
    """The contract with an establishment, an appendix."""
    if not reach_of(user).has(*EDITORS, Role.LEADER, Role.ACCOUNTANT):
        return _NOT_EDITOR
    return _while(project, BEING_DONE, "Chỉ ghi hợp đồng từ khi duyệt đến khi nghiệm thu.")


def may_report_progress(user: User, project: Project) -> Verdict:
    if not reach_of(user).has(*EDITORS):
        return _NOT_EDITOR
    return _while(project, REPORTING, "Chỉ báo tiến độ từ khi ký hợp đồng đến khi nghiệm thu.")


def may_inspect(user: User, project: Project) -> Verdict:
    """Centre and Sở alike inspect."""
    if not reach_of(user).has(*EDITORS, *DECIDERS):
        return Verdict("Việc này của chuyên viên Trung tâm, chuyên viên Sở hoặc lãnh đạo.")
    return _while(project, BEING_DONE, "Chỉ ghi kiểm tra từ khi duyệt đến khi nghiệm thu.")


def may_answer_demand(user: User, project: Project) -> Verdict:
    """What was to be mended may be mended after acceptance too."""
    if not reach_of(user).has(*EDITORS, *DECIDERS):
        return _NOT_EDITOR
    return _OLD if project.retrospective else ALLOWED


def may_ask_adjustment(user: User, project: Project) -> Verdict:
    if not reach_of(user).has(*EDITORS):
        return _NOT_EDITOR
    return _while(project, BEING_DONE, "Chỉ điều chỉnh sau khi duyệt và trước khi nghiệm thu.")


def may_decide_adjustment(user: User, adjustment: Adjustment) -> Verdict:
    """Those whose hand writes down the word of the one who decides it."""
    if adjustment.status != AdjustmentStatus.ASKED:
        return Verdict(f"Điều chỉnh này đã quyết: {adjustment.get_status_display().lower()}.")
    if not (verdict := _hand(user, Decider(adjustment.decided_by))):
        return verdict
    return _while(adjustment.project, BEING_DONE, "Chỉ điều chỉnh sau khi duyệt và trước khi nghiệm thu.")


def may_replace(user: User, project: Project) -> Verdict:
    """One establishment for another: the hand of whoever the matrix names; without a rule, Sở's or an officer's."""
    rule = rule_for(project, Change.BENEFICIARY)
    if rule and not (verdict := _hand(user, Decider(rule.decided_by))):
        return verdict
    if not reach_of(user).has(*EDITORS, *DECIDERS):
        return _NOT_EDITOR
    return _while(project, UNDER_WAY, "Chỉ thay cơ sở thụ hưởng từ khi duyệt đến khi làm xong.")


def may_plan_years(user: User, project: Project) -> Verdict:
    """How the money of a đề án of several years falls on them."""
    if not reach_of(user).has(*EDITORS):
        return _NOT_EDITOR
    if not project.is_flagship:
        return Verdict("Chỉ đề án điểm, thực hiện trên một năm, chia kinh phí theo năm.")
    return ALLOWED


def _hand(user: User, decider: Decider) -> Verdict:
    if reach_of(user).has(*HANDS[decider]):
        return ALLOWED
    return Verdict(f"Điều này do {decider.label} quyết; người ghi là {named(HANDS[decider])}.")
