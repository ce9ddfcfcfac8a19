"""Places as the law made them: dated units, their earlier names, and what became of them."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Replace, Trim

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, DatedQuerySet, in_choices, no_overlap
from khuyencong.core.fields import ViCharField, ViFold, sort_key_of
from khuyencong.core.models import OfficialDocument
from khuyencong.territory.choices import KINDS_AT, Kind, Level, Part, UrbanGrade, read_place


def place_key_of(expression) -> models.GeneratedField:
    """Stored twin of ``choices.place_key``."""
    key = Func(
        ViFold(expression),
        Value("[^a-z0-9]+"),
        Value(" "),
        Value("g"),
        function="regexp_replace",
    )
    return models.GeneratedField(
        expression=Trim(key, output_field=models.TextField()),
        output_field=models.TextField(),
        db_persist=True,
    )


def full_place_key() -> models.GeneratedField:
    """Stored key of the kind word and the name: “thi xa ben cat”."""
    word = Replace(F("kind"), Value("_trung_uong"), Value(""), output_field=models.TextField())
    # || and not concat(): a generated column takes only immutable functions
    return place_key_of(Func(word, Value(" "), F("name"), template="(%(expressions)s)", arg_joiner=" || "))


class UnitQuerySet(DatedQuerySet):
    def provinces(self):
        return self.filter(level=Level.PROVINCE)

    def with_parents(self):
        """Read the wider units in the same query, for ``label``."""
        return self.select_related("parent__parent")

    def within(self, keys):
        """Inside units whose names contain each of these keys (of ``choices.place_key``)."""
        units = self
        for key in keys:
            units = units.filter(Q(parent__full_fold__contains=key) | Q(parent__parent__full_fold__contains=key))
        return units

    def search(self, text: str):
        """Units whose present or earlier name contains ``text``: no diacritics, hyphens or kind word needed.

        “Ben Cat”, “tx ben cat”, “Ba Ria Vung Tau”, “TP.HCM”, “Phú Lợi, Thủ Dầu Một”, a code. In Vietnamese order.
        """
        typed = read_place(text)
        if not typed.key:
            return self.none()
        found = Q(full_fold__contains=typed.key)
        if typed.kind:
            found |= Q(kind__in=typed.level_kinds, fold__contains=typed.bare)
        if typed.code:
            found |= Q(code=typed.code)
        earlier = UnitName.objects.filter(unit=OuterRef("pk"), full_fold__contains=typed.key)
        return self.filter(found | Exists(earlier)).within(typed.within).order_by("sort_key", "level", "pk")


_NAMED_AFTER_A_PERSON = frozenset({"Hồ Chí Minh"})  # the province; a commune's office writes its own name itself


@tracked
class AdministrativeUnit(Dated):
    """Tỉnh, huyện or xã, between two dates. An unknown ``valid_from`` stays empty; it is never guessed."""

    code = models.CharField("mã", max_length=5)
    level = models.PositiveSmallIntegerField("cấp", choices=Level.choices)
    kind = models.CharField("loại", max_length=20, choices=Kind.choices)
    name = ViCharField("tên", max_length=100, help_text="Không ghi từ chỉ loại: Bến Cát")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name="thuộc",
    )
    lat = models.FloatField("vĩ độ tâm", null=True, blank=True)
    lon = models.FloatField("kinh độ tâm", null=True, blank=True)
    area_km2 = models.DecimalField("diện tích (km²)", max_digits=10, decimal_places=3, null=True, blank=True)
    decided_by = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="văn bản quyết định",
    )
    certainty = models.CharField(
        "mức chắc chắn",
        max_length=2,
        choices=Certainty.choices,
        default=Certainty.SECOND_HAND,
    )
    reference_key = models.CharField(
        "khoá trong bảng tham chiếu",
        max_length=12,
        null=True,
        blank=True,
        unique=True,
        editable=False,
    )
    fold = place_key_of("name")
    full_fold = full_place_key()
    sort_key = sort_key_of("name")

    objects = UnitQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "đơn vị hành chính"
        verbose_name_plural = "đơn vị hành chính"
        indexes = [
            GinIndex(OpClass("full_fold", name="gin_trgm_ops"), name="unit_full_fold_trgm"),
            models.Index("fold", name="unit_by_fold"),
            models.Index("level", "sort_key", name="unit_by_level_name"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "unit_code_once_at_a_time",
                of=["code", "level"],
                message="Mã này đã thuộc một đơn vị khác cùng cấp trong khoảng thời gian ấy.",
            ),
            models.CheckConstraint(
                condition=Q(
                    *(Q(level=level, kind__in=kinds) for level, kinds in KINDS_AT.items()),
                    _connector=Q.OR,
                ),
                name="unit_kind_fits_level",
                violation_error_message="Loại này không thuộc cấp đã chọn.",
            ),
            models.CheckConstraint(
                condition=Q(level=Level.PROVINCE, parent__isnull=True)
                | Q(level__gt=Level.PROVINCE, parent__isnull=False),
                name="unit_below_province_has_parent",
                violation_error_message="Cấp tỉnh không thuộc đơn vị nào; cấp huyện, cấp xã phải thuộc một đơn vị.",
            ),
            in_choices("unit_certainty_known", "certainty", Certainty),
            models.CheckConstraint(condition=~Q(name=""), name="unit_has_a_name"),
        ]

    def __str__(self):
        return f"{self.full_name} ({self.code}{', cũ' if self.valid_to else ''})"

    @property
    def full_name(self) -> str:
        """“Phường Bến Cát”."""
        return f"{Kind(self.kind).word} {self.name}"

    @property
    def in_sentence(self) -> str:
        """Amid a sentence: “tỉnh Bình Dương”, “Thành phố Hồ Chí Minh”."""
        name = self.full_name
        return name if self.kind == Kind.THANH_PHO_TRUNG_UONG else name[:1].lower() + name[1:]

    @property
    def dateline(self) -> str:
        """Địa danh before the day of a paper: in full where the name is a person's or a number (NĐ 30/2020 Phụ lục I)."""
        return self.full_name if self.name in _NAMED_AFTER_A_PERSON or self.name[0].isdigit() else self.name

    @property
    def is_verified(self) -> bool:
        """The day it began and the paper that made it are both known, and the paper was read."""
        return bool(self.valid_from and self.decided_by_id and self.certainty == Certainty.READ)

    @property
    def doubt(self) -> str:
        """“chưa kiểm chứng”, or nothing."""
        return "" if self.is_verified else "chưa kiểm chứng"

    @property
    def dates(self) -> str:
        """“đến 30/6/2025”, “từ 1/7/2025”; empty when neither end is known."""
        ends = (("từ", self.valid_from), ("đến", self.valid_to))
        return " ".join(f"{word} {day.day}/{day.month}/{day.year}" for word, day in ends if day)

    def label(self) -> str:
        """“Phường Phú Lợi, Thành phố Thủ Dầu Một, Tỉnh Bình Dương (cũ)”; typed back, it is found again.

        Reads the wider units: load through ``with_parents()``.
        """
        unit, names = self, []
        while unit:
            names.append(unit.full_name)
            unit = unit.parent
        return ", ".join(names) + (" (cũ)" if self.valid_to else "")


