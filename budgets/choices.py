"""Kinds of money moving out."""

from django.db import models


class DisbursementKind(models.TextChoices):
    ADVANCE = "tam_ung", "Tạm ứng"
    PAYMENT = "thanh_toan", "Thanh toán"
    REFUND = "hoan_tra", "Hoàn trả"
