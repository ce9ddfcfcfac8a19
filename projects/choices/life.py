"""The life of a đề án: its statuses, and the one closed table of moves between them.

A procedure version (data) says which of these moves a province uses, under which names, with which papers and whose
word; it can never add a status or a move. Reports, constraints and the README's diagram rest on this table.
"""

from dataclasses import dataclass

from django.db import models


class ProjectStatus(models.TextChoices):
    DRAFT = "nhap", "Đang soạn"
    SUBMITTED = "da_trinh", "Đã trình"
    RETURNED = "bo_sung", "Cần bổ sung"
    APPRAISAL = "tham_dinh", "Đang thẩm định"
    APPROVED = "da_duyet", "Đã duyệt"
    CONTRACTED = "da_ky", "Đã ký hợp đồng"
    RUNNING = "dang_lam", "Đang thực hiện"
    SUSPENDED = "tam_dung", "Tạm dừng"
    ACCEPTING = "cho_nghiem_thu", "Chờ nghiệm thu"
    ACCEPTED = "da_nghiem_thu", "Đã nghiệm thu"
    SETTLED = "da_quyet_toan", "Đã quyết toán"
    REFUNDING = "hoan_tra", "Phải hoàn trả"
    LIQUIDATED = "da_thanh_ly", "Đã thanh lý"
    ARCHIVED = "luu", "Đã lưu hồ sơ"
    STOPPED = "ngung", "Đã ngừng"
    REJECTED = "khong_duyet", "Không duyệt"
    WITHDRAWN = "da_rut", "Đã rút"


class Move(models.TextChoices):
    """What somebody does to the file; the label is the verb on the button where the procedure has none of its own."""

    SUBMIT = "trinh", "Trình"
    TAKE_UP = "nhan_tham_dinh", "Đưa vào thẩm định"
    RETURN = "tra_lai", "Trả lại để bổ sung"
    APPROVE = "duyet", "Phê duyệt"
    REJECT = "khong_duyet", "Không duyệt"
    SIGN = "ky", "Ký hợp đồng"
    START = "bat_dau", "Bắt đầu thực hiện"
    SUSPEND = "tam_dung", "Tạm dừng"
    RESUME = "tiep_tuc", "Tiếp tục"
    ASK_ACCEPTANCE = "de_nghi_nghiem_thu", "Đề nghị nghiệm thu"
    NOT_YET = "chua_dat", "Chưa đủ điều kiện nghiệm thu"
    ACCEPT = "nghiem_thu", "Nghiệm thu"
    SETTLE = "quyet_toan", "Quyết toán"
    SEND_BACK_SETTLEMENT = "tra_quyet_toan", "Trả hồ sơ quyết toán"
    DEMAND_REFUND = "thu_hoi", "Yêu cầu hoàn trả"
    LIQUIDATE = "thanh_ly", "Thanh lý"
    ARCHIVE = "luu", "Lưu hồ sơ"
    STOP = "ngung", "Ngừng thực hiện"
    WITHDRAW = "rut", "Rút đề án"


class ReasonKind(models.TextChoices):
    """What a typed reason is given for: of which list it comes."""

    RETURN = "tra_lai", "Trả lại, yêu cầu bổ sung"
    REJECT = "khong_duyet", "Không duyệt"
    WITHDRAW = "rut", "Rút"
    SUSPEND = "tam_dung", "Tạm dừng"
    STOP = "ngung", "Ngừng"
    ADJUST = "dieu_chinh", "Điều chỉnh"
    DROP_OUT = "co_so_rut", "Cơ sở rút khỏi đề án"
    REFUND = "hoan_tra", "Hoàn trả"
    RETURN_REPORT = "tra_bao_cao", "Trả báo cáo"


class Decider(models.TextChoices):
    """Whose word a move is, in the words of the law (TT 36/2013; the local rules). Not who presses the button."""

    ESTABLISHMENT = "CO_SO", "Cơ sở CNNT"
    IMPLEMENTER = "DV_TH", "Đơn vị thực hiện"
    COLLABORATOR = "CTV", "Cộng tác viên khuyến công"
    OFFICER = "TT_CV", "Chuyên viên Trung tâm"
    ACCOUNTANT = "TT_KT", "Kế toán Trung tâm"
    CENTRE_HEAD = "TT_LD", "Lãnh đạo Trung tâm"
    DEPARTMENT_OFFICER = "SO_CV", "Chuyên viên Sở"
    DEPARTMENT_HEAD = "SO_GD", "Giám đốc Sở"
    PROVINCE = "UBND_TINH", "Chủ tịch UBND cấp tỉnh"
    AGENCY = "CUC", "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công"
    MINISTER = "BO_TRUONG", "Bộ trưởng Bộ Công Thương"


