"""Reminders of the quarterly report: when, what was sent to whom, what is not to be sent."""

from django.db import models
from django.db.models import Q

from collaborators.choices import ReminderKind
from collaborators.models.network import Collaborator
from collaborators.models.reports import ReportingPeriod
from khuyencong.core.audit import tracked
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import ViCharField, ViDateField
from khuyencong.core.models import User

_STEPS = [(kind.value, kind.label) for kind in ReminderKind if kind.is_message]


@tracked
class ReminderRule(Dated):
    """How many working days from the due day a step comes: negative before it, positive after."""

    code = models.CharField("mã", max_length=20, unique=True)
    kind = models.CharField("bước nhắc", max_length=10, choices=ReminderKind.choices)
    working_days = models.SmallIntegerField("ngày làm việc so với hạn", help_text="Âm: trước hạn; dương: sau hạn")
    is_on = models.BooleanField("đang dùng", default=True)

    class Meta(Dated.Meta):
        verbose_name = "bước nhắc báo cáo"
        verbose_name_plural = "bước nhắc báo cáo"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("reminder_rule_kind_known", "kind", ReminderKind),
            models.CheckConstraint(
                condition=Q(working_days__range=(-30, 30)) & ~Q(working_days=0),
                name="reminder_rule_days_bounds",
                violation_error_message="Từ 1 đến 30 ngày làm việc, trước (âm) hoặc sau hạn.",
            ),
            no_overlap(
                "reminder_rule_no_overlap",
                of=["kind"],
                message="Bước nhắc này đã có quy định trong khoảng ngày ấy. Đóng dòng cũ trước.",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


@tracked
class Reminder(models.Model):
    """One step that one person was told of one period, once: also when the message was cancelled meanwhile."""

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="+", verbose_name="kỳ báo cáo")
    collaborator = models.ForeignKey(Collaborator, models.PROTECT, related_name="+", verbose_name="cộng tác viên")
    kind = models.CharField("bước nhắc", max_length=10, choices=_STEPS)
    day = ViDateField("ngày nhắc")

    class Meta:
        verbose_name = "lần nhắc"
        verbose_name_plural = "lần nhắc"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[code for code, _ in _STEPS]), name="reminder_kind_known"),
            models.UniqueConstraint(fields=["period", "collaborator", "kind"], name="reminder_once"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.collaborator}, {self.period}"


@tracked
class ReminderStop(models.Model):
    """A step called off before it is sent: for everybody of the period, or for one person."""

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="+", verbose_name="kỳ báo cáo")
    kind = models.CharField("bước nhắc", max_length=10, choices=_STEPS)
    collaborator = models.ForeignKey(
        Collaborator, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cộng tác viên"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người bỏ")
    reason = ViCharField("lý do", max_length=300)

    class Meta:
        verbose_name = "lần nhắc đã bỏ"
        verbose_name_plural = "lần nhắc đã bỏ"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[code for code, _ in _STEPS]), name="reminder_stop_kind_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="reminder_stop_has_reason"),
            models.UniqueConstraint(
                fields=["period", "kind", "collaborator"],
                name="reminder_stop_once",
                nulls_distinct=False,
                violation_error_message="Lần nhắc này đã được bỏ.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.collaborator or 'mọi người'}, {self.period}"
