"""Kinds of money held, and of money moving out."""

from django.db import models


class DisbursementKind(models.TextChoices):
    ADVANCE = "tam_ung", "Tạm ứng"
    PAYMENT = "thanh_toan", "Thanh toán"
    REFUND = "hoan_tra", "Hoàn trả"


class CommitmentKind(models.TextChoices):
    RESERVE = "giu", "Giữ"
    ADJUST = "dieu_chinh", "Điều chỉnh"
    RELEASE = "giai_phong", "Giải phóng"


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
