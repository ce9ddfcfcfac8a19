"""What the report asks: versioned data, kept as rows that staff correct, not as a builder of forms."""

from django.db import models
from django.db.models import F, Q

from collaborators.choices import CarryOver, Origin, QuestionKind, Sums
from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import ViCharField, ViTextField


@tracked
class ReportQuestion(Dated):
    """One question of the report in one version. Answers are kept under ``code``, so that versions compare."""

    code = models.CharField("mã", max_length=12)
    version = models.CharField("phiên bản", max_length=12)
    part = models.PositiveSmallIntegerField("phần")
    order = models.PositiveSmallIntegerField("thứ tự")
    name = ViCharField("câu hỏi", max_length=200)
    unit = ViCharField("đơn vị tính", max_length=30, blank=True)
    kind = models.CharField("loại", max_length=12, choices=QuestionKind.choices)
    definition = ViTextField("cách hiểu", blank=True)
    required = models.BooleanField("bắt buộc", default=False)
    minimum = models.BigIntegerField("nhỏ nhất", null=True, blank=True)
    maximum = models.BigIntegerField("lớn nhất", null=True, blank=True)
    origin = models.CharField("nguồn số", max_length=10, choices=Origin.choices, default=Origin.TYPED)
    carry_over = models.CharField("chép kỳ trước", max_length=10, choices=CarryOver.choices, default=CarryOver.NONE)
    may_estimate = models.BooleanField("được ghi số ước", default=False)
    far_percent = models.PositiveSmallIntegerField(
        "hỏi khi lệch quá", null=True, blank=True, help_text="% so với trung vị các kỳ trước; trống: không hỏi"
    )
    sums = models.CharField("luỹ kế", max_length=10, choices=Sums.choices, blank=True, default=Sums.NEVER)
    within = models.CharField("nằm trong", max_length=12, blank=True, help_text="Mã câu có số không nhỏ hơn số này")
    choices = ViTextField("các lựa chọn, hoặc cột của danh sách", blank=True, help_text="Cách nhau bằng dấu chấm phẩy")
    hint = ViCharField("điều cần soát", max_length=200, blank=True)
    source = ViCharField("nguồn", max_length=200, blank=True)
    article = ViCharField("chỗ trong nguồn", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)
    note = ViTextField("ghi chú", blank=True)

    class Meta(Dated.Meta):
        verbose_name = "câu hỏi của báo cáo quý"
        verbose_name_plural = "câu hỏi của báo cáo quý"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code", "version"], name="question_once_a_version"),
            no_overlap(
                "question_no_overlap", of=["code"], message="Câu này đã có phiên bản khác trong khoảng ngày ấy."
            ),
            in_choices("question_kind_known", "kind", QuestionKind),
            in_choices("question_origin_known", "origin", Origin),
            in_choices("question_carry_over_known", "carry_over", CarryOver),
            in_choices("question_sums_known", "sums", Sums),
            in_choices("question_certainty_known", "certainty", Certainty),
            models.CheckConstraint(condition=Q(part__range=(1, 4)), name="question_part_1_4"),
            models.CheckConstraint(
                condition=Q(minimum__isnull=True) | Q(maximum__isnull=True) | Q(minimum__lte=F("maximum")),
                name="question_range_in_order",
                violation_error_message="Số nhỏ nhất đứng sau số lớn nhất.",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.name}"

    @property
    def number(self) -> str:
        """“1.2”."""
        return f"{self.part}.{self.order}"

    @property
    def field(self) -> str:
        """Its box in the form: “CTV1.02” → “c1_02”. Drafts are kept under these names."""
        return "c" + self.code.removeprefix("CTV").replace(".", "_").lower()

    @property
    def options(self) -> list[str]:
        """Choices, or columns of a list, in order."""
        return [word.strip() for word in self.choices.split(";") if word.strip()]
