"""What the network reports each quarter."""

from django.db import models
from django.db.models import F, Q

from collaborators.choices import ReportStatus
from collaborators.models.network import Appointment
from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.dates import local_date
from khuyencong.core.fields import CountField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import Sourced, Timeline, User, Versioned


@tracked
class ReportingPeriod(models.Model):
    """A quarter to report on. The period is not the window in which the report may be sent."""

    year = models.PositiveSmallIntegerField("năm")
    quarter = models.PositiveSmallIntegerField("quý")
    starts_on = ViDateField("số liệu từ ngày")
    ends_on = ViDateField("đến ngày")
    opens_on = ViDateField("mở nhận từ ngày")
    due_on = ViDateField("hạn gửi")

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "quarter"], name="period_once", violation_error_message="Kỳ này đã có."
            ),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="period_quarter_1_4"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")) & Q(opens_on__lte=F("due_on")),
                name="period_dates_in_order",
                violation_error_message="Ngày của kỳ bị ngược. Xem lại.",
            ),
        ]

    def __str__(self):
        return f"quý {('I', 'II', 'III', 'IV')[self.quarter - 1]}/{self.year}"


class QuarterlyReportQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """A collaborator sees their own; the office sees what was sent, and that a draft exists."""
        return self.filter(appointment__in=Appointment.objects.visible_to(user))


@tracked
class QuarterlyReport(Versioned, Sourced):
    """Báo cáo quý, bốn phần: tình hình, rà soát cơ sở, đề xuất, khó khăn. Blank is unknown, never zero."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="reports", verbose_name="kỳ tham gia mạng lưới"
    )
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="reports", verbose_name="kỳ báo cáo")
    status = models.CharField("tình trạng", max_length=10, choices=ReportStatus.choices, default=ReportStatus.DRAFT)
    situation = ViTextField("tình hình phát triển CN-TTCN trên địa bàn", blank=True)
    workers = CountField(
        "lao động tại các cơ sở CNNT cuối kỳ", null=True, blank=True, help_text="Người; trống: chưa rõ"
    )
    establishments = CountField("số cơ sở CNNT đang hoạt động cuối kỳ", null=True, blank=True, help_text="Cơ sở")
    opened = CountField("cơ sở mới trong kỳ", null=True, blank=True, help_text="Cơ sở")
    closed = CountField("cơ sở ngừng trong kỳ", null=True, blank=True, help_text="Cơ sở")
    review = ViTextField("nhận xét khi rà soát cơ sở", blank=True)
    proposals = ViTextField("đề xuất hoạt động khuyến công", blank=True)
    difficulties = ViTextField("khó khăn, vướng mắc, bất hợp lý", blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người gửi")
    receipt = ViCharField("số biên nhận", max_length=20, blank=True)

    objects = QuarterlyReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo quý"
        verbose_name_plural = "báo cáo quý"
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "period"],
                name="report_once_a_period",
                violation_error_message="Kỳ này đã có báo cáo.",
            ),
            models.UniqueConstraint(fields=["receipt"], condition=~Q(receipt=""), name="report_receipt_once"),
            in_choices("report_status_known", "status", ReportStatus),
            models.CheckConstraint(
                condition=Q(status=ReportStatus.DRAFT, sent_at__isnull=True, sent_by__isnull=True, receipt="")
                | (Q(status=ReportStatus.SENT, sent_at__isnull=False, sent_by__isnull=False) & ~Q(receipt="")),
                name="report_sent_has_receipt",
            ),
        ]

    def __str__(self):
        return f"Báo cáo {self.period}, {self.appointment.collaborator}"

    @property
    def is_late(self) -> bool:
        """Sent after its day, as days are counted in Vietnam."""
        return self.sent_at is not None and local_date(self.sent_at) > self.period.due_on
