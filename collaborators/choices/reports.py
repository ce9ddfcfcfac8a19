"""The life of a report of the network, and the words of what it asks."""

from django.db import models


class ReportStatus(models.TextChoices):
    DRAFT = "nhap", "Đang viết"
    SENT = "da_gui", "Đã gửi"
    RETURNED = "tra_lai", "Trả lại"
    APPROVED = "da_duyet", "Đã duyệt"
    LOCKED = "da_khoa", "Đã khoá"


REPORT_TRANSITIONS = {
    ReportStatus.DRAFT: (ReportStatus.SENT,),
    ReportStatus.SENT: (ReportStatus.RETURNED, ReportStatus.APPROVED),
    ReportStatus.RETURNED: (ReportStatus.SENT,),
    ReportStatus.APPROVED: (ReportStatus.RETURNED, ReportStatus.LOCKED),
    ReportStatus.LOCKED: (ReportStatus.RETURNED,),
}
WRITABLE = (ReportStatus.DRAFT, ReportStatus.RETURNED)
COUNTED = (ReportStatus.SENT, ReportStatus.APPROVED, ReportStatus.LOCKED)  # the Centre has it: not missing
COMPILED = (ReportStatus.APPROVED, ReportStatus.LOCKED)


class PeriodKind(models.TextChoices):
    MONTH = "thang", "Tháng"
    QUARTER = "quy", "Quý"
    HALF = "nua_nam", "6 tháng"
    YEAR = "nam", "Năm"


PERIODS_A_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2, PeriodKind.YEAR: 1}


class PeriodWindow(models.TextChoices):
    """Which days the figures of a period are of."""

    CALENDAR = "lich", "Theo lịch: ngày 1 đến ngày cuối tháng"
    MID_MONTH = "15_14", "Từ ngày 15 tháng trước đến ngày 14"


class QuestionKind(models.TextChoices):
    NUMBER = "so", "Số"
    TEXT = "chu", "Chữ"
    CHOICE = "lua_chon", "Lựa chọn"
    LIST = "danh_sach", "Danh sách"
    TABLE = "bang", "Bảng tính từ danh sách"


class Origin(models.TextChoices):
    TYPED = "nhap", "Người báo cáo ghi"
    REGISTER = "so_bo", "Từ sổ cơ sở"
    WORKED_OUT = "tinh", "Tính từ ô khác"


class CarryOver(models.TextChoices):
    NONE = "khong", "Không chép"
    LAST = "ky_truoc", "Chép được từ kỳ trước"
    COMPUTED = "tu_tinh", "Máy tính sẵn"


class Sums(models.TextChoices):
    """How figures of several periods make one of the year."""

    FLOW = "cong", "Cộng các kỳ"
    STOCK = "cuoi_ky", "Lấy số cuối kỳ"
    NEVER = "", "Không cộng"


class Basis(models.TextChoices):
    ACTUAL = "thuc", "thực"
    ESTIMATE = "uoc", "ước"
    NOT_SAID = "", "chưa ghi"


class ReviewOutcome(models.TextChoices):
    """What became of an establishment of the list."""

    STILL = "con", "Còn hoạt động"
    CHANGED = "doi", "Đổi thông tin"
    PAUSED = "tam_ngung", "Tạm ngừng"
    CLOSED = "ngung", "Ngừng hẳn"
    LEFT = "chuyen_di", "Chuyển đi xã khác"


WORKING = (ReviewOutcome.STILL, ReviewOutcome.CHANGED)


class DifficultyKind(models.TextChoices):
    ESTABLISHMENTS = "CTV4.01", "Khó khăn, vướng mắc của cơ sở"
    POLICY = "CTV4.02", "Bất hợp lý trong cơ chế, chính sách"
    PROCEDURE = "CTV4.03", "Bất hợp lý trong thủ tục hành chính"
    REQUEST = "CTV4.04", "Kiến nghị"
    OLD = "mau_cu", "Ghi ở mẫu báo cáo cũ"


class DifficultyStatus(models.TextChoices):
    OPEN = "moi", "Chưa có người nhận"
    ASSIGNED = "dang_xu_ly", "Đang xử lý"
    FORWARDED = "da_chuyen", "Đã chuyển nơi có thẩm quyền"
    ANSWERED = "da_tra_loi", "Đã trả lời"
    JOINED = "da_gop", "Đã gộp vào việc khác"


DIFFICULTY_TRANSITIONS = {
    DifficultyStatus.OPEN: (
        DifficultyStatus.ASSIGNED,
        DifficultyStatus.FORWARDED,
        DifficultyStatus.ANSWERED,
        DifficultyStatus.JOINED,
    ),
    DifficultyStatus.ASSIGNED: (DifficultyStatus.FORWARDED, DifficultyStatus.ANSWERED, DifficultyStatus.JOINED),
    DifficultyStatus.FORWARDED: (DifficultyStatus.ANSWERED, DifficultyStatus.JOINED),
    DifficultyStatus.ANSWERED: (DifficultyStatus.ASSIGNED,),
    DifficultyStatus.JOINED: (),
}
UNANSWERED = (DifficultyStatus.OPEN, DifficultyStatus.ASSIGNED, DifficultyStatus.FORWARDED)


class Heard(models.TextChoices):
    """What the one who raised it thinks of the answer."""

    SETTLED = "da_on", "Đã ổn"
    NOT_YET = "chua_on", "Chưa ổn"
    NOT_SAID = "", "Chưa nói"
