"""Each locality's year: what it registers, how it was checked, what was found and answered."""

from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import CountField, MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User, Versioned
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit


@tracked
class LocalityPlanRule(Dated):
    """How a target is suggested from the number of establishments. The day to register by is LC45 of the legal calendar."""

    unit = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="tỉnh áp dụng",
        help_text="Trống: nơi không có quy định riêng",
    )
    establishments_per_project = CountField("số cơ sở cho một đề án", help_text="50: cứ 50 cơ sở gợi ý một đề án")
    low = CountField("ít nhất", default=0)
    high = CountField("nhiều nhất", null=True, blank=True, help_text="Trống: không chặn trên")
    source = ViCharField("căn cứ", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)

    class Meta(Dated.Meta):
        verbose_name = "cách gợi ý chỉ tiêu theo địa bàn"
        verbose_name_plural = "cách gợi ý chỉ tiêu theo địa bàn"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "locality_rule_no_overlap",
                of=["unit?"],
                message="Nơi này đã có cách gợi ý trong khoảng ngày ấy. Đóng dòng cũ trước.",
            ),
            in_choices("locality_rule_certainty_known", "certainty", Certainty),
            models.CheckConstraint(
                condition=Q(establishments_per_project__gte=1),
                name="locality_rule_ratio_positive",
                violation_error_message="Số cơ sở cho một đề án ít nhất là 1.",
            ),
            models.CheckConstraint(
                condition=Q(high__isnull=True) | Q(low__lte=F("high")),
                name="locality_rule_ends_in_order",
                violation_error_message="“Ít nhất” lớn hơn “nhiều nhất”.",
            ),
        ]

    def __str__(self):
        return f"1 đề án cho {self.establishments_per_project} cơ sở"

    def suggested(self, establishments: int) -> int:
        """Rounded to the nearest đề án (half up), within the two ends."""
        whole = (2 * establishments + self.establishments_per_project) // (2 * self.establishments_per_project)
        return max(self.low, whole if self.high is None else min(whole, self.high))


class OfPlaceQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(reach_of(user).within("unit"))


@tracked
class LocalityPlan(Versioned, Sourced):
    """What one locality registers for one year. NULL is not yet known; money in đồng."""

    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    year = models.PositiveSmallIntegerField("năm kế hoạch")
    establishments = CountField("số cơ sở lúc tính", null=True, blank=True)
    target = CountField("chỉ tiêu gợi ý", null=True, blank=True, help_text="Đề án")
    rule = models.ForeignKey(
        LocalityPlanRule, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="theo cách gợi ý"
    )
    registered = CountField("số đề án đăng ký", null=True, blank=True)
    registered_money = MoneyField("kinh phí đăng ký", null=True, blank=True, help_text="Đồng")
    registered_on = ViDateField("ngày đăng ký", null=True, blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản đăng ký"
    )
    note = ViCharField("ghi chú", max_length=250, blank=True)

    objects = OfPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "đăng ký kế hoạch của địa bàn"
        verbose_name_plural = "đăng ký kế hoạch của địa bàn"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="locality_plan_once",
                violation_error_message="Địa bàn này đã có dòng của năm ấy.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1990, 2100)),
                name="locality_plan_year_plausible",
                violation_error_message="Năm ngoài khoảng 1990–2100.",
            ),
            models.CheckConstraint(
                condition=Q(registered_on__isnull=False)
                | Q(registered__isnull=True, registered_money__isnull=True, document__isnull=True),
                name="locality_plan_registered_has_day",
                violation_error_message="Đã đăng ký thì có ngày đăng ký.",
            ),
            models.CheckConstraint(
                condition=Q(registered_money__isnull=True) | Q(registered_money__gte=0),
                name="locality_plan_money_not_negative",
                violation_error_message="Kinh phí không âm.",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(establishments__isnull=False, rule__isnull=False),
                name="locality_plan_target_has_basis",
                violation_error_message="Chỉ tiêu gợi ý đi cùng số cơ sở và cách gợi ý.",
            ),
        ]

    def __str__(self):
        return f"{self.unit}, năm {self.year}"


@tracked
class LocalityInspection(Versioned, Sourced):
    """Yearly look at how a locality carries its plan out."""

    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    year = models.PositiveSmallIntegerField("năm kế hoạch")
    inspected_on = ViDateField("ngày kiểm tra")
    who = ViCharField("ai kiểm tra", max_length=250)
    summary = ViTextField("thấy gì, nhận xét")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="biên bản"
    )

    objects = OfPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "kiểm tra địa bàn"
        verbose_name_plural = "kiểm tra địa bàn"
        constraints = [
            models.CheckConstraint(
                condition=Q(year__range=(1990, 2100)),
                name="locality_inspection_year_plausible",
                violation_error_message="Năm ngoài khoảng 1990–2100.",
            )
        ]

    def __str__(self):
        return f"{self.unit}, {self.inspected_on:%d/%m/%Y}"


class FindingQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(reach_of(user).within("inspection__unit"))


@tracked
class InspectionFinding(Versioned):
    """One thing found, who must answer by when, what was answered, and that it is closed."""

    inspection = models.ForeignKey(
        LocalityInspection, models.PROTECT, related_name="findings", verbose_name="đợt kiểm tra"
    )
    text = ViTextField("tồn tại, kiến nghị")
    due_on = ViDateField("trả lời trước", null=True, blank=True)
    answer = ViTextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, editable=False, verbose_name="người trả lời"
    )
    answered_on = ViDateField("ngày trả lời", null=True, blank=True)
    closed_on = ViDateField("ngày khép", null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "tồn tại, kiến nghị"
        verbose_name_plural = "tồn tại, kiến nghị"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answered_on__isnull=True, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False, answered_on__isnull=False) & ~Q(answer="")),
                name="finding_answer_is_whole",
                violation_error_message="Trả lời gồm lời, ngày và người trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(answered_on__isnull=False),
                name="finding_closed_only_when_answered",
                violation_error_message="Chưa trả lời thì chưa khép.",
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        return self.closed_on is None
