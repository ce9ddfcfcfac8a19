"""What the office decided about each thing a review found: written into the register, or not, by whom and why."""

from django.db import models
from django.db.models import Q

from collaborators.choices import Decision, FindingKind
from collaborators.models.reports import QuarterlyReport
from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment, EstablishmentProfile, ProductionSite


class RegisterDecisionQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Of the reports they see."""
        return self.filter(report__in=QuarterlyReport.objects.visible_to(user))


@tracked
class RegisterDecision(models.Model):
    """One finding of an approved report (``key``: “cs-12” an establishment of the list, “moi-1” a line) and its decision.

    ``said`` is what the report said of it then; ``opened``, ``site`` are the rows the register got or changed, so that
    the decision can be undone. One that was undone stays, and the finding waits for another.
    """

    report = models.ForeignKey(QuarterlyReport, models.PROTECT, related_name="decisions", verbose_name="báo cáo")
    key = models.CharField("chỗ trong báo cáo", max_length=30)
    kind = models.CharField("kết quả rà soát", max_length=12, choices=FindingKind.choices)
    said = ViTextField("báo cáo ghi", blank=True)
    decision = models.CharField("quyết định", max_length=8, choices=Decision.choices)
    reason = ViCharField("lý do không ghi", max_length=300, blank=True)
    since = ViDateField("đúng từ ngày", null=True, blank=True)
    establishment = models.ForeignKey(
        Establishment, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ sở"
    )
    opened = models.ForeignKey(
        EstablishmentProfile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="thông tin đã ghi"
    )
    site = models.ForeignKey(
        ProductionSite, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nơi sản xuất đã ghi"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người quyết định")
    at = models.DateTimeField("lúc")
    undone_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người huỷ"
    )
    undone_at = models.DateTimeField("huỷ lúc", null=True, blank=True)
    undone_because = ViCharField("lý do huỷ", max_length=300, blank=True)

    objects = RegisterDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định ghi sổ cơ sở"
        verbose_name_plural = "quyết định ghi sổ cơ sở"
        constraints = [
            in_choices("decision_kind_known", "kind", FindingKind),
            in_choices("decision_known", "decision", Decision),
            models.UniqueConstraint(
                fields=["report", "key"],
                condition=Q(undone_at=None),
                name="decision_once",
                violation_error_message="Kết quả này đã có quyết định. Muốn đổi thì huỷ quyết định cũ trước.",
            ),
            models.CheckConstraint(
                condition=~Q(decision=Decision.DECLINED) | ~Q(reason=""),
                name="decision_declined_says_why",
                violation_error_message="Ghi vì sao không ghi vào sổ.",
            ),
            models.CheckConstraint(
                condition=~Q(decision=Decision.WRITTEN)
                | Q(undone_at__isnull=False)
                | Q(establishment__isnull=False, since__isnull=False),
                name="decision_written_of_one",
                violation_error_message="Đã ghi sổ thì có cơ sở và ngày.",
            ),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True, undone_because="")
                | Q(Q(undone_by__isnull=False, undone_at__isnull=False), ~Q(undone_because="")),
                name="decision_undone_by_somebody",
                violation_error_message="Huỷ quyết định thì ghi ai huỷ, vì sao.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.establishment or self.said}"
