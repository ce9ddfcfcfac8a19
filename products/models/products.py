"""Sản phẩm CNNT tiêu biểu: products, what they were put forward for, and what they were recognised as."""

from datetime import date

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Role
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, ViCharField, ViDateField, ViTextField, fold_of, sort_key_of
from khuyencong.core.models import OfficialDocument, Sourced, Timeline, User, Versioned
from khuyencong.core.text import fold
from khuyencong.establishments.models import Establishment
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from products.choices import NAMED_AGAIN, Prize, ProductGroup, VotingLevel
from products.models import invariants
from products.models.codes import new_code, printed_code


def _judges_behind_the_veil(user: User) -> bool:
    """Asked by name: the rounds stand above the register."""
    seats = apps.get_model("products", "JuryMember").objects.filter(user=user, left_on__isnull=True)
    return seats.filter(round__blind=True).exclude(round__status__in=NAMED_AGAIN).exists()


class ProductQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Those of the person's area; a juror's too, who sees nothing else.

        Not while they sit in a round that hides the makers: the register would tell what the round does not.
        """
        if reach_of(user).has(Role.JUROR) and _judges_behind_the_veil(user):
            return self.filter(reach_of(user).within("unit")) if reach_of(user).is_office else self.none()
        return self.filter(reach_of(user, judging=True).within("unit"))

    def called(self, text: str):
        """By its name of today, a former one or another one, without diacritics."""
        words = fold(text.strip())
        if not words:
            return self
        others = apps.get_model("products", "ProductName").objects.filter(product=OuterRef("pk"), fold__contains=words)
        return self.filter(Q(fold__contains=words) | Exists(others))


@tracked
class Product(Versioned, Sourced):
    """One product, or one set entered as one (TT 26/2014 Đ3 k2), of one establishment."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    name = ViCharField("tên sản phẩm", max_length=200)
    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="+", verbose_name="cơ sở")
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    group = models.CharField("nhóm", max_length=20, choices=ProductGroup.choices, default=ProductGroup.OTHER)
    is_set = models.BooleanField("là bộ sản phẩm", default=False)
    set_parts = ViTextField("bộ gồm", blank=True, help_text="Tên từng sản phẩm trong bộ, mỗi dòng một tên")
    story = ViTextField("giới thiệu", blank=True)
    fold = fold_of("name")
    sort_key = sort_key_of("name")

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = "sản phẩm"
        verbose_name_plural = "sản phẩm"
        indexes = [
            models.Index(F("sort_key"), F("id"), name="product_sort"),
            GinIndex(OpClass("fold", name="gin_trgm_ops"), name="product_fold_trgm"),
        ]
        constraints = [
            in_choices("product_group_known", "group", ProductGroup),
            models.CheckConstraint(
                condition=Q(is_set=True) | Q(set_parts=""),
                name="set_parts_only_of_a_set",
                violation_error_message="Chỉ bộ sản phẩm mới kể các phần của bộ.",
            ),
        ]

    def __str__(self):
        return self.name


class NominationQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(product__in=Product.objects.visible_to(user))


