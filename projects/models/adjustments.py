"""Điều chỉnh: who may decide what change (TT 36/2013 Điều 11; the local rules), and each change asked and decided."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User, Versioned
from projects.choices import ADJUSTMENT_MARKS, AdjustmentStatus, Change, Decider, Grouping, Purse
from projects.models import invariants
from projects.models.beneficiaries import Beneficiary
from projects.models.projects import Project
from projects.models.reasons import Reason


@tracked
class AdjustmentRule(Dated):
    """One line of the matrix for one change: who decides, in which form, by which papers."""

    code = models.CharField("mã", max_length=20)
    purse = models.CharField("nguồn kinh phí", max_length=10, choices=Purse.choices)
    change = models.CharField("thay đổi", max_length=30, choices=Change.choices)
    grouping = models.CharField("với", max_length=10, choices=Grouping.choices, default=Grouping.ANY)
    what = ViCharField("lời của quy tắc", max_length=200)
    decided_by = models.CharField("ai quyết", max_length=20, choices=Decider.choices)
    form = ViCharField("hình thức", max_length=200, blank=True)
    papers = ArrayField(models.CharField(max_length=20), verbose_name="giấy tờ", default=list, blank=True)
    source = ViCharField("văn bản", max_length=200, blank=True)
    source_ref = ViCharField("điều, khoản", max_length=120, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)
    note = ViTextField("ghi chú", blank=True)

    class Meta(Dated.Meta):
        verbose_name = "quy tắc điều chỉnh"
        verbose_name_plural = "quy tắc điều chỉnh"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("adjustment_rule_purse_known", "purse", Purse),
            in_choices("adjustment_rule_change_known", "change", Change),
            in_choices("adjustment_rule_grouping_known", "grouping", Grouping),
            in_choices("adjustment_rule_decider_known", "decided_by", Decider),
            in_choices("adjustment_rule_certainty_known", "certainty", Certainty),
            no_overlap(
                "adjustment_rule_no_overlap",
                of=["purse", "change", "grouping"],
                message="Thay đổi này đã có quy tắc trong khoảng ngày ấy. Khép dòng cũ trước.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.what}"

    @property
    def is_checked(self) -> bool:
        """Read in the text itself; anything else shows “chưa kiểm chứng”."""
        return self.certainty == Certainty.READ


@tracked
class Adjustment(Versioned, Sourced):
    """One change of one đề án: as it was, as it is to be, why, and whose word.

    ``before`` and ``after`` hold columns by name, each as ``{"value": …, "label": …, "text": …}``.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="adjustments", verbose_name="đề án")
    change = models.CharField("điều thay đổi", max_length=30, choices=Change.choices)
    beneficiary = models.ForeignKey(
        Beneficiary, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ sở"
    )
    before = models.JSONField("trước", default=dict, editable=False)
    after = models.JSONField("sau", default=dict, editable=False)
    reason = ViTextField("lý do")
    typed_reason = models.ForeignKey(
        Reason, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="lý do trong danh sách"
    )
    asked_on = ViDateField("ngày đề nghị")
    asker = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi", editable=False)
    request = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản đề nghị"
    )
    rule = models.ForeignKey(
        AdjustmentRule, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="theo quy tắc"
    )
    decided_by = models.CharField("ai quyết", max_length=20, choices=Decider.choices)
    chosen_because = ViTextField("vì sao người này quyết", blank=True, help_text="Khi chưa có quy tắc")
    status = models.CharField(
        "tình trạng", max_length=20, choices=AdjustmentStatus.choices, default=AdjustmentStatus.ASKED
    )
    decided_on = ViDateField("ngày quyết", null=True, blank=True)
    decision = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản quyết định"
    )
    effective_on = ViDateField("có hiệu lực từ", null=True, blank=True)
    answer = ViTextField("lời quyết", blank=True)

    class Meta:
        verbose_name = "điều chỉnh"
        verbose_name_plural = "điều chỉnh"
        constraints = [
            in_choices("adjustment_change_known", "change", Change),
            in_choices("adjustment_decider_known", "decided_by", Decider),
            in_choices("adjustment_status_known", "status", AdjustmentStatus),
            models.CheckConstraint(
                condition=Q(rule__isnull=False) | ~Q(chosen_because=""),
                name="adjustment_without_rule_says_why",
                violation_error_message="Chưa có quy tắc: ghi vì sao người này quyết.",
            ),
            models.CheckConstraint(
                condition=Q(status=AdjustmentStatus.ASKED, decided_on__isnull=True, effective_on__isnull=True)
                | Q(status=AdjustmentStatus.GRANTED, decided_on__isnull=False, effective_on__isnull=False)
                & Q(decision__isnull=False)
                | (Q(status=AdjustmentStatus.REFUSED, decided_on__isnull=False) & ~Q(answer="")),
                name="adjustment_decided_whole",
                violation_error_message="Chấp thuận phải có ngày, văn bản và ngày hiệu lực; không chấp thuận phải có lời.",
            ),
            models.UniqueConstraint(
                fields=["project", "change", "beneficiary"],
                condition=Q(status=AdjustmentStatus.ASKED),
                nulls_distinct=False,
                name="adjustment_asked_once",
                violation_error_message="Điều này đang chờ quyết, chưa đề nghị lại được.",
            ),
        ]
        triggers = [invariants.same_project(), invariants.reason_of_the_change()]

    def __str__(self):
        return f"Điều chỉnh {self.get_change_display().lower()}"

    @property
    def mark(self) -> str:
        return ADJUSTMENT_MARKS[self.status]

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """(what, before, after) in words, one line a column; who before where and how much."""
        order = {name: place for place, name in enumerate(("establishment", "unit", "support", "counterpart"))}
        names = sorted(self.after, key=lambda name: order.get(name, len(order)))  # the database keeps no order of keys
        return [
            (self.after[name]["label"], self.before.get(name, {}).get("text", ""), self.after[name]["text"])
            for name in names
        ]
