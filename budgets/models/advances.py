"""How much of a support may be paid, when, and on what condition: by type of đề án and by date."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from budgets.choices import OF_PROGRESS, AdvanceCondition, AdvanceSpan
from budgets.models.ledger import Disbursement
from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty, RulePurse
from khuyencong.core.dated import Dated, in_choices
from khuyencong.core.fields import ViTextField
from khuyencong.core.models import OfficialDocument, User
from projects.models import PaperType, ProjectType
from projects.models.grounds import Grounded
from projects.models.walked import kept


def _codes(label: str, help_text: str = "") -> ArrayField:
    return ArrayField(
        models.CharField(max_length=10), verbose_name=label, default=list, blank=True, help_text=help_text
    )


@tracked
class AdvanceRule(Grounded, Dated):
    """One share of TT 36/2013 Đ13–16, of TTLT 26/2014 Đ8, or of a province: percent of the support that may be out.

    ``percent`` is cumulative with the instalments before it; NULL: the text gives no share. Two rules may contradict:
    both stay, both are cited, a person decides.
    """

    code = models.CharField("mã", max_length=10, unique=True)
    purse = models.CharField("nguồn kinh phí", max_length=10, choices=RulePurse.choices)
    project_types = _codes("dạng đề án", "Mã dạng, ví dụ PT05; trống: mọi dạng")
    span = models.CharField("thời gian", max_length=10, choices=AdvanceSpan.choices, blank=True, default="")
    instalment = models.PositiveSmallIntegerField("lần")
    percent = models.DecimalField(
        "được chi tới (%)", max_digits=5, decimal_places=2, null=True, blank=True, help_text="Của kinh phí hỗ trợ"
    )
    condition = ViTextField("điều kiện")
    condition_kind = models.CharField("loại điều kiện", max_length=20, choices=AdvanceCondition.choices)
    threshold = models.DecimalField(
        "trên (%)", max_digits=5, decimal_places=2, null=True, blank=True, help_text="Khối lượng phải vượt số này"
    )
    papers = _codes("giấy tờ phải có", "Mã loại giấy tờ, ví dụ G040")
    papers_if_any = _codes("giấy tờ khi phát sinh")

    class Meta(Dated.Meta):
        verbose_name = "quy định tạm ứng, thanh toán"
        verbose_name_plural = "quy định tạm ứng, thanh toán"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("advance_rule_purse_known", "purse", RulePurse),
            in_choices("advance_rule_condition_known", "condition_kind", AdvanceCondition),
            in_choices("advance_rule_certainty_known", "certainty", Certainty),
            models.CheckConstraint(condition=Q(span__in=AdvanceSpan.values), name="advance_rule_span_known"),
            models.CheckConstraint(
                condition=Q(instalment__range=(1, 9)),
                name="advance_rule_instalment_plausible",
                violation_error_message="Lần chi từ 1 đến 9.",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gt=0, percent__lte=100),
                name="advance_rule_percent_range",
                violation_error_message="Tỷ lệ trên 0 và không quá 100 %.",
            ),
            models.CheckConstraint(
                condition=Q(
                    condition_kind__in=OF_PROGRESS, threshold__isnull=False, threshold__range=(Decimal(0), Decimal(100))
                )
                | (~Q(condition_kind__in=OF_PROGRESS) & Q(threshold__isnull=True)),
                name="advance_rule_threshold_of_progress",
                violation_error_message="Điều kiện theo khối lượng phải có ngưỡng 0–100 %; điều kiện khác thì không.",
            ),
            models.CheckConstraint(
                condition=~Q(condition_kind=AdvanceCondition.CEILING) | Q(percent__isnull=False),
                name="advance_rule_ceiling_has_its_share",
                violation_error_message="Trần chung phải có tỷ lệ.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.condition}"

    def clean(self):
        super().clean()
        for field, model in (("project_types", ProjectType), ("papers", PaperType), ("papers_if_any", PaperType)):
            told = set(getattr(self, field))
            if unknown := told - set(model.objects.filter(code__in=told).values_list("code", flat=True)):
                raise ValidationError({field: f"Không có mã {', '.join(sorted(unknown))} trong danh mục."})

    @property
    def place(self) -> str:
        """“Đ13 k2 d Thông tư 36/2013/TT-BCT”, with what was not read in the text itself."""
        name = self.source.replace(" (bản gốc)", "")
        article = self.article if self.article and self.article != "chưa đọc" else ""
        doubt = "" if self.is_verified else " (chưa kiểm chứng)"
        return " ".join(part for part in (article, name) if part) + doubt

    @property
    def is_ceiling(self) -> bool:
        return self.condition_kind == AdvanceCondition.CEILING


@tracked
class PaymentDecision(models.Model):
    """Somebody with authority let a voucher pass what the rules say: under which sentence, why, by which paper."""

    disbursement = models.OneToOneField(
        Disbursement, models.PROTECT, related_name="permission", verbose_name="chứng từ"
    )
    sentence = ViTextField("quy định lúc ấy", help_text="Câu cổng đã nêu, cả hai văn bản khi trái nhau")
    reason = ViTextField("lý do")
    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="+", verbose_name="văn bản")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi", editable=False)

    class Meta:
        verbose_name = "quyết định chi khác quy định"
        verbose_name_plural = "quyết định chi khác quy định"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="payment_decision_has_reason", violation_error_message="Ghi lý do."
            )
        ]
        triggers = [
            kept("payment_decision_kept", "Quyết định chi khác quy định không sửa, không xoá: đảo chứng từ của nó.")
        ]

    def __str__(self):
        return f"Chi khác quy định: {self.disbursement.voucher}"
