"""Vốn đối ứng by evidence: what an establishment promised, what was verified; paper, amount, by whom, when."""

from django.db import models
from django.db.models import F, Q

from budgets.choices import CounterpartKind
from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import MoneyField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User
from projects.models import Beneficiary
from projects.models.walked import kept


@tracked
class CounterpartEvidence(Sourced):
    """One piece of evidence, đồng. Amounts of a kind add up; a wrong one is set aside with its reason, never edited."""

    beneficiary = models.ForeignKey(Beneficiary, models.PROTECT, related_name="+", verbose_name="đơn vị thụ hưởng")
    kind = models.CharField("loại", max_length=10, choices=CounterpartKind.choices)
    amount = MoneyField("số tiền")
    what = ViTextField("gồm những gì", help_text="Máy, nhà xưởng, vốn vay, hiện vật …")
    told_on = ViDateField("ngày của giấy")
    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="+", verbose_name="giấy chứng minh")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người xác nhận")
    void_on = ViDateField("ngày gạt bỏ", null=True, blank=True, editable=False)
    void_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, editable=False, verbose_name="người gạt bỏ"
    )
    void_why = ViTextField("vì sao gạt bỏ", blank=True, default="", editable=False)

    class Meta:
        verbose_name = "chứng cứ vốn đối ứng"
        verbose_name_plural = "chứng cứ vốn đối ứng"
        indexes = [models.Index(F("beneficiary"), F("kind"), name="counterpart_by_beneficiary")]
        constraints = [
            in_choices("counterpart_kind_known", "kind", CounterpartKind),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="counterpart_positive",
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
            models.UniqueConstraint(
                fields=["beneficiary", "kind", "document"],
                condition=Q(void_on__isnull=True),
                name="counterpart_paper_once",
                violation_error_message="Giấy này đã được tính cho cơ sở: một giấy tính một lần.",
            ),
            models.CheckConstraint(
                condition=Q(void_on__isnull=True, void_by__isnull=True, void_why="")
                | (Q(void_on__isnull=False, void_by__isnull=False) & ~Q(void_why="")),
                name="counterpart_void_whole",
                violation_error_message="Gạt bỏ phải có ngày, người và lý do.",
            ),
        ]
        triggers = [
            kept(
                "counterpart_kept",
                "Chứng cứ đối ứng không sửa, không xoá: gạt bỏ kèm lý do.",
                besides=("void_on", "void_by_id", "void_why"),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.beneficiary}"
