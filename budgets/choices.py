"""Kinds of money held, and of money moving out."""

from django.db import models


class DisbursementKind(models.TextChoices):
    ADVANCE = "tam_ung", "Tạm ứng"
    PAYMENT = "thanh_toan", "Thanh toán"
    REFUND = "hoan_tra", "Hoàn trả"


class CommitmentKind(models.TextChoices):
    RESERVE = "giu", "Giữ"
    ADJUST = "dieu_chinh", "Điều chỉnh"
    RELEASE = "giai_phong", "Giải phóng"
