"""Who looks reports over, sends them back, approves, locks and opens again."""

from datetime import date

from collaborators.choices import ReportStatus
from collaborators.models import QuarterlyReport, Reopening, ReportingPeriod
from collaborators.queries import last_day, others_report
from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of


def may_review(user: User) -> Verdict:
    if reach_of(user).has(Role.STAFF, Role.LEADER, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên, lãnh đạo Trung tâm xét báo cáo của cộng tác viên.")


def may_return(user: User, report: QuarterlyReport) -> Verdict:
    """What was sent or approved, as long as it is not locked."""
    if not (verdict := may_review(user)):
        return verdict
    if report.status not in {ReportStatus.SENT, ReportStatus.APPROVED}:
        return Verdict(
            f"Báo cáo {report.get_status_display().lower()}: không trả được. Báo cáo đã khoá thì mở khoá trước."
        )
    return ALLOWED


def may_approve(user: User, report: QuarterlyReport, confirmed: bool) -> Verdict:
    """Somebody other than the writer, and with the second person's word where the period asks for it."""
    if not (verdict := may_review(user)):
        return verdict
    if report.status != ReportStatus.SENT:
        return Verdict(f"Báo cáo {report.get_status_display().lower()}: chỉ duyệt báo cáo đã gửi.")
    if report.sent_by_id == user.pk:
        return Verdict("Anh, chị không duyệt báo cáo do mình gửi. Nhờ người khác duyệt.")
    if report.period.needs_confirmation and not confirmed:
        return Verdict("Kỳ này cần xác nhận của UBND cấp xã hoặc phòng. Ghi xác nhận trước rồi duyệt.")
    return ALLOWED


def may_approve_together(user: User, report: QuarterlyReport, confirmed: bool) -> Verdict:
    """In one act with others: only what has nothing to look at."""
    if report.warnings:
        return Verdict(f"Báo cáo có {report.warnings} chỗ cần xem. Mở ra xem rồi duyệt riêng.")
    return may_approve(user, report, confirmed)


def may_lock(user: User, period: ReportingPeriod, on: date, waiting: int) -> Verdict:
    """Once the last day is past and everything sent has been looked at, by somebody whose area holds all who report on it.

    Those who never sent stay missing, by name.
    """
    if not reach_of(user).has(Role.LEADER, Role.ADMIN, Role.STAFF):
        return Verdict("Chỉ chuyên viên, lãnh đạo Trung tâm khoá kỳ báo cáo.")
    if period.is_locked:
        return Verdict(f"Kỳ {period} đã khoá ngày {period.locked_at:%d/%m/%Y}.")
    if on <= last_day(period):
        return Verdict(f"Kỳ {period} còn nhận báo cáo đến hết {last_day(period):%d/%m/%Y}.")
    if waiting:
        return Verdict(f"Còn {waiting} báo cáo đã gửi hoặc trả lại chưa duyệt. Xét xong rồi khoá.")
    if others_report(user, period):
        return Verdict(
            f"Kỳ {period} chung với tỉnh khác, khoá là khoá cho mọi tỉnh. Nhờ quản trị toàn hệ thống khoá, hoặc lập cách chia kỳ riêng cho tỉnh mình trong danh mục."
        )
    return ALLOWED


def may_ask_reopening(user: User, period: ReportingPeriod) -> Verdict:
    if not (verdict := may_review(user)):
        return verdict
    if not period.is_locked:
        return Verdict(f"Kỳ {period} chưa khoá: không cần mở.")
    return ALLOWED


def may_agree_reopening(user: User, reopening: Reopening) -> Verdict:
    """A second person where an approved report is to be corrected."""
    if not (verdict := may_review(user)):
        return verdict
    if reopening.approved_by_id:
        return Verdict(f"{reopening.approved_by} đã đồng ý.")
    if reopening.report_id and reopening.asked_by_id == user.pk:
        return Verdict("Sửa báo cáo đã khoá cần người thứ hai đồng ý. Nhờ đồng nghiệp mở trang này.")
    return ALLOWED


def may_open_periods(user: User) -> Verdict:
    if reach_of(user).has(Role.STAFF, Role.ADMIN):
        return ALLOWED
    return Verdict("Chỉ chuyên viên hoặc quản trị mở kỳ báo cáo.")
