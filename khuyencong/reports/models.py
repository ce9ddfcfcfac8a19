"""Báo cáo năm: its parameters and the words people wrote into it. Figures are never stored here."""

from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViDateField, ViTextField
from khuyencong.core.models import Timeline, User, Versioned
from khuyencong.offices.queries import reach_of
from khuyencong.territory.choices import Frame
from khuyencong.territory.models import AdministrativeUnit


class AnnualReportQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        reach = reach_of(user)
        return self.filter(reach.within("unit")) if reach.is_office else self.none()


@tracked
class AnnualReport(Versioned):
    """One report of one territory, period and frame; texts are edited on its page."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    starts_on = ViDateField("số liệu từ ngày")
    ends_on = ViDateField("đến ngày")
    frame = models.CharField("khung địa bàn", max_length=20, choices=Frame.choices, default=Frame.AS_RECORDED)
    overview = ViTextField("I. Khái quát", blank=True)
    advice = ViTextField("II.1. Tham mưu, ban hành văn bản", blank=True)
    assessment = ViTextField("III. Đánh giá", blank=True)
    direction = ViTextField("IV. Phương hướng", blank=True)
    petition = ViTextField("V. Kiến nghị", blank=True)
    edited_at = models.DateTimeField("sửa lần cuối", null=True, blank=True)
    edited_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người sửa"
    )

    objects = AnnualReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo năm"
        verbose_name_plural = "báo cáo năm"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "starts_on", "ends_on", "frame"],
                name="annual_report_once",
                violation_error_message="Báo cáo của kỳ và địa bàn này đã có.",
            ),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="annual_report_dates_in_order"),
            in_choices("annual_report_frame_known", "frame", Frame),
            models.CheckConstraint(
                condition=Q(edited_at__isnull=True, edited_by__isnull=True)
                | Q(edited_at__isnull=False, edited_by__isnull=False),
                name="annual_report_edited_at_and_by",
            ),
        ]

    def __str__(self):
        return f"Báo cáo {self.starts_on:%d/%m/%Y} – {self.ends_on:%d/%m/%Y}, {self.unit}"
