"""Who may be helped: questions, answers, and the codes of their rules."""

from django.db import models


class Question(models.TextChoices):
    """What is asked of an establishment, in this order."""

    LEGAL_FORM = "loai_hinh", "Loại hình"
    SIZE = "quy_mo", "Quy mô"
    SECTOR = "nganh_nghe", "Ngành nghề"
    PLACE = "dia_ban", "Địa bàn sản xuất"
    COUNTERPART = "doi_ung", "Vốn đối ứng"
    NO_DOUBLE = "khong_trung", "Không trùng hỗ trợ"
    FREQUENCY = "so_lan", "Số lần thụ hưởng"
    OWNER = "cung_chu", "Cùng chủ với cơ sở khác"


class Reply(models.TextChoices):
    YES = "co", "Đúng"
    LOOK = "can_xem", "Cần xem"
    NO = "khong", "Không"


# Marks of ``components/st.html``.
REPLY_MARKS = {Reply.YES: "done", Reply.LOOK: "due", Reply.NO: "late"}


class PlaceSubject(models.TextChoices):
    """What a line of the list of places looks at."""

    SITE = "noi_san_xuat", "Loại đơn vị của nơi sản xuất"
    VILLAGE = "lang_nghe", "Làng nghề được công nhận"
    TRAIT = "dac_diem", "Đặc điểm của cơ sở"
    OFFICE = "tru_so", "Quy tắc: nơi sản xuất, không phải trụ sở"
    CONTINUES = "da_duyet", "Quy tắc: đề án đã duyệt trước"


class PlaceContainer(models.TextChoices):
    """What the commune lies in; several may be true of one place."""

    BELOW_PROVINCE = "huyen_tx_tp", "Huyện, thị xã, thành phố thuộc tỉnh"
    RURAL = "huyen", "Huyện"
    TOWN = "thi_xa", "Thị xã"
    CITY_1 = "tp_loai_1", "Thành phố loại 1"
    CITY_2 = "tp_loai_2", "Thành phố loại 2"
    CITY_3 = "tp_loai_3", "Thành phố loại 3"
    QUARTER_1 = "quan_loai_1", "Quận của thành phố trực thuộc Trung ương loại 1"
    QUARTER_SPECIAL = "quan_dac_biet", "Quận của thành phố loại đặc biệt"
    RURAL_OF_CITY = "huyen_tw", "Huyện của thành phố trực thuộc Trung ương"
    PROVINCE = "tinh", "Tỉnh"
    CENTRAL_CITY = "tp_tw", "Thành phố trực thuộc Trung ương"
    ANYWHERE = "moi_noi", "Mọi nơi"


class PlaceResult(models.TextChoices):
    YES = "co", "Có"
    NO = "khong", "Không"
    CONDITION = "dieu_kien", "Có điều kiện: chuyển từ xã chưa quá 05 năm"
    LOOK = "can_xem", "Cần xem"
    RULE = "quy_tac", "Quy tắc đọc"


class SizeArea(models.TextChoices):
    INDUSTRY = "cong_nghiep", "Công nghiệp và xây dựng"
    TRADE = "thuong_mai", "Thương mại và dịch vụ"


class SizeClass(models.TextChoices):
    """From small to large: the thresholds are nested."""

    MICRO = "sieu_nho", "siêu nhỏ"
    SMALL = "nho", "nhỏ"
    MEDIUM = "vua", "vừa"


class SizeLogic(models.TextChoices):
    LABOUR_AND_ONE = "lao_dong_va_mot", "Lao động, và doanh thu hoặc nguồn vốn"
    CAPITAL_OR_LABOUR = "von_hoac_lao_dong", "Nguồn vốn hoặc lao động"
    LABOUR = "lao_dong", "Lao động"


class ConditionKind(models.TextChoices):
    CONTENT = "noi_dung", "Đúng nội dung, ngành nghề"
    APPROVAL = "phe_duyet", "Được phê duyệt"
    COUNTERPART = "doi_ung", "Có vốn đối ứng"
    NO_DOUBLE = "khong_trung", "Không trùng hỗ trợ"


class BenefitScope(models.TextChoices):
    """Which past benefits are counted together with the one asked for."""

    ALL = "moi_noi_dung", "Tính chung mọi nội dung"
    GROUP = "nhom_noi_dung", "Tính trong cùng nhóm nội dung (ND1–ND9)"
    CONTENT = "noi_dung", "Tính trong cùng nội dung"
    SAME_ITEM = "noi_dung_chi", "Cùng nội dung chi, mọi nguồn nhà nước"


class BenefitCount(models.TextChoices):
    """When a benefit begins to count."""

    APPROVED = "da_duyet", "Từ khi được phê duyệt"
    ACCEPTED = "da_nghiem_thu", "Từ khi nghiệm thu"


class EligibilityOutcome(models.TextChoices):
    ELIGIBLE = "du", "Đủ điều kiện"
    NOT_ELIGIBLE = "khong_du", "Không đủ điều kiện"
    INCOMPLETE = "can_bo_sung", "Cần bổ sung"


OUTCOME_MARKS = {
    EligibilityOutcome.ELIGIBLE: "done",
    EligibilityOutcome.NOT_ELIGIBLE: "late",
    EligibilityOutcome.INCOMPLETE: "due",
}


class PriorityGroup(models.TextChoices):
    FLAGSHIP = "de_an_diem", "Đề án điểm"
    PLACE = "dia_ban", "Địa bàn"
    SECTOR = "nganh_nghe", "Ngành nghề, sản phẩm"
    CLEANER = "san_xuat_sach_hon", "Sản xuất sạch hơn"
    OWNER = "doi_tuong", "Đối tượng"
    RULE = "quy_tac", "Cách xét"
