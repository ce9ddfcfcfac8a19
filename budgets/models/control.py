"""What happens when an envelope would be overspent: a dated rule, and the decisions that let one đề án through."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from budgets.choices import ControlAction, ControlStage, Fund
from budgets.models.envelopes import Envelope
from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import MoneyField, ViCharField, ViTextField
from khuyencong.core.models import OfficialDocument, User
from projects.models import Project
from projects.models.walked import kept


@tracked
class ControlRule(Dated):
    """From ``percent`` of what an envelope may spend on, do this. The nearest serves: of the envelope, of the purse, of all."""

    stage = models.CharField("hỏi", max_length=10, choices=ControlStage.choices)
    percent = models.PositiveSmallIntegerField("khi vượt quá (%)", default=100, help_text="Của số được dùng")
    action = models.CharField("thì", max_length=10, choices=ControlAction.choices, default=ControlAction.BLOCK)
    envelope = models.ForeignKey(
        Envelope,
        models.PROTECT,
        related_name="control_rules",
        null=True,
        blank=True,
        verbose_name="riêng khoản giao",
        help_text="Trống: mọi khoản",
    )
    purse = models.CharField(
        "riêng nguồn", max_length=10, choices=Fund.choices, blank=True, default="", help_text="Trống: mọi nguồn"
    )
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)
    source = ViCharField("căn cứ", max_length=300, blank=True)

    class Meta(Dated.Meta):
        verbose_name = "quy tắc kiểm soát"
        verbose_name_plural = "quy tắc kiểm soát"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("control_rule_stage_known", "stage", ControlStage),
            in_choices("control_rule_action_known", "action", ControlAction),
            in_choices("control_rule_certainty_known", "certainty", Certainty),
            models.CheckConstraint(
                condition=Q(purse="") | Q(purse__in=Fund.values, envelope__isnull=True),
                name="control_rule_one_scope",
                violation_error_message="Quy tắc của một khoản giao hoặc của một nguồn, không cả hai.",
            ),
            models.CheckConstraint(
                condition=Q(percent__range=(1, 200)),
                name="control_rule_percent_plausible",
                violation_error_message="Từ 1 đến 200 %.",
            ),
            no_overlap(
                "control_rule_no_overlap",
                of=["stage", "percent", "envelope?", "purse"],
                message="Mức này đã có quy tắc trong khoảng ngày ấy. Khép dòng cũ trước.",
            ),
        ]

    def __str__(self):
        return f"{self.get_stage_display()}: quá {self.percent} % thì {self.get_action_display().lower()}"


@tracked
class ControlDecision(models.Model):
    """Why one đề án may go beyond a warning: who said so, by which paper. It serves one row of money, up to ``amount``."""

    envelope = models.ForeignKey(
        Envelope, models.PROTECT, related_name="control_decisions", verbose_name="kinh phí được giao"
    )
    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="đề án")
    stage = models.CharField("khi", max_length=10, choices=ControlStage.choices)
    action = models.CharField("trả lời cho", max_length=10, choices=ControlAction.choices)
    amount = MoneyField("cho đến số tiền")
    authority = ViCharField("người, cấp cho phép", max_length=200, blank=True)
    reason = ViTextField("lý do")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người ghi")
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "quyết định vượt mức"
        verbose_name_plural = "quyết định vượt mức"
        constraints = [
            in_choices("control_decision_stage_known", "stage", ControlStage),
            models.CheckConstraint(
                condition=Q(action=ControlAction.WARN)
                | (Q(action=ControlAction.ASK, document__isnull=False) & ~Q(authority="")),
                name="control_decision_has_its_paper",
                violation_error_message="Hỏi cấp có thẩm quyền: ghi ai cho phép và văn bản.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="control_decision_has_its_reason", violation_error_message="Ghi lý do."
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="control_decision_positive",
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
        ]
        triggers = [
            kept("control_decision_kept", "Quyết định đã ghi thì không sửa, không xoá."),
        ]

    def __str__(self):
        return f"{self.get_action_display()} · {self.get_stage_display()}"
