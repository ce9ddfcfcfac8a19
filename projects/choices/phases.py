"""The board: seventeen statuses in six columns, closed; a status stands in exactly one."""

from django.db import models

from projects.choices.life import ProjectStatus


class Phase(models.TextChoices):
    """How far a file is, in the words above a column of the board."""

    DRAFTING = "soan", "Soạn"
    JUDGED = "trinh", "Trình, thẩm định"
    AGREED = "duyet", "Duyệt, hợp đồng"
    UNDER_WAY = "thuc-hien", "Thực hiện"
    ACCEPTANCE = "nghiem-thu", "Nghiệm thu, quyết toán"
    OVER = "xong", "Xong"


_S = ProjectStatus
PHASES: dict[Phase, tuple[ProjectStatus, ...]] = {
    Phase.DRAFTING: (_S.DRAFT, _S.RETURNED),
    Phase.JUDGED: (_S.SUBMITTED, _S.APPRAISAL),
    Phase.AGREED: (_S.APPROVED, _S.CONTRACTED),
    Phase.UNDER_WAY: (_S.RUNNING, _S.SUSPENDED),
    Phase.ACCEPTANCE: (_S.ACCEPTING, _S.ACCEPTED, _S.SETTLED, _S.REFUNDING),
    Phase.OVER: (_S.LIQUIDATED, _S.ARCHIVED, _S.STOPPED, _S.REJECTED, _S.WITHDRAWN),
}
del _S
PHASE_OF = {status: phase for phase, statuses in PHASES.items() for status in statuses}
