"""Levels of recognition, the four product groups (TT 26/2014 Đ5), and the words of a round of bình chọn."""

from django.db import models


class VotingLevel(models.TextChoices):
    COMMUNE = "xa", "Cấp xã"
    DISTRICT = "huyen", "Cấp huyện"
    PROVINCE = "tinh", "Cấp tỉnh"
    REGION = "khu_vuc", "Cấp khu vực"
    NATION = "quoc_gia", "Cấp quốc gia"


HELD_HERE = (VotingLevel.COMMUNE, VotingLevel.DISTRICT, VotingLevel.PROVINCE)
"""Levels whose rounds are run in a province; those above come back as results."""


class ProductGroup(models.TextChoices):
    HANDICRAFT = "thu_cong", "Thủ công mỹ nghệ"
    FOOD = "che_bien", "Chế biến nông, lâm, thuỷ sản và thực phẩm"
    MACHINERY = "thiet_bi", "Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí"
    OTHER = "khac", "Sản phẩm khác"


class NameKind(models.TextChoices):
    """Why a product answers to a name that is not its own today."""

    FORMER = "ten_cu", "Tên cũ"
    ALIAS = "ten_khac", "Tên khác"


class ProductPaperKind(models.TextChoices):
    """Papers of quality and standing that a product has (PL2; TT 26/2014 Đ12 k1 c)."""

    STANDARD = "tieu_chuan", "Công bố tiêu chuẩn, chất lượng"
    SAFETY = "attp", "An toàn thực phẩm"
    TEST = "kiem_nghiem", "Phiếu kiểm nghiệm, thử nghiệm"
    OWNERSHIP = "so_huu", "Sở hữu trí tuệ"
    AWARD = "khen_thuong", "Bằng khen, giải thưởng"
    OTHER = "khac", "Giấy khác"


class LabelKind(models.TextChoices):
    """Labels of other programmes: worn beside, never counted as công nhận."""

    OCOP = "ocop", "OCOP"
    CONSUMERS = "hvnclc", "Hàng Việt Nam chất lượng cao"
    NATIONAL_BRAND = "thqg", "Thương hiệu quốc gia"
    ORIGIN = "chi_dan", "Chỉ dẫn địa lý, nhãn hiệu tập thể"
    OTHER = "khac", "Nhãn khác"


class RoundStatus(models.TextChoices):
    PREPARING = "chuan_bi", "Đang chuẩn bị"
    OPEN = "nhan_ho_so", "Đang nhận hồ sơ"
    REVIEW = "xet_ho_so", "Xét hồ sơ, lập hội đồng"
    SCORING = "cham_diem", "Đang chấm điểm"
    SEALED = "da_dong", "Đã đóng chấm"
    PROPOSED = "da_trinh", "Đã trình công nhận"
    PUBLISHED = "da_cong_bo", "Đã công bố"
    CANCELLED = "da_huy", "Đã huỷ"


ROUND_TRANSITIONS = {
    RoundStatus.PREPARING: (RoundStatus.OPEN, RoundStatus.CANCELLED),
    RoundStatus.OPEN: (RoundStatus.REVIEW, RoundStatus.CANCELLED),
    RoundStatus.REVIEW: (RoundStatus.SCORING, RoundStatus.OPEN, RoundStatus.CANCELLED),
    RoundStatus.SCORING: (RoundStatus.SEALED, RoundStatus.CANCELLED),
    RoundStatus.SEALED: (RoundStatus.PROPOSED, RoundStatus.CANCELLED),
    RoundStatus.PROPOSED: (RoundStatus.PUBLISHED, RoundStatus.SEALED),
    RoundStatus.PUBLISHED: (),
    RoundStatus.CANCELLED: (),
}
ROUND_STEPS = {
    RoundStatus.OPEN: "Mở nhận hồ sơ",
    RoundStatus.REVIEW: "Chốt danh sách đăng ký",
    RoundStatus.SCORING: "Mở chấm điểm",
    RoundStatus.SEALED: "Đóng chấm, niêm phong phiếu",
    RoundStatus.PROPOSED: "Trình công nhận",
    RoundStatus.PUBLISHED: "Công bố kết quả",
    RoundStatus.CANCELLED: "Huỷ đợt bình chọn",
}
ROUND_MARKS = {
    RoundStatus.PREPARING: "",
    RoundStatus.OPEN: "run",
    RoundStatus.REVIEW: "run",
    RoundStatus.SCORING: "run",
    RoundStatus.SEALED: "run",
    RoundStatus.PROPOSED: "run",
    RoundStatus.PUBLISHED: "done",
    RoundStatus.CANCELLED: "off",
}
NAMED_AGAIN = (RoundStatus.PUBLISHED, RoundStatus.CANCELLED)
"""Over: a round that hid the makers from its judges hides them no more."""


class Registrant(models.TextChoices):
    """Who brings the registration (TT 26/2014 Đ12)."""

    ESTABLISHMENT = "co_so", "Cơ sở tự đăng ký"
    COLLABORATOR = "ctv", "Cộng tác viên đăng ký giúp"
    COMMUNE = "ubnd_xa", "UBND cấp xã gửi đăng ký"


class EntryStatus(models.TextChoices):
    ENTERED = "da_dang_ky", "Đã đăng ký"
    ACCEPTED = "hop_le", "Hợp lệ"
    REFUSED = "khong_hop_le", "Không hợp lệ"
    WITHDRAWN = "da_rut", "Đã rút"


