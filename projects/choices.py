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


class NormKind(models.TextChoices):
    """A level of support; a factor by which the cap of a level is multiplied; a level kept in another document."""

    LIMIT = "muc", "Mức hỗ trợ"
    FACTOR = "he_so", "Hệ số ưu tiên"
    REFERENCE = "dan_chieu", "Theo văn bản dẫn chiếu"


class NormDate(models.TextChoices):
    """The day whose law judges a file."""

    REGISTERED = "dang_ky", "Ngày đăng ký"
    APPROVED = "phe_duyet", "Ngày phê duyệt"
    SIGNED = "hop_dong", "Ngày ký hợp đồng"
    ASKED = "ngay_hoi", "Ngày hỏi"


# Units of a cap that are counted by the establishments of a đề án.
PER_BENEFICIARY = ("cơ sở", "doanh nghiệp")


class DossierPart(models.IntegerChoices):
    """The eight sections of a đề án: TT 36/2013/TT-BCT Điều 5."""

    PARTIES = 1, "Đơn vị thực hiện, đơn vị phối hợp, đơn vị thụ hưởng, địa điểm thực hiện"
    REASONS = 2, "Sự cần thiết và căn cứ của đề án"
    GOALS = 3, "Mục tiêu"
    SCALE = 4, "Quy mô đề án"
    WORK = 5, "Nội dung và tiến độ"
    ESTIMATE = 6, "Dự toán kinh phí"
    ORGANISATION = 7, "Tổ chức thực hiện"
    EFFECTS = 8, "Hiệu quả của đề án"


# What Điều 5 asks of each.
DOSSIER_HINTS = {
    DossierPart.PARTIES: "Để trống thì bản in ghi theo các đơn vị, cơ sở và địa bàn đã có trong hồ sơ.",
    DossierPart.REASONS: "Vì sao cần làm; căn cứ vào văn bản nào.",
    DossierPart.GOALS: "Nêu cụ thể những mục tiêu cần đạt được.",
    DossierPart.SCALE: "Quy mô; tóm tắt đặc điểm vượt trội về công nghệ, máy móc, sản phẩm hoặc nội dung khác đề xuất hỗ trợ.",
    DossierPart.WORK: "Việc cần làm, tiến độ; tổ chức, cá nhân làm từng việc.",
    DossierPart.ESTIMATE: "Lời thuyết minh đứng trước bảng dự toán; bảng lập ở trang dự toán.",
    DossierPart.ORGANISATION: "Phương án tổ chức thực hiện.",
    DossierPart.EFFECTS: "Hiệu quả kinh tế, xã hội, môi trường; tính bền vững, khả năng nhân rộng sau khi hết hỗ trợ.",
}


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
