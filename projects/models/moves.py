"""What was done to a file: each move with who, in which role, when, by which paper; each checkpoint ticked."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, User
from projects.choices import TOLD_OF, Decider, Move, ProjectStatus
from projects.models import invariants, walked
from projects.models.procedures import Checkpoint
from projects.models.projects import Project
from projects.models.reasons import Reason


@tracked
class MoveRecord(models.Model):
    """One move. ``before`` keeps the columns it changed as they were, so that it can be taken back the same day.

    ``reason`` says which of the list it was; ``note`` keeps the reason as it was said, or a remark.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="moves", verbose_name="đề án")
    move = models.CharField("bước", max_length=20, choices=Move.choices)
    name = ViCharField("tên bước khi ấy", max_length=120)
    from_status = models.CharField("từ", max_length=20, choices=ProjectStatus.choices)
    to_status = models.CharField("sang", max_length=20, choices=ProjectStatus.choices)
    happened_on = ViDateField("ngày")
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    by_title = ViCharField("chức vụ khi ấy", max_length=120, blank=True)
    decided_by = models.CharField("ai quyết", max_length=20, choices=Decider.choices)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    reason = models.ForeignKey(
        Reason, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="lý do trong danh sách"
    )
    note = ViTextField("lời kèm", blank=True)
    before = models.JSONField("trước đó", default=dict, editable=False)
    undone_at = models.DateTimeField("lấy lại lúc", null=True, blank=True)
    undone_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người lấy lại"
    )

    class Meta:
        verbose_name = "bước đã đi"
        verbose_name_plural = "bước đã đi"
        indexes = [models.Index(F("project"), F("recorded_at").desc(), name="move_by_project")]
        constraints = [
            in_choices("move_record_move_known", "move", Move),
            in_choices("move_record_from_known", "from_status", ProjectStatus),
            in_choices("move_record_to_known", "to_status", ProjectStatus),
            in_choices("move_record_decider_known", "decided_by", Decider),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="move_undone_by_somebody",
            ),
            models.CheckConstraint(condition=walked.in_the_table(), name="move_in_the_table"),
        ]
        triggers = [
            walked.kept("move_record_kept", "Bước đã đi không xoá, không sửa.", besides=("undone_at", "undone_by_id")),
            walked.move_leads_its_file(),
            walked.moves_in_order(),
            invariants.reason_of_the_move(),
        ]

    def __str__(self):
        return f"{self.name} · {self.project.code}"

    @property
    def told_of(self) -> str:
        """“Bị trả lại”: what is said of the file after this step back or out."""
        return TOLD_OF[Move(self.move)]


@tracked
class CheckpointTick(models.Model):
    """A checkpoint passed; ticked again after the file came back to its status."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="ticks", verbose_name="đề án")
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="ticks", verbose_name="chặng")
    happened_on = ViDateField("ngày")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    note = ViTextField("ghi chú", blank=True)
    void = models.BooleanField("không còn tính", default=False, help_text="Hồ sơ đã quay lại tình trạng này sau đó")

    class Meta:
        verbose_name = "chặng đã qua"
        verbose_name_plural = "chặng đã qua"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "checkpoint"],
                condition=Q(void=False),
                name="tick_once",
                violation_error_message="Chặng này đã được ghi.",
            )
        ]
        triggers = [walked.tick_of_its_own_procedure()]

    def __str__(self):
        return str(self.checkpoint)
