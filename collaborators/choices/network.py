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


class RenewalMove(models.TextChoices):
    """What the list of a year does with one person."""

    STAYS = "o_lai", "Ở lại"
    LEAVES = "thoi", "Thôi"
    JOINS = "vao", "Vào mạng lưới"


class Sight(models.TextChoices):
    """How one area stands on the coverage page."""

    NEEDED = "can", "Cần tăng cường"
    NOBODY = "trong", "Chưa có cộng tác viên"
    COVERED = "co", "Có cộng tác viên"
