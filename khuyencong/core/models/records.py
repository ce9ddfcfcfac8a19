"""Timelines, files, official documents, idempotency keys, last looks."""

import uuid

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField, fold_of
from khuyencong.core.models.people import User


class Timeline(models.Model):
    """The thread of activities of one thing. The thing points here; a timeline knows nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = "dòng diễn biến"
        verbose_name_plural = "dòng diễn biến"

    def __str__(self):
        return str(self.pk)


@tracked
class StoredFile(models.Model):
    """Bytes kept once under their SHA-256. Served only by the owning app, through ``core.files``."""

    name = ViCharField("tên tệp", max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    content_type = models.CharField("loại nội dung", max_length=100)
    stored_at = models.DateTimeField("lưu lúc", default=timezone.now, editable=False)
    stored_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người lưu")

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_sha256_shape"),
            models.CheckConstraint(condition=Q(size__gt=0), name="file_not_empty"),
        ]

    def __str__(self):
        return self.name


@tracked
class OfficialDocument(models.Model):
    """Văn bản: số, ký hiệu, ngày, cơ quan ban hành, người ký, trích yếu, tệp."""

    number = ViCharField("số", max_length=30, blank=True)
    symbol = ViCharField("ký hiệu", max_length=60, blank=True, help_text="Phần sau số, ví dụ QĐ-SCT")
    issued_on = ViDateField("ngày ban hành", null=True, blank=True)
    issuer = ViCharField("cơ quan ban hành", max_length=200, blank=True)
    signer = ViCharField("người ký", max_length=120, blank=True)
    title = ViTextField("trích yếu")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tệp")
    certainty = models.CharField(
        "mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ, help_text="S: đã đọc bản gốc"
    )
    source = ViCharField("nguồn", max_length=300, blank=True)
    fold = fold_of("title")

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        indexes = [GinIndex(OpClass("fold", name="gin_trgm_ops"), name="document_fold_trgm")]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "symbol", "issued_on", "issuer"],
                condition=~Q(number=""),
                nulls_distinct=False,
                name="document_once",
                violation_error_message="Văn bản có số, ký hiệu, ngày và cơ quan này đã được ghi.",
            ),
            models.CheckConstraint(condition=Q(certainty__in=Certainty.values), name="document_certainty_known"),
        ]

    def __str__(self):
        return self.reference or self.title

    @property
    def reference(self) -> str:
        """“Quyết định” aside: 49/QĐ-SCT; empty when no number is known."""
        return "/".join(part for part in (self.number, self.symbol) if part)


class Activity(models.Model):
    """One line people read in a timeline: who did what, when, by which paper. Written by services only."""

    timeline = models.ForeignKey(Timeline, models.PROTECT, related_name="activities", verbose_name="dòng diễn biến")
    at = models.DateTimeField("lúc", default=timezone.now)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người làm")
    actor_title = ViCharField("chức vụ khi làm", max_length=120, blank=True)
    verb = models.CharField("việc", max_length=40)
    text = ViTextField("nội dung")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )

    class Meta:
        verbose_name = "diễn biến"
        verbose_name_plural = "diễn biến"
        indexes = [models.Index(F("timeline"), F("at").desc(), name="activity_by_timeline")]

    def __str__(self):
        return self.text


class IdempotencyKey(models.Model):
    """One act of one person; a second POST with the same key is sent to where the first one led."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="người dùng")
    location = models.TextField("nơi đã dẫn tới", blank=True)
    created_at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "khoá chống gửi hai lần"
        verbose_name_plural = "khoá chống gửi hai lần"

    def __str__(self):
        return str(self.key)


class Seen(models.Model):
    """When a person last looked at a thing. Written by ``core.seen`` alone, after the answer has been sent."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="người xem")
    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="+", verbose_name="dòng diễn biến")
    at = models.DateTimeField("xem lúc")

    class Meta:
        verbose_name = "lần xem gần nhất"
        verbose_name_plural = "lần xem gần nhất"
        constraints = [models.UniqueConstraint(fields=["user", "timeline"], name="seen_once")]

    def __str__(self):
        return f"{self.user_id} {self.timeline_id}"
