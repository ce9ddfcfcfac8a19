"""The life of a quarterly report."""

from django.db import models


class ReportStatus(models.TextChoices):
    DRAFT = "nhap", "Đang viết"
    SENT = "da_gui", "Đã gửi"


REPORT_TRANSITIONS = {ReportStatus.DRAFT: (ReportStatus.SENT,), ReportStatus.SENT: ()}
