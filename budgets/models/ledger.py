"""What is held for a đề án, what was paid for it, what was settled. Đồng.

Sums over rows are held by triggers: each locks the đề án first, so that two writers at once are one after the other.
"""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from budgets.choices import CommitmentKind, DisbursementKind
from budgets.models import controlled, walked
from budgets.models.control import ControlDecision
from budgets.models.envelopes import Envelope
from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User
from projects.models import Beneficiary, Project
from projects.models.walked import kept

# Added row by row: an architecture test refuses SUM outside core.figures; the amounts are never NULL here.
_SUMS = [("line", "record"), ("approved", "numeric"), ("paid", "numeric := 0"), ("refunded", "numeric := 0")]
_WITHIN_APPROVED = f"""
SELECT support_approved INTO approved FROM projects_project WHERE id = file FOR NO KEY UPDATE;
FOR line IN SELECT kind, amount FROM budgets_disbursement WHERE project_id = file LOOP
    IF line.kind = '{DisbursementKind.REFUND}' THEN refunded := refunded + line.amount;
    ELSE paid := paid + line.amount; END IF;
END LOOP;
IF refunded > paid THEN
    RAISE EXCEPTION 'Số hoàn trả lớn hơn số đã chi của đề án.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_refund_within_paid';
END IF;
IF paid - refunded > approved THEN
    RAISE EXCEPTION 'Số đã chi lớn hơn kinh phí được duyệt của đề án.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_within_approved';
END IF;
RETURN NULL;
"""  # noqa: S608  a code of ours, nothing typed
_NOT_BELOW_ZERO = """
PERFORM 1 FROM projects_project WHERE id = NEW.project_id FOR NO KEY UPDATE;
FOR line IN SELECT amount FROM budgets_commitment WHERE project_id = NEW.project_id LOOP
    held := held + line.amount;
END LOOP;
IF held < 0 THEN
    RAISE EXCEPTION 'Giải phóng nhiều hơn số đang giữ cho đề án.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_not_below_zero';
END IF;
RETURN NULL;
"""
_SETTLED_WITHIN_APPROVED = """
IF NOT NEW.void AND NEW.amount > (SELECT support_approved FROM projects_project WHERE id = NEW.project_id) THEN
    RAISE EXCEPTION 'Số quyết toán lớn hơn kinh phí được duyệt của đề án.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_within_approved';
END IF;
RETURN NULL;
"""


class DisbursementQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(project__in=Project.objects.visible_to(user))


