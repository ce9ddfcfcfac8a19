"""What was planned for a year. Đồng; NULL is “chưa có số liệu”."""

from django.db import models
from django.db.models import F, Q

from budgets.choices import Fund
from khuyencong.core import figures
from khuyencong.core.audit import tracked
from khuyencong.core.choices import Qualifier
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, MoneyField, ViCharField
from khuyencong.core.figures import Figure
from khuyencong.core.models import OfficialDocument, Sourced, User, Versioned
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.models import Content, OutputIndicator, ProgrammeGroup


class InAreaQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(reach_of(user).within("unit"))


class OfYear(models.Model):
    year = models.PositiveSmallIntegerField("năm")
    purse = models.CharField("nguồn", max_length=10, choices=Fund.choices, blank=True, help_text="Trống: không tách")
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    programme_group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nhóm trong chương trình"
    )
    amount = MoneyField("số tiền", null=True, blank=True, help_text="Đồng; trống: chưa có số liệu")
    qualifier = models.CharField("chữ đi kèm số", max_length=10, choices=Qualifier.choices, blank=True, default="")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )

    class Meta:
        abstract = True

    @property
    def figure(self) -> Figure:
        """The amount with the word its source puts before it (hơn, gần, khoảng)."""
        word = self.get_qualifier_display() if self.qualifier else ""
        return figures.of(self.amount, qualifier=word, illustrative=self.illustrative)


@tracked
class PlanLine(OfYear, Versioned, Sourced):
    """Kế hoạch kinh phí: one programme of one year."""

    content = models.ForeignKey(Content, models.PROTECT, related_name="+", verbose_name="nội dung")
    name = ViCharField("chương trình", max_length=300)

    objects = InAreaQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng kế hoạch kinh phí"
        verbose_name_plural = "kế hoạch kinh phí"
        indexes = [models.Index(F("year"), name="plan_line_by_year")]
        constraints = [
            in_choices("plan_line_qualifier_known", "qualifier", Qualifier),
            models.CheckConstraint(condition=Q(purse__in=["", *Fund.values]), name="plan_line_purse_known"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="plan_line_not_negative",
                violation_error_message="Số tiền không âm.",
            ),
            models.UniqueConstraint(
                fields=["unit", "year", "name", "purse"],
                name="plan_line_once",
                violation_error_message="Kế hoạch năm ấy đã có chương trình này.",
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.name}"


@tracked
class PlanTarget(models.Model):
    """What a plan line is to reach; may be a range (10–15 cơ sở)."""

    plan_line = models.ForeignKey(PlanLine, models.PROTECT, related_name="targets", verbose_name="dòng kế hoạch")
    indicator = models.ForeignKey(OutputIndicator, models.PROTECT, related_name="+", verbose_name="chỉ tiêu")
    low = CountField("từ", null=True, blank=True)
    high = CountField("đến", null=True, blank=True, help_text="Bằng “từ” khi chỉ tiêu là một số")

    class Meta:
        verbose_name = "chỉ tiêu của kế hoạch"
        verbose_name_plural = "chỉ tiêu của kế hoạch"
        constraints = [
            models.UniqueConstraint(fields=["plan_line", "indicator"], name="plan_target_once"),
            models.CheckConstraint(condition=Q(low__lte=F("high")), name="plan_target_in_order"),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.low}–{self.high}"
