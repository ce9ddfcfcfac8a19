"""Kinds of collaborators and the life of a quarterly report."""

from django.db import models


class CollaboratorKind(models.TextChoices):
    DISTRICT = "huyen", "Cấp huyện"
    COMMUNE = "xa", "Cấp xã"
    ASSOCIATION = "hiep_hoi", "Hiệp hội ngành hàng"


class ReportStatus(models.TextChoices):
    DRAFT = "nhap", "Đang viết"
    SENT = "da_gui", "Đã gửi"


REPORT_TRANSITIONS = {ReportStatus.DRAFT: (ReportStatus.SENT,), ReportStatus.SENT: ()}


class Gender(models.TextChoices):
    FEMALE = "nu", "Nữ"
    MALE = "nam", "Nam"
    UNKNOWN = "", "Chưa rõ"
