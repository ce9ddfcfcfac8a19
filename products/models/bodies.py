"""Hội đồng and Ban Giám khảo of a round, and what ties a judge to a product."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, User
from khuyencong.establishments.models import Establishment
from khuyencong.territory.models import AdministrativeUnit
from products.choices import ConflictAnswer, ConflictKind, CouncilSeat, JurySeat, ProductGroup
from products.models import ballot_invariants as held
from products.models import invariants
from products.models.entries import Entry
from products.models.rounds import VotingRound


class _Seat(models.Model):
    """A person in a body of the round, from a decision to the day they left."""

    full_name = ViCharField("họ và tên", max_length=120)
    job = ViCharField("chức vụ, đơn vị", max_length=200, blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định"
    )
    joined_on = ViDateField("từ ngày")
    left_on = ViDateField("đến ngày", null=True, blank=True)
    left_note = ViCharField("vì sao thôi", max_length=250, blank=True)

    class Meta:
        abstract = True


def _by_decision(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(replaces__isnull=True) | Q(document__isnull=False),
        name=name,
        violation_error_message="Thay thành viên phải có quyết định của người thành lập (TT 26/2014 Đ8 k2).",
    )


@tracked
class CouncilMember(_Seat):
    round = models.ForeignKey(VotingRound, models.PROTECT, related_name="council", verbose_name="đợt")
    seat = models.CharField("chức danh", max_length=30, choices=CouncilSeat.choices)
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="replaced_by", null=True, blank=True, verbose_name="thay cho"
    )

    class Meta:
        verbose_name = "thành viên Hội đồng"
        verbose_name_plural = "thành viên Hội đồng"
        constraints = [
            in_choices("council_seat_known", "seat", CouncilSeat),
            _by_decision("council_replaced_by_decision"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")), name="council_days_in_order"
            ),
            models.UniqueConstraint(
                fields=["round", "seat"],
                condition=Q(left_on__isnull=True, seat__in=["chu_tich", "pho_chu_tich_thuong_truc"]),
                name="council_one_chair",
                violation_error_message="Chức danh này đã có người. Ghi quyết định thay trước.",
            ),
        ]
        triggers = [
            invariants.keeps_the_jury_lawful("lawful_council"),
            held.replaces_one_of_its_round("products_councilmember"),
        ]

    def __str__(self):
        return self.full_name


@tracked
class JuryMember(_Seat):
    """A judge. Phone, personal code, commune and workplace are asked for one purpose: to find ties to makers."""

    round = models.ForeignKey(VotingRound, models.PROTECT, related_name="jury", verbose_name="đợt")
    seat = models.CharField("chức danh", max_length=30, choices=JurySeat.choices)
    user = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tài khoản chấm"
    )
    groups = ArrayField(
        models.CharField(max_length=20, choices=ProductGroup.choices),
        verbose_name="chấm nhóm",
        default=list,
        blank=True,
        help_text="Trống: mọi nhóm",
    )
    phone = ViCharField("điện thoại", max_length=20, blank=True)
    personal_code = ViCharField("mã số thuế, số định danh", max_length=14, blank=True)
    unit = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="công tác ở xã, phường",
    )
    works_at = models.ForeignKey(
        Establishment, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="làm việc, góp vốn tại"
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="replaced_by", null=True, blank=True, verbose_name="thay cho"
    )

    class Meta:
        verbose_name = "giám khảo"
        verbose_name_plural = "giám khảo"
        constraints = [
            in_choices("jury_seat_known", "seat", JurySeat),
            _by_decision("jury_replaced_by_decision"),
            models.CheckConstraint(condition=Q(groups__contained_by=ProductGroup.values), name="jury_groups_known"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")), name="jury_days_in_order"
            ),
            models.UniqueConstraint(
                fields=["round", "seat"],
                condition=Q(left_on__isnull=True, seat=JurySeat.HEAD),
                name="jury_one_head",
                violation_error_message="Ban Giám khảo đã có Trưởng ban.",
            ),
            models.UniqueConstraint(
                fields=["round", "user"],
                condition=Q(left_on__isnull=True, user__isnull=False),
                name="jury_user_once",
                violation_error_message="Tài khoản này đã là giám khảo của đợt.",
            ),
        ]
        triggers = [
            invariants.keeps_the_jury_lawful("lawful_jury"),
            held.replaces_one_of_its_round("products_jurymember"),
            held.gone_leaves_no_ballot(),
        ]

    def __str__(self):
        return self.full_name

    def scores(self, entry: Entry) -> bool:
        """The group is one of theirs; ties are asked elsewhere."""
        return not self.groups or entry.group in self.groups


@tracked
class Conflict(models.Model):
    """A tie between a judge and a product, found or declared, and the chair's answer to it (HD23: the law is silent)."""

    juror = models.ForeignKey(JuryMember, models.PROTECT, related_name="conflicts", verbose_name="giám khảo")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="conflicts", verbose_name="sản phẩm")
    kind = models.CharField("quan hệ", max_length=20, choices=ConflictKind.choices)
    answer = models.CharField("kết luận", max_length=20, choices=ConflictAnswer.choices)
    note = ViTextField("lý do")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    decided_at = models.DateTimeField("ghi lúc", default=timezone.now)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    class Meta:
        verbose_name = "xung đột lợi ích"
        verbose_name_plural = "xung đột lợi ích"
        constraints = [
            in_choices("conflict_kind_known", "kind", ConflictKind),
            in_choices("conflict_answer_known", "answer", ConflictAnswer),
            models.UniqueConstraint(
                fields=["juror", "entry"],
                name="conflict_once",
                violation_error_message="Giám khảo và sản phẩm này đã có quyết định.",
            ),
            models.CheckConstraint(
                condition=~Q(note=""), name="conflict_says_why", violation_error_message="Ghi lý do."
            ),
        ]
        triggers = [held.recusal_leaves_no_ballot()]

    def __str__(self):
        return f"{self.juror}: {self.get_answer_display()}"
