"""The contents of support (NĐ 45/2012 Đ4) as a tree, and the units in which results are counted."""

from django.db import models

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices
from khuyencong.core.fields import ViCharField, ViTextField


@tracked
class Content(Dated):
    """ND1–ND9 and their leaves; more may be added when the law adds them."""

    code = models.CharField("mã", max_length=10, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name="thuộc"
    )
    name = ViCharField("tên gọi", max_length=200)
    wording = ViTextField("lời văn bản", blank=True)
    source = ViCharField("căn cứ", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ)

    class Meta(Dated.Meta):
        verbose_name = "nội dung khuyến công"
        verbose_name_plural = "nội dung khuyến công"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("content_certainty_known", "certainty", Certainty),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^ND[1-9]([A-Z]|\.\d\d)?$"), name="content_code_shape"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    @property
    def root_code(self) -> str:
        """“ND3.02”, “ND7A” → “ND3”, “ND7”."""
        return self.code[:3]


@tracked
class OutputIndicator(models.Model):
    """A unit in which results are counted (lớp, học viên, mô hình, bản tin …)."""

    code = models.CharField("mã", max_length=20, unique=True)
    name = ViCharField("chỉ tiêu", max_length=200)
    unit_name = ViCharField("đơn vị tính", max_length=40)
    definition = ViTextField("cách tính", blank=True)
    source = ViCharField("căn cứ", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ)

    class Meta:
        verbose_name = "chỉ tiêu kết quả"
        verbose_name_plural = "chỉ tiêu kết quả"
        constraints = [in_choices("indicator_certainty_known", "certainty", Certainty)]

    def __str__(self):
        return f"{self.name} ({self.unit_name})"
