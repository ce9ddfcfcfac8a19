"""Kinds and purses of a đề án, roles in it, kinds of class."""

from django.db import models


class ProjectKind(models.TextChoices):
    PROGRAMME = "chuong_trinh", "Chương trình"
    PLAN = "ke_hoach", "Kế hoạch"
    PROJECT = "de_an", "Đề án"
    TASK = "nhiem_vu", "Nhiệm vụ"


class Purse(models.TextChoices):
    """Where the support comes from."""

    NATIONAL = "KCQG", "Khuyến công quốc gia"
    LOCAL = "KCDP", "Khuyến công địa phương"
    DISTRICT = "KCH", "Ngân sách huyện"


# What stands beside a figure: short word, mark of ``components/purse.html``.
PURSE_MARKS = {Purse.NATIONAL: ("KCQG", "qg"), Purse.LOCAL: ("KCĐP", "dp"), Purse.DISTRICT: ("Huyện", "hu")}


class PartnerRole(models.TextChoices):
    IMPLEMENTS = "thuc_hien", "Đơn vị thực hiện"
    COORDINATES = "phoi_hop", "Đơn vị phối hợp"


class ParticipantRole(models.TextChoices):
    INTRODUCED = "gioi_thieu", "Giới thiệu"
    TOOK_PART = "tham_gia", "Tham gia thực hiện"
    MONITORED = "theo_doi", "Theo dõi"


class ClassKind(models.TextChoices):
    VOCATIONAL = "day_nghe", "Đào tạo nghề, truyền nghề"
    MANAGEMENT = "quan_ly", "Quản lý doanh nghiệp, khởi sự"
    TECHNIQUE = "ky_thuat", "Tập huấn kỹ thuật"
    DIGITAL = "chuyen_doi_so", "Chuyển đổi số, thương mại điện tử"
    CLEANER = "san_xuat_sach", "Sản xuất sạch hơn"
    ENERGY = "nang_luong", "Sử dụng năng lượng tiết kiệm và hiệu quả"
    COLLABORATORS = "cong_tac_vien", "Tập huấn cho cộng tác viên"
