"""Sản phẩm dự bình chọn: the registration (Phụ lục 1, 2, 5), its papers, what became of it."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, StoredFile, Timeline, User, Versioned
from khuyencong.offices.queries import reach_of
from products.choices import ENTRY_MARKS, Angle, EntryStatus, Prize, ProductGroup, Registrant
from products.models import invariants, withdrawals
from products.models.products import Product, Recognition
from products.models.rounds import VotingRound
from projects.models import PaperType


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Of products made in the person's area; judges come by their own door (``queries.scoring``)."""
        return self.filter(reach_of(user).within("product__unit"))

    def standing(self):
        """Taken into the round."""
        return self.filter(status=EntryStatus.ACCEPTED)


@tracked
class Entry(Versioned, Sourced):
    """One product in one round. ``code`` is its mã số bình chọn, all a judge is told of the maker when names are hidden."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    round = models.ForeignKey(VotingRound, models.PROTECT, related_name="entries", verbose_name="đợt")
    product = models.ForeignKey(Product, models.PROTECT, related_name="entries", verbose_name="sản phẩm")
    number = CountField("số thứ tự")
    group = models.CharField("nhóm", max_length=20, choices=ProductGroup.choices)
    registrant = models.CharField("ai đăng ký", max_length=20, choices=Registrant.choices)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    received_on = ViDateField("ngày nhận đăng ký")
    contact = ViCharField("người đại diện, chức vụ", max_length=160, blank=True)
    contact_phone = ViCharField("điện thoại liên hệ", max_length=20, blank=True)
    description = ViTextField("mô tả sản phẩm", blank=True, help_text="Công dụng, kiểu dáng, kích cỡ")
    materials = ViTextField("nguyên liệu", blank=True)
    technology = ViTextField("công nghệ, thiết bị", blank=True)
    capacity = ViCharField("năng lực sản xuất một năm", max_length=200, blank=True)
    revenue = MoneyField("doanh thu năm trước của sản phẩm", null=True, blank=True)
    workers = CountField("số lao động", null=True, blank=True)
    price = ViCharField("giá bán", max_length=120, blank=True)
    market = ViTextField("thị trường tiêu thụ", blank=True)
    quality = ViTextField("tiêu chuẩn, chất lượng đã công bố", blank=True)
    environment = ViTextField("môi trường, an toàn", blank=True)
    awards = ViTextField("giải thưởng, chứng nhận đã có", blank=True)
    serial = models.BooleanField("sản xuất được hàng loạt", default=False, help_text="TT 26/2014 Đ4 k4")
    original = models.BooleanField("không sao chép, không vi phạm sở hữu trí tuệ", default=False)
    no_lower_round = models.BooleanField("nơi này không tổ chức bình chọn cấp dưới", default=False)
    lower = models.ForeignKey(
        Recognition, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="giấy chứng nhận cấp dưới"
    )
    blind_title = ViCharField("tên khi che cơ sở", max_length=200, blank=True)
    blind_text = ViTextField("mô tả khi che cơ sở", blank=True)
    status = models.CharField("tình trạng", max_length=20, choices=EntryStatus.choices, default=EntryStatus.ENTERED)
    status_note = ViTextField("lý do", blank=True)
    withdrawn_on = ViDateField("rút khi đang chấm, ngày", null=True, blank=True)
    withdrawal = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản rút"
    )
    chosen = models.BooleanField("được Hội đồng chọn", null=True, blank=True)
    prize = models.CharField("giải", max_length=2, choices=Prize.choices, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "sản phẩm dự bình chọn"
        verbose_name_plural = "sản phẩm dự bình chọn"
        indexes = [models.Index(F("round"), F("number"), name="entry_by_round")]
        constraints = [
            in_choices("entry_group_known", "group", ProductGroup),
            in_choices("entry_registrant_known", "registrant", Registrant),
            in_choices("entry_status_known", "status", EntryStatus),
            models.CheckConstraint(condition=Q(prize__in=Prize.values), name="entry_prize_known"),
            models.CheckConstraint(
                condition=Q(prize="") | Q(chosen__isnull=False, chosen=True),
                name="entry_prize_of_the_chosen",
                violation_error_message="Chỉ sản phẩm được chọn mới xếp giải.",
            ),
            models.CheckConstraint(
                condition=Q(chosen__isnull=True) | Q(chosen=False) | Q(status=EntryStatus.ACCEPTED),
                name="entry_chosen_is_accepted",
                violation_error_message="Chỉ chọn được sản phẩm có hồ sơ hợp lệ.",
            ),
            models.CheckConstraint(
                condition=~Q(status=EntryStatus.REFUSED) | ~Q(status_note=""),
                name="entry_refused_says_why",
                violation_error_message="Không nhận hồ sơ thì ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawal__isnull=True)
                | (
                    Q(withdrawn_on__isnull=False, withdrawal__isnull=False, status=EntryStatus.WITHDRAWN)
                    & ~Q(status_note="")
                ),
                name="entry_withdrawn_by_paper",
                violation_error_message="Rút sản phẩm khi đang chấm phải có ngày, lý do và văn bản của cơ sở.",
            ),
            models.UniqueConstraint(
                fields=["round", "product"],
                name="entry_once",
                violation_error_message="Sản phẩm này đã đăng ký trong đợt.",
            ),
            models.UniqueConstraint(fields=["round", "number"], name="entry_number_once"),
        ]
        triggers = [
            invariants.chosen_has_the_points(),
            invariants.lower_opens_the_round(),
            withdrawals.settled_in_its_phase(),
            withdrawals.withdrawn_leaves_no_ballot(),
        ]

    def __str__(self):
        return f"{self.code} · {self.product}"

    @property
    def code(self) -> str:
        return f"SP-{self.number:02}"

    @property
    def status_mark(self) -> str:
        return ENTRY_MARKS[self.status]


@tracked
class EntryPaper(models.Model):
    """A paper of the registration; a photo says from which side."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="papers", verbose_name="đăng ký")
    paper_type = models.ForeignKey(PaperType, models.PROTECT, related_name="+", verbose_name="loại giấy tờ")
    angle = models.CharField("góc chụp", max_length=20, choices=Angle.choices, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tệp")
    received_on = ViDateField("ngày nhận")
    note = ViCharField("ghi chú", max_length=250, blank=True, help_text="Số, ngày của giấy; nơi giữ bản giấy")
    added_at = models.DateTimeField("ghi lúc", default=timezone.now)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    class Meta:
        verbose_name = "giấy tờ dự bình chọn"
        verbose_name_plural = "giấy tờ dự bình chọn"
        constraints = [
            models.CheckConstraint(condition=Q(angle="") | Q(angle__in=Angle.values), name="entry_paper_angle_known"),
            models.UniqueConstraint(
                fields=["entry", "angle"],
                condition=~Q(angle=""),
                name="entry_photo_once",
                violation_error_message="Góc chụp này đã có ảnh.",
            ),
        ]

    def __str__(self):
        return f"{self.paper_type} {self.get_angle_display() if self.angle else ''}".strip()
