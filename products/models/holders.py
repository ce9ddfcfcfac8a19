"""Báo cáo hằng năm của cơ sở có giấy chứng nhận (TT 26/2014 Đ22 k2; TT 38/2025 Đ28 k14)."""

from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.fields import CountField, MoneyField, ViDateField, ViTextField
from khuyencong.core.models import Sourced, StoredFile, User, Versioned
from khuyencong.establishments.models import Establishment
from khuyencong.offices.queries import reach_of


class HolderReportQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        if not reach_of(user).is_somewhere:
            return self.none()
        return self.filter(establishment__in=Establishment.objects.visible_to(user))


@tracked
class HolderReport(Versioned, Sourced):
    """What support brought and how business went over a year, as the holder tells the Sở and the commune.

    Đồng and people; NULL is not told.
    """

    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="+", verbose_name="cơ sở")
    year = models.PositiveSmallIntegerField("năm")
    received_on = ViDateField("ngày nhận")
    revenue = MoneyField("doanh thu của sản phẩm được công nhận", null=True, blank=True)
    export_revenue = MoneyField("trong đó xuất khẩu", null=True, blank=True)
    workers = CountField("số lao động", null=True, blank=True)
    output = ViTextField("tình hình sản xuất kinh doanh", blank=True)
    support = ViTextField("kết quả được hỗ trợ", blank=True)
    difficulties = ViTextField("khó khăn, kiến nghị", blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản chụp"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    objects = HolderReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo năm của cơ sở có giấy chứng nhận"
        verbose_name_plural = "báo cáo năm của cơ sở có giấy chứng nhận"
        constraints = [
            models.UniqueConstraint(
                fields=["establishment", "year"],
                name="holder_report_once_a_year",
                violation_error_message="Cơ sở đã có báo cáo của năm này: mở báo cáo ấy để sửa.",
            ),
            models.CheckConstraint(
                condition=Q(received_on__year__gte=F("year")),
                name="holder_report_not_before_its_year",
                violation_error_message="Ngày nhận đứng trước năm báo cáo.",
            ),
            models.CheckConstraint(
                condition=(Q(revenue__isnull=True) | Q(revenue__gte=0))
                & (Q(export_revenue__isnull=True) | Q(export_revenue__gte=0)),
                name="holder_report_revenue_not_negative",
                violation_error_message="Doanh thu không âm.",
            ),
            models.CheckConstraint(
                condition=Q(revenue__isnull=True)
                | Q(export_revenue__isnull=True)
                | Q(export_revenue__lte=F("revenue")),
                name="holder_report_export_within_revenue",
                violation_error_message="Phần xuất khẩu lớn hơn doanh thu.",
            ),
        ]

    def __str__(self):
        return f"{self.establishment}, {self.year}"
