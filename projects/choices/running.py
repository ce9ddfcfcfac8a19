"""Closed lists of what stands between submission and acceptance: appraisal, contract, adjustment."""

from django.db import models

from projects.choices.life import ProjectStatus, ReasonKind


class AppraisedBy(models.TextChoices):
    """Who appraises (TT 36/2013 Điều 8 khoản 1, 2)."""

    COUNCIL = "hoi_dong", "Hội đồng"
    STAFF = "bo_may", "Bộ máy giúp việc"


class AppraisalLevel(models.TextChoices):
    PROVINCE = "co_so", "Cấp cơ sở"
    MINISTRY = "bo", "Cấp Bộ"


class Conclusion(models.TextChoices):
    PASSED = "dat", "Đạt"
    MEND = "hoan_thien", "Cần hoàn thiện"
    FAILED = "khong_dat", "Không đạt"


class CouncilRole(models.TextChoices):
    CHAIR = "chu_tich", "Chủ tịch"
    MEMBER = "thanh_vien", "Thành viên"
    SECRETARY = "thu_ky", "Thư ký"


class Criterion(models.TextChoices):
    """The five things an appraisal looks at (TT 36/2013 Điều 9)."""

    PRINCIPLES = "nguyen_tac", "Phù hợp nguyên tắc lập đề án"
    WORTH = "hieu_qua", "Mục tiêu, sự cần thiết, hiệu quả; hợp lý về kinh phí và nguồn lực"
    CAPACITY = "nang_luc", "Năng lực của đơn vị thực hiện, phối hợp, thụ hưởng"
    JOINING = "long_ghep", "Khả năng lồng ghép với chương trình, dự án khác"
    FILE = "ho_so", "Hồ sơ phù hợp, đầy đủ"


class Change(models.TextChoices):
    """What an adjustment changes (keys of the matrix of TT 36/2013 Điều 11 and of the provinces)."""

    TIME_SAME_YEAR = "time_same_year", "Thời gian, trong năm"
    TIME_NEXT_YEAR = "time_next_year", "Thời gian, sang năm sau"
    PLACE = "place", "Địa điểm"
    BENEFICIARY = "beneficiary", "Đơn vị thụ hưởng"
    PARTNER = "partner", "Đơn vị phối hợp"
    CONTENT = "content", "Nội dung hoạt động"
    EQUIPMENT = "equipment", "Thông số máy móc, thiết bị"
    SUPPORT_UP = "support_total_up", "Tăng kinh phí hỗ trợ"
    SUPPORT_DOWN = "support_total_down", "Giảm kinh phí hỗ trợ"
    BUDGET_LINES = "budget_lines", "Dòng dự toán, không đổi tổng"
    ADVANCE = "advance_share", "Tỷ lệ, hồ sơ tạm ứng"
    FORCE_MAJEURE = "force_majeure", "Không hoàn thành do bất khả kháng"
    OTHER = "other", "Nội dung khác"
    ADD_PROJECT = "add_project", "Bổ sung đề án"
    STOP_REQUEST = "stop_request", "Ngừng theo đề nghị"
    STOP_FAULT = "stop_fault", "Ngừng do sai phạm, không đáp ứng"
    PLAN_TOTAL = "plan_total", "Tổng kế hoạch, chuyển tiền giữa chương trình"


# These are no adjustments of one file: a new file, the move “Ngừng”, the plan of the year.
ELSEWHERE = (Change.ADD_PROJECT, Change.STOP_REQUEST, Change.STOP_FAULT, Change.PLAN_TOTAL)
OF_MONEY = (Change.SUPPORT_UP, Change.SUPPORT_DOWN)
OF_TIME = (Change.TIME_SAME_YEAR, Change.TIME_NEXT_YEAR)
# Changes whose reason has a list of its own; of the others it is that of “Điều chỉnh”.
REASON_OF_CHANGE = {Change.BENEFICIARY: ReasonKind.DROP_OUT}


class Subject(models.TextChoices):
    """What a person says they want changed; by how much decides which ``Change`` it is."""

    TIME = "thoi-gian", "Thời gian thực hiện"
    PLACE = "dia-diem", "Địa điểm"
    BENEFICIARY = "thu-huong", "Thay đơn vị thụ hưởng"
    PARTNER = "phoi-hop", "Đơn vị phối hợp"
    CONTENT = "noi-dung", "Nội dung hoạt động khuyến công"
    EQUIPMENT = "thiet-bi", "Thông số máy móc, thiết bị"
    SUPPORT = "kinh-phi", "Tổng kinh phí hỗ trợ"
    BUDGET_LINES = "du-toan", "Dòng dự toán, không đổi tổng"
    ADVANCE = "tam-ung", "Tỷ lệ, hồ sơ tạm ứng"
    FORCE_MAJEURE = "bat-kha-khang", "Không hoàn thành do bất khả kháng"
    OTHER = "khac", "Nội dung khác"


# The changes each may turn out to be.
CHANGES_OF: dict[Subject, tuple[Change, ...]] = {
    Subject.TIME: (Change.TIME_SAME_YEAR, Change.TIME_NEXT_YEAR),
    Subject.PLACE: (Change.PLACE,),
    Subject.BENEFICIARY: (Change.BENEFICIARY,),
    Subject.PARTNER: (Change.PARTNER,),
    Subject.CONTENT: (Change.CONTENT,),
    Subject.EQUIPMENT: (Change.EQUIPMENT,),
    Subject.SUPPORT: (Change.SUPPORT_UP, Change.SUPPORT_DOWN),
    Subject.BUDGET_LINES: (Change.BUDGET_LINES,),
    Subject.ADVANCE: (Change.ADVANCE,),
    Subject.FORCE_MAJEURE: (Change.FORCE_MAJEURE,),
    Subject.OTHER: (Change.OTHER,),
}


class Grouping(models.TextChoices):
    """Files a rule of adjustment is for."""

    SINGLE = "don", "Đề án đơn"
    GROUP = "nhom", "Đề án nhóm"
    ANY = "moi", "Mọi đề án"


class AdjustmentStatus(models.TextChoices):
    ASKED = "de_nghi", "Đang chờ quyết"
    GRANTED = "chap_thuan", "Đã chấp thuận"
    REFUSED = "khong_chap_thuan", "Không chấp thuận"


ADJUSTMENT_MARKS = {
    AdjustmentStatus.ASKED: "due",
    AdjustmentStatus.GRANTED: "done",
    AdjustmentStatus.REFUSED: "late",
}
CONCLUSION_MARKS = {Conclusion.PASSED: "done", Conclusion.MEND: "due", Conclusion.FAILED: "late"}

# Where a đề án that walks a procedure cannot stand without a contract; one that was stopped may.
UNDER_CONTRACT = (
    ProjectStatus.CONTRACTED,
    ProjectStatus.RUNNING,
    ProjectStatus.SUSPENDED,
    ProjectStatus.ACCEPTING,
    ProjectStatus.ACCEPTED,
    ProjectStatus.SETTLED,
    ProjectStatus.REFUNDING,
    ProjectStatus.LIQUIDATED,
    ProjectStatus.ARCHIVED,
)
