"""While a đề án is carried out: what it tells each month, what visitors found, what is to be mended."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.fields import MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, StoredFile, User, Versioned
from khuyencong.territory.models import AdministrativeUnit
from projects.models import invariants
from projects.models.beneficiaries import Beneficiary
from projects.models.projects import Project


@tracked
class ProgressReport(Versioned, Sourced):
    """Báo cáo tiến độ of one month (TT 36/2013 Điều 23 khoản 3: KCQG before the 25th)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="progress", verbose_name="đề án")
    month = ViDateField("tháng", help_text="Ngày 1 của tháng")
    reported_on = ViDateField("ngày báo cáo")
    done_share = models.DecimalField(
        "vốn đầu tư đã thực hiện", max_digits=4, decimal_places=1, null=True, blank=True, help_text="0–100 %"
    )
    counterpart_spent = MoneyField("đối ứng đã chi", null=True, blank=True, help_text="Luỹ kế, đồng")
    text = ViTextField("việc đã làm, vướng mắc")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    reported_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi", editable=False)

    class Meta:
        verbose_name = "báo cáo tiến độ"
        verbose_name_plural = "báo cáo tiến độ"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "month"],
                name="progress_once_a_month",
                violation_error_message="Tháng này đã có báo cáo tiến độ.",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="progress_month_is_its_first_day"),
            models.CheckConstraint(
                condition=Q(done_share__isnull=True) | Q(done_share__range=(Decimal(0), Decimal(100))),
                name="progress_share_is_a_share",
                violation_error_message="Tỷ lệ từ 0 đến 100 %.",
            ),
            models.CheckConstraint(
                condition=Q(counterpart_spent__isnull=True) | Q(counterpart_spent__gte=0),
                name="progress_counterpart_not_negative",
                violation_error_message="Số tiền không âm.",
            ),
        ]

    def __str__(self):
        return f"Tháng {self.month.month}/{self.month.year}"


@tracked
class Inspection(Sourced):
    """One visit: who went where, what they found (TT 36/2013 Điều 21 khoản 1, 4)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="inspections", verbose_name="đề án")
    beneficiary = models.ForeignKey(
        Beneficiary, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tại cơ sở"
    )
    inspected_on = ViDateField("ngày kiểm tra")
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="xã, phường"
    )
    place = ViCharField("nơi kiểm tra", max_length=300, blank=True, help_text="Địa chỉ, xưởng")
    latitude = models.DecimalField("vĩ độ", max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("kinh độ", max_digits=9, decimal_places=6, null=True, blank=True)
    people = ViTextField("ai đi kiểm tra")
    findings = ViTextField("thực tế thấy")
    conclusion = ViTextField("kết luận", blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="biên bản"
    )
    inspected_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi", editable=False)

    class Meta:
        verbose_name = "lần kiểm tra"
        verbose_name_plural = "lần kiểm tra"
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(Decimal(-90), Decimal(90)),
                    longitude__range=(Decimal(-180), Decimal(180)),
                ),
                name="inspection_point_is_on_earth",
                violation_error_message="Toạ độ gồm cả vĩ độ (−90 đến 90) và kinh độ (−180 đến 180).",
            )
        ]
        triggers = [invariants.same_project()]

    def __str__(self):
        return f"Kiểm tra ngày {self.inspected_on:%d/%m/%Y}"


@tracked
class InspectionPhoto(models.Model):
    """A picture taken there; the same picture once."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="photos", verbose_name="lần kiểm tra")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="ảnh")

    class Meta:
        verbose_name = "ảnh kiểm tra"
        verbose_name_plural = "ảnh kiểm tra"
        constraints = [models.UniqueConstraint(fields=["inspection", "file"], name="inspection_photo_once")]

    def __str__(self):
        return str(self.file)


@tracked
class InspectionDemand(models.Model):
    """Something to be mended by a day, and what was answered."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="demands", verbose_name="lần kiểm tra")
    what = ViTextField("việc phải khắc phục")
    due_on = ViDateField("hạn", null=True, blank=True)
    answer = ViTextField("đã khắc phục thế nào", blank=True)
    answered_on = ViDateField("ngày khắc phục", null=True, blank=True)

    class Meta:
        verbose_name = "việc phải khắc phục"
        verbose_name_plural = "việc phải khắc phục"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="demand_answer_has_its_day",
                violation_error_message="Trả lời phải có lời và có ngày.",
            )
        ]

    def __str__(self):
        return self.what
