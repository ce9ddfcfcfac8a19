"""Khó khăn, vướng mắc, bất hợp lý: each is a thing somebody answers for, told back to whoever raised it."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from collaborators.choices import UNANSWERED, DifficultyKind, DifficultyStatus, Heard
from collaborators.models.network import Appointment
from collaborators.models.reports import ReportLine
from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import Sourced, Timeline, User, Versioned
from khuyencong.establishments.models import Establishment
from khuyencong.offices.queries import reach_of


class DifficultyQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Of the network they see: a collaborator their own, the office its area's."""
        if reach_of(user).everywhere:
            return self
        return self.filter(appointment__in=Appointment.objects.visible_to(user))

    def unanswered(self):
        return self.filter(status__in=UNANSWERED)

    def unsettled(self):
        """Without an answer, or with one that somebody who raised it finds wanting."""
        wanting = self.model.objects.filter(heard=Heard.NOT_YET)
        again = Q(Q(heard=Heard.NOT_YET) | Exists(wanting.filter(joined_to=OuterRef("pk"))))
        return self.filter(Q(status__in=UNANSWERED) | again & Q(status=DifficultyStatus.ANSWERED))


@tracked
class Difficulty(Versioned, Sourced):
    """One difficulty. Who raised it and which establishment stay here; ``theme`` is what goes onwards, without names."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+", verbose_name="người nêu")
    line = models.OneToOneField(
        ReportLine, models.PROTECT, related_name="difficulty", null=True, blank=True, verbose_name="dòng báo cáo"
    )
    kind = models.CharField("loại", max_length=12, choices=DifficultyKind.choices)
    group = ViCharField("nhóm", max_length=60, blank=True)
    text = ViTextField("nội dung")
    establishment = models.ForeignKey(
        Establishment, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ sở"
    )
    raised_on = ViDateField("ngày nêu")
    theme = ViCharField("lời gửi lên", max_length=300, blank=True, help_text="Không nêu tên người, tên cơ sở")
    authority = ViCharField("nơi có thẩm quyền", max_length=200, blank=True)
    owner = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người theo dõi"
    )
    due_on = ViDateField("hạn trả lời", null=True, blank=True)
    status = models.CharField(
        "tình trạng", max_length=12, choices=DifficultyStatus.choices, default=DifficultyStatus.OPEN
    )
    answer = ViTextField("trả lời", blank=True)
    answered_on = ViDateField("ngày trả lời", null=True, blank=True)
    joined_to = models.ForeignKey(
        "self", models.PROTECT, related_name="joined", null=True, blank=True, verbose_name="gộp vào"
    )
    heard = models.CharField("người nêu thấy", max_length=10, choices=Heard.choices, blank=True, default=Heard.NOT_SAID)
    heard_text = ViCharField("ý kiến người nêu", max_length=300, blank=True)

    objects = DifficultyQuerySet.as_manager()

    class Meta:
        verbose_name = "khó khăn, vướng mắc"
        verbose_name_plural = "khó khăn, vướng mắc"
        indexes = [models.Index(F("raised_on"), F("id"), name="difficulty_oldest")]
        constraints = [
            in_choices("difficulty_kind_known", "kind", DifficultyKind),
            in_choices("difficulty_status_known", "status", DifficultyStatus),
            in_choices("difficulty_heard_known", "heard", Heard),
            models.CheckConstraint(
                condition=~Q(text=""), name="difficulty_says_what", violation_error_message="Ghi việc khó khăn là gì."
            ),
            models.CheckConstraint(
                condition=~Q(status=DifficultyStatus.ANSWERED) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="difficulty_answered_with_words",
                violation_error_message="Ghi lời trả lời và ngày trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(status=DifficultyStatus.JOINED, joined_to__isnull=False)
                | ~Q(status=DifficultyStatus.JOINED) & Q(joined_to__isnull=True),
                name="difficulty_joined_to_one",
            ),
            models.CheckConstraint(
                condition=~Q(joined_to=F("id")),
                name="difficulty_not_joined_to_itself",
                violation_error_message="Không gộp một việc vào chính nó.",
            ),
            models.CheckConstraint(
                condition=~Q(status=DifficultyStatus.ASSIGNED) | Q(owner__isnull=False),
                name="difficulty_assigned_to_somebody",
                violation_error_message="Chọn người theo dõi.",
            ),
            models.CheckConstraint(
                condition=~Q(status=DifficultyStatus.FORWARDED) | (~Q(theme="") & ~Q(authority="")),
                name="difficulty_forwarded_in_words",
                violation_error_message="Ghi lời gửi lên (không nêu tên) và nơi có thẩm quyền.",
            ),
        ]

    def __str__(self):
        return self.text[:80]
