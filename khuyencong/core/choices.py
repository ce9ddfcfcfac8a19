"""Codes every app shares. A stored code never changes its meaning."""

from django.db import models


class Role(models.TextChoices):
    """What a person does here; granted with a place or organisation and dates in ``offices``."""

    ADMIN = "quan_tri", "Quản trị"
    STAFF = "chuyen_vien", "Chuyên viên"
    ACCOUNTANT = "ke_toan", "Kế toán"
    LEADER = "lanh_dao", "Lãnh đạo"
    APPRAISER = "tham_dinh", "Chuyên viên Sở, thẩm định"
    COLLABORATOR = "cong_tac_vien", "Cộng tác viên"
    JUROR = "giam_khao", "Giám khảo"


class Certainty(models.TextChoices):
    """How sure we are of a fact; anything but ``READ`` shows “chưa kiểm chứng” beside it."""

    READ = "S", "Đã đọc chính văn bản"
    SECOND_HAND = "S2", "Nguồn thứ cấp, chưa kiểm chứng"
    MEMORY = "M", "Theo trí nhớ, chưa kiểm chứng"
    INFERRED = "I", "Suy ra hoặc đề xuất, chưa kiểm chứng"


class Qualifier(models.TextChoices):
    """The word a source puts before an amount."""

    EXACT = "", "đúng"
    ABOVE = "hon", "hơn"
    NEARLY = "gan", "gần"
    ABOUT = "khoang", "khoảng"


class HolidayKind(models.TextChoices):
    """Why a day is not as its weekday says."""

    PUBLIC = "le", "Nghỉ lễ"
    TET = "tet", "Nghỉ Tết"
    IN_LIEU = "nghi_bu", "Nghỉ bù"
    SWAPPED = "hoan_doi_nghi", "Nghỉ do hoán đổi"
    WORKED = "hoan_doi_lam", "Làm bù"


class RuleKind(models.TextChoices):
    """How a rule of the legal calendar gives its day."""

    YEARLY = "fixed_yearly", "Ngày cố định hằng năm"
    MONTHLY = "monthly", "Ngày cố định hằng tháng"
    CLOCK = "clock", "Đếm từ sự kiện"
    PERIOD = "period", "Hết mỗi kỳ"
    WINDOW = "window", "Khung ngày"
    CYCLE = "cycle", "Chu kỳ"
    LIMIT = "limit", "Giới hạn số lần (không có ngày)"


class AmountUnit(models.TextChoices):
    DAY = "ngay", "ngày"
    WORKING_DAY = "ngay_lam_viec", "ngày làm việc"
    MONTH = "thang", "tháng"
    YEAR = "nam", "năm"
    TIMES = "lan_nam_co_so", "lần/năm/cơ sở"
    CLASSES = "lop_nam", "lớp/năm"

    @classmethod
    def of_time(cls) -> list["AmountUnit"]:
        return [cls.DAY, cls.WORKING_DAY, cls.MONTH, cls.YEAR]


class RulePurse(models.TextChoices):
    """Whose money a rule is about; empty: not about money."""

    NATIONAL = "KCQG", "Khuyến công quốc gia"
    LOCAL = "KCDP", "Khuyến công địa phương"
    EVERY = "ALL", "Mọi nguồn"


class Channel(models.TextChoices):
    """Ways a message goes; those of a provider are off until somebody has tried them with it."""

    IN_APP = "trong_cong", "Trong cổng"
    EMAIL = "thu", "Thư điện tử"
    HTTPS = "https", "Dịch vụ HTTPS"
    ZNS = "zns", "Zalo ZNS"
    SMS = "sms", "Tin nhắn SMS"


class MessageState(models.TextChoices):
    WAITING = "cho", "Chờ gửi"
    SENDING = "dang_gui", "Đang gửi"
    SENT = "da_gui", "Đã gửi"
    FAILED = "hong", "Không gửi được"
    UNSURE = "khong_ro", "Không rõ đã tới chưa"
    CANCELLED = "bo", "Không cần gửi nữa"