@tracked
class Nomination(Sourced):
    """A council put the product forward to a level in a year."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="nominations", verbose_name="sản phẩm")
    level = models.CharField("đề cử lên", max_length=10, choices=VotingLevel.choices)
    year = models.PositiveSmallIntegerField("năm")
    lower = models.ForeignKey(
        "products.Recognition",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="giấy chứng nhận cấp dưới",
    )
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản đề nghị"
    )

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = "đề cử"
        verbose_name_plural = "đề cử"
        constraints = [
            in_choices("nomination_level_known", "level", VotingLevel),
            models.UniqueConstraint(
                fields=["product", "level", "year"],
                name="nomination_once",
                violation_error_message="Sản phẩm đã được đề cử ở cấp và năm này.",
            ),
        ]
        triggers = [invariants.nominated_by_its_own_certificate()]

    def __str__(self):
        return f"{self.product} {self.year}"


class RecognitionQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(product__in=Product.objects.visible_to(user))

    def valid_on(self, day: date):
        """In force that day: not past its last day, not withdrawn. Unknown days are not taken for valid."""
        return self.filter(
            Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
            Q(decided_on__isnull=True) | Q(decided_on__lte=day),
            valid_to__gte=day,
        )


@tracked
class Recognition(Sourced):
    """Công nhận of a level and year, by decision; in force to the end of the validity (TT 26/2014 Đ17 k3)."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="recognitions", verbose_name="sản phẩm")
    level = models.CharField("cấp", max_length=10, choices=VotingLevel.choices)
    year = models.PositiveSmallIntegerField("năm")
    decided_on = ViDateField("ngày quyết định", null=True, blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định"
    )
    valid_to = ViDateField("có giá trị đến", null=True, blank=True)
    entry = models.OneToOneField(
        "products.Entry", models.PROTECT, related_name="recognition", null=True, blank=True, verbose_name="dự bình chọn"
    )
    prize = models.CharField("giải", max_length=2, choices=Prize.choices, blank=True)
    validity = models.ForeignKey(
        "products.ValidityRule", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cách tính hạn"
    )
    withdrawn_on = ViDateField("thu hồi ngày", null=True, blank=True)
    withdrawal_note = ViTextField("lý do thu hồi", blank=True)
    withdrawal = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định thu hồi"
    )
    code = models.CharField("mã kiểm tra", max_length=12, default=new_code, editable=False)

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        verbose_name = "công nhận"
        verbose_name_plural = "công nhận"
        constraints = [
            models.CheckConstraint(condition=Q(prize__in=Prize.values), name="recognition_prize_known"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawal_note="", withdrawal__isnull=True)
                | (Q(withdrawn_on__isnull=False, withdrawal__isnull=False) & ~Q(withdrawal_note="")),
                name="recognition_withdrawn_by_decision",
                violation_error_message="Thu hồi thì ghi ngày, lý do và quyết định.",
            ),
            in_choices("recognition_level_known", "level", VotingLevel),
            models.UniqueConstraint(
                fields=["product", "level", "year"],
                name="recognition_once",
                violation_error_message="Sản phẩm đã được công nhận ở cấp và năm này.",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__year=F("year")),
                name="recognition_year_of_decision",
                violation_error_message="Năm công nhận khác năm của quyết định.",
            ),
            models.UniqueConstraint(fields=["code"], name="recognition_code_once"),
            models.CheckConstraint(condition=Q(code__regex=r"^[A-HJKMNP-Z2-9]{12}$"), name="recognition_code_shape"),
        ]
        triggers = [invariants.code_kept()]

    def __str__(self):
        return f"{self.product} · {self.get_level_display()} {self.year}"

    @property
    def printed_code(self) -> str:
        return printed_code(self.code)


class VotingResultQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(reach_of(user).within("unit"))


@tracked
class VotingResult(Sourced):
    """Stated totals of a round, as a source prints them; single recognitions are parts and never sum into them.

    ``itemised``: every recognised product is on record by name, so figures are counted from those; the stated number stays
    beside them as what the source says.
    """

    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    level = models.CharField("cấp", max_length=10, choices=VotingLevel.choices)
    year = models.PositiveSmallIntegerField("năm")
    considered = CountField("số sản phẩm được xét", null=True, blank=True)
    recognised = CountField("số sản phẩm được công nhận", null=True, blank=True)
    itemised = models.BooleanField(
        "đã ghi đủ từng sản phẩm", default=False, help_text="Số được công nhận khi ấy đếm từ sản phẩm, không lấy số này"
    )
    note = ViCharField("như nguồn viết", max_length=250, blank=True)

    objects = VotingResultQuerySet.as_manager()

    class Meta:
        verbose_name = "kết quả bình chọn công bố"
        verbose_name_plural = "kết quả bình chọn công bố"
        constraints = [
            in_choices("voting_result_level_known", "level", VotingLevel),
            models.UniqueConstraint(fields=["unit", "level", "year"], name="voting_result_once"),
            models.CheckConstraint(
                condition=Q(considered__isnull=True) | Q(recognised__isnull=True) | Q(recognised__lte=F("considered")),
                name="voting_recognised_within_considered",
                violation_error_message="Số được công nhận lớn hơn số được xét.",
            ),
        ]

    def __str__(self):
        return f"{self.get_level_display()} {self.year}, {self.unit}"