@tracked
class Disbursement(Sourced):
    """Tạm ứng, thanh toán, hoàn trả by voucher. Its budget year stands apart: settlement runs to 22/01.

    A wrong one is reversed by its opposite: the same kind and year, the amount below zero. Nothing is edited or erased.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="đề án")
    beneficiary = models.ForeignKey(
        Beneficiary, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="đơn vị thụ hưởng"
    )
    envelope = models.ForeignKey(
        Envelope, models.PROTECT, related_name="disbursements", null=True, blank=True, verbose_name="kinh phí được giao"
    )
    decision = models.OneToOneField(
        ControlDecision,
        models.PROTECT,
        related_name="disbursement",
        null=True,
        blank=True,
        verbose_name="quyết định vượt mức",
    )
    kind = models.CharField("loại", max_length=20, choices=DisbursementKind.choices)
    amount = MoneyField("số tiền")
    voucher = ViCharField("số chứng từ", max_length=40)
    voucher_on = ViDateField("ngày chứng từ")
    budget_year = models.PositiveSmallIntegerField("năm ngân sách")
    reverses = models.OneToOneField(
        "self",
        models.PROTECT,
        related_name="reversed_by",
        null=True,
        blank=True,
        editable=False,
        verbose_name="đảo cho",
    )
    is_reversed = models.BooleanField("đã bị đảo", default=False, db_default=False, editable=False)
    reason = ViTextField("lý do đảo", blank=True, default="", db_default="", editable=False)

    objects = DisbursementQuerySet.as_manager()

    class Meta:
        verbose_name = "khoản chi"
        verbose_name_plural = "khoản chi"
        indexes = [
            models.Index(F("budget_year"), F("voucher_on"), name="disbursement_by_year"),
        ]
        constraints = [
            in_choices("disbursement_kind_known", "kind", DisbursementKind),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True, amount__gt=0)
                | (Q(reverses__isnull=False, amount__lt=0) & ~Q(reason="")),
                name="disbursement_positive",
                violation_error_message="Số tiền phải lớn hơn 0; bút toán đảo là số âm và có lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(voucher=""),
                name="disbursement_has_voucher",
                violation_error_message="Chưa có số chứng từ.",
            ),
            models.CheckConstraint(
                condition=Q(voucher_on__year__gte=F("budget_year")),
                name="disbursement_year_not_ahead",
                violation_error_message="Năm ngân sách ở sau năm của chứng từ.",
            ),
            models.UniqueConstraint(
                fields=["budget_year", "voucher", "project"],
                condition=Q(is_reversed=False, reverses__isnull=True),
                name="disbursement_voucher_once",
                violation_error_message="Chứng từ này đã được nhập cho đề án.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="disbursement_within_approved",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("file", "bigint"), *_SUMS],
                func=f"file := CASE TG_OP WHEN 'DELETE' THEN OLD.project_id ELSE NEW.project_id END;{_WITHIN_APPROVED}",
            ),
            walked.paid_within_held(),
            walked.voucher_kept(),
            walked.voucher_reversed_whole(),
            walked.voucher_of_one_file(),
            walked.even_once_liquidated(),
            controlled.paid_adds_up(),
            controlled.paid_from_what_is_held(),
            controlled.paid_within_control(),
        ]

    def __str__(self):
        return f"{self.voucher} · {self.project.code}"

    @property
    def signed(self):
        """What it adds to what is out: a refund takes away."""
        return -self.amount if self.kind == DisbursementKind.REFUND else self.amount


@tracked
class Commitment(Sourced):
    """Money held for a đề án against what was given; never changed, only added to. Đồng, signed by its kind."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="đề án")
    envelope = models.ForeignKey(
        Envelope, models.PROTECT, related_name="commitments", null=True, blank=True, verbose_name="kinh phí được giao"
    )
    decision = models.OneToOneField(
        ControlDecision,
        models.PROTECT,
        related_name="commitment",
        null=True,
        blank=True,
        verbose_name="quyết định vượt mức",
    )
    kind = models.CharField("loại", max_length=20, choices=CommitmentKind.choices)
    amount = MoneyField("số tiền", help_text="Đồng; giữ là số dương, giải phóng là số âm")
    happened_on = ViDateField("ngày")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    note = ViTextField("ghi chú", blank=True)
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, editable=False, verbose_name="người ghi"
    )  # NULL: the system, when records of before were brought in

    class Meta:
        verbose_name = "khoản giữ"
        verbose_name_plural = "khoản giữ"
        indexes = [models.Index(F("project"), F("happened_on"), name="commitment_by_project")]
        constraints = [
            in_choices("commitment_kind_known", "kind", CommitmentKind),
            models.CheckConstraint(
                condition=Q(kind=CommitmentKind.RESERVE, amount__gt=0)
                | Q(kind=CommitmentKind.RELEASE, amount__lt=0)
                | (Q(kind=CommitmentKind.ADJUST) & ~Q(amount=0)),
                name="commitment_signed_by_kind",
                violation_error_message="Giữ là số dương, giải phóng là số âm, điều chỉnh khác 0.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="commitment_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="commitment_not_below_zero",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                declare=[("line", "record"), ("held", "numeric := 0")],
                func=_NOT_BELOW_ZERO,
            ),
            walked.held_within_approved(),
            controlled.held_adds_up(),
            controlled.names_its_envelope(),
            controlled.held_within_control(),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} · {self.project.code}"


@tracked
class Settlement(Sourced):
    """Quyết toán of one đề án: what is recognised of the support and of the counterpart. Sent back, it no longer counts."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="đề án")
    settled_on = ViDateField("ngày quyết toán")
    amount = MoneyField("số quyết toán", help_text="Đồng, từ kinh phí khuyến công")
    counterpart = MoneyField("đối ứng quyết toán", null=True, blank=True, help_text="Đồng; trống: chưa có số liệu")
    force_majeure = models.BooleanField(
        "do bất khả kháng", default=False, help_text="Theo khối lượng đã làm (TT 36/2013 Điều 18 khoản 4)"
    )
    explanation = ViTextField("giải trình", blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người ghi")
    void = models.BooleanField("không còn tính", default=False, editable=False)

    class Meta:
        verbose_name = "quyết toán"
        verbose_name_plural = "quyết toán"
        constraints = [
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(void=False),
                name="settlement_once",
                violation_error_message="Đề án đã có quyết toán.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0) & (Q(counterpart__isnull=True) | Q(counterpart__gte=0)),
                name="settlement_not_negative",
                violation_error_message="Số tiền không âm.",
            ),
            models.CheckConstraint(
                condition=Q(force_majeure=False) | ~Q(explanation=""),
                name="settlement_force_majeure_explained",
                violation_error_message="Bất khả kháng: ghi giải trình.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="settlement_within_approved",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_SETTLED_WITHIN_APPROVED,
            ),
            walked.settlement_stands(),
            kept("settlement_kept", "Số quyết toán không xoá, không sửa: trả hồ sơ quyết toán.", besides=("void",)),
        ]

    def __str__(self):
        return f"Quyết toán {self.project.code}"


# Lowering what was approved below what was paid breaks the same rule from the other side.
pgtrigger.register(
    pgtrigger.Trigger(
        name="project_approved_covers_paid",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("support_approved"),
        declare=[("file", "bigint"), *_SUMS],
        func=f"file := NEW.id;{_WITHIN_APPROVED}",
    )
)(Project)
