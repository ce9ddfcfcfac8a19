"""The steps of reminding before and after a report is due."""

from django.db import models


class ReminderKind(models.TextChoices):
    """In order; the last is no message but a name on the call list."""

    BEFORE_7 = "truoc_7", "Nhắc lần 1, trước hạn 7 ngày làm việc"
    BEFORE_3 = "truoc_3", "Nhắc lần 2, trước hạn 3 ngày làm việc"
    BEFORE_1 = "truoc_1", "Nhắc lần 3, trước hạn 1 ngày làm việc"
    AFTER = "sau_1", "Nhắc sau hạn 1 ngày làm việc"
    CALL = "goi", "Lãnh đạo gọi"

    @property
    def is_message(self) -> bool:
        return self != ReminderKind.CALL
