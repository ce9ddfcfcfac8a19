"""Words of reports: what a figure is dated by, flow or stock, the parts people write, frames in addresses."""

from datetime import date

from django.db import models

from khuyencong.territory.choices import Frame


class Basis(models.TextChoices):
    """Which day puts a record in a period."""

    PLAN_YEAR = "plan_year", "năm kế hoạch"
    ACCEPTANCE = "acceptance", "ngày nghiệm thu"
    VOUCHER = "voucher", "ngày chứng từ"
    BUDGET_YEAR = "budget_year", "năm ngân sách"
    DECISION = "decision", "ngày quyết định"
    ROUND = "round", "năm bình chọn"
    LAST_DAY = "last_day", "ngày bế giảng"
    SENDING = "sending", "kỳ báo cáo quý"


class Nature(models.TextChoices):
    """Flows are counted over the period; a stock is what is in force on its last day."""

    FLOW = "flow", "số phát sinh trong kỳ"
    STOCK = "stock", "số còn hiệu lực tại ngày cuối kỳ"


class Part(models.TextChoices):
    """Parts of the report that people write; the code is the column of ``AnnualReport``."""

    OVERVIEW = "overview", "I. Khái quát"
    ADVICE = "advice", "II.1. Tham mưu, ban hành văn bản"
    ASSESSMENT = "assessment", "III. Đánh giá"
    DIRECTION = "direction", "IV. Phương hướng, nhiệm vụ"
    PETITION = "petition", "V. Kiến nghị"


PART_ADDRESSES = {
    "khai-quat": Part.OVERVIEW,
    "tham-muu": Part.ADVICE,
    "danh-gia": Part.ASSESSMENT,
    "phuong-huong": Part.DIRECTION,
    "kien-nghi": Part.PETITION,
}
FRAME_ADDRESSES = {
    "tai-thoi-diem": Frame.AS_RECORDED,
    "hien-hanh": Frame.CURRENT,
    "dia-ban-cu": Frame.OLD,
}

# (first day in force, last day, title). NĐ 134/2004 is known through Đ18 of NĐ 45/2012; its first day is not.
LEGAL_GROUNDS = (
    (
        None,  # ngày hiệu lực chưa rõ
        date(2012, 7, 4),
        "Nghị định số 134/2004/NĐ-CP ngày 09 tháng 6 năm 2004 của Chính phủ về khuyến khích phát triển công nghiệp nông thôn",
    ),
    (date(2012, 7, 5), None, "Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công"),
    (
        date(2025, 10, 15),
        None,
        "Nghị định số 235/2025/NĐ-CP ngày 27 tháng 8 năm 2025 của Chính phủ sửa đổi, bổ sung một số điều của"
        " Nghị định số 45/2012/NĐ-CP",
    ),
)
