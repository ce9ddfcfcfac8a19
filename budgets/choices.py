"""Whose money it is, how it comes and goes in an envelope, what is held and what moves out, and what control does."""

from django.db import models

from projects.choices import Purse


class DisbursementKind(models.TextChoices):
    ADVANCE = "tam_ung", "Tạm ứng"
    PAYMENT = "thanh_toan", "Thanh toán"
    REFUND = "hoan_tra", "Hoàn trả"


class CommitmentKind(models.TextChoices):
    RESERVE = "giu", "Giữ"
    ADJUST = "dieu_chinh", "Điều chỉnh"
    RELEASE = "giai_phong", "Giải phóng"


class Fund(models.TextChoices):
    """The purses of a đề án, and money that no procedure or norm is written for: a đề án keeps its own purse."""

    NATIONAL = Purse.NATIONAL.value, "Khuyến công quốc gia"
    LOCAL = Purse.LOCAL.value, "Khuyến công địa phương"
    DISTRICT = Purse.DISTRICT.value, "Ngân sách huyện, xã"
    SPONSOR = "TAITRO", "Tài trợ"
    OTHER = "KHAC", "Nguồn khác"


class MovementKind(models.TextChoices):
    """How the amount of an envelope comes to be. The last two and the carry-over go in pairs."""

    GIVE = "giao", "Giao"
    SUPPLEMENT = "bo_sung", "Bổ sung"
    ADJUST = "dieu_chinh", "Điều chỉnh"
    CUT = "cat_giam", "Cắt giảm"
    RECOVER = "thu_hoi", "Thu hồi"
    CARRY = "chuyen_nguon", "Chuyển nguồn"
    ALLOCATE = "phan_bo", "Phân bổ xuống"
    TAKE_BACK = "thu_ve", "Thu về"


# New money of the year; what was carried over was new once already, what was recovered is money of before.
NEW_MONEY = (
    MovementKind.GIVE,
    MovementKind.SUPPLEMENT,
    MovementKind.ADJUST,
    MovementKind.CUT,
    MovementKind.ALLOCATE,
    MovementKind.TAKE_BACK,
)
PAIRED = (MovementKind.CARRY, MovementKind.ALLOCATE, MovementKind.TAKE_BACK)


class ControlStage(models.TextChoices):
    """When a rule asks: of what is held, or of what is paid, added up in the envelope."""

    APPROVAL = "duyet", "Khi phê duyệt"
    PAYMENT = "chi", "Khi chi"


class ControlAction(models.TextChoices):
    WARN = "canh_bao", "Cảnh báo"
    ASK = "hoi", "Hỏi cấp có thẩm quyền"
    BLOCK = "chan", "Chặn"


# The strictest last.
STRICTNESS = (ControlAction.WARN, ControlAction.ASK, ControlAction.BLOCK)


class ScenarioState(models.TextChoices):
    """A scenario beside the plan; the one that became the plan."""

    DRAFT = "so_sanh", "Đang so sánh"
    PROMOTED = "vao_ke_hoach", "Đã vào kế hoạch"


class Stage(models.TextChoices):
    """Columns of the board, in the order money goes; the code is the address of the rows behind a number."""

    PLANNED = "ke_hoach", "Kế hoạch"
    GIVEN = "giao", "Giao"
    CARRIED = "chuyen_sang", "Chuyển nguồn, thu hồi"
    SHARED = "phan_bo", "Phân bổ"
    APPROVED = "phe_duyet", "Phê duyệt"
    HELD = "cam_ket", "Cam kết"
    ADVANCED = "tam_ung", "Tạm ứng"
    PAID = "da_chi", "Đã chi"
    SETTLED = "quyet_toan", "Quyết toán"
    LEFT = "con_lai", "Còn lại"


class BoardBy(models.TextChoices):
    """How the board is laid out: groups, and the parts of each."""

    PURSE = "nguon", "Nguồn"
    CONTENT = "noi-dung", "Nội dung"
    PLACE = "dia-ban", "Địa bàn"

    @property
    def keys(self) -> tuple[str, str]:
        return {"nguon": ("purse", "content"), "noi-dung": ("content", "purse"), "dia-ban": ("unit", "purse")}[self]


class LeverageBy(models.TextChoices):
    """What leverage is told by."""

    YEAR = "nam", "Năm"
    PROGRAMME = "chuong-trinh", "Chương trình"
    PLACE = "dia-ban", "Địa bàn"
    COLLABORATOR = "cong-tac-vien", "Cộng tác viên"


class AdvanceCondition(models.TextChoices):
    """What has to be true before the share of a rule may be paid."""

    CONTRACT = "hop_dong", "Đã ký hợp đồng"
    ITEM_PROGRESS = "tien_do_hang_muc", "Khối lượng hạng mục được hỗ trợ"
    CAPITAL_PROGRESS = "tien_do_von", "Khối lượng trên tổng vốn đầu tư"
    PROGRESS = "tien_do", "Có báo cáo tiến độ"
    ACCEPTED = "nghiem_thu", "Đã nghiệm thu"
    DECIDED = "quyet_dinh_rieng", "Người có thẩm quyền quyết riêng"
    CEILING = "tran", "Trần chung của tạm ứng"


OF_PROGRESS = (AdvanceCondition.ITEM_PROGRESS, AdvanceCondition.CAPITAL_PROGRESS)


class AdvanceSpan(models.TextChoices):
    ONE_YEAR = "mot_nam", "Đề án một năm"
    SEVERAL = "nhieu_nam", "Đề án nhiều năm"
    ANY = "", "Mọi đề án"


class CounterpartKind(models.TextChoices):
    """What an establishment says it will put in, and what somebody saw that it had."""

    PROMISED = "cam_ket", "Cam kết"
    VERIFIED = "xac_nhan", "Đã xác nhận"


class CostKind(models.TextChoices):
    """Money of the office beside the support of đề án; each has a cap of its own."""

    AGENCY = "quan_ly_co_quan", "Chi quản lý của cơ quan quản lý kinh phí"
    IMPLEMENTER = "quan_ly_don_vi", "Chi quản lý của đơn vị triển khai đề án"
    CLASS = "lop", "Lớp tập huấn, hội nghị, hội thảo"
    TRAINING = "dao_tao_nghe", "Lớp đào tạo nghề, truyền nghề"
    JURY = "giam_khao", "Chi cho Hội đồng, Ban Giám khảo"
    VOTING = "binh_chon", "Tổ chức một lần bình chọn"
    PRIZE = "thuong", "Tiền thưởng sản phẩm"


OF_PERCENT = (CostKind.AGENCY, CostKind.IMPLEMENTER)
