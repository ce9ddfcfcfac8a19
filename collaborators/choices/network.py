"""Kinds of collaborators."""

from django.db import models


class CollaboratorKind(models.TextChoices):
    DISTRICT = "huyen", "Cấp huyện"
    COMMUNE = "xa", "Cấp xã"
    ASSOCIATION = "hiep_hoi", "Hiệp hội ngành hàng"


class Gender(models.TextChoices):
    FEMALE = "nu", "Nữ"
    MALE = "nam", "Nam"
    UNKNOWN = "", "Chưa rõ"
