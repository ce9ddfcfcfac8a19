"""What is known of a product beside its name: other names, photos, papers of quality, prices, other labels."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, MoneyField, ViCharField, ViDateField, fold_of
from khuyencong.core.models import OfficialDocument, Sourced, StoredFile, User
from khuyencong.core.money import format_number
from products.choices import Angle, LabelKind, NameKind, ProductPaperKind
from products.models.products import Product


@tracked
class ProductName(Sourced):
    """A former name with its last day, or another name in use: the product is found and its papers are read by it."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="names", verbose_name="sản phẩm")
    name = ViCharField("tên", max_length=200)
    kind = models.CharField("loại", max_length=10, choices=NameKind.choices)
    until = ViDateField("dùng đến hết ngày", null=True, blank=True)
    note = ViCharField("vì sao", max_length=250, blank=True)
    fold = fold_of("name")

    class Meta:
        verbose_name = "tên khác của sản phẩm"
        verbose_name_plural = "tên khác của sản phẩm"
        indexes = [GinIndex(OpClass("fold", name="gin_trgm_ops"), name="product_name_fold_trgm")]
        constraints = [
            in_choices("product_name_kind_known", "kind", NameKind),
            models.CheckConstraint(
                condition=Q(kind=NameKind.FORMER, until__isnull=False) | Q(kind=NameKind.ALIAS, until__isnull=True),
                name="product_former_name_has_its_day",
                violation_error_message="Tên cũ ghi ngày cuối còn dùng; tên khác thì không.",
            ),
            models.UniqueConstraint(
                fields=["product", "until"],
                condition=Q(kind=NameKind.FORMER),
                name="product_renamed_once_a_day",
                violation_error_message="Ngày này sản phẩm đã đổi tên một lần.",
            ),
            models.UniqueConstraint(
                fields=["product", "name"],
                condition=Q(kind=NameKind.ALIAS),
                name="product_alias_once",
                violation_error_message="Tên này đã ghi cho sản phẩm.",
            ),
        ]

    def __str__(self):
        return self.name


@tracked
class ProductPhoto(models.Model):
    """One of the three sides; kept small, without what a camera writes beside the picture. ``thumb`` is for lists."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="photos", verbose_name="sản phẩm")
    angle = models.CharField("góc chụp", max_length=20, choices=Angle.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="ảnh")
    thumb = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="ảnh nhỏ")
    added_at = models.DateTimeField("ghi lúc", default=timezone.now)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    class Meta:
        verbose_name = "ảnh sản phẩm"
        verbose_name_plural = "ảnh sản phẩm"
        constraints = [
            in_choices("product_photo_angle_known", "angle", Angle),
            models.UniqueConstraint(
                fields=["product", "angle"],
                name="product_photo_once",
                violation_error_message="Góc chụp này đã có ảnh.",
            ),
        ]

    def __str__(self):
        return self.get_angle_display()


@tracked
class ProductPaper(models.Model):
    """A paper of quality or standing, with or without its copy."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="papers", verbose_name="sản phẩm")
    kind = models.CharField("loại giấy", max_length=20, choices=ProductPaperKind.choices)
    number = ViCharField("số", max_length=60, blank=True)
    issuer = ViCharField("nơi cấp", max_length=200, blank=True)
    issued_on = ViDateField("ngày cấp", null=True, blank=True)
    valid_to = ViDateField("có giá trị đến", null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản chụp"
    )
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    class Meta:
        verbose_name = "giấy tờ của sản phẩm"
        verbose_name_plural = "giấy tờ của sản phẩm"
        constraints = [
            in_choices("product_paper_kind_known", "kind", ProductPaperKind),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("issued_on")),
                name="product_paper_days_in_order",
                violation_error_message="Ngày hết giá trị đứng trước ngày cấp.",
            ),
        ]

    def __str__(self):
        return " ".join(filter(None, (self.get_kind_display(), self.number)))


@tracked
class ProductPrice(Sourced):
    """A price as told on a day: one, or from one to another, for a unit of sale."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="prices", verbose_name="sản phẩm")
    told_on = ViDateField("ngày")
    amount = MoneyField("giá")
    amount_to = MoneyField("đến", null=True, blank=True)
    per = ViCharField("cho một", max_length=40, help_text="cái, kg, bộ")

    class Meta:
        verbose_name = "giá bán"
        verbose_name_plural = "giá bán"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="product_price_positive", violation_error_message="Giá lớn hơn 0."
            ),
            models.CheckConstraint(
                condition=Q(amount_to__isnull=True) | Q(amount_to__gt=F("amount")),
                name="product_price_from_low_to_high",
                violation_error_message="Giá cao phải lớn hơn giá thấp.",
            ),
            models.UniqueConstraint(
                fields=["product", "told_on", "per"],
                name="product_price_once_a_day",
                violation_error_message="Ngày này đã ghi giá cho đơn vị ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.told} đồng/{self.per}"

    @property
    def told(self) -> str:
        """“120.000 – 150.000”."""
        return " – ".join(format_number(one) for one in (self.amount, self.amount_to) if one is not None)


@tracked
class ProductLabel(Sourced):
    """A label of another programme (OCOP: number of stars), by its decision. Not a công nhận of this one."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="labels", verbose_name="sản phẩm")
    kind = models.CharField("nhãn", max_length=10, choices=LabelKind.choices)
    name = ViCharField("tên nhãn", max_length=120, blank=True, help_text="Ghi khi là nhãn khác")
    stars = CountField("mấy sao", null=True, blank=True, help_text="Chỉ với OCOP")
    year = models.PositiveSmallIntegerField("năm")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định"
    )
    valid_to = ViDateField("có giá trị đến", null=True, blank=True)

    class Meta:
        verbose_name = "nhãn khác của sản phẩm"
        verbose_name_plural = "nhãn khác của sản phẩm"
        constraints = [
            in_choices("product_label_kind_known", "kind", LabelKind),
            models.CheckConstraint(
                condition=Q(kind=LabelKind.OCOP, stars__isnull=False, stars__range=(1, 5))
                | (~Q(kind=LabelKind.OCOP) & Q(stars__isnull=True)),
                name="product_label_stars_of_ocop",
                violation_error_message="OCOP ghi 1 đến 5 sao; nhãn khác không ghi sao.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=LabelKind.OTHER) | ~Q(name=""),
                name="product_label_other_is_named",
                violation_error_message="Nhãn khác thì ghi tên nhãn.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__year__gte=F("year")),
                name="product_label_ends_after_its_year",
                violation_error_message="Nhãn hết giá trị trước năm được cấp.",
            ),
            models.UniqueConstraint(
                fields=["product", "kind", "name", "year"],
                name="product_label_once_a_year",
                violation_error_message="Nhãn này của năm này đã ghi.",
            ),
        ]

    def __str__(self):
        return f"{self.badge} {self.year}"

    @property
    def badge(self) -> str:
        """“OCOP 4 sao”."""
        return f"OCOP {self.stars} sao" if self.kind == LabelKind.OCOP else self.name or self.get_kind_display()
