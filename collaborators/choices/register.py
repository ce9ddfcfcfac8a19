"""What a review of the register's list found, and what the office decided about it."""

from django.db import models


class FindingKind(models.TextChoices):
    NEW = "moi", "Cơ sở mới"
    ARRIVED = "chuyen_den", "Chuyển đến"
    CHANGED = "doi", "Đổi thông tin"
    PAUSED = "tam_ngung", "Tạm ngừng"
    RESUMED = "lai", "Hoạt động lại"
    CLOSED = "ngung", "Ngừng hẳn"
    LEFT = "chuyen_di", "Chuyển đi xã khác"


AT_ONCE = (FindingKind.PAUSED, FindingKind.RESUMED, FindingKind.CLOSED, FindingKind.LEFT)  # nothing to type but a day


class Decision(models.TextChoices):
    WRITTEN = "ghi", "Đã ghi sổ"
    DECLINED = "khong", "Không ghi"
