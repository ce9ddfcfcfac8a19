"""Papers of the file: kinds, the bundles the law names, where each stands, and why things come back."""

from django.db import models


class Selection(models.TextChoices):
    """How the one who carries a đề án out is chosen (TT 36/2013 Đ3)."""

    MIXED = "", "Tùy dạng nhỏ"
    CONSIDERED = "xet_chon", "Xét chọn"
    TENDER = "dau_thau", "Đấu thầu"


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


# Paper types by which a change is granted.
APPENDIX, DECISION = "G041", "G051"

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


# The paper a move itself makes: not asked for before it, and filed as that paper when the move brings its document.
OWN_PAPERS: dict[str, tuple[str, ...]] = {
    "RETURN": ("G028",),
    "APPROVE": ("G026",),
    "REJECT": ("G027",),
    "SIGN": ("G040",),
    "ACCEPT": ("G061", "G060", "G062"),
    "SETTLE": ("G066",),
    "LIQUIDATE": ("G070", "G071"),
    "STOP": ("G052",),
    "WITHDRAW": ("G053",),
}
