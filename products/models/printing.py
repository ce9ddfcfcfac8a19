"""In giấy chứng nhận of a whole round: one run of the worker, how far it has come, the file it made."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, ViTextField
from khuyencong.core.models import StoredFile, User
from products.choices import PRINTING, PrintState
from products.models.rounds import VotingRound

SILENT = timedelta(minutes=5)
"""So long without a word from the worker and the run counts as lost."""


@tracked
class CertificatePrint(models.Model):
    round = models.ForeignKey(VotingRound, models.PROTECT, related_name="prints", verbose_name="đợt")
    state = models.CharField("tình trạng", max_length=20, choices=PrintState.choices, default=PrintState.WAITING)
    total = CountField("số giấy")
    done = CountField("đã in", default=0)
    requested_at = models.DateTimeField("đặt in lúc", default=timezone.now)
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đặt in")
    heard_at = models.DateTimeField("máy báo lần cuối", default=timezone.now)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tệp")
    error = ViTextField("vì sao hỏng", blank=True)

    class Meta:
        verbose_name = "lần in giấy chứng nhận"
        verbose_name_plural = "lần in giấy chứng nhận"
        indexes = [models.Index(F("round"), F("id").desc(), name="print_by_round")]
        constraints = [
            in_choices("print_state_known", "state", PrintState),
            models.CheckConstraint(
                condition=Q(done__lte=F("total"), total__gt=0),
                name="print_within_its_total",
                violation_error_message="Số đã in lớn hơn số phải in.",
            ),
            models.CheckConstraint(
                condition=Q(state=PrintState.DONE, file__isnull=False)
                | (~Q(state=PrintState.DONE) & Q(file__isnull=True)),
                name="print_done_has_its_file",
            ),
            models.CheckConstraint(condition=Q(state=PrintState.FAILED) | Q(error=""), name="print_error_of_a_failure"),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(state__in=[one.value for one in PRINTING]),
                name="print_one_at_a_time",
                violation_error_message="Đợt này đang in giấy chứng nhận.",
            ),
        ]

    def __str__(self):
        return f"{self.get_state_display()} {self.done}/{self.total}"

    @property
    def is_going(self) -> bool:
        return self.state in PRINTING

    @property
    def is_lost(self) -> bool:
        """Begun or waiting, and nothing heard for long."""
        return self.is_going and timezone.now() - self.heard_at > SILENT
