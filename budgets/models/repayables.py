"""Hỗ trợ có thu hồi: what has to come back, when, and what came. Đồng.

Sums over rows are held by triggers; each locks the support first, so that two writers at once are one after the other.
"""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from budgets.models import repaid
from budgets.models.closings import OPEN_YEAR, SPENT
from budgets.models.movements import Movement
from budgets.models.walked import scan_stays
from khuyencong.core.audit import tracked
from khuyencong.core.fields import MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, StoredFile, User, Versioned
from projects.models import Beneficiary, Project
from projects.models.invariants import deferred
from projects.models.walked import kept


class RepayableQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(project__in=Project.objects.visible_to(user))


@tracked
class RepayableSupport(Versioned, Sourced):
    """The part of a support that is lent. Its schedule adds up to it; it is never paid back beyond it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="đề án")
    beneficiary = models.ForeignKey(
        Beneficiary, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="đơn vị thụ hưởng"
    )
    amount = MoneyField("số phải thu hồi", help_text="Đồng")
    agreed_on = ViDateField("ngày ký")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="hợp đồng, khế ước"
    )
    note = ViTextField("ghi chú", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người ghi")

    objects = RepayableQuerySet.as_manager()

    class Meta:
        verbose_name = "hỗ trợ có thu hồi"
        verbose_name_plural = "hỗ trợ có thu hồi"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="repayable_positive", violation_error_message="Số tiền lớn hơn 0."
            ),
            models.UniqueConstraint(
                fields=["project", "beneficiary", "agreed_on"],
                nulls_distinct=False,
                name="repayable_once",
                violation_error_message="Khoản có thu hồi ký ngày này đã được ghi.",
            ),
        ]
        triggers = [
            kept(
                "repayable_kept",
                "Khoản có thu hồi không sửa, không xoá: đổi lịch thu hoặc ghi khoản mới.",
                besides=("version",),
            ),
            pgtrigger.Trigger(
                name="repayable_within_approved",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                declare=repaid.DECLARE,
                func=repaid.OF_THE_FILE,
            ),
            deferred(
                "repayable_has_schedule",
                f"rid := NEW.id; {repaid.COVERED}",
                on=pgtrigger.Insert,
                declare=repaid.DECLARE,
            ),
        ]

    def __str__(self):
        return f"Có thu hồi · {self.project.code}"


@tracked
class Instalment(models.Model):
    """One day by which one amount has to be back. A new schedule sets the old days aside, with its paper."""

    repayable = models.ForeignKey(
        RepayableSupport, models.PROTECT, related_name="instalments", verbose_name="khoản có thu hồi"
    )
    number = models.PositiveSmallIntegerField("kỳ")
    due_on = ViDateField("hạn trả")
    amount = MoneyField("số tiền")
    replaced_on = ViDateField("ngày thay lịch", null=True, blank=True, editable=False)
    replaced_why = ViTextField("vì sao thay", blank=True, default="", editable=False)
    replaced_document = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        verbose_name="văn bản thay lịch",
    )

    class Meta:
        verbose_name = "kỳ thu hồi"
        verbose_name_plural = "kỳ thu hồi"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="instalment_positive", violation_error_message="Số tiền lớn hơn 0."
            ),
            models.UniqueConstraint(
                fields=["repayable", "number"],
                condition=Q(replaced_on__isnull=True),
                name="instalment_number_once",
                violation_error_message="Kỳ này đã có trong lịch.",
            ),
            models.UniqueConstraint(
                fields=["repayable", "due_on"],
                condition=Q(replaced_on__isnull=True),
                name="instalment_day_once",
                violation_error_message="Ngày này đã có một kỳ.",
            ),
            models.CheckConstraint(
                condition=Q(replaced_on__isnull=True, replaced_why="", replaced_document__isnull=True)
                | (Q(replaced_on__isnull=False, replaced_document__isnull=False) & ~Q(replaced_why="")),
                name="instalment_replaced_whole",
                violation_error_message="Thay lịch thu phải có ngày, lý do và văn bản.",
            ),
        ]
        triggers = [
            kept(
                "instalment_kept",
                "Kỳ thu hồi không sửa, không xoá: thay lịch thu kèm văn bản.",
                besides=("replaced_on", "replaced_why", "replaced_document_id"),
            ),
            deferred(
                "instalments_cover",
                f"rid := NEW.repayable_id; {repaid.COVERED}",
                on=pgtrigger.Insert | pgtrigger.UpdateOf("replaced_on"),
                declare=repaid.DECLARE,
            ),
        ]

    def __str__(self):
        return f"Kỳ {self.number}"


class RecoveryQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(project__in=Project.objects.visible_to(user))


@tracked
class Recovery(Sourced):
    """Money that came back by a voucher, to the budget of ``budget_year``; a wrong one by its opposite. Đồng."""

    repayable = models.ForeignKey(
        RepayableSupport, models.PROTECT, related_name="recoveries", verbose_name="khoản có thu hồi"
    )
    project = models.ForeignKey(Project, models.PROTECT, related_name="+", editable=False, verbose_name="đề án")
    amount = MoneyField("số tiền", help_text="Đồng; bút toán đảo là số âm")
    received_on = ViDateField("ngày nhận")
    voucher = ViCharField("số chứng từ", max_length=40)
    budget_year = models.PositiveSmallIntegerField("trả về ngân sách năm")
    movement = models.OneToOneField(
        Movement, models.PROTECT, related_name="+", editable=False, verbose_name="biến động của khoản giao"
    )
    reverses = models.OneToOneField(
        "self", models.PROTECT, related_name="reversed_by", null=True, blank=True, verbose_name="đảo cho"
    )
    reason = ViTextField("lý do đảo", blank=True)
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, editable=False, verbose_name="bản chụp"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người ghi")

    objects = RecoveryQuerySet.as_manager()

    class Meta:
        verbose_name = "khoản thu hồi"
        verbose_name_plural = "khoản thu hồi"
        indexes = [models.Index(F("budget_year"), F("received_on"), name="recovery_by_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses__isnull=True, amount__gt=0)
                | (Q(reverses__isnull=False, amount__lt=0) & ~Q(reason="")),
                name="recovery_signed",
                violation_error_message="Khoản thu là số dương; bút toán đảo là số âm và có lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(voucher=""), name="recovery_has_voucher", violation_error_message="Ghi số chứng từ."
            ),
            models.CheckConstraint(
                condition=Q(received_on__year__gte=F("budget_year")),
                name="recovery_year_not_ahead",
                violation_error_message="Năm ngân sách ở sau năm nhận tiền.",
            ),
            models.UniqueConstraint(
                fields=["repayable", "voucher"],
                condition=Q(reverses__isnull=True),
                name="recovery_voucher_once",
                violation_error_message="Chứng từ này đã được nhập.",
            ),
        ]
        triggers = [
            kept("recovery_kept", "Khoản thu hồi không sửa, không xoá: ghi bút toán đảo.", besides=("scan_id",)),
            scan_stays("recovery_scan_stays"),
            pgtrigger.Trigger(
                name="recovery_year_open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=SPENT,
                func=f"""
                    SELECT NEW.budget_year, unit_id INTO spent_in, spent_at
                      FROM projects_project WHERE id = NEW.project_id;
                    {OPEN_YEAR} RETURN NEW;
                """,  # noqa: S608  names of ours
            ),
            pgtrigger.Trigger(
                name="recovery_mirrors", when=pgtrigger.Before, operation=pgtrigger.Insert, func=repaid.MIRRORS
            ),
            pgtrigger.Trigger(
                name="recovery_within_support",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                declare=repaid.DECLARE,
                func=repaid.WITHIN,
            ),
        ]

    def __str__(self):
        return f"{self.voucher} · {self.amount}"


# Lowering what was approved below what was lent breaks the same rule from the other side.
pgtrigger.register(
    pgtrigger.Trigger(
        name="project_approved_covers_lent",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("support_approved"),
        declare=repaid.DECLARE,
        func=repaid.COVERS_LENT,
    )
)(Project)
