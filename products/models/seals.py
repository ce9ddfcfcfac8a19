"""Sealed ballots that are no longer what was sealed: an alarm stands until a check finds them whole again."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from products.models.rounds import VotingRound


@tracked
class SealAlarm(models.Model):
    """What a check of one round found, each ballot named. Nobody closes it by hand: a check that finds all whole does."""

    round = models.ForeignKey(VotingRound, models.PROTECT, related_name="alarms", verbose_name="đợt")
    faults = ArrayField(models.TextField(), verbose_name="phiếu không còn như lúc niêm phong")
    found_at = models.DateTimeField("thấy lúc", default=timezone.now)
    cleared_at = models.DateTimeField("nguyên vẹn trở lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "báo động niêm phong"
        verbose_name_plural = "báo động niêm phong"
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(cleared_at__isnull=True),
                name="seal_alarm_once",
                violation_error_message="Đợt này đã có báo động đang mở.",
            ),
            models.CheckConstraint(
                condition=~Q(faults=[]),
                name="seal_alarm_says_what",
                violation_error_message="Báo động phải nêu phiếu nào.",
            ),
            models.CheckConstraint(
                condition=Q(cleared_at__isnull=True) | Q(cleared_at__gte=F("found_at")),
                name="seal_alarm_days_in_order",
            ),
        ]

    def __str__(self):
        return f"{self.round}: {len(self.faults)} phiếu"
