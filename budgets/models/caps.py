"""What the office may spend beside the support: management, classes, juries, prizes. Dated, each with its source."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from budgets.choices import CostKind
from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import CountField, MoneyField, ViCharField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User, Versioned
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import Purse
from projects.models import Content, Project
from projects.models.grounds import Grounded

_SOURCED = (Certainty.READ, Certainty.SECOND_HAND)


@tracked
class CostCap(Grounded, Dated):
    """One version of a cap: percent of a base, or đồng for one unit; NULL both: the number is in another text.

    No province is the whole country, an empty purse every purse.
    """

    code = models.CharField("mã", max_length=10, unique=True)
    kind = models.CharField("khoản chi", max_length=20, choices=CostKind.choices)
    variant = ViCharField("trường hợp", max_length=80, blank=True, help_text="Ví dụ cấp khu vực, giảng viên")
    purse = models.CharField(
        "nguồn kinh phí", max_length=10, choices=Purse.choices, blank=True, default="", help_text="Trống: mọi nguồn"
    )
    province = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="tỉnh, thành phố",
        help_text="Trống: cả nước",
    )
    percent = models.DecimalField("tỷ lệ (%)", max_digits=5, decimal_places=2, null=True, blank=True)
    amount = MoneyField("mức (đồng)", null=True, blank=True)
    unit_name = ViCharField("cho một", max_length=80, blank=True, help_text="lớp, người, ngày, sản phẩm …")
    base = ViCharField("tính trên", max_length=200, blank=True, help_text="Dự toán đề án, kinh phí được giao …")
    contents = ArrayField(
        models.CharField(max_length=10),
        verbose_name="nội dung của dòng dự toán",
        default=list,
        blank=True,
        help_text="Mã nội dung, ví dụ ND1.01: dòng dự toán của nội dung ấy được so với mức này",
    )
    words = ViCharField(
        "chữ trong dòng dự toán",
        max_length=200,
        blank=True,
        default="",
        help_text="Dòng có chữ ấy cũng được so; nhiều chữ thì cách nhau bằng dấu chấm phẩy",
    )
    date_certainty = models.CharField(
        "mức chắc chắn của ngày", max_length=2, choices=Certainty.choices, default=Certainty.READ
    )

    class Meta(Dated.Meta):
        verbose_name = "mức chi tối đa"
        verbose_name_plural = "mức chi tối đa"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("cost_cap_kind_known", "kind", CostKind),
            in_choices("cost_cap_certainty_known", "certainty", Certainty),
            in_choices("cost_cap_date_certainty_known", "date_certainty", Certainty),
            models.CheckConstraint(condition=Q(purse__in=["", *Purse.values]), name="cost_cap_purse_known"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gt=0, percent__lte=100, amount__isnull=True),
                name="cost_cap_percent_range",
                violation_error_message="Tỷ lệ trên 0, không quá 100 %; có tỷ lệ thì không có mức đồng.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0),
                name="cost_cap_amount_positive",
                violation_error_message="Mức lớn hơn 0; chưa biết thì để trống.",
            ),
            no_overlap(
                "cost_cap_one_version_at_a_time",
                of=["kind", "variant", "purse", "province?"],
                message="Đã có một bản của mức này trong khoảng ngày ấy. Đặt ngày kết thúc cho bản cũ trước.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.get_kind_display()}"

    def clean(self):
        super().clean()
        known = Content.objects.filter(code__in=self.contents).values_list("code", flat=True)
        if unknown := set(self.contents) - set(known):
            raise ValidationError({"contents": f"Không có mã {', '.join(sorted(unknown))} trong danh mục nội dung."})

    @property
    def is_known(self) -> bool:
        return self.percent is not None or self.amount is not None

    @property
    def is_usable(self) -> bool:
        """Only what was read, or told by a named source, is reckoned with."""
        return self.is_known and self.certainty in _SOURCED

    @property
    def place(self) -> str:
        return " ".join(part for part in (self.article, self.source.replace(" (bản gốc)", "")) if part)

    @property
    def doubt(self) -> str:
        parts = [
            words
            for words, certainty in (("mức", self.certainty), ("ngày hiệu lực", self.date_certainty))
            if certainty != Certainty.READ
        ]
        return f"{' và '.join(parts)} chưa kiểm chứng" if parts else ""


class CostEstimateQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(reach_of(user).within("unit"))


@tracked
class CostEstimate(Versioned, Sourced):
    """A cost the office plans: what, how many, how much, by which cap; above the cap with a reason and a paper."""

    kind = models.CharField("khoản chi", max_length=20, choices=CostKind.choices)
    name = ViCharField("việc", max_length=300)
    year = models.PositiveSmallIntegerField("năm ngân sách")
    purse = models.CharField("nguồn kinh phí", max_length=10, choices=Purse.choices)
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    project = models.ForeignKey(
        Project, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="của đề án"
    )
    count = CountField("số lượng", default=1)
    base = MoneyField("số để tính tỷ lệ", null=True, blank=True, help_text="Dự toán đề án hoặc kinh phí được giao")
    amount = MoneyField("số tiền dự toán")
    cap = models.ForeignKey(CostCap, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="theo mức")
    sentence = ViTextField("câu giải thích", editable=False)
    allowed = MoneyField("tối đa theo mức", null=True, blank=True, editable=False)
    reason = ViTextField("lý do vượt mức", blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản cho vượt mức"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người ghi")

    objects = CostEstimateQuerySet.as_manager()

    class Meta:
        verbose_name = "dự toán chi của cơ quan"
        verbose_name_plural = "dự toán chi của cơ quan"
        indexes = [models.Index(F("year").desc(), F("id").desc(), name="cost_estimate_by_year")]
        constraints = [
            in_choices("cost_estimate_kind_known", "kind", CostKind),
            in_choices("cost_estimate_purse_known", "purse", Purse),
            models.CheckConstraint(
                condition=Q(amount__gt=0) & (Q(base__isnull=True) | Q(base__gt=0)) & Q(count__gte=1),
                name="cost_estimate_positive",
                violation_error_message="Số tiền và số lượng lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1990, 2100)),
                name="cost_estimate_year_plausible",
                violation_error_message="Năm ngoài khoảng 1990–2100.",
            ),
            models.CheckConstraint(
                condition=Q(allowed__isnull=True)
                | Q(amount__lte=F("allowed"))
                | (~Q(reason="") & Q(document__isnull=False)),
                name="cost_estimate_over_cap_has_paper",
                violation_error_message="Dự toán vượt mức phải có lý do và văn bản.",
            ),
        ]

    def __str__(self):
        return self.name
