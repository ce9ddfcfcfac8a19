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


class Page(models.TextChoices):
    """Lists whose ways of looking can be kept; the code is the name of the route."""

    PROJECTS = "projects:list", "Đề án"


class TrainingTopic(models.TextChoices):
    """What an officer was taught, as far as a chooser must tell."""

    APPRAISAL = "tham_dinh", "Thẩm định"
    ACCEPTANCE = "nghiem_thu", "Nghiệm thu"
    SETTLEMENT = "quyet_toan", "Quyết toán, thanh lý"
    JUDGING = "cham_diem", "Chấm điểm sản phẩm"
    PROMOTION = "khuyen_cong", "Nghiệp vụ khuyến công"
    OTHER = "khac", "Chuyên đề khác"
