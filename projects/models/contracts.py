"""Hợp đồng: of one đề án or several (TT 36/2013 Điều 18 khoản 1), with each beneficiary, and their appendices."""

from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User, Versioned
from khuyencong.offices.models import Organisation
from projects.choices import Purse
from projects.models import invariants
from projects.models.adjustments import Adjustment
from projects.models.beneficiaries import Beneficiary
from projects.models.projects import Project


class ContractQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Those of a đề án the person may see."""
        seen = ContractProject.objects.filter(project__in=Project.objects.visible_to(user))
        return self.filter(pk__in=seen.values("contract"))


@tracked
class Contract(Versioned, Sourced):
    """Hợp đồng thực hiện đề án. Money in đồng."""

    number = ViCharField("số hợp đồng", max_length=60)
    signed_on = ViDateField("ngày ký")
    ends_on = ViDateField("thực hiện đến")
    purse = models.CharField("nguồn kinh phí", max_length=10, choices=Purse.choices)
    party_a = ViCharField("bên A", max_length=200, help_text="Bên giao: Cục, Sở hoặc Trung tâm")
    party_b = ViCharField("bên B", max_length=200, help_text="Đơn vị thực hiện")
    party_c = ViCharField("bên thứ ba", max_length=200, blank=True, help_text="Nếu là hợp đồng ba bên")
    implementer = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bên B trong sổ cơ quan"
    )
    amount = MoneyField("giá trị hợp đồng", help_text="Phần khuyến công hỗ trợ")
    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="+", verbose_name="văn bản hợp đồng")

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = "hợp đồng"
        verbose_name_plural = "hợp đồng"
        constraints = [
            in_choices("contract_purse_known", "purse", Purse),
            models.UniqueConstraint(
                fields=["number", "signed_on", "party_a"],
                name="contract_once",
                violation_error_message="Hợp đồng có số và ngày ký này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="contract_amount_not_negative",
                violation_error_message="Giá trị hợp đồng không âm.",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__lte=F("ends_on")),
                name="contract_time_in_order",
                violation_error_message="Hợp đồng kết thúc trước ngày ký.",
            ),
        ]
        triggers = [invariants.contract_covers()]

    def __str__(self):
        return f"Hợp đồng {self.number}"

    @property
    def parties(self) -> list[tuple[str, str]]:
        told = (("Bên A", self.party_a), ("Bên B", self.party_b), ("Bên thứ ba", self.party_c))
        return [(side, name) for side, name in told if name]


@tracked
class ContractProject(models.Model):
    """A đề án of a contract, with its part of the amount."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="parts", verbose_name="hợp đồng")
    project = models.ForeignKey(Project, models.PROTECT, related_name="contracts", verbose_name="đề án")
    amount = MoneyField("số tiền")

    class Meta:
        verbose_name = "đề án của hợp đồng"
        verbose_name_plural = "đề án của hợp đồng"
        constraints = [
            models.UniqueConstraint(fields=["contract", "project"], name="contract_project_once"),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="contract_project_not_negative",
                violation_error_message="Số tiền không âm.",
            ),
        ]
        triggers = [
            invariants.within_approved("contracts"),
            invariants.contract_shared_out(),
            invariants.keeps_contract(),
        ]

    def __str__(self):
        return f"{self.contract} · {self.project.code}"


@tracked
class ContractAppendix(models.Model):
    """Phụ lục: what it changes in words, and the new end where it changes that."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="appendices", verbose_name="hợp đồng")
    number = ViCharField("số phụ lục", max_length=60)
    signed_on = ViDateField("ngày ký")
    changes = ViTextField("nội dung thay đổi")
    ends_on = ViDateField("thực hiện đến, mới", null=True, blank=True, help_text="Trống: không đổi thời hạn")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    adjustment = models.ForeignKey(
        Adjustment,
        models.PROTECT,
        related_name="appendices",
        null=True,
        blank=True,
        editable=False,
        verbose_name="theo điều chỉnh",
    )

    class Meta:
        verbose_name = "phụ lục hợp đồng"
        verbose_name_plural = "phụ lục hợp đồng"
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "number"],
                name="appendix_once",
                violation_error_message="Phụ lục số này đã được ghi.",
            )
        ]

    def __str__(self):
        return f"Phụ lục {self.number}"


@tracked
class SupportContract(Versioned):
    """Hợp đồng hỗ trợ with one establishment: its support, what it puts in, and the machine in words."""

    beneficiary = models.OneToOneField(
        Beneficiary, models.PROTECT, related_name="agreement", verbose_name="đơn vị thụ hưởng"
    )
    number = ViCharField("số hợp đồng", max_length=60)
    signed_on = ViDateField("ngày ký")
    amount = MoneyField("kinh phí hỗ trợ", help_text="Đồng")
    counterpart = MoneyField("đối ứng cam kết", null=True, blank=True)
    equipment = ViTextField("máy móc, thiết bị", blank=True, help_text="Tên, thông số chính")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )

    class Meta:
        verbose_name = "hợp đồng hỗ trợ"
        verbose_name_plural = "hợp đồng hỗ trợ"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0) & (Q(counterpart__isnull=True) | Q(counterpart__gte=0)),
                name="support_contract_not_negative",
                violation_error_message="Số tiền không âm.",
            )
        ]
        triggers = [
            invariants.within_approved(
                "support_contracts", "SELECT project_id FROM projects_beneficiary WHERE id = NEW.beneficiary_id"
            )
        ]

    def __str__(self):
        return f"Hợp đồng hỗ trợ {self.number}"


@tracked
class YearPlan(models.Model):
    """How the amount of a đề án of several years falls on its years."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="years", verbose_name="đề án")
    year = models.PositiveSmallIntegerField("năm")
    amount = MoneyField("kinh phí")

    class Meta:
        verbose_name = "kinh phí theo năm"
        verbose_name_plural = "kinh phí theo năm"
        constraints = [
            models.UniqueConstraint(fields=["project", "year"], name="year_plan_once"),
            models.CheckConstraint(condition=Q(year__range=(1990, 2100)), name="year_plan_plausible"),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="year_plan_not_negative",
                violation_error_message="Số tiền không âm.",
            ),
        ]
        triggers = [invariants.within_approved("year_plans")]

    def __str__(self):
        return f"{self.year}: {self.amount}"


__all__ = [
    "Contract",
    "ContractAppendix",
    "ContractProject",
    "SupportContract",
    "YearPlan",
]
