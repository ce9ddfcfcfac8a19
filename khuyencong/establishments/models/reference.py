"""Lists of the law by which an establishment is read: sectors, words of its name, legal forms in a name."""

import re

from django.core.exceptions import ValidationError
from django.db import models

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices
from khuyencong.core.fields import ViCharField, ViTextField
from khuyencong.establishments.choices import LegalForm, ListAnswer, NameStep


class Cited(Dated):
    """One dated line of a legal text, known by its code, with how sure we are of it."""

    code = models.CharField("mã", max_length=20, unique=True)
    source = ViCharField("văn bản", max_length=200, blank=True)
    article = ViCharField("điều, khoản", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ)
    note = ViTextField("ghi chú", blank=True)

    class Meta(Dated.Meta):
        abstract = True
        constraints = [
            *Dated.Meta.constraints,
            in_choices("%(app_label)s_%(class)s_certainty_known", "certainty", Certainty),
        ]

    @property
    def citation(self) -> str:
        """“Nghị định 45/2012/NĐ-CP, Đ1 k2 a”."""
        return ", ".join(part for part in (self.source, self.article) if part)


@tracked
class Sector(Cited):
    """Ngành nghề được hưởng chính sách khuyến công (NĐ 45/2012 Đ5, NĐ 235/2025)."""

    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name="thuộc"
    )
    name = ViCharField("ngành nghề", max_length=200)
    detail = ViTextField("lời văn bản", blank=True)
    result = models.CharField("kết quả", max_length=20, choices=ListAnswer.choices)

    class Meta(Cited.Meta):
        verbose_name = "ngành nghề hỗ trợ"
        verbose_name_plural = "ngành nghề hỗ trợ"
        constraints = [*Cited.Meta.constraints, in_choices("sector_result_known", "result", ListAnswer)]

    def __str__(self):
        return f"{self.code} {self.name}"


@tracked
class LegalFormWord(Cited):
    """How a legal form is written at the head of a name, and which form of ours it is; smaller ``order`` first."""

    order = models.PositiveSmallIntegerField("thứ tự xét")
    name = ViCharField("loại hình", max_length=200)
    legal_form = models.CharField("loại hình trong sổ", max_length=20, choices=LegalForm.choices)
    pattern = models.CharField("mẫu trên tên đã bỏ dấu", max_length=300)
    examples = ViTextField("ví dụ", blank=True)

    class Meta(Cited.Meta):
        verbose_name = "chữ chỉ loại hình"
        verbose_name_plural = "chữ chỉ loại hình"
        constraints = [*Cited.Meta.constraints, in_choices("form_word_form_known", "legal_form", LegalForm)]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        _require_pattern(self.pattern, "pattern")


@tracked
class NameRule(models.Model):
    """One step that makes two spellings of a name alike (CH01–CH17); the name itself stays as written."""

    code = models.CharField("mã", max_length=20, unique=True)
    order = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("cách", max_length=20, choices=NameStep.choices)
    pattern = models.CharField("mẫu", max_length=300, blank=True)
    replacement = models.CharField("thay bằng", max_length=60, blank=True)
    description = ViCharField("giải thích", max_length=250, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)

    class Meta:
        verbose_name = "cách so tên cơ sở"
        verbose_name_plural = "cách so tên cơ sở"
        constraints = [
            in_choices("name_rule_kind_known", "kind", NameStep),
            in_choices("name_rule_certainty_known", "certainty", Certainty),
        ]

    def __str__(self):
        return f"{self.code} {self.description or self.replacement}"

    def clean(self):
        super().clean()
        _require_pattern(self.pattern, "pattern")


def _require_pattern(pattern: str, field: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValidationError({field: f"Mẫu không đọc được: {error}."}) from error
