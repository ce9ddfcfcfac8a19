"""Facts that decide eligibility: figures of a year, craft villages, what an establishment is besides its form."""

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import CountField, MoneyField, ViCharField, fold_of
from khuyencong.core.models import OfficialDocument, Sourced, Versioned
from khuyencong.establishments.choices import TraitKind
from khuyencong.establishments.models.register import Establishment
from khuyencong.territory.models import AdministrativeUnit


@tracked
class YearlySnapshot(Versioned, Sourced):
    """Workers, revenue and capital of one year, for the SME test (NĐ 80/2021 Đ5). Đồng; NULL is unknown."""

    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="years", verbose_name="cơ sở")
    year = models.PositiveSmallIntegerField("năm")
    workers_insured = CountField(
        "lao động đóng bảo hiểm xã hội bình quân", null=True, blank=True, help_text="Để trống khi chưa rõ"
    )
    revenue = MoneyField("tổng doanh thu năm", null=True, blank=True, help_text="Đồng; trống: chưa có số liệu")
    capital = MoneyField("tổng nguồn vốn", null=True, blank=True, help_text="Đồng; trống: chưa có số liệu")

    class Meta:
        verbose_name = "số liệu năm của cơ sở"
        verbose_name_plural = "số liệu năm của cơ sở"
        constraints = [
            models.UniqueConstraint(
                fields=["establishment", "year"],
                name="snapshot_once_a_year",
                violation_error_message="Cơ sở đã có số liệu của năm này: mở dòng ấy để sửa.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1990, 2100)),
                name="snapshot_year_plausible",
                violation_error_message="Năm ngoài khoảng 1990–2100.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
                    name=f"snapshot_{field}_not_negative",
                    violation_error_message="Số không âm.",
                )
                for field in ("workers_insured", "revenue", "capital")
            ),
        ]

    def __str__(self):
        return f"{self.establishment}, {self.year}"


@tracked
class CraftVillage(Dated):
    """Làng nghề, từ ngày được UBND cấp tỉnh công nhận."""

    name = ViCharField("tên làng nghề", max_length=200)
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định công nhận"
    )
    fold = fold_of("name")

    class Meta(Dated.Meta):
        verbose_name = "làng nghề được công nhận"
        verbose_name_plural = "làng nghề được công nhận"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "craft_village_no_overlap",
                of=["unit", "name"],
                message="Làng nghề này đã được ghi trong khoảng ngày ấy.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="craft_village_has_a_name", violation_error_message="Ghi tên làng nghề."
            ),
        ]

    def __str__(self):
        return self.name


@tracked
class EstablishmentTrait(Dated):
    """What changes the answer on place and size: cleaner production, investor of a cluster's infrastructure."""

    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="traits", verbose_name="cơ sở")
    kind = models.CharField("đặc điểm", max_length=30, choices=TraitKind.choices)
    source = ViCharField("căn cứ", max_length=300, help_text="Giấy tờ hoặc người cho biết")

    class Meta(Dated.Meta):
        verbose_name = "đặc điểm xét đối tượng"
        verbose_name_plural = "đặc điểm xét đối tượng"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("trait_kind_known", "kind", TraitKind),
            no_overlap(
                "trait_no_overlap",
                of=["establishment", "kind"],
                message="Đặc điểm này đã được ghi trong khoảng ngày ấy.",
            ),
            models.CheckConstraint(
                condition=~Q(source=""), name="trait_has_a_source", violation_error_message="Ghi căn cứ của đặc điểm."
            ),
        ]

    def __str__(self):
        return self.get_kind_display()
