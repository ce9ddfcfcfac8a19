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


_VOCATIONAL = (ClassKind.VOCATIONAL,)
_OTHERS = tuple(kind for kind in ClassKind if kind != ClassKind.VOCATIONAL)
# Indicators that classes tell where nobody states the total: which kinds, which column of theirs.
COUNTED_BY_CLASSES: dict[str, tuple[tuple[ClassKind, ...], str]] = {
    "KQ01": (_VOCATIONAL, "class_count"),
    "KQ02": (_VOCATIONAL, "learners"),
    "KQ03": (_VOCATIONAL, "female"),
    "KQ04": (_VOCATIONAL, "ethnic_minority"),
    "KQ05": (_VOCATIONAL, "employed_after"),
    "KQ06": (_OTHERS, "class_count"),
    "KQ07": (_OTHERS, "learners"),
}


class Party(models.TextChoices):
    """Who writes or decides, as the law and the trade call them; what a person may do here is ``core.choices.Role``."""

    ESTABLISHMENT = "CO_SO", "Đơn vị thụ hưởng"
    IMPLEMENTER = "DV_TH", "Đơn vị thực hiện"
    COORDINATOR = "DV_PH", "Đơn vị phối hợp"
    COLLABORATOR = "CTV", "Cộng tác viên"
    CENTRE_OFFICER = "TT_CV", "Chuyên viên Trung tâm"
    CENTRE_ACCOUNTANT = "TT_KT", "Kế toán Trung tâm"
    CENTRE_HEAD = "TT_LD", "Lãnh đạo Trung tâm"
    DEPARTMENT_OFFICER = "SO_CV", "Chuyên viên Sở Công Thương"
    DEPARTMENT_HEAD = "SO_GD", "Giám đốc Sở Công Thương"
    BASE_COUNCIL = "HD_CS", "Hội đồng thẩm định cấp cơ sở"
    FINANCE = "STC", "Sở Tài chính"
    PROVINCE = "UBND_TINH", "Chủ tịch UBND cấp tỉnh"
    COMMUNE = "UBND_XA", "UBND cấp xã"
    COMMUNE_OFFICE = "PHONG_XA", "Cơ quan chuyên môn cấp xã"
    AGENCY = "CUC", "Cục (Bộ Công Thương)"
    MINISTRY_COUNCIL = "HD_BO", "Hội đồng thẩm định cấp Bộ"
    MINISTER = "BO_TRUONG", "Bộ trưởng Bộ Công Thương"
    FINANCE_MINISTRY = "BTC", "Bộ Tài chính"
    JUROR = "GIAM_KHAO", "Ban Giám khảo"
    VOTING_COUNCIL = "HDBC", "Hội đồng bình chọn"
    SYSTEM = "HE_THONG", "Hệ thống"


# NĐ 45/2012 Đ4 k9 c: xây dựng và duy trì mạng lưới cộng tác viên.
NETWORK_CONTENT = "ND9.05"