@tracked
class UnitName(Dated):
    """A name or kind the same unit had before, between two dates; added by staff."""

    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="names", verbose_name="đơn vị")
    name = ViCharField("tên", max_length=100)
    kind = models.CharField("loại", max_length=20, choices=Kind.choices)
    document = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="văn bản",
    )
    fold = place_key_of("name")
    full_fold = full_place_key()

    class Meta(Dated.Meta):
        verbose_name = "tên trước đây"
        verbose_name_plural = "tên trước đây"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "unit_one_name_at_a_time",
                of=["unit"],
                message="Đơn vị đã có một tên khác trong khoảng thời gian ấy.",
            ),
            in_choices("unit_name_kind_known", "kind", Kind),
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self) -> str:
        """“Thị xã Bến Cát”."""
        return f"{Kind(self.kind).word} {self.name}"


@tracked
class Succession(models.Model):
    """Where the land and people of one unit went; n to n."""

    predecessor = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="successions",
        verbose_name="đơn vị trước",
    )
    successor = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="origins",
        verbose_name="đơn vị sau",
    )
    part = models.CharField("phần chuyển sang", max_length=10, choices=Part.choices)

    class Meta:
        verbose_name = "kế thừa địa bàn"
        verbose_name_plural = "kế thừa địa bàn"
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message="Hai đơn vị này đã được nối với nhau.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_between_two",
                violation_error_message="Một đơn vị không kế thừa chính nó.",
            ),
            in_choices("succession_part_known", "part", Part),
        ]

    def __str__(self):
        return f"{self.predecessor_id} → {self.successor_id}"


@tracked
class UrbanClass(Dated):
    """Loại đô thị of a city between two dates: wards were inside or outside khuyến công by it until 14/10/2025."""

    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    grade = models.CharField("loại đô thị", max_length=10, choices=UrbanGrade.choices)
    document = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="quyết định công nhận",
    )
    certainty = models.CharField(
        "mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.SECOND_HAND
    )

    class Meta(Dated.Meta):
        verbose_name = "loại đô thị"
        verbose_name_plural = "loại đô thị"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "urban_class_one_at_a_time", of=["unit"], message="Đơn vị đã có một loại đô thị trong khoảng ngày ấy."
            ),
            in_choices("urban_class_grade_known", "grade", UrbanGrade),
            in_choices("urban_class_certainty_known", "certainty", Certainty),
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_grade_display()}"


@tracked
class ProvincialSeat(Dated):
    """Nơi đặt trung tâm hành chính tỉnh: distances to a province are measured to the centre of ``seat``.

    The centre of the province's own land is another place, and no office stands there.
    """

    province = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="tỉnh, thành phố")
    seat = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="đặt tại")
    source = ViCharField("căn cứ", max_length=300, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.MEMORY)

    class Meta(Dated.Meta):
        verbose_name = "trung tâm hành chính tỉnh"
        verbose_name_plural = "trung tâm hành chính tỉnh"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "provincial_seat_one_at_a_time",
                of=["province"],
                message="Tỉnh đã có một trung tâm hành chính trong khoảng ngày ấy. Đóng dòng cũ trước.",
            ),
            models.CheckConstraint(
                condition=~Q(province=F("seat")),
                name="provincial_seat_inside",
                violation_error_message="Chọn nơi trong tỉnh: huyện, thành phố hoặc xã, phường.",
            ),
            in_choices("provincial_seat_certainty_known", "certainty", Certainty),
        ]

    def __str__(self):
        return f"{self.province}: {self.seat}"

    @property
    def is_verified(self) -> bool:
        return self.certainty == Certainty.READ
