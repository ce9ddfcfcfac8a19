"""Who may write down money, and when a move that rests on it may be made."""

from datetime import date

from budgets.choices import DisbursementKind
from budgets.models import Disbursement, Envelope, Recovery, RepayableSupport, Scenario
from budgets.queries import closing_of, difference, last_day, project_money, standing_settlement
from budgets.queries.prizes import Prizes
from budgets.queries.scenarios import plan_of
from khuyencong.core.choices import Certainty, Role
from khuyencong.core.dates import format_date
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from products.choices import RoundStatus
from projects.choices import COUNTED_AS_APPROVED, Move, ProjectStatus
from projects.models import Project, Stoppage
from projects.rules import may_move

_ACCOUNTANTS = (Role.ACCOUNTANT, Role.ADMIN)
_CLOSED = (ProjectStatus.LIQUIDATED, ProjectStatus.ARCHIVED)
ADVANCED_WHILE = (
    ProjectStatus.CONTRACTED,
    ProjectStatus.RUNNING,
    ProjectStatus.ACCEPTING,
    ProjectStatus.ACCEPTED,
)


def may_plan(user: User) -> Verdict:
    """Staff, accountants and administrators write plans and envelopes."""
    if reach_of(user).has(Role.STAFF, Role.ACCOUNTANT, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên, kế toán hoặc quản trị ghi kế hoạch và kinh phí được giao.")


def may_move_money(user: User, envelope: Envelope) -> Verdict:
    """Whoever plans, where they are at work."""
    if not (verdict := may_plan(user)):
        return verdict
    return may_place(user, envelope.unit)


def may_compose(user: User, scenario: Scenario) -> Verdict:
    """Whoever plans, where they are at work, until it is the plan."""
    if not (verdict := may_plan(user)):
        return verdict
    if scenario.is_promoted:
        return Verdict("Kịch bản đã vào kế hoạch: giữ nguyên để đối chiếu. Muốn khác thì lập kịch bản khác.")
    return may_place(user, scenario.unit)


def may_promote(user: User, scenario: Scenario) -> Verdict:
    """A scenario that holds something, for a year and place whose plan is still empty."""
    if not (verdict := may_compose(user, scenario)):
        return verdict
    if not scenario.items.exists():
        return Verdict("Kịch bản chưa có đề án nào. Chọn đề án trước.")
    if count := plan_of(scenario).count():
        return Verdict(f"Kế hoạch năm {scenario.year} đã có {count} dòng: kịch bản chỉ vào kế hoạch còn trống.")
    return ALLOWED


def year_is_open(year: int, unit_id: int) -> Verdict:
    """Nothing is added to a year whose books are shut in that place; the refusal tells who shut them, and when."""
    if shut := closing_of(year, unit_id):
        told = f"{shut.by.full_name} khoá ngày {format_date(shut.closed_on)}"
        return Verdict(f"Năm ngân sách {year} đã khoá sổ ({told}). Mở sổ trước, hoặc ghi vào năm sau.")
    return ALLOWED


def may_close_year(user: User) -> Verdict:
    """Accountants, leaders and administrators shut the books of a year and open them again."""
    if reach_of(user).has(Role.ACCOUNTANT, Role.LEADER, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ kế toán, lãnh đạo hoặc quản trị khoá sổ.")


def may_close_in(user: User, unit: AdministrativeUnit | None) -> Verdict:
    """In their own place; everywhere only who works everywhere."""
    if not (verdict := may_close_year(user)):
        return verdict
    if unit:
        return may_place(user, unit)
    return ALLOWED if reach_of(user).everywhere else Verdict("Ghi địa bàn khoá sổ.")


def may_see_money(user: User) -> Verdict:
    """The office sees the board; collaborators and jurors do not."""
    if reach_of(user).is_office:
        return ALLOWED
    return Verdict("Bảng kinh phí dành cho cơ quan.")


def may_pay(user: User, project: Project) -> Verdict:
    """Accountants write vouchers of an approved đề án, until it is liquidated: then what was paid is what was settled."""
    if not reach_of(user).has(*_ACCOUNTANTS):
        return Verdict("Chỉ kế toán nhập chứng từ.")
    if project.status not in COUNTED_AS_APPROVED:
        return Verdict(f"Đề án {project.get_status_display().lower()}: chỉ chi cho đề án đã duyệt.")
    if project.status in _CLOSED and not project.retrospective:
        return Verdict(f"Đề án {project.get_status_display().lower()}: sổ chi đã khép, không ghi thêm chứng từ.")
    return ALLOWED


def may_pay_prizes(user: User, prizes: Prizes) -> Verdict:
    """Accountants, once the result is published (TT 26/2014 Đ21 k2)."""
    if not reach_of(user).has(*_ACCOUNTANTS):
        return Verdict("Chỉ kế toán chi tiền thưởng.")
    if prizes.round.status != RoundStatus.PUBLISHED:
        return Verdict("Chỉ chi thưởng sau khi kết quả bình chọn đã công bố.")
    if not prizes.recognised:
        return Verdict("Đợt này không có sản phẩm nào được công nhận.")
    return ALLOWED


def may_advance(user: User, project: Project) -> Verdict:
    """Before settlement, once the contract is signed."""
    if not (verdict := may_pay(user, project)):
        return verdict
    if project.retrospective:
        return Verdict("Đề án ghi lại của năm trước: nhập chứng từ đã chi, không tạm ứng mới.")
    if project.status not in ADVANCED_WHILE:
        return Verdict(
            f"Đề án {project.get_status_display().lower()}: chỉ tạm ứng từ khi ký hợp đồng tới khi quyết toán."
        )
    return ALLOWED


def may_refund(user: User, project: Project) -> Verdict:
    """What comes back, while anything is out."""
    if not (verdict := may_pay(user, project)):
        return verdict
    return ALLOWED if project_money(project).net > 0 else Verdict("Đề án chưa chi khoản nào để hoàn trả.")


def may_disburse(user: User, project: Project, kind: DisbursementKind) -> Verdict:
    """The rule of each kind of voucher."""
    match kind:
        case DisbursementKind.ADVANCE if not project.retrospective:
            return may_advance(user, project)
        case DisbursementKind.REFUND:
            return may_refund(user, project)
    return may_pay(user, project)


def too_late(project: Project, voucher_on: date, budget_year: int) -> str:
    """Why a voucher of this day is past the adjustment of its budget year; empty when it is not, or nobody read the rule.

    A file told after the fact is only written down.
    """
    last = last_day(project.purse, budget_year)
    if project.retrospective or last is None or voucher_on <= last.on or last.rule.certainty != Certainty.READ:
        return ""
    ground = last.ground
    return (
        f"Chứng từ ngày {format_date(voucher_on)} sau hạn của năm ngân sách {budget_year} ({format_date(last.on)},"
        f" {ground.article}). Ghi vào năm ngân sách {voucher_on.year}, hoặc người có thẩm quyền quyết thì ghi lý do và văn bản."
    )


def may_reverse(user: User, voucher: Disbursement) -> Verdict:
    """Accountants undo a wrong voucher by its opposite, while the book of the đề án is open."""
    if not (verdict := may_pay(user, voucher.project)):
        return verdict
    if voucher.reverses_id is not None:
        return Verdict("Đây là bút toán đảo: không đảo lần nữa, nhập lại chứng từ đúng.")
    if voucher.is_reversed:
        return Verdict("Chứng từ này đã được đảo.")
    if voucher.kind == DisbursementKind.REFUND and _debt_cleared(voucher.project):
        return Verdict("Đề án đã trả đủ khoản phải hoàn trả: không đảo chứng từ hoàn trả nữa.")
    return ALLOWED


def may_scan(user: User, voucher: Disbursement) -> Verdict:
    """Accountants keep the copy of a voucher, whatever became of the đề án: a paper changes no sum."""
    if reach_of(user).has(*_ACCOUNTANTS):
        return ALLOWED
    return Verdict("Chỉ kế toán giữ bản chụp chứng từ.")


def may_scan_recovery(user: User, recovery: Recovery) -> Verdict:
    """As the voucher of a payment: by whoever may write it."""
    return may_recover(user, recovery.repayable)


def _debt_cleared(project: Project) -> bool:
    return Stoppage.objects.filter(project=project, cleared_on__isnull=False).exists()


def may_prove_counterpart(user: User, project: Project) -> Verdict:
    """Staff, accountants and administrators, of an approved đề án."""
    if not reach_of(user).has(Role.STAFF, *_ACCOUNTANTS):
        return Verdict("Chỉ chuyên viên, kế toán ghi chứng cứ vốn đối ứng.")
    if project.status not in COUNTED_AS_APPROVED:
        return Verdict(f"Đề án {project.get_status_display().lower()}: ghi chứng cứ đối ứng từ khi đề án được duyệt.")
    return ALLOWED


def may_see_repayables(user: User) -> Verdict:
    return may_see_money(user)


def may_lend(user: User, project: Project) -> Verdict:
    """Accountants write what has to come back, of an approved đề án."""
    if not reach_of(user).has(*_ACCOUNTANTS):
        return Verdict("Chỉ kế toán ghi khoản có thu hồi.")
    if project.status not in COUNTED_AS_APPROVED:
        return Verdict(f"Đề án {project.get_status_display().lower()}: chỉ ghi có thu hồi cho đề án đã duyệt.")
    return ALLOWED


def may_recover(user: User, repayable: RepayableSupport) -> Verdict:
    """Accountants, whatever became of the đề án: lending outlives it."""
    if reach_of(user).has(*_ACCOUNTANTS):
        return ALLOWED
    return Verdict("Chỉ kế toán ghi khoản thu hồi.")


def may_reverse_recovery(user: User, recovery: Recovery) -> Verdict:
    if not (verdict := may_recover(user, recovery.repayable)):
        return verdict
    if recovery.reverses_id is not None or hasattr(recovery, "reversed_by"):
        return Verdict("Khoản này đã được đảo, hoặc là bút toán đảo.")
    return ALLOWED


def may_estimate_cost(user: User) -> Verdict:
    """As plans."""
    return may_plan(user)


def may_make(user: User, project: Project, move: Move) -> Verdict:
    """A move that reserves, pays or settles: whose word it is, what is missing, and whether the money allows it."""
    if not (verdict := may_move(user, project, move)):
        return verdict
    match move:
        case Move.DEMAND_REFUND:
            return _something_to_refund(project)
        case Move.LIQUIDATE:
            return _even(project)
        case Move.SEND_BACK_SETTLEMENT:
            return _not_by_force_majeure(project)
    return ALLOWED


def _something_to_refund(project: Project) -> Verdict:
    over = difference(project)
    if over is None or over > 0:
        return ALLOWED if over else Verdict("Chưa có số quyết toán để biết phải hoàn trả bao nhiêu.")
    return Verdict("Không có khoản phải hoàn trả: số đã chi không lớn hơn số được quyết toán.")


def _even(project: Project) -> Verdict:
    over = difference(project)
    if over is None:
        return Verdict("Chưa có số quyết toán: chưa thanh lý được.")
    if over > 0:
        return Verdict(f"Còn phải hoàn trả {format_prose(over)}: tiền về đủ rồi mới thanh lý.")
    if over < 0:
        return Verdict(f"Còn phải chi {format_prose(-over)} theo số quyết toán: chi đủ rồi mới thanh lý.")
    return ALLOWED


def _not_by_force_majeure(project: Project) -> Verdict:
    settlement = standing_settlement(project)
    if settlement and settlement.force_majeure:
        return Verdict("Quyết toán do bất khả kháng không qua nghiệm thu: không trả về bước nghiệm thu được.")
    return ALLOWED
