"""Norms of support, and the eight sections of a đề án."""

from django.db import models


class NormKind(models.TextChoices):
    """A level of support; a factor by which the cap of a level is multiplied; a level kept in another document."""

    LIMIT = "muc", "Mức hỗ trợ"
    FACTOR = "he_so", "Hệ số ưu tiên"
    REFERENCE = "dan_chieu", "Theo văn bản dẫn chiếu"


class NormDate(models.TextChoices):
    """The day whose law judges a file."""

    REGISTERED = "dang_ky", "Ngày đăng ký"
    APPROVED = "phe_duyet", "Ngày phê duyệt"
    SIGNED = "hop_dong", "Ngày ký hợp đồng"
    ASKED = "ngay_hoi", "Ngày hỏi"


# Units of a cap that are counted by the establishments of a đề án.
PER_BENEFICIARY = ("cơ sở", "doanh nghiệp")


class DossierPart(models.IntegerChoices):
    """The eight sections of a đề án: TT 36/2013/TT-BCT Điều 5."""

    PARTIES = 1, "Đơn vị thực hiện, đơn vị phối hợp, đơn vị thụ hưởng, địa điểm thực hiện"
    REASONS = 2, "Sự cần thiết và căn cứ của đề án"
    GOALS = 3, "Mục tiêu"
    SCALE = 4, "Quy mô đề án"
    WORK = 5, "Nội dung và tiến độ"
    ESTIMATE = 6, "Dự toán kinh phí"
    ORGANISATION = 7, "Tổ chức thực hiện"
    EFFECTS = 8, "Hiệu quả của đề án"


# What Điều 5 asks of each.
DOSSIER_HINTS = {
    DossierPart.PARTIES: "Để trống thì bản in ghi theo các đơn vị, cơ sở và địa bàn đã có trong hồ sơ.",
    DossierPart.REASONS: "Vì sao cần làm; căn cứ vào văn bản nào.",
    DossierPart.GOALS: "Nêu cụ thể những mục tiêu cần đạt được.",
    DossierPart.SCALE: "Quy mô; tóm tắt đặc điểm vượt trội về công nghệ, máy móc, sản phẩm hoặc nội dung khác đề xuất hỗ trợ.",
    DossierPart.WORK: "Việc cần làm, tiến độ; tổ chức, cá nhân làm từng việc.",
    DossierPart.ESTIMATE: "Lời thuyết minh đứng trước bảng dự toán; bảng lập ở trang dự toán.",
    DossierPart.ORGANISATION: "Phương án tổ chức thực hiện.",
    DossierPart.EFFECTS: "Hiệu quả kinh tế, xã hội, môi trường; tính bền vững, khả năng nhân rộng sau khi hết hỗ trợ.",
}
