"""Where the network is too thin, as a rule that staff keep."""

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import ViCharField
from khuyencong.territory.choices import Level
from khuyencong.territory.models import AdministrativeUnit


@tracked
class CoverageRule(Dated):
    """An area needs more people when it is farther than ``over_km`` and has fewer than ``fewer_than`` active ones.

    Asked of the units of ``level``, in one province or (``unit`` empty) in every one without a rule of its own.
    A commune collaborator is active when in force and, if ``sent_at_least`` is given, with that many of the reports of
    the four latest closed periods.
    """

    code = models.CharField("mã", max_length=20, unique=True)
    level = models.PositiveSmallIntegerField("xét theo cấp", choices=[(2, "Cấp huyện"), (3, "Cấp xã")])
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="riêng cho tỉnh"
    )
    over_km = models.PositiveSmallIntegerField("cách trung tâm hành chính tỉnh trên (km)")
    fewer_than = models.PositiveSmallIntegerField("ít hơn (cộng tác viên cấp xã)")
    sent_at_least = models.PositiveSmallIntegerField(
        "đã gửi ít nhất (báo cáo trong 4 kỳ gần nhất)", null=True, blank=True, help_text="Trống: không xét báo cáo"
    )
    source = ViCharField("căn cứ", max_length=300, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)

    class Meta(Dated.Meta):
        verbose_name = "quy tắc địa bàn cần tăng cường"
        verbose_name_plural = "quy tắc địa bàn cần tăng cường"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("coverage_rule_certainty_known", "certainty", Certainty),
            models.CheckConstraint(
                condition=Q(level__in=(Level.DISTRICT, Level.COMMUNE)), name="coverage_rule_level_known"
            ),
            models.CheckConstraint(
                condition=Q(fewer_than__gte=1),
                name="coverage_rule_asks_somebody",
                violation_error_message="“Ít hơn” phải từ 1: ít hơn 0 thì không nơi nào thiếu.",
            ),
            models.CheckConstraint(
                condition=Q(sent_at_least__isnull=True) | Q(sent_at_least__range=(1, 4)),
                name="coverage_rule_reports_1_4",
                violation_error_message="Số báo cáo từ 1 đến 4.",
            ),
            no_overlap(
                "coverage_rule_no_overlap",
                of=["unit?"],
                message="Đã có quy tắc trong khoảng ngày ấy. Đóng quy tắc cũ trước.",
            ),
        ]

    def __str__(self):
        return f"Xa trên {self.over_km} km, ít hơn {self.fewer_than} cộng tác viên cấp xã"

    @property
    def is_verified(self) -> bool:
        return self.certainty == Certainty.READ
