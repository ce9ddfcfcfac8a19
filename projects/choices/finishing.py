"""The end of a đề án: how it was accepted, at whose wish it stopped, when it is looked at again."""

from django.db import models


class AcceptanceResult(models.TextChoices):
    PASSED = "dat", "Đạt"
    FAILED = "khong_dat", "Không đạt"


class MinutesForm(models.TextChoices):
    """Biên bản nghiệm thu of TT 36/2013, Phụ lục 1."""

    PLACE = "5a", "Mẫu 5a: từng địa điểm, từng cơ sở"
    WHOLE = "5b", "Mẫu 5b: cả đề án, cấp cơ sở"
    AGENCY = "5c", "Mẫu 5c: Cục nghiệm thu"


class StopWish(models.TextChoices):
    """At whose wish a đề án stops, or why it has to (TT 36/2013 Đ11)."""

    BENEFICIARY = "co_so", "Cơ sở thụ hưởng xin ngừng"
    IMPLEMENTER = "don_vi", "Đơn vị thực hiện đề nghị"
    OFFICE = "co_quan", "Cơ quan quyết định"
    BREACH = "sai_pham", "Sai phạm hoặc không đáp ứng yêu cầu"
    FORCE_MAJEURE = "bat_kha_khang", "Bất khả kháng"


class Milestone(models.IntegerChoices):
    """Months after acceptance; 0 is before the support. Codes LC35–37 of the legal calendar."""

    BEFORE = 0, "Trước hỗ trợ"
    HALF_YEAR = 6, "Sau 6 tháng"
    YEAR = 12, "Sau 12 tháng"
    TWO_YEARS = 24, "Sau 24 tháng"
