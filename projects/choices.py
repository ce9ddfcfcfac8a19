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


class Selection(models.TextChoices):
    """How the one who carries a đề án out is chosen (TT 36/2013 Đ3)."""

    MIXED = "", "Tùy dạng nhỏ"
    CONSIDERED = "xet_chon", "Xét chọn"
    TENDER = "dau_thau", "Đấu thầu"


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


class PaperForm(models.TextChoices):
    ORIGINAL = "ban_chinh", "Bản chính"
    EITHER = "ban_chinh_hoac_sao", "Bản chính hoặc bản sao hợp lệ"
    COPY = "ban_sao_hop_le", "Bản sao hợp lệ"


class PaperNeed(models.TextChoices):
    """How much a paper is asked for."""

    MANDATORY = "bat_buoc", "Bắt buộc"
    CONDITIONAL = "dieu_kien", "Khi thuộc trường hợp"
    IF_ANY = "neu_co", "Nếu có"


class PaperStage(models.TextChoices):
    """The bundles of papers the law names, in the order a file meets them."""

    BASE_DOSSIER = "dang_ky_co_so", "Hồ sơ gửi Sở thẩm định cấp cơ sở"
    LOCAL_DOSSIER = "dang_ky_kcdp", "Hồ sơ đề nghị hỗ trợ khuyến công địa phương"
    AGENCY_DOSSIER = "dang_ky_cuc", "Hồ sơ đăng ký với Cục"
    TO_MINISTER = "trinh_bo", "Trình Bộ trưởng"
    GROUP_PLAN = "ke_hoach_nhom", "Kế hoạch đề án nhóm"
    SIGNING = "ky_hop_dong", "Ký hợp đồng"
    ADVANCE_FIRST = "tam_ung_1", "Tạm ứng lần một"
    ADJUSTMENT = "dieu_chinh", "Điều chỉnh, bổ sung, ngừng"
    LOCAL_ACCEPTANCE = "nghiem_thu_kcdp", "Nghiệm thu"
    ADVANCE_REST = "tam_ung_con_lai", "Nghiệm thu, tạm ứng kinh phí còn lại"
    ADVANCE_YEARS = "tam_ung_nhieu_nam", "Tạm ứng đề án nhiều năm"
    SETTLEMENT = "quyet_toan_khong_hoa_don", "Quyết toán"
    SETTLEMENT_INVOICED = "quyet_toan_co_hoa_don", "Quyết toán khi đơn vị xuất hóa đơn cho Cục"
    FORCE_MAJEURE = "bat_kha_khang", "Quyết toán do bất khả kháng"
    LIQUIDATION = "thanh_ly", "Thanh lý hợp đồng"
    LOCAL_LIQUIDATION = "thanh_ly_kcdp", "Quyết toán, thanh lý"


_DOSSIER = (PaperStage.BASE_DOSSIER, PaperStage.LOCAL_DOSSIER)
_EVIDENCE = (PaperStage.ADVANCE_REST, PaperStage.ADVANCE_YEARS)
_SETTLING = (*_EVIDENCE, PaperStage.SETTLEMENT, PaperStage.SETTLEMENT_INVOICED)
_ENDING = (PaperStage.LIQUIDATION, PaperStage.LOCAL_LIQUIDATION)

# Name of the move: the bundles it rests on. What is not here rests on none; advances and adjustments are no moves.
STAGES_OF_MOVE: dict[str, tuple[PaperStage, ...]] = {
    "SUBMIT": (PaperStage.BASE_DOSSIER,),
    "TAKE_UP": _DOSSIER,  # the Centre writes the local đề án between the two
    "APPROVE": (PaperStage.AGENCY_DOSSIER, PaperStage.TO_MINISTER),
    "SIGN": (PaperStage.GROUP_PLAN, PaperStage.SIGNING),
    "ACCEPT": (PaperStage.LOCAL_ACCEPTANCE,),
    "SETTLE": _SETTLING,
    "LIQUIDATE": _ENDING,
}
STAGES_WITHOUT_MOVE = (PaperStage.ADVANCE_FIRST, PaperStage.ADJUSTMENT, PaperStage.FORCE_MAJEURE)

# Code of the status: the bundles being gathered while a file stands there, whose gaps are named beside it.
STAGES_DUE: dict[str, tuple[PaperStage, ...]] = {
    "nhap": _DOSSIER,
    "da_trinh": _DOSSIER,
    "bo_sung": _DOSSIER,
    "tham_dinh": (PaperStage.AGENCY_DOSSIER, PaperStage.TO_MINISTER),
    "da_duyet": (PaperStage.GROUP_PLAN, PaperStage.SIGNING),
    "da_ky": (PaperStage.ADVANCE_FIRST,),
    "dang_lam": (PaperStage.ADVANCE_FIRST,),
    "tam_dung": (PaperStage.ADVANCE_FIRST,),
    "cho_nghiem_thu": (PaperStage.ADVANCE_REST, PaperStage.LOCAL_ACCEPTANCE),
    "da_nghiem_thu": (*_SETTLING, PaperStage.LOCAL_ACCEPTANCE),
    "da_quyet_toan": _ENDING,
    "hoan_tra": _ENDING,
}


INVOICE = "G069"  # paper type: with it in the file, settlement follows Đ19 k2 instead of k1


class PaperState(models.TextChoices):
    """Where one asked-for paper stands."""

    HELD = "co", "Có"
    MISSING = "thieu", "Thiếu"
    LATER = "nop_sau", "Nộp sau"
    WAIVED = "mien", "Miễn"
    OPEN = "neu_co", "Nếu có"


class WaiverKind(models.TextChoices):
    NOT_NEEDED = "khong_can", "Không cần"
    LATER = "nop_sau", "Nộp sau"


class ReasonKind(models.TextChoices):
    """What a typed reason is given for."""

    RETURN = "tra_lai", "Trả lại, yêu cầu bổ sung"
    REJECT = "khong_duyet", "Không duyệt"
    WITHDRAW = "rut", "Rút"
    SUSPEND = "tam_dung", "Tạm dừng"
    STOP = "ngung", "Ngừng"
    ADJUST = "dieu_chinh", "Điều chỉnh"
    REFUND = "hoan_tra", "Hoàn trả"
    RETURN_REPORT = "tra_bao_cao", "Trả báo cáo"


class ReasonGroup(models.TextChoices):
    """What the reason is about; told of in reports on why files come back."""

    NONE = "", "Chung"
    MISSING = "thieu", "Thiếu"
    WRONG = "sai", "Sai"
    LATE = "qua_han", "Quá hạn"
    CONDITION = "dieu_kien", "Điều kiện"
    SUBSTANCE = "noi_dung", "Nội dung"
    BUDGET = "ngan_sach", "Ngân sách"
    APPLICANT = "don_vi", "Từ đơn vị"
    BREACH = "vi_pham", "Vi phạm"
    FORCE_MAJEURE = "bat_kha_khang", "Bất khả kháng"
    OTHER = "khac", "Khác"