class Only(models.TextChoices):
    """Files a checkpoint concerns."""

    GROUP = "nhom", "Đề án nhóm"
    TENDER = "dau_thau", "Phải đấu thầu"


# Those outside the portal: their word is written down by an officer, from a paper that bears a number.
OUTSIDE = (Decider.PROVINCE, Decider.AGENCY, Decider.MINISTER)


@dataclass(frozen=True)
class MoveSpec:
    """From where to where; what must come with it; ``funded`` moves money and is a service of ``budgets`` alone."""

    sources: tuple[ProjectStatus, ...]
    target: ProjectStatus
    decider: Decider
    reason: ReasonKind | None = None
    needs_document: bool = False
    funded: bool = False


_S = ProjectStatus
MOVES: dict[Move, MoveSpec] = {
    Move.SUBMIT: MoveSpec((_S.DRAFT, _S.RETURNED), _S.SUBMITTED, Decider.OFFICER),
    Move.TAKE_UP: MoveSpec((_S.SUBMITTED,), _S.APPRAISAL, Decider.DEPARTMENT_OFFICER),
    Move.APPROVE: MoveSpec((_S.APPRAISAL,), _S.APPROVED, Decider.DEPARTMENT_HEAD, needs_document=True, funded=True),
    Move.SIGN: MoveSpec((_S.APPROVED,), _S.CONTRACTED, Decider.CENTRE_HEAD, needs_document=True),
    Move.START: MoveSpec((_S.CONTRACTED,), _S.RUNNING, Decider.IMPLEMENTER),
    Move.ASK_ACCEPTANCE: MoveSpec((_S.RUNNING,), _S.ACCEPTING, Decider.IMPLEMENTER),
    Move.ACCEPT: MoveSpec((_S.ACCEPTING,), _S.ACCEPTED, Decider.DEPARTMENT_HEAD, needs_document=True),
    Move.SETTLE: MoveSpec((_S.ACCEPTED, _S.RUNNING), _S.SETTLED, Decider.CENTRE_HEAD, funded=True),
    Move.LIQUIDATE: MoveSpec(
        (_S.SETTLED, _S.REFUNDING), _S.LIQUIDATED, Decider.CENTRE_HEAD, needs_document=True, funded=True
    ),
    Move.ARCHIVE: MoveSpec((_S.LIQUIDATED, _S.STOPPED), _S.ARCHIVED, Decider.OFFICER),
    Move.RETURN: MoveSpec(
        (_S.SUBMITTED, _S.APPRAISAL), _S.RETURNED, Decider.DEPARTMENT_OFFICER, reason=ReasonKind.RETURN
    ),
    Move.NOT_YET: MoveSpec((_S.ACCEPTING,), _S.RUNNING, Decider.DEPARTMENT_OFFICER, reason=ReasonKind.RETURN),
    Move.SEND_BACK_SETTLEMENT: MoveSpec(
        (_S.SETTLED,), _S.ACCEPTED, Decider.CENTRE_HEAD, reason=ReasonKind.RETURN, funded=True
    ),
    Move.DEMAND_REFUND: MoveSpec(
        (_S.SETTLED, _S.STOPPED),
        _S.REFUNDING,
        Decider.DEPARTMENT_HEAD,
        reason=ReasonKind.REFUND,
        needs_document=True,
        funded=True,
    ),
    Move.SUSPEND: MoveSpec((_S.RUNNING,), _S.SUSPENDED, Decider.CENTRE_HEAD, reason=ReasonKind.SUSPEND),
    Move.RESUME: MoveSpec((_S.SUSPENDED,), _S.RUNNING, Decider.CENTRE_HEAD),
    Move.STOP: MoveSpec(
        (_S.APPROVED, _S.CONTRACTED, _S.RUNNING, _S.SUSPENDED),
        _S.STOPPED,
        Decider.DEPARTMENT_HEAD,
        reason=ReasonKind.STOP,
        needs_document=True,
        funded=True,
    ),
    Move.REJECT: MoveSpec((_S.SUBMITTED, _S.APPRAISAL), _S.REJECTED, Decider.DEPARTMENT_HEAD, reason=ReasonKind.REJECT),
    Move.WITHDRAW: MoveSpec(
        (_S.DRAFT, _S.SUBMITTED, _S.RETURNED, _S.APPRAISAL),
        _S.WITHDRAWN,
        Decider.ESTABLISHMENT,
        reason=ReasonKind.WITHDRAW,
    ),
}
del _S

