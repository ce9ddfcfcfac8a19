"""Kinds of organisations."""

from django.db import models


class OrganisationKind(models.TextChoices):
    CENTRE = "trung_tam", "Trung tâm Khuyến công"
    DEPARTMENT = "so", "Sở"
    DIVISION = "phong", "Phòng chuyên môn"
    COMMITTEE = "ubnd", "Uỷ ban nhân dân"
    MINISTRY = "bo", "Bộ, cục"
    ASSOCIATION = "hiep_hoi", "Hiệp hội ngành hàng"
    MASS = "doan_the", "Đoàn thể"
    INSTITUTE = "vien_truong", "Viện, trường, trung tâm dạy nghề"
    PRESS = "bao_dai", "Báo, đài"
    OTHER = "khac", "Khác"
