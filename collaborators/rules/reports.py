"""Who may write, send and see reports."""

from datetime import date

from collaborators.choices import ReportStatus
from collaborators.models import Appointment, QuarterlyReport, ReportingPeriod
from collaborators.queries import missing
from khuyencong.core.models import User
from khuyencong.core.verdicts import ALLOWED, Verdict


def may_write(user: User, appointment: Appointment | None, period: ReportingPeriod, on: date) -> Verdict:
    """Only the person appointed, once the window is open; late is allowed and counted late."""
    if appointment is None or appointment.collaborator.user_id != user.pk:
        return Verdict("Chỉ cộng tác viên đang trong mạng lưới mới viết báo cáo quý của mình.")
    if on < period.opens_on:
        return Verdict(f"Kỳ {period} mở nhận từ ngày {period.opens_on:%d/%m/%Y}. Quay lại sau ngày ấy.")
    return ALLOWED


def may_edit(user: User, report: QuarterlyReport) -> Verdict:
    """A draft, by its writer."""
    if report.appointment.collaborator.user_id != user.pk:
        return Verdict("Báo cáo này của người khác.")
    if report.status != ReportStatus.DRAFT:
        return Verdict(f"Báo cáo đã gửi, biên nhận {report.receipt}. Cần sửa thì gọi Trung tâm để mở lại.")
    return ALLOWED


def may_send(user: User, report: QuarterlyReport) -> Verdict:
    """A draft whose four parts are answered."""
    verdict = may_edit(user, report)
    if verdict and missing(report):
        return Verdict("Còn phần chưa trả lời: " + " ".join(ask for _, ask in missing(report)))
    return verdict
