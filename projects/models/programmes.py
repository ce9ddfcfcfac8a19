"""Programmes of several years, their groups and targets."""

from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.fields import CountField, ViCharField
from khuyencong.core.models import OfficialDocument, Sourced, User
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.models.contents import Content, OutputIndicator


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(reach_of(user).within("unit"))


@tracked
class Programme(Sourced):
    """Chương trình khuyến công of a place over some years, by decision (Chương trình 2021–2025)."""

    name = ViCharField("tên chương trình", max_length=250)
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", null=True, verbose_name="địa bàn")
    from_year = models.PositiveSmallIntegerField("từ năm")
    to_year = models.PositiveSmallIntegerField("đến năm")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định"
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = "chương trình nhiều năm"
        verbose_name_plural = "chương trình nhiều năm"
        constraints = [
            models.CheckConstraint(
                condition=Q(from_year__lte=F("to_year")),
                name="programme_years_in_order",
                violation_error_message="Năm kết thúc đứng trước năm bắt đầu.",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def years(self) -> str:
        """“2021–2025”, or the one year."""
        return f"{self.from_year}–{self.to_year}" if self.from_year != self.to_year else str(self.from_year)


@tracked
class ProgrammeGroup(models.Model):
    """A group of contents inside a programme, in the words of its decision."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="groups", verbose_name="chương trình")
    order = models.PositiveSmallIntegerField("thứ tự")
    name = ViCharField("tên nhóm", max_length=300)
    content = models.ForeignKey(
        Content, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nội dung chính"
    )

    class Meta:
        verbose_name = "nhóm nội dung"
        verbose_name_plural = "nhóm nội dung"
        constraints = [models.UniqueConstraint(fields=["programme", "order"], name="group_order_once")]

    def __str__(self):
        return f"{self.order}. {self.name}"


@tracked
class ProgrammeTarget(models.Model):
    """What a group is to reach, for the whole programme or for one year; may be a range (10–15 cơ sở)."""

    group = models.ForeignKey(ProgrammeGroup, models.PROTECT, related_name="targets", verbose_name="nhóm")
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True, help_text="Trống: cả chương trình")
    indicator = models.ForeignKey(OutputIndicator, models.PROTECT, related_name="+", verbose_name="chỉ tiêu")
    low = CountField("từ", null=True, blank=True)
    high = CountField("đến", null=True, blank=True, help_text="Bằng “từ” khi chỉ tiêu là một số")

    class Meta:
        verbose_name = "mục tiêu"
        verbose_name_plural = "mục tiêu"
        constraints = [
            models.UniqueConstraint(fields=["group", "year", "indicator"], name="target_once", nulls_distinct=False),
            models.CheckConstraint(condition=Q(low__lte=F("high")), name="target_range_in_order"),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.low}–{self.high}"
