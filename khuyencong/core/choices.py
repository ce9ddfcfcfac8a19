"""Codes every app shares. A stored code never changes its meaning."""

from django.db import models


class Role(models.TextChoices):
    """What a person does here; granted with a place or organisation and dates in ``offices``."""

    ADMIN = "quan_tri", "Quản trị"
    STAFF = "chuyen_vien", "Chuyên viên"
    ACCOUNTANT = "ke_toan", "Kế toán"
    LEADER = "lanh_dao", "Lãnh đạo"
    APPRAISER = "tham_dinh", "Chuyên viên Sở, thẩm định"
    COLLABORATOR = "cong_tac_vien", "Cộng tác viên"
    JUROR = "giam_khao", "Giám khảo"


class Certainty(models.TextChoices):
    """How sure we are of a fact; anything but ``READ`` shows “chưa kiểm chứng” beside it."""

    READ = "S", "Đã đọc chính văn bản"
    SECOND_HAND = "S2", "Nguồn thứ cấp, chưa kiểm chứng"
    MEMORY = "M", "Theo trí nhớ, chưa kiểm chứng"
    INFERRED = "I", "Suy ra hoặc đề xuất, chưa kiểm chứng"


class Qualifier(models.TextChoices):
    """The word a source puts before an amount."""

    EXACT = "", "đúng"
    ABOVE = "hon", "hơn"
    NEARLY = "gan", "gần"
    ABOUT = "khoang", "khoảng"
