"""The one outbox: what was told to whom, by which way, once."""

import uuid
from datetime import time

from django.db import models
from django.db.models import Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Channel, MessageState
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models.people import User

_NET = (Channel.HTTPS, Channel.ZNS, Channel.SMS)
_SAFE = r"^(https://[^\s]+|http://127\.0\.0\.1(:\d+)?/[^\s]*)?$"


_MARKS = {
    MessageState.WAITING: "run",
    MessageState.SENDING: "run",
    MessageState.SENT: "done",
    MessageState.FAILED: "late",
    MessageState.UNSURE: "due",
    MessageState.CANCELLED: "off",
}


@tracked
class OutboxChannel(models.Model):
    """One way to reach people and how it is used; a secret it needs is an environment variable, never a column."""

    channel = models.CharField("đường gửi", max_length=12, choices=Channel.choices, unique=True)
    is_on = models.BooleanField("đang dùng", default=False)
    is_tried = models.BooleanField("đã thử với nhà cung cấp", default=False)
    address = ViCharField("địa chỉ nhận", max_length=300, blank=True, help_text="https://…; chỉ cho đường gửi qua mạng")
    template = ViTextField(
        "mẫu JSON",
        blank=True,
        help_text="Các chỗ trống: {{to}}, {{name}}, {{subject}}, {{text}}, {{url}}, {{id}}",
    )
    timeout_seconds = models.PositiveSmallIntegerField("chờ trả lời (giây)", default=10)
    max_attempts = models.PositiveSmallIntegerField("thử nhiều nhất (lần)", default=5)
    per_minute = models.PositiveSmallIntegerField("gửi nhiều nhất mỗi phút", default=30)
    quiet_from = models.TimeField("giờ yên lặng từ", default=time(20, 0))
    quiet_to = models.TimeField("đến", default=time(7, 0))
    note = ViTextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "đường gửi tin"
        verbose_name_plural = "đường gửi tin"
        constraints = [
            in_choices("outbox_channel_known", "channel", Channel),
            models.CheckConstraint(
                condition=Q(address__regex=_SAFE),
                name="outbox_address_https",
                violation_error_message="Địa chỉ bắt đầu bằng https://",
            ),
            models.CheckConstraint(
                condition=Q(is_on=False) | ~Q(channel__in=_NET) | (~Q(address="") & ~Q(template="")),
                name="outbox_on_has_address",
                violation_error_message="Bật đường gửi này cần địa chỉ và mẫu JSON.",
            ),
            models.CheckConstraint(
                condition=Q(timeout_seconds__range=(1, 60), max_attempts__range=(1, 10), per_minute__range=(1, 600)),
                name="outbox_channel_bounds",
                violation_error_message="Chờ 1–60 giây, thử 1–10 lần, mỗi phút 1–600 tin.",
            ),
        ]

    def __str__(self):
        return self.get_channel_display()

    def is_quiet(self, at: time) -> bool:
        """Whether people are left alone at this time of the day; equal ends: never."""
        first, last = self.quiet_from, self.quiet_to
        return first <= at < last if first <= last else at >= first or at < last


class MessageQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """One's own."""
        return self.filter(to=user)

    def inbox(self, user: User):
        """What stands in the portal for a person, the latest first."""
        mine = self.visible_to(user).filter(channel=Channel.IN_APP, state=MessageState.SENT)
        return mine.order_by("-sent_at", "-created_at", "pk")


@tracked
class Message(models.Model):
    """One message by one way to one person. Its words are written at the moment of sending; ``pk`` goes with it, so that
    whoever receives it twice can tell.

    ``kind`` and ``about`` say what it is about (the app that put it composes it), ``key`` what makes it this one.
    ``is_daily``: at most one such a day, person and way.
    """

    id = models.UUIDField("mã", primary_key=True, default=uuid.uuid4, editable=False)
    to = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhận")
    channel = models.CharField("đường gửi", max_length=12, choices=Channel.choices)
    kind = models.CharField("loại tin", max_length=60)
    key = models.CharField("khoá", max_length=120)
    about = models.JSONField("về việc", default=dict)
    day = ViDateField("ngày")
    is_daily = models.BooleanField("mỗi ngày một tin", default=True)
    subject = ViCharField("tiêu đề", max_length=200, blank=True)
    text = ViTextField("nội dung", blank=True)
    url = models.CharField("đường dẫn", max_length=300, blank=True)
    state = models.CharField("tình trạng", max_length=12, choices=MessageState.choices, default=MessageState.WAITING)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    not_before = models.DateTimeField("gửi từ lúc", default=timezone.now)
    claimed_at = models.DateTimeField("bắt đầu gửi lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)
    error = ViCharField("vì sao chưa tới", max_length=300, blank=True)
    created_at = models.DateTimeField("lập lúc", default=timezone.now, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "tin gửi đi"
        verbose_name_plural = "tin gửi đi"
        indexes = [models.Index("state", "not_before", name="message_waiting")]
        constraints = [
            in_choices("message_channel_known", "channel", Channel),
            in_choices("message_state_known", "state", MessageState),
            models.UniqueConstraint(fields=["to", "channel", "kind", "key"], name="message_once"),
            models.UniqueConstraint(
                fields=["to", "channel", "day"],
                condition=Q(is_daily=True) & ~Q(state=MessageState.CANCELLED),
                name="message_one_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.SENT, sent_at__isnull=False)
                | (~Q(state=MessageState.SENT) & Q(sent_at__isnull=True)),
                name="message_sent_has_time",
            ),
        ]

    def __str__(self):
        return self.subject or f"{self.kind} {self.key}"

    @property
    def mark(self) -> str:
        """The shape of the state beside its words."""
        return _MARKS[MessageState(self.state)]
