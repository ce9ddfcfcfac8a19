"""What belongs to one officer's desk: training on record, and the ways of looking at a list that were kept."""

from textwrap import shorten

from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User, Versioned
from khuyencong.offices.choices import Page, TrainingTopic
from khuyencong.offices.models.grants import RoleGrant
from khuyencong.offices.models.reach import reach_of
from khuyencong.territory.models import AdministrativeUnit


class OfficerTrainingQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """One's own; the office sees those of the people who work, or worked, in its area."""
        reach = reach_of(user)
        if reach.everywhere:
            return self
        own = Q(user=user)
        if reach.is_office:
            own |= Q(user__in=RoleGrant.objects.filter(reach.within("unit", "organisation")).values("user"))
        return self.filter(own)


@tracked
class OfficerTraining(Versioned, Sourced):
    """A course an officer has been through; shown when a council or an appraiser is chosen."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người học")
    topic = models.CharField("chuyên đề", max_length=20, choices=TrainingTopic.choices, default=TrainingTopic.OTHER)
    course = ViCharField("tên khoá", max_length=200)
    organiser = ViCharField("đơn vị tổ chức", max_length=200, blank=True)
    starts_on = ViDateField("từ ngày", null=True, blank=True, help_text="Trống: chưa rõ")
    ends_on = ViDateField("đến ngày", null=True, blank=True, help_text="Trống: chưa rõ, hoặc cùng ngày")
    hours = CountField("số tiết", null=True, blank=True, help_text="Trống: chưa rõ")
    certificate = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="chứng nhận"
    )
    note = ViTextField("ghi chú", blank=True)

    objects = OfficerTrainingQuerySet.as_manager()

    class Meta:
        verbose_name = "khoá tập huấn đã dự"
        verbose_name_plural = "khoá tập huấn đã dự"
        indexes = [models.Index(F("user"), F("starts_on").desc(nulls_last=True), name="training_by_person")]
        constraints = [
            in_choices("officer_training_topic_known", "topic", TrainingTopic),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="officer_training_days_in_order",
                violation_error_message="“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.",
            ),
            models.UniqueConstraint(
                fields=["user", "course", "starts_on"],
                nulls_distinct=False,
                name="officer_training_once",
                violation_error_message="Khoá này của người ấy đã được ghi.",
            ),
        ]

    def __str__(self):
        return self.course

    @property
    def named(self) -> str:
        """“Thẩm định đề án khuyến công (2025)”: name and year, for a line in a chooser."""
        day = self.ends_on or self.starts_on
        return f"{shorten(self.course, 60, placeholder='…')}{f' ({day.year})' if day else ''}"

    @property
    def brief(self) -> str:
        """“tập huấn thẩm định 3/2025”: as it stands after a name in a chooser."""
        topic = "" if self.topic == TrainingTopic.OTHER else f" {self.get_topic_display().lower()}"
        day = self.ends_on or self.starts_on
        return f"tập huấn{topic or f' {self.course}'}{f' {day.month}/{day.year}' if day else ''}"


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """One's own, and those shared with an office one belongs to."""
        reach = reach_of(user)
        shared = Q(shared=True)
        if not reach.everywhere:
            shared &= Q(unit__isnull=True) | reach.within("unit")
        return self.filter(Q(user=user) | shared) if reach.is_office else self.filter(user=user)


@tracked
class SavedView(Versioned):
    """A list as somebody likes to see it: filters, order, columns, as the query string of its address."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người lưu")
    page = models.CharField("danh sách", max_length=40, choices=Page.choices)
    name = ViCharField("tên", max_length=60)
    query = models.TextField("phần sau dấu hỏi của địa chỉ", blank=True, max_length=2000)
    shared = models.BooleanField("cả cơ quan cùng dùng", default=False)
    unit = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="dùng chung trong địa bàn",
        help_text="Trống: mọi nơi",
    )
    is_default = models.BooleanField("mở danh sách là thấy", default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = "cách xem đã lưu"
        verbose_name_plural = "cách xem đã lưu"
        constraints = [
            in_choices("saved_view_page_known", "page", Page),
            models.UniqueConstraint(
                fields=["user", "page", "name"],
                name="saved_view_name_once",
                violation_error_message="Anh, chị đã có một cách xem tên này. Đặt tên khác, hoặc sửa cách xem ấy.",
            ),
            models.UniqueConstraint(
                fields=["user", "page"], condition=Q(is_default=True), name="saved_view_one_default"
            ),
        ]

    def __str__(self):
        return self.name
