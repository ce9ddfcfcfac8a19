"""Where đề án come from, and what stands beside them."""

from django.db import models


class SurveySide(models.TextChoices):
    """On whose behalf people went to see."""

    DEPARTMENT = "so", "Sở Công Thương"
    LOCALITY = "dia_phuong", "Địa phương"
    CENTRE = "trung_tam", "Trung tâm Khuyến công"
    OTHER = "khac", "Nơi khác"


class SurveyConclusion(models.TextChoices):
    PROPOSE = "nen_lap", "Nên lập đề án"
    LATER = "xem_them", "Cần xem thêm"
    NOT = "chua_nen", "Chưa nên lập"


class EventKind(models.TextChoices):
    FAIR = "hoi_cho", "Hội chợ"
    EXHIBITION = "trien_lam", "Triển lãm"
    TOUR = "tham_quan", "Tham quan, khảo sát học tập"
    MATCHING = "ket_noi", "Hội nghị kết nối"


# The indicators whose stated total these records can be told against.
EVENT_INDICATORS = {
    EventKind.FAIR: "KQ20",
    EventKind.EXHIBITION: "KQ20",
    EventKind.TOUR: "KQ09",
    EventKind.MATCHING: "KQ08",
}
BOOTHS, CONTRACTS = "KQ21", "KQ53"