ENTRY_TRANSITIONS = {
    EntryStatus.ENTERED: (EntryStatus.ACCEPTED, EntryStatus.REFUSED, EntryStatus.WITHDRAWN),
    EntryStatus.ACCEPTED: (EntryStatus.ENTERED, EntryStatus.REFUSED, EntryStatus.WITHDRAWN),
    EntryStatus.REFUSED: (EntryStatus.ENTERED,),
    EntryStatus.WITHDRAWN: (EntryStatus.ENTERED,),
}
ENTRY_STEPS = {
    EntryStatus.ENTERED: "Xét lại hồ sơ",
    EntryStatus.ACCEPTED: "Nhận hồ sơ hợp lệ",
    EntryStatus.REFUSED: "Không nhận hồ sơ",
    EntryStatus.WITHDRAWN: "Ghi cơ sở rút đăng ký",
}
ENTRY_MARKS = {
    EntryStatus.ENTERED: "run",
    EntryStatus.ACCEPTED: "done",
    EntryStatus.REFUSED: "late",
    EntryStatus.WITHDRAWN: "off",
}


class DossierNeed(models.TextChoices):
    REQUIRED = "bat_buoc", "Bắt buộc"
    IF_ANY = "neu_co", "Nếu có"
    CONDITIONAL = "dieu_kien", "Khi không tổ chức bình chọn cấp dưới"


class Angle(models.TextChoices):
    """The three photos of Đ12 k1 b."""

    FRONT = "chinh_dien", "Chính diện"
    SIDE = "mat_ben", "Mặt bên"
    TOP = "tu_tren", "Từ trên xuống"


class CouncilSeat(models.TextChoices):
    CHAIR = "chu_tich", "Chủ tịch Hội đồng"
    STANDING_DEPUTY = "pho_chu_tich_thuong_truc", "Phó Chủ tịch thường trực"
    DEPUTY = "pho_chu_tich_khac", "Phó Chủ tịch"
    MEMBER = "thanh_vien", "Thành viên"


class CouncilMatter(models.TextChoices):
    """What a line of the table of councils is about."""

    CHAIR = "chu_tich", "Chủ tịch"
    STANDING_DEPUTY = "pho_chu_tich_thuong_truc", "Phó Chủ tịch thường trực"
    DEPUTY = "pho_chu_tich", "Phó Chủ tịch"
    OTHER_DEPUTY = "pho_chu_tich_khac", "Phó Chủ tịch khác"
    MEMBER = "thanh_vien", "Thành viên"
    JURY = "ban_giam_khao", "Ban Giám khảo"
    EXPERTS = "to_chuyen_mon", "Tổ chuyên môn"
    REPLACEMENT = "thay_the", "Bổ sung, thay thế"
    CONFLICT = "xung_dot_loi_ich", "Xung đột lợi ích"
    QUORUM = "tuc_so", "Túc số"


class JurySeat(models.TextChoices):
    HEAD = "truong_ban", "Trưởng ban"
    DEPUTY = "pho_truong_ban", "Phó Trưởng ban"
    MEMBER = "thanh_vien", "Thành viên"


class ConflictKind(models.TextChoices):
    """How a judge is tied to the maker of a product."""

    OWNER = "chu_co_so", "Cùng họ tên với chủ cơ sở"
    PHONE = "dien_thoai", "Cùng số điện thoại"
    TAX_CODE = "ma_so_thue", "Cùng mã số thuế, số định danh"
    WORK = "lam_viec", "Làm việc hoặc góp vốn tại cơ sở"
    COMMUNE = "dia_ban", "Công tác ở xã, phường của cơ sở"
    DECLARED = "tu_khai", "Giám khảo tự khai"


class ConflictAnswer(models.TextChoices):
    RECUSED = "khong_cham", "Không chấm sản phẩm này"
    SCORES = "duoc_cham", "Vẫn chấm"


class BallotWay(models.TextChoices):
    ONLINE = "tren_cong", "Chấm trên cổng"
    PAPER = "phieu_giay", "Phiếu giấy"


class Prize(models.TextChoices):
    NONE = "", "Không xếp giải"
    A = "a", "Giải A"
    B = "b", "Giải B"
    C = "c", "Giải C"


class ValidityUse(models.TextChoices):
    """Which reading of the words of the law is used; the others are kept beside it."""

    USED = "mac_dinh", "Đang dùng"
    CANDIDATE = "ung_vien", "Cách hiểu khác"
    PRINCIPLE = "quy_tac", "Nguyên tắc chung"


class RoundPaper(models.TextChoices):
    """Papers of a result, drawn up for signature (TT 26/2014 Đ17; TT 38/2025 Đ28 k11)."""

    PROPOSAL = "to-trinh", "Tờ trình"
    DECISION = "quyet-dinh", "Dự thảo quyết định công nhận"
    NOTICE = "thong-bao", "Thông báo kết quả"
    REGISTER = "so-cap-giay", "Sổ cấp giấy chứng nhận"

    @property
    def is_of_result(self) -> bool:
        """Only once the decision is there."""
        return self in {RoundPaper.NOTICE, RoundPaper.REGISTER}


class VotingReportKind(models.TextChoices):
    """Who reports to whom; the code is that of the legal calendar's row."""

    COMMUNE = "LC15", "UBND cấp xã báo cáo Sở"
    DEPARTMENT = "LC16", "Sở báo cáo Cục"


class PrintState(models.TextChoices):
    """One run over the certificates of a round."""

    WAITING = "cho", "Chờ máy in"
    RUNNING = "dang_in", "Đang in"
    DONE = "xong", "Đã in xong"
    FAILED = "hong", "Không in được"


PRINTING = (PrintState.WAITING, PrintState.RUNNING)


PASS_MARK = 70
"""“điểm bình quân đạt từ 70 điểm trở lên” (TT 26/2014 Đ17 k1): needed, not enough."""
