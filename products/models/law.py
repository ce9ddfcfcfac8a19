"""What the law says of bình chọn, as dated rows with how sure we are: levels, councils, papers, points, validity."""

import re
from datetime import date
from fractions import Fraction

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices, no_overlap
from khuyencong.core.fields import CountField, ViCharField, ViTextField
from khuyencong.establishments.models.reference import Cited
from products.choices import CouncilMatter, DossierNeed, ValidityUse, VotingLevel
from projects.models import PaperType


@tracked
class VotingLevelRule(Cited):
    """A level as it is held over some days: where, led and recognised by whom, after which lower level."""

    level = models.CharField("cấp", max_length=10, choices=VotingLevel.choices)
    name = ViCharField("tên cấp", max_length=60)
    scope = ViCharField("phạm vi", max_length=200, blank=True)
    led_by = ViCharField("chủ trì", max_length=200, blank=True)
    recognised_by = ViCharField("người công nhận", max_length=200, blank=True)
    council_founded_by = ViCharField("người lập Hội đồng", max_length=200, blank=True)
    cycle_years = CountField("mấy năm một lần", null=True, blank=True)
    year_parity = ViCharField("năm chẵn, lẻ", max_length=60, blank=True)
    lower_level = models.CharField("cấp dưới phải qua", max_length=10, choices=VotingLevel.choices, blank=True)
    archive_at = ViCharField("nơi lưu hồ sơ", max_length=200, blank=True)

    class Meta(Cited.Meta):
        verbose_name = "cấp bình chọn"
        verbose_name_plural = "cấp bình chọn"
        constraints = [
            *Cited.Meta.constraints,
            in_choices("voting_level_rule_level_known", "level", VotingLevel),
            models.CheckConstraint(
                condition=Q(lower_level="") | Q(lower_level__in=VotingLevel.values),
                name="voting_level_rule_lower_known",
            ),
            no_overlap(
                "voting_level_one_at_a_time", of=["level"], message="Cấp này đã có một dòng trong khoảng ngày ấy."
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"


@tracked
class CouncilRule(Cited):
    """Size and seats of a council, the oddness of a jury (TT 26/2014 Đ8–11); a level left empty is every level."""

    level = models.CharField("cấp", max_length=10, choices=VotingLevel.choices, blank=True)
    allowed_sizes = models.CharField(
        "số thành viên", max_length=20, blank=True, help_text="Cách nhau bằng dấu chấm phẩy: 5;7"
    )
    position = models.CharField("nói về", max_length=30, choices=CouncilMatter.choices)
    count = ViCharField("mấy người", max_length=60, blank=True)
    composition = ViTextField("thành phần", blank=True)
    appointed_by = ViCharField("ai quyết định", max_length=120, blank=True)

    class Meta(Cited.Meta):
        verbose_name = "quy định về Hội đồng, Ban Giám khảo"
        verbose_name_plural = "quy định về Hội đồng, Ban Giám khảo"
        constraints = [
            *Cited.Meta.constraints,
            models.CheckConstraint(
                condition=Q(level="") | Q(level__in=VotingLevel.values), name="council_rule_level_known"
            ),
            in_choices("council_rule_position_known", "position", CouncilMatter),
            models.CheckConstraint(
                condition=Q(allowed_sizes="") | Q(allowed_sizes__regex=r"^\d+(;\d+)*$"),
                name="council_rule_sizes_shape",
                violation_error_message="Ghi các số cách nhau bằng dấu chấm phẩy: 5;7.",
            ),
            no_overlap(
                "council_rule_one_at_a_time",
                of=["level", "position"],
                message="Chức danh này của cấp này đã có một dòng trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.get_position_display()}"

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(int(size) for size in self.allowed_sizes.split(";") if size)

    @property
    def share(self) -> Fraction | None:
        """“từ 2/3, vẫn là số lẻ” → 2/3."""
        found = re.search(r"(\d+)/([1-9]\d*)", self.count)
        return Fraction(int(found[1]), int(found[2])) if found else None


@tracked
class CriterionRule(Cited):
    """The four criteria with their points (PL4), and a proposal of what each may be told apart into."""

    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name="thuộc tiêu chí"
    )
    order = CountField("thứ tự")
    name = ViCharField("tiêu chí", max_length=200)
    max_points = CountField("điểm tối đa")

    class Meta(Cited.Meta):
        verbose_name = "tiêu chí bình chọn"
        verbose_name_plural = "tiêu chí bình chọn"
        constraints = [
            *Cited.Meta.constraints,
            models.CheckConstraint(
                condition=Q(max_points__gt=0),
                name="criterion_rule_has_points",
                violation_error_message="Điểm tối đa phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"


@tracked
class DossierRule(Cited):
    """A paper the registration of a level needs (TT 26/2014 Đ12, TT 38/2025 Đ28)."""

    level = models.CharField("cấp", max_length=10, choices=VotingLevel.choices)
    paper_type = models.ForeignKey(PaperType, models.PROTECT, related_name="+", verbose_name="giấy tờ")
    requirement = models.CharField("mức cần", max_length=20, choices=DossierNeed.choices)
    condition = ViCharField("điều kiện", max_length=250, blank=True)
    copies = CountField("số bản", default=1)

    class Meta(Cited.Meta):
        verbose_name = "giấy tờ của hồ sơ bình chọn"
        verbose_name_plural = "giấy tờ của hồ sơ bình chọn"
        constraints = [
            *Cited.Meta.constraints,
            in_choices("dossier_rule_level_known", "level", VotingLevel),
            in_choices("dossier_rule_need_known", "requirement", DossierNeed),
            no_overlap(
                "dossier_rule_one_at_a_time",
                of=["level", "paper_type", "requirement"],
                message="Giấy này của cấp này đã có một dòng trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.paper_type_id}"


@tracked
class ValidityRule(Cited):
    """How long a certificate holds: to 31/12 of the year of issue plus ``year_offset`` (TT 26/2014 Đ17 k3).

    The words can be counted in two ways; both are on record, one of them is used.
    """

    kept_as = models.CharField("dùng thế nào", max_length=20, choices=ValidityUse.choices)
    year_offset = CountField("năm cấp cộng", null=True, blank=True)
    reading = ViTextField("cách hiểu", blank=True)
    example = ViCharField("ví dụ", max_length=200, blank=True)

    class Meta(Cited.Meta):
        verbose_name = "thời hạn giấy chứng nhận"
        verbose_name_plural = "thời hạn giấy chứng nhận"
        constraints = [
            *Cited.Meta.constraints,
            in_choices("validity_rule_use_known", "kept_as", ValidityUse),
            no_overlap(
                "validity_one_at_a_time",
                of=["kept_as"],
                message="Khoảng ngày này đã có một cách tính cùng loại. Đóng dòng cũ trước.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.get_kept_as_display()}"

    def last_day(self, issued_on: date) -> date | None:
        """None when the rule tells no number of years."""
        return None if self.year_offset is None else date(issued_on.year + self.year_offset, 12, 31)
