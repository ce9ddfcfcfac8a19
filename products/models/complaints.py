"""Khiếu nại of a result: filed within 15 working days, answered within 10 (TT 26/2014 Đ20)."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, User
from products.models.entries import Entry
from products.models.rounds import VotingRound


@tracked
class Complaint(models.Model):
    round = models.ForeignKey(VotingRound, models.PROTECT, related_name="complaints", verbose_name="đợt")
    entry = models.ForeignKey(
        Entry, models.PROTECT, related_name="complaints", null=True, blank=True, verbose_name="về sản phẩm"
    )
    sender = ViCharField("người khiếu nại", max_length=200)
    received_on = ViDateField("ngày nhận đơn")
    content = ViTextField("nội dung khiếu nại")
    late_note = ViCharField("vì sao vẫn nhận khi quá hạn", max_length=250, blank=True)
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    answered_on = ViDateField("ngày trả lời", null=True, blank=True)
    answer = ViTextField("nội dung trả lời", blank=True)
    answer_document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản trả lời"
    )

    class Meta:
        verbose_name = "khiếu nại"
        verbose_name_plural = "khiếu nại"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__isnull=False, answered_on__gte=F("received_on")) & ~Q(answer="")),
                name="complaint_answer_and_its_day",
                violation_error_message="Trả lời phải có nội dung và ngày, không trước ngày nhận đơn.",
            )
        ]

    def __str__(self):
        return f"{self.sender}"
