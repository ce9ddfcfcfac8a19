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
