"""Who may write, send, take back and confirm a report."""

from datetime import date

from collaborators.choices import WRITABLE, ReportStatus
from collaborators.models import Appointment, QuarterlyReport, ReportingPeriod, Submission
from collaborators.queries import last_day, reopened
from collaborators.queries.sheet import Filled
from khuyencong.core.choices import Role
from khuyencong.core.models import User
from khuyencong.core.text import fold
from khuyencong.core.verdicts import ALLOWED, Verdict
from khuyencong.offices.queries import reach_of


def may_write(user: User, appointment: Appointment | None, period: ReportingPeriod, on: date) -> Verdict:
    """Only the person appointed, once the window is open; late is allowed and counted late, locked is closed."""
    if appointment is None or appointment.collaborator.user_id != user.pk:
        return Verdict("Chỉ cộng tác viên đang trong mạng lưới mới viết báo cáo quý của mình.")
    if period.unit_id not in {None, appointment.unit_id}:
        return Verdict(f"Kỳ {period} này của tỉnh khác. Mở kỳ của mình trong trang Báo cáo quý.")
    if on < period.opens_on:
        return Verdict(f"Kỳ {period} mở nhận từ ngày {period.opens_on:%d/%m/%Y}. Quay lại sau ngày ấy.")
    if period.is_locked and reopened(period, appointment, on) is None:
        return Verdict(
            f"Kỳ {period} đã khoá ngày {period.locked_at:%d/%m/%Y}. Gọi Trung tâm để mở khoá cho riêng báo cáo này."
        )
    return ALLOWED


def may_edit(user: User, report: QuarterlyReport) -> Verdict:
    """A draft or a report that was sent back, by its writer."""
    if report.appointment.collaborator.user_id != user.pk:
        return Verdict("Báo cáo này của người khác.")
    if report.status == ReportStatus.SENT:
        return Verdict(f"Báo cáo đã gửi, biên nhận {report.receipt}. Mở biên nhận, bấm “Lấy lại để sửa”.")
    if report.status not in WRITABLE:
        return Verdict(f"Báo cáo đã duyệt, biên nhận {report.receipt}. Cần sửa thì gọi Trung tâm để mở lại.")
    return ALLOWED


def may_send(user: User, report: QuarterlyReport, filled: Filled) -> Verdict:
    """A draft with nothing left to mend; what only needs a look does not stand in the way."""
    verdict = may_edit(user, report)
    if verdict and filled.problems:
        number = len(filled.problems)
        first = filled.problems[0]
        return Verdict(f"Còn {number} chỗ cần ghi hoặc sửa. {first.label}: {first.text}")
    return verdict


def may_take_back(user: User, report: QuarterlyReport, on: date) -> Verdict:
    """Within the window the writer mends what they sent; afterwards they ask."""
    if report.appointment.collaborator.user_id != user.pk:
        return Verdict("Báo cáo này của người khác.")
    if report.status != ReportStatus.SENT:
        return Verdict("Chỉ lấy lại được báo cáo đã gửi mà chưa duyệt.")
    if report.period.is_locked or on > last_day(report.period):
        return Verdict("Đã hết hạn gửi. Cần sửa thì gọi Trung tâm để trả báo cáo lại.")
    return ALLOWED


def may_confirm(user: User, report: QuarterlyReport, submission: Submission | None) -> Verdict:
    """Its writer or the office records that a second person stands behind it, once a sending."""
    mine = report.appointment.collaborator.user_id == user.pk
    if not mine and not reach_of(user).has(Role.STAFF, Role.LEADER, Role.ADMIN):
        return Verdict("Chỉ người viết hoặc Trung tâm ghi xác nhận.")
    if submission is None or report.status != ReportStatus.SENT:
        return Verdict("Chỉ ghi xác nhận cho báo cáo đã gửi mà chưa duyệt.")
    if hasattr(submission, "confirmation"):
        return Verdict(f"Đã có xác nhận của {submission.confirmation}.")
    return ALLOWED


def may_stand_behind(report: QuarterlyReport, name: str) -> Verdict:
    """Nobody confirms their own report."""
    if fold(name) == fold(report.appointment.collaborator.full_name):
        return Verdict("Người xác nhận phải khác người viết báo cáo: đại diện UBND cấp xã hoặc phòng.")
    return ALLOWED
