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


class SurveySide(models.TextChoices):
    """On whose behalf people went to see."""

    DEPARTMENT = "so", "Sở Công Thương"
    LOCALITY = "dia_phuong", "Địa phương"
    CENTRE = "trung_tam", "Trung tâm Khuyến công"
    OTHER = "khac", "Nơi khác"


class SurveyConclusion(models.TextChoices):
    PROPOSE = "nen_lap", "Nên lập đề án"
    LATER = "xem_them", "Cần xem thêm"
    NOT = "chua_nen", "Chưa nên lập"


class EventKind(models.TextChoices):
    FAIR = "hoi_cho", "Hội chợ"
    EXHIBITION = "trien_lam", "Triển lãm"
    TOUR = "tham_quan", "Tham quan, khảo sát học tập"
    MATCHING = "ket_noi", "Hội nghị kết nối"


# The indicators whose stated total these records can be told against.
EVENT_INDICATORS = {
    EventKind.FAIR: "KQ20",
    EventKind.EXHIBITION: "KQ20",
    EventKind.TOUR: "KQ09",
    EventKind.MATCHING: "KQ08",
}
BOOTHS, CONTRACTS = "KQ21", "KQ53"
