"""What a person adds to a task. The tasks themselves are questions (``core.deadlines``), never rows."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dates import local_date
from khuyencong.core.deadlines import Deadline
from khuyencong.core.fields import ViDateField, ViTextField
from khuyencong.core.models import User


class TaskMarkQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """One's own marks, and those by which a colleague handed something over."""
        return self.filter(Q(user=user) | Q(assignee=user))


@tracked
class TaskMark(models.Model):
    """One person's mark on one task: put off until a day, or handed to a colleague.

    It holds for the task it was made on: when the same thing is asked anew (returned a second time), it is void.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="của ai")
    key = models.CharField("việc", max_length=120)
    snoozed_until = ViDateField("hoãn đến", null=True, blank=True)
    assignee = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="giao cho")
    note = ViTextField("lý do, lời nhắn")
    marked_at = models.DateTimeField("lúc", default=timezone.now, editable=False)

    objects = TaskMarkQuerySet.as_manager()

    class Meta:
        verbose_name = "ghi chú trên việc"
        verbose_name_plural = "ghi chú trên việc"
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="taskmark_once"),
            models.CheckConstraint(
                condition=Q(snoozed_until__isnull=False, assignee__isnull=True)
                | Q(snoozed_until__isnull=True, assignee__isnull=False),
                name="taskmark_put_off_or_handed_over",
                violation_error_message="Hoãn đến một ngày hoặc giao cho một người, không cả hai.",
            ),
            models.CheckConstraint(
                condition=Q(assignee__isnull=True) | ~Q(assignee=F("user")),
                name="taskmark_to_another",
                violation_error_message="Giao cho người khác, không giao cho chính mình.",
            ),
        ]

    def __str__(self):
        return self.key

    def holds_for(self, deadline: Deadline) -> bool:
        """Made on this asking of the task, not on an earlier one."""
        return deadline.since is None or local_date(self.marked_at) >= deadline.since
