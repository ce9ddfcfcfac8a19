"""Legal forms, states and channels of establishments and their needs."""

from django.db import models


class LegalForm(models.TextChoices):
    HOUSEHOLD = "ho_kinh_doanh", "Hộ kinh doanh"
    PRIVATE = "dn_tu_nhan", "Doanh nghiệp tư nhân"
    LIMITED = "cong_ty_tnhh", "Công ty TNHH"
    JOINT_STOCK = "cong_ty_cp", "Công ty cổ phần"
    COOPERATIVE = "hop_tac_xa", "Hợp tác xã"
    COOPERATIVE_UNION = "lien_hiep_htx", "Liên hiệp hợp tác xã"
    COOPERATIVE_GROUP = "to_hop_tac", "Tổ hợp tác"
    ARTISAN = "nghe_nhan", "Nghệ nhân"
    PARTNERSHIP = "cong_ty_hop_danh", "Công ty hợp danh"
    STATE_OWNED = "dn_nha_nuoc", "Tổng công ty, doanh nghiệp nhà nước"
    BRANCH = "chi_nhanh", "Chi nhánh, văn phòng"
    ORGANISATION = "to_chuc", "Hội, đơn vị sự nghiệp"
    UNKNOWN = "chua_ro", "Chưa rõ"


class ListAnswer(models.TextChoices):
    """What a list of the law says of a line of it."""

    YES = "co", "Có"
    NO = "khong", "Không"
    CONDITION = "dieu_kien", "Có điều kiện"
    LOOK = "can_xem", "Cần xem"


class TraitKind(models.TextChoices):
    CLEANER = "san_xuat_sach_hon", "Áp dụng sản xuất sạch hơn"
    SUSTAINABLE = "ben_vung", "Sản xuất và tiêu dùng bền vững"
    CLUSTER_INVESTOR = "dau_tu_ha_tang_ccn", "Chủ đầu tư hạ tầng cụm công nghiệp"


class NameStep(models.TextChoices):
    NFC = "nfc", "Chuẩn Unicode dựng sẵn"
    FOLD = "fold", "Bỏ dấu, chữ thường"
    REPLACE = "replace", "Thay chữ"
    STRIP_FORM = "strip_form", "Bỏ phần loại hình"


class EstablishmentStatus(models.TextChoices):
    ACTIVE = "dang_hoat_dong", "Đang hoạt động"
    PAUSED = "tam_ngung", "Tạm ngừng"
    CLOSED = "da_ngung", "Đã ngừng"


class ContinuationKind(models.TextChoices):
    CONVERTED = "chuyen_doi", "Chuyển đổi"
    SPLIT = "tach", "Tách"
    MERGED = "nhap", "Nhập"


class NeedChannel(models.TextChoices):
    VISIT = "den_noi", "Đến nơi"
    PHONE = "dien_thoai", "Điện thoại"
    REPORT = "bao_cao_quy", "Báo cáo quý"
    CLASS = "lop_tap_huan", "Lớp tập huấn"
    LETTER = "van_ban", "Văn bản"
    OTHER = "khac", "Khác"


class NeedStatus(models.TextChoices):
    OPEN = "moi", "Mới ghi"
    ANSWERED = "da_tra_loi", "Đã trả lời"
    TAKEN_UP = "da_lap_de_an", "Đã lập đề án"


NEED_TRANSITIONS = {
    NeedStatus.OPEN: (NeedStatus.ANSWERED, NeedStatus.TAKEN_UP),
    NeedStatus.ANSWERED: (NeedStatus.TAKEN_UP,),
    NeedStatus.TAKEN_UP: (),
}


class ConsentChannel(models.TextChoices):
    PAPER = "giay", "Giấy có chữ ký"
    PHONE = "dien_thoai", "Điện thoại"
    ZALO = "zalo", "Zalo"
    ONLINE = "truc_tuyen", "Trực tuyến"
