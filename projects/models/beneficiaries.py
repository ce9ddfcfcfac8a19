"""Who benefits: one establishment helped by one đề án."""

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.fields import MoneyField, ViDateField, ViTextField
from khuyencong.core.models import Sourced, Versioned
from khuyencong.establishments.models import Establishment
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import ReasonKind
from projects.models import invariants, walked
from projects.models.projects import Project
from projects.models.reasons import Reason


class BeneficiaryQuerySet(models.QuerySet):
    def standing(self):
        """Those that did not drop out: the ones sums and reports count."""
        return self.filter(dropped_on__isnull=True)


@tracked
class Beneficiary(Versioned, Sourced):
    """One establishment helped by one đề án: its support, and what it puts in beside. Đồng; NULL is unknown.

    ``typed_reason`` says which of the list it left for; ``drop_reason`` keeps the reason as it was said.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="beneficiaries", verbose_name="đề án")
    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="+", verbose_name="cơ sở")
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nơi sản xuất"
    )
    support = MoneyField("kinh phí hỗ trợ", null=True, blank=True)
    counterpart_committed = MoneyField("đối ứng cam kết", null=True, blank=True)
    counterpart_verified = MoneyField("đối ứng đã xác nhận", null=True, blank=True)
    accepted_on = ViDateField("ngày nghiệm thu", null=True, blank=True)
    dropped_on = ViDateField("ngày rút khỏi đề án", null=True, blank=True, editable=False)
    drop_reason = ViTextField("lý do rút", blank=True, editable=False)
    typed_reason = models.ForeignKey(
        Reason,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        verbose_name="lý do rút trong danh sách",
    )
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        related_name="replaced_by",
        null=True,
        blank=True,
        editable=False,
        verbose_name="thay cho",
    )

    objects = BeneficiaryQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị thụ hưởng"
        verbose_name_plural = "đơn vị thụ hưởng"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "establishment"],
                condition=Q(dropped_on__isnull=True),
                name="beneficiary_once",
                violation_error_message="Cơ sở này đã có trong đề án.",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True, drop_reason="", typed_reason__isnull=True)
                | (Q(dropped_on__isnull=False) & ~Q(drop_reason="")),
                name="beneficiary_drop_reason_and_day",
                violation_error_message="Cơ sở rút khỏi đề án phải có ngày và lý do.",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | Q(accepted_on__isnull=True),
                name="beneficiary_accepted_did_not_drop",
                violation_error_message="Cơ sở đã nghiệm thu thì không rút khỏi đề án.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
                    name=f"beneficiary_{field}_not_negative",
                    violation_error_message="Số tiền không âm.",
                )
                for field in ("support", "counterpart_committed", "counterpart_verified")
            ),
        ]
        triggers = [
            invariants.within_approved("beneficiaries"),
            invariants.replaces_one_that_dropped(),
            invariants.reason_of_kind(ReasonKind.DROP_OUT),
            walked.kept_once_submitted(),
            walked.accepted_with_each("NEW.project_id"),
        ]

    def __str__(self):
        return str(self.establishment)

    @property
    def is_standing(self) -> bool:
        return self.dropped_on is None
