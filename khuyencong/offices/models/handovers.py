"""Bàn giao: everything open that one person held, given to another on a day, written down for good."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Timeline, User
from khuyencong.offices.models.grants import RoleGrant
from khuyencong.offices.models.reach import reach_of


class HandoverQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Those one gave, took or made; the office sees those of the people of its area."""
        reach = reach_of(user)
        if reach.everywhere:
            return self
        seen = Q(giver=user) | Q(taker=user) | Q(by=user)
        if reach.is_office:
            seen |= Q(giver__in=RoleGrant.objects.filter(reach.within("unit", "organisation")).values("user"))
        return self.filter(seen)


@tracked
class Handover(models.Model):
    """One handover. What was done before it stays under the name of the one who did it."""

    giver = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người giao")
    taker = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhận")
    handed_on = ViDateField("ngày bàn giao")
    reason = ViTextField("lý do")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = "lần bàn giao"
        verbose_name_plural = "lần bàn giao"
        constraints = [
            models.CheckConstraint(
                condition=~Q(giver=F("taker")),
                name="handover_between_two",
                violation_error_message="Người nhận phải là người khác.",
            )
        ]

    def __str__(self):
        return f"{self.giver} bàn giao cho {self.taker}"


@tracked
class HandoverItem(models.Model):
    """One thing that changed hands, in the words of that day."""

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="items", verbose_name="lần bàn giao")
    kind = ViCharField("loại việc", max_length=60)
    thing = models.CharField("khoá", max_length=60, help_text="Ví dụ projects.project:12")
    label = ViCharField("việc", max_length=400)
    state = ViCharField("tình trạng khi bàn giao", max_length=120, blank=True)
    due_on = ViDateField("hạn", null=True, blank=True)
    about = models.ForeignKey(
        Timeline, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="dòng diễn biến"
    )

    class Meta:
        verbose_name = "việc đã bàn giao"
        verbose_name_plural = "việc đã bàn giao"
        constraints = [models.UniqueConstraint(fields=["handover", "thing"], name="handover_item_once")]

    def __str__(self):
        return self.label
