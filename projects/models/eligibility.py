"""Who may be helped, as the law says it by date: forms, sizes, places, conditions, priorities."""

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices, no_overlap
from khuyencong.core.fields import CountField, MoneyField, ViCharField, ViTextField
from khuyencong.establishments.choices import LegalForm, ListAnswer, TraitKind
from khuyencong.establishments.models import Cited
from khuyencong.territory.choices import Kind
from projects.choices import (
    ConditionKind,
    PlaceContainer,
    PlaceResult,
    PlaceSubject,
    PriorityGroup,
    SizeArea,
    SizeClass,
    SizeLogic,
)

_RULES = (PlaceSubject.OFFICE, PlaceSubject.CONTINUES)


def _listed(codes: list[str]) -> str:
    """Pattern of codes with semicolons between them, or nothing."""
    one = f"({'|'.join(codes)})"
    return f"^({one}(;{one})*)?$"


@tracked
class EligibleForm(Cited):
    """A legal form, and whether it may be helped from some day on."""

    legal_form = models.CharField("loại hình", max_length=20, choices=LegalForm.choices)
    result = models.CharField("kết quả", max_length=20, choices=ListAnswer.choices)
    sized = models.BooleanField("xét quy mô nhỏ và vừa", default=False)
    reason = ViTextField("lời giải thích")

    class Meta(Cited.Meta):
        verbose_name = "loại hình được hỗ trợ"
        verbose_name_plural = "loại hình được hỗ trợ"
        constraints = [
            *Cited.Meta.constraints,
            in_choices("eligible_form_form_known", "legal_form", LegalForm),
            in_choices("eligible_form_result_known", "result", ListAnswer),
            no_overlap(
                "eligible_form_one_at_a_time",
                of=["legal_form"],
                message="Loại hình này đã có một dòng trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.get_legal_form_display()}"


@tracked
class EligiblePlace(Cited):
    """A kind of place, inside or outside khuyến công between two dates (NĐ 45/2012 Đ1, NĐ 235/2025 Đ1)."""

    subject = models.CharField("xét", max_length=20, choices=PlaceSubject.choices)
    kinds = models.CharField("loại đơn vị", max_length=60, blank=True, help_text="xa;phuong;thi_tran;dac_khu")
    container = models.CharField(
        "thuộc", max_length=20, choices=PlaceContainer.choices, default=PlaceContainer.ANYWHERE
    )
    traits = models.CharField("đặc điểm", max_length=120, blank=True, help_text="san_xuat_sach_hon;ben_vung")
    contents = models.CharField(
        "nội dung được xét như có đặc điểm", max_length=200, blank=True, help_text="Mã nội dung: ND3.06;ND3.07"
    )
    result = models.CharField("kết quả", max_length=20, choices=PlaceResult.choices)
    condition = ViTextField("điều kiện", blank=True)
    reason = ViTextField("lời giải thích")

    class Meta(Cited.Meta):
        verbose_name = "địa bàn hỗ trợ"
        verbose_name_plural = "địa bàn hỗ trợ"
        constraints = [
            *Cited.Meta.constraints,
            in_choices("eligible_place_subject_known", "subject", PlaceSubject),
            in_choices("eligible_place_container_known", "container", PlaceContainer),
            in_choices("eligible_place_result_known", "result", PlaceResult),
            models.CheckConstraint(
                condition=Q(kinds__regex=_listed(Kind.values)),
                name="eligible_place_kinds_known",
                violation_error_message="Có loại đơn vị không biết.",
            ),
            models.CheckConstraint(
                condition=Q(traits__regex=_listed(TraitKind.values)),
                name="eligible_place_traits_known",
                violation_error_message="Có đặc điểm không biết.",
            ),
            models.CheckConstraint(
                condition=Q(contents__regex=_listed([r"ND[1-9](\.\d\d)?"])),
                name="eligible_place_contents_shape",
                violation_error_message="Ghi mã nội dung, ngăn bằng dấu chấm phẩy: ND3.06;ND3.07.",
            ),
            models.CheckConstraint(
                condition=(Q(subject__in=_RULES) & Q(result=PlaceResult.RULE))
                | (~Q(subject__in=_RULES) & ~Q(result=PlaceResult.RULE)),
                name="eligible_place_rule_answers_nothing",
                violation_error_message="Quy tắc đọc không trả lời có hay không, và ngược lại.",
            ),
            models.CheckConstraint(
                condition=~Q(subject=PlaceSubject.SITE) | ~Q(kinds=""),
                name="eligible_place_names_kinds",
                violation_error_message="Ghi loại đơn vị của dòng này.",
            ),
            no_overlap(
                "eligible_place_one_answer",
                of=["subject", "kinds", "container", "traits"],
                message="Loại địa bàn này đã có một dòng trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.reason}"

    def speaks_of(self, kind: str) -> bool:
        """Whether a kind of unit is among those of this line."""
        return kind in self.kinds.split(";")

    def covers(self, traits: set[str], content: str) -> bool:
        """Whether it speaks of an establishment with these traits, or of this content."""
        return bool(traits.intersection(filter(None, self.traits.split(";")))) or content in self.contents.split(";")


@tracked
class SizeThreshold(Cited):
    """How large a micro, small or medium enterprise may be; empty is no threshold. Money in đồng."""

    area = models.CharField("lĩnh vực", max_length=20, choices=SizeArea.choices)
    size = models.CharField("quy mô", max_length=20, choices=SizeClass.choices)
    logic = models.CharField("cách ghép", max_length=20, choices=SizeLogic.choices)
    labour_max = CountField("lao động tối đa", null=True, blank=True)
    revenue_max = MoneyField("doanh thu tối đa", null=True, blank=True)
    capital_max = MoneyField("nguồn vốn tối đa", null=True, blank=True)

    class Meta(Cited.Meta):
        verbose_name = "ngưỡng doanh nghiệp nhỏ và vừa"
        verbose_name_plural = "ngưỡng doanh nghiệp nhỏ và vừa"
        constraints = [
            *Cited.Meta.constraints,
            in_choices("size_area_known", "area", SizeArea),
            in_choices("size_class_known", "size", SizeClass),
            in_choices("size_logic_known", "logic", SizeLogic),
            models.CheckConstraint(
                condition=Q(labour_max__isnull=False)
                & (Q(revenue_max__isnull=True) | Q(revenue_max__gt=0))
                & (Q(capital_max__isnull=True) | Q(capital_max__gt=0)),
                name="size_has_thresholds",
                violation_error_message="Ghi số lao động tối đa; số tiền lớn hơn 0.",
            ),
            no_overlap(
                "size_one_threshold_at_a_time",
                of=["area", "size"],
                message="Quy mô này đã có ngưỡng trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.get_size_display()}, {self.get_area_display().lower()}"


@tracked
class SupportCondition(Cited):
    """What must hold before money is given (TTLT 26/2014 Đ7 and what came after)."""

    kind = models.CharField("điều kiện", max_length=20, choices=ConditionKind.choices)
    name = ViTextField("lời văn bản")
    paper_code = models.CharField("mã loại giấy chứng minh", max_length=20, blank=True, help_text="Ví dụ G008")
    paper_words = ViCharField(
        "chữ trong tên giấy",
        max_length=200,
        blank=True,
        help_text="Giấy của đề án có đủ các chữ này trong trích yếu; ngăn bằng dấu chấm phẩy",
    )

    class Meta(Cited.Meta):
        verbose_name = "điều kiện được hỗ trợ"
        verbose_name_plural = "điều kiện được hỗ trợ"
        constraints = [
            *Cited.Meta.constraints,
            in_choices("condition_kind_known", "kind", ConditionKind),
            no_overlap(
                "condition_one_at_a_time", of=["kind"], message="Điều kiện này đã có một dòng trong khoảng ngày ấy."
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.get_kind_display()}"


@tracked
class Priority(Cited):
    """Who comes first among those who may be helped (NĐ 45/2012 Đ6, TT 46/2012 Đ6)."""

    group = models.CharField("nhóm", max_length=20, choices=PriorityGroup.choices)
    order = models.PositiveSmallIntegerField("thứ tự", null=True, blank=True, help_text="Trong nhóm; trống: không xét")
    name = ViCharField("ưu tiên", max_length=200)
    test = ViTextField("cách nhận biết", blank=True)

    class Meta(Cited.Meta):
        verbose_name = "ưu tiên hỗ trợ"
        verbose_name_plural = "ưu tiên hỗ trợ"
        constraints = [*Cited.Meta.constraints, in_choices("priority_group_known", "group", PriorityGroup)]

    def __str__(self):
        return f"{self.code} {self.name}"
