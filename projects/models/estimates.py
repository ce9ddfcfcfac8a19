"""What is written in the dossier of a đề án: its eight sections, its budget estimate."""

from decimal import Context, Decimal

from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.db.models.functions import Floor

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import MoneyField, ViCharField, ViTextField
from khuyencong.core.models import Sourced, Versioned
from khuyencong.core.money import round_down
from projects.choices import DossierPart, Purse
from projects.models.contents import Content
from projects.models.projects import Project

_EXACT = Context(prec=60)


def cost_of(quantity: Decimal | None, unit_price: Decimal | int | None) -> int | None:
    """quantity × price in whole đồng, rounded down once; None when either is not known."""
    if quantity is None or unit_price is None:
        return None
    return round_down(_EXACT.multiply(Decimal(quantity), Decimal(unit_price)))


# The same in SQL.
_PRODUCT = Floor(ExpressionWrapper(F("quantity") * F("unit_price"), output_field=models.DecimalField()))


@tracked
class EstimateItem(Versioned, Sourced):
    """A line of the estimate (Mẫu 1): its cost, what the purse pays of it, what the establishment puts in. Đồng.

    NULL is unknown. Where quantity and price are known the cost is their product, rounded down.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="estimate_items", verbose_name="đề án")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = ViCharField("hạng mục", max_length=300)
    content = models.ForeignKey(
        Content,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="nội dung chi",
        help_text="Trống: nội dung của đề án",
    )
    unit_name = ViCharField("đơn vị tính", max_length=40, blank=True)
    quantity = models.DecimalField("số lượng", max_digits=12, decimal_places=3, null=True, blank=True)
    unit_price = MoneyField("đơn giá", null=True, blank=True)
    cost = MoneyField(
        "thành tiền", null=True, blank=True, help_text="Có số lượng và đơn giá thì để trống, cổng tự nhân"
    )
    purse = models.CharField("nguồn hỗ trợ", max_length=10, choices=Purse.choices, default=Purse.LOCAL)
    support = MoneyField("khuyến công hỗ trợ", null=True, blank=True)
    counterpart = MoneyField("vốn đối ứng", null=True, blank=True)

    class Meta:
        verbose_name = "dòng dự toán"
        verbose_name_plural = "dòng dự toán"
        constraints = [
            in_choices("estimate_purse_known", "purse", Purse),
            models.UniqueConstraint(fields=["project", "order"], name="estimate_order_once"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
                    name=f"estimate_{field}_not_negative",
                    violation_error_message="Số lượng và số tiền không âm.",
                )
                for field in ("quantity", "unit_price", "cost", "support", "counterpart")
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True)
                | Q(unit_price__isnull=True)
                | (Q(cost__isnull=False) & Q(cost=_PRODUCT)),
                name="estimate_cost_is_product",
                violation_error_message="Thành tiền khác số lượng nhân đơn giá. Để trống thành tiền, cổng tự nhân.",
            ),
            models.CheckConstraint(
                condition=Q(support__isnull=True) | Q(cost__isnull=True) | Q(support__lte=F("cost")),
                name="estimate_support_within_cost",
                violation_error_message="Khuyến công hỗ trợ lớn hơn thành tiền của dòng.",
            ),
            models.CheckConstraint(
                condition=Q(support__isnull=True)
                | Q(cost__isnull=True)
                | Q(counterpart__isnull=True)
                | Q(counterpart__lte=F("cost") - F("support")),
                name="estimate_shares_within_cost",
                violation_error_message="Hỗ trợ và đối ứng cộng lại lớn hơn thành tiền của dòng.",
            ),
        ]

    def __str__(self):
        return self.text


@tracked
class DossierSection(Versioned):
    """One of the eight sections of TT 36/2013 Điều 5, in words; section 6 stands before the estimate."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="dossier", verbose_name="đề án")
    number = models.PositiveSmallIntegerField("mục", choices=DossierPart.choices)
    text = ViTextField("nội dung", blank=True)

    class Meta:
        verbose_name = "mục của hồ sơ"
        verbose_name_plural = "mục của hồ sơ"
        constraints = [
            models.CheckConstraint(condition=Q(number__range=(1, 8)), name="dossier_part_known"),
            models.UniqueConstraint(fields=["project", "number"], name="dossier_part_once"),
        ]

    def __str__(self):
        return f"{self.number}. {self.get_number_display()}"