# status → the statuses it may become, the way forward first.
PROJECT_TRANSITIONS: dict[ProjectStatus, tuple[ProjectStatus, ...]] = {
    status: tuple(dict.fromkeys(spec.target for spec in MOVES.values() if status in spec.sources))
    for status in ProjectStatus
}

# Moves that write more than a status: their own service, on their own page. Those of money are ``funded``.
OWN_SERVICE = (Move.SIGN, Move.ACCEPT, Move.ARCHIVE)


# What is said of a file after a step back or out, before its day and reason.
TOLD_OF = {
    Move.RETURN: "Bị trả lại",
    Move.NOT_YET: "Chưa nghiệm thu được",
    Move.SEND_BACK_SETTLEMENT: "Hồ sơ quyết toán bị trả lại",
    Move.DEMAND_REFUND: "Phải hoàn trả",
    Move.SUSPEND: "Tạm dừng",
    Move.STOP: "Đã ngừng",
    Move.REJECT: "Không được duyệt",
    Move.WITHDRAW: "Đã rút",
}


def moves_from(status: ProjectStatus) -> list[Move]:
    """The moves that leave a status, the way forward first."""
    return [move for move, spec in MOVES.items() if status in spec.sources]


def main_path() -> list[ProjectStatus]:
    """The statuses a đề án passes when nothing goes wrong: the first target of each, from the first."""
    path = [next(iter(PROJECT_TRANSITIONS))]
    while targets := PROJECT_TRANSITIONS[path[-1]]:
        path.append(targets[0])
    return path


# The way of a file as people tell it: each stop with the statuses that stand in it.
STAGES: dict[str, tuple[ProjectStatus, ...]] = {
    "Soạn": (ProjectStatus.DRAFT, ProjectStatus.RETURNED),
    "Trình": (ProjectStatus.SUBMITTED,),
    "Thẩm định": (ProjectStatus.APPRAISAL, ProjectStatus.REJECTED),
    "Duyệt": (ProjectStatus.APPROVED,),
    "Hợp đồng": (ProjectStatus.CONTRACTED,),
    "Thực hiện": (ProjectStatus.RUNNING, ProjectStatus.SUSPENDED),
    "Nghiệm thu": (ProjectStatus.ACCEPTING, ProjectStatus.ACCEPTED),
    "Quyết toán": (ProjectStatus.SETTLED, ProjectStatus.REFUNDING, ProjectStatus.LIQUIDATED),
    "Lưu": (ProjectStatus.ARCHIVED,),
}
# Out of the way for good, or until somebody decides: the path ends in a cross.
OFF_THE_WAY = (ProjectStatus.REJECTED, ProjectStatus.WITHDRAWN, ProjectStatus.STOPPED)

OPEN = tuple(status for status, targets in PROJECT_TRANSITIONS.items() if targets)
EDITABLE = (ProjectStatus.DRAFT, ProjectStatus.RETURNED)
UNDER_WAY = (ProjectStatus.APPROVED, ProjectStatus.CONTRACTED, ProjectStatus.RUNNING, ProjectStatus.SUSPENDED)
BEING_DONE = (*UNDER_WAY, ProjectStatus.ACCEPTING)
# Accepted, whatever the money does since. A file stopped, or settled by force majeure, passes here too without having been
# accepted: see ``Project.is_done``.
COUNTED_AS_DONE = (
    ProjectStatus.ACCEPTED,
    ProjectStatus.SETTLED,
    ProjectStatus.REFUNDING,
    ProjectStatus.LIQUIDATED,
    ProjectStatus.ARCHIVED,
)
COUNTED_AS_APPROVED = (*BEING_DONE, *COUNTED_AS_DONE, ProjectStatus.STOPPED)

# Marks of ``components/st.html``: the circle fills as the đề án goes on, and ends as a square.
STATUS_MARKS = {
    ProjectStatus.DRAFT: "",
    ProjectStatus.SUBMITTED: "due",
    ProjectStatus.RETURNED: "late",
    ProjectStatus.APPRAISAL: "due",
    ProjectStatus.APPROVED: "run",
    ProjectStatus.CONTRACTED: "run",
    ProjectStatus.RUNNING: "run",
    ProjectStatus.SUSPENDED: "late",
    ProjectStatus.ACCEPTING: "due",
    ProjectStatus.ACCEPTED: "done",
    ProjectStatus.SETTLED: "done",
    ProjectStatus.REFUNDING: "late",
    ProjectStatus.LIQUIDATED: "done",
    ProjectStatus.ARCHIVED: "done",
    ProjectStatus.STOPPED: "late",
    ProjectStatus.REJECTED: "late",
    ProjectStatus.WITHDRAWN: "off",
}
