"""Kinds, purses, statuses and the table of moves of a đề án."""

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


class ProjectStatus(models.TextChoices):
    DRAFT = "nhap", "Đang soạn"
    SUBMITTED = "da_trinh", "Đã trình"
    APPROVED = "da_duyet", "Đã duyệt"
    DONE = "da_thuc_hien", "Đã thực hiện"
    REJECTED = "khong_duyet", "Không duyệt"
    WITHDRAWN = "da_rut", "Đã rút"


PROJECT_TRANSITIONS = {
    ProjectStatus.DRAFT: (ProjectStatus.SUBMITTED, ProjectStatus.WITHDRAWN),
    ProjectStatus.SUBMITTED: (
        ProjectStatus.APPROVED,
        ProjectStatus.DRAFT,
        ProjectStatus.REJECTED,
        ProjectStatus.WITHDRAWN,
    ),
    ProjectStatus.APPROVED: (ProjectStatus.DONE,),
    ProjectStatus.DONE: (),
    ProjectStatus.REJECTED: (),
    ProjectStatus.WITHDRAWN: (),
}
COUNTED_AS_APPROVED = (ProjectStatus.APPROVED, ProjectStatus.DONE)
OPEN = (ProjectStatus.DRAFT, ProjectStatus.SUBMITTED, ProjectStatus.APPROVED)

# Marks of ``components/st.html``: the circle fills as the đề án goes on, and ends as a square.
STATUS_MARKS = {
    ProjectStatus.DRAFT: "",
    ProjectStatus.SUBMITTED: "due",
    ProjectStatus.APPROVED: "run",
    ProjectStatus.DONE: "done",
    ProjectStatus.REJECTED: "late",
    ProjectStatus.WITHDRAWN: "off",
}


def main_path() -> list[ProjectStatus]:
    """The statuses a đề án passes when nothing goes wrong: the first target of each, from the first."""
    path = [next(iter(PROJECT_TRANSITIONS))]
    while targets := PROJECT_TRANSITIONS[path[-1]]:
        path.append(targets[0])
    return path


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


# --- who may be helped: questions, answers, and the codes of their rules -------------------------------


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
