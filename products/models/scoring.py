"""Khung điểm and phiếu chấm: what is scored, each judge's ballot, the two readings of a paper one, asked re-readings."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, ViCharField, ViTextField
from khuyencong.core.models import StoredFile, User
from products.choices import BallotWay
from products.models import ballot_invariants as held
from products.models import invariants
from products.models.bodies import JuryMember
from products.models.entries import Entry
from products.models.law import CriterionRule
from products.models.rounds import VotingRound


@tracked
class Criterion(models.Model):
    """One line of the round's own frame, under one of the four criteria (TT 26/2014 Đ16 k1)."""

    round = models.ForeignKey(VotingRound, models.PROTECT, related_name="criteria", verbose_name="đợt")
    rule = models.ForeignKey(CriterionRule, models.PROTECT, related_name="+", verbose_name="thuộc tiêu chí")
    order = CountField("thứ tự")
    name = ViCharField("nội dung", max_length=200)
    max_points = models.DecimalField("điểm tối đa", max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = "dòng của khung điểm"
        verbose_name_plural = "dòng của khung điểm"
        constraints = [
            models.CheckConstraint(
                condition=Q(max_points__gt=0),
                name="criterion_has_points",
                violation_error_message="Điểm tối đa phải lớn hơn 0.",
            ),
            models.UniqueConstraint(fields=["round", "order"], name="criterion_order_once"),
        ]
        triggers = [held.criterion_holds_its_scores(), invariants.keeps_the_jury_lawful("lawful_frame")]

    def __str__(self):
        return self.name


class BallotQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """A judge's own, and no other's: not even in the same jury."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(juror__user=user)

    def counted(self):
        """Handed in, and not of one who left or may not score."""
        return self.filter(submitted_at__isnull=False, void=False)


@tracked
class Ballot(models.Model):
    """Phiếu chấm of one judge for one product. ``sha256`` is set when scoring closes; from then on nothing changes."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="ballots", verbose_name="sản phẩm")
    juror = models.ForeignKey(JuryMember, models.PROTECT, related_name="ballots", verbose_name="giám khảo")
    way = models.CharField("cách chấm", max_length=20, choices=BallotWay.choices, default=BallotWay.ONLINE)
    comment = ViTextField("nhận xét", blank=True)
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản chụp phiếu giấy"
    )
    void = models.BooleanField(
        "không tính", default=False, help_text="Giám khảo thôi, không chấm sản phẩm này, hoặc sản phẩm đã rút"
    )
    sha256 = models.CharField("mã niêm phong", max_length=64, blank=True, editable=False)
    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = "phiếu chấm"
        verbose_name_plural = "phiếu chấm"
        constraints = [
            in_choices("ballot_way_known", "way", BallotWay),
            models.UniqueConstraint(
                fields=["entry", "juror"],
                name="ballot_once",
                violation_error_message="Giám khảo này đã có phiếu cho sản phẩm này.",
            ),
            models.CheckConstraint(
                condition=~Q(way=BallotWay.PAPER) | Q(submitted_at__isnull=True) | Q(scan__isnull=False),
                name="ballot_on_paper_has_its_scan",
                violation_error_message="Phiếu giấy phải có bản chụp.",
            ),
            models.CheckConstraint(
                condition=Q(sha256="") | Q(sha256__regex=r"^[0-9a-f]{64}$", submitted_at__isnull=False),
                name="ballot_sealed_was_handed_in",
            ),
        ]
        triggers = [held.ballot_of_one_round(), held.ballot_sealed(), held.ballot_whole()]

    def __str__(self):
        return f"Phiếu {self.entry_id}–{self.juror_id}"


@tracked
class BallotScore(models.Model):
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="scores", verbose_name="phiếu")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name="tiêu chí")
    points = models.DecimalField("điểm", max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = "điểm trong phiếu"
        verbose_name_plural = "điểm trong phiếu"
        constraints = [
            models.UniqueConstraint(fields=["ballot", "criterion"], name="score_once"),
            models.CheckConstraint(condition=Q(points__gte=0), name="score_not_negative"),
        ]
        triggers = [
            held.score_sealed(),
            held.score_within_its_criterion(),
            held.score_leaves_a_whole_ballot(),
        ]

    def __str__(self):
        return str(self.points)


@tracked
class PaperReading(models.Model):
    """A paper ballot as one person typed it; the second must be another person, and agree."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="readings", verbose_name="phiếu")
    points = models.JSONField("điểm đã gõ", help_text="Tiêu chí và điểm, như đã gõ")
    comment = ViTextField("nhận xét", blank=True)
    read_at = models.DateTimeField("gõ lúc", default=timezone.now)
    read_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gõ")

    class Meta:
        verbose_name = "lần nhập phiếu giấy"
        verbose_name_plural = "lần nhập phiếu giấy"
        indexes = [models.Index(F("ballot"), F("id").desc(), name="reading_by_ballot")]
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "read_by"],
                name="reading_by_two",
                violation_error_message="Phiếu giấy phải do hai người nhập.",
            )
        ]

    def __str__(self):
        return f"{self.read_by} {self.read_at:%d/%m/%Y}"


@tracked
class Rereading(models.Model):
    """The chair asked the judges to read a product again; their totals before it are kept."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="rereadings", verbose_name="sản phẩm")
    reason = ViTextField("vì sao")
    before = models.JSONField("điểm trước khi đọc lại", default=dict, editable=False)
    asked_at = models.DateTimeField("lúc", default=timezone.now)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    class Meta:
        verbose_name = "lần đọc lại"
        verbose_name_plural = "lần đọc lại"
        triggers = [invariants.kept("rereading_kept", "Lần đọc lại đã ghi không xoá, không sửa.")]

    def __str__(self):
        return self.reason
