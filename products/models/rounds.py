"""Đợt bình chọn: one round of one level and place, and each move of it."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.dates import format_date
from khuyencong.core.fields import CountField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, Timeline, User, Versioned
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from products.choices import HELD_HERE, NAMED_AGAIN, ROUND_MARKS, ROUND_TRANSITIONS, RoundStatus, VotingLevel
from products.models import invariants


class RoundQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Of the person's area, and those that their area takes part in: a commune reads the round of its province."""
        reach = reach_of(user)
        if reach.everywhere:
            return self
        mine = reach.unit_ids
        wider = AdministrativeUnit.objects.filter(Q(children__in=mine) | Q(children__children__in=mine))
        return self.filter(reach.within("unit") | Q(unit__in=wider.values("pk")))

    def scored_by(self, user: User):
        """Rounds in whose jury the person sits today."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(jury__user=user, jury__left_on__isnull=True)


def _paper(label: str, **kwargs) -> models.ForeignKey:
    return models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=label, **kwargs
    )


@tracked
class VotingRound(Versioned, Sourced):
    """A round of bình chọn (TT 26/2014 Đ14). The regulation is the round's own: with it quorum and conflicts block."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    title = ViCharField("tên đợt", max_length=200)
    level = models.CharField("cấp", max_length=10, choices=VotingLevel.choices)
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="nơi tổ chức")
    year = models.PositiveSmallIntegerField("năm")
    opens_on = ViDateField("nhận hồ sơ từ")
    closes_on = ViDateField("hạn nộp hồ sơ")
    scoring_ends_on = ViDateField("hạn chấm", null=True, blank=True)
    blind = models.BooleanField("che tên cơ sở khi chấm", default=False)
    with_prizes = models.BooleanField("xếp giải A, B, C", default=False)
    plan = _paper("kế hoạch")
    regulation = _paper("quy chế chấm", help_text="Có quy chế thì thiếu túc số, xung đột lợi ích chặn; không thì nhắc")
    quorum = CountField("số phiếu tối thiểu", null=True, blank=True, help_text="Cho một sản phẩm, theo quy chế")
    spread = models.DecimalField("chênh điểm cần đọc lại", max_digits=5, decimal_places=2, default=20)
    frame_document = _paper("văn bản quyết định khung điểm")
    frame_decided_on = ViDateField("ngày quyết định khung điểm", null=True, blank=True)
    status = models.CharField("tình trạng", max_length=20, choices=RoundStatus.choices, default=RoundStatus.PREPARING)
    status_since = ViDateField("từ ngày", null=True, blank=True)
    seal = models.CharField("mã niêm phong", max_length=64, blank=True, editable=False)
    tie_note = ViTextField("cách xử lý đồng điểm", blank=True)
    decision = _paper("quyết định công nhận")
    announced_on = ViDateField("ngày thông báo kết quả", null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt bình chọn"
        verbose_name_plural = "đợt bình chọn"
        indexes = [models.Index(F("year").desc(), F("id").desc(), name="round_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=[one.value for one in HELD_HERE]),
                name="round_level_held_here",
                violation_error_message="Đợt cấp khu vực, quốc gia không tổ chức ở đây: ghi kết quả vào sản phẩm.",
            ),
            in_choices("round_status_known", "status", RoundStatus),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="round_days_in_order",
                violation_error_message="Hạn nộp hồ sơ đứng trước ngày nhận hồ sơ.",
            ),
            models.CheckConstraint(
                condition=Q(scoring_ends_on__isnull=True) | Q(scoring_ends_on__gte=F("closes_on")),
                name="round_scored_after_entries",
                violation_error_message="Hạn chấm đứng trước hạn nộp hồ sơ.",
            ),
            models.CheckConstraint(
                condition=Q(opens_on__year=F("year")),
                name="round_opens_in_its_year",
                violation_error_message="Năm của đợt là năm bắt đầu nhận hồ sơ.",
            ),
            models.CheckConstraint(condition=Q(spread__gt=0), name="round_spread_positive"),
            models.CheckConstraint(
                condition=Q(quorum__isnull=True) | Q(quorum__gt=0, regulation__isnull=False),
                name="round_quorum_by_its_regulation",
                violation_error_message="Túc số phải theo quy chế của đợt: ghi quy chế trước.",
            ),
            models.CheckConstraint(
                condition=~Q(status=RoundStatus.PUBLISHED) | Q(decision__isnull=False, announced_on__isnull=False),
                name="round_published_by_decision",
                violation_error_message="Chỉ công bố khi đã có quyết định công nhận.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["chuan_bi", "nhan_ho_so", "xet_ho_so", "cham_diem", "da_huy"]) | ~Q(seal=""),
                name="round_sealed_has_its_seal",
            ),
            models.UniqueConstraint(
                fields=["unit", "level", "year", "title"],
                name="round_once",
                violation_error_message="Đợt này đã có: cùng cấp, nơi, năm và tên.",
            ),
        ]
        triggers = [
            invariants.level_in_force(),
            invariants.status_by_its_last_move(),
            invariants.scored_by_a_lawful_jury(),
        ]

    def __str__(self):
        return self.title

    @property
    def status_mark(self) -> str:
        return ROUND_MARKS[self.status]

    @property
    def next_statuses(self) -> tuple[RoundStatus, ...]:
        return ROUND_TRANSITIONS[RoundStatus(self.status)]

    @property
    def hides_makers(self) -> bool:
        """Its judges read codes until it is over."""
        return self.blind and self.status not in NAMED_AGAIN

    @property
    def days(self) -> str:
        return f"{format_date(self.opens_on)} – {format_date(self.closes_on)}"


@tracked
class RoundMove(models.Model):
    """One step of a round: from, to, when, by whom, by which paper. Never rewritten."""

    round = models.ForeignKey(VotingRound, models.PROTECT, related_name="moves", verbose_name="đợt")
    from_status = models.CharField("từ", max_length=20, choices=RoundStatus.choices)
    to_status = models.CharField("sang", max_length=20, choices=RoundStatus.choices)
    happened_on = ViDateField("ngày")
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    document = _paper("văn bản")
    note = ViTextField("lời kèm", blank=True)

    class Meta:
        verbose_name = "bước của đợt bình chọn"
        verbose_name_plural = "bước của đợt bình chọn"
        indexes = [models.Index(F("round"), F("id").desc(), name="round_move_by_round")]
        constraints = [
            in_choices("round_move_from_known", "from_status", RoundStatus),
            in_choices("round_move_to_known", "to_status", RoundStatus),
            models.CheckConstraint(
                condition=Q(
                    *[
                        Q(from_status=start.value, to_status=end.value)
                        for start, ends in ROUND_TRANSITIONS.items()
                        for end in ends
                    ],
                    _connector=Q.OR,
                ),
                name="round_move_in_the_table",
                violation_error_message="Đợt không đi được bước này.",
            ),
        ]
        triggers = [
            invariants.kept("round_move_kept", "Bước đã đi không xoá, không sửa."),
            invariants.move_leads_its_round(),
        ]

    def __str__(self):
        return f"{self.get_to_status_display()} {format_date(self.happened_on)}"
