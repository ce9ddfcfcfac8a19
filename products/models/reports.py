"""Yearly reports about bình chọn that one office sends another: that it was sent, when, by which paper."""

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViDateField
from khuyencong.core.models import OfficialDocument, User
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from products.choices import VotingReportKind


class VotingReportQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(reach_of(user).within("unit"))


@tracked
class VotingReport(models.Model):
    """Of one place and year (TT 26/2014 Đ23): once sent, nobody is asked for it."""

    kind = models.CharField("báo cáo", max_length=10, choices=VotingReportKind.choices)
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="của nơi")
    year = models.PositiveSmallIntegerField("năm")
    sent_on = ViDateField("ngày gửi")
    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="+", verbose_name="văn bản")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    objects = VotingReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo bình chọn"
        verbose_name_plural = "báo cáo bình chọn"
        constraints = [
            in_choices("voting_report_kind_known", "kind", VotingReportKind),
            models.UniqueConstraint(
                fields=["kind", "unit", "year"],
                name="voting_report_once",
                violation_error_message="Báo cáo năm này của nơi này đã ghi.",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__year__gte=models.F("year")),
                name="voting_report_not_before_its_year",
                violation_error_message="Ngày gửi đứng trước năm báo cáo.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}, {self.unit}"
