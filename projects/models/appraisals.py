"""Thẩm định: who sat, what they looked at, what they concluded for the đề án and for each beneficiary."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User
from projects.choices import (
    CONCLUSION_MARKS,
    AppraisalLevel,
    AppraisedBy,
    Conclusion,
    CouncilRole,
    Criterion,
)
from projects.models import invariants
from projects.models.beneficiaries import Beneficiary
from projects.models.projects import Project


def _not_negative(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(support__isnull=True) | Q(support__gte=0),
        name=name,
        violation_error_message="Số tiền không âm.",
    )


@tracked
class Appraisal(Sourced):
    """One appraisal of one đề án. A later one stands instead of it; none is rewritten."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="appraisals", verbose_name="đề án")
    appraised_by = models.CharField("ai thẩm định", max_length=20, choices=AppraisedBy.choices)
    level = models.CharField("cấp", max_length=10, choices=AppraisalLevel.choices, default=AppraisalLevel.PROVINCE)
    held_on = ViDateField("ngày thẩm định")
    minutes = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="biên bản"
    )
    conclusion = models.CharField("kết luận", max_length=20, choices=Conclusion.choices)
    support = MoneyField("mức hỗ trợ đề nghị", null=True, blank=True, help_text="Đồng")
    remark = ViTextField("nhận xét, nội dung cần hoàn thiện", blank=True)
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi", editable=False)

    class Meta:
        verbose_name = "lần thẩm định"
        verbose_name_plural = "lần thẩm định"
        constraints = [
            in_choices("appraisal_by_known", "appraised_by", AppraisedBy),
            in_choices("appraisal_level_known", "level", AppraisalLevel),
            in_choices("appraisal_conclusion_known", "conclusion", Conclusion),
            _not_negative("appraisal_support_not_negative"),
            models.CheckConstraint(
                condition=~Q(conclusion=Conclusion.MEND) | ~Q(remark=""),
                name="appraisal_says_what_to_mend",
                violation_error_message="Kết luận cần hoàn thiện thì ghi nội dung cần hoàn thiện.",
            ),
        ]
        triggers = [
            invariants.council_has_members(
                "NEW.id", "council_has_members", pgtrigger.Insert | pgtrigger.UpdateOf("appraised_by")
            )
        ]

    def __str__(self):
        return f"{self.get_level_display()}: {self.get_conclusion_display().lower()}"

    @property
    def mark(self) -> str:
        return CONCLUSION_MARKS[self.conclusion]


@tracked
class AppraisalMember(models.Model):
    """One of the council: somebody of this portal, or a name from outside."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="members", verbose_name="lần thẩm định")
    user = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người trong cổng"
    )
    name = ViCharField("họ tên người ngoài", max_length=120, blank=True)
    role = models.CharField("vai trò", max_length=20, choices=CouncilRole.choices, default=CouncilRole.MEMBER)

    class Meta:
        verbose_name = "thành viên hội đồng"
        verbose_name_plural = "thành viên hội đồng"
        constraints = [
            in_choices("appraisal_member_role_known", "role", CouncilRole),
            models.CheckConstraint(
                condition=Q(user__isnull=False, name="") | (Q(user__isnull=True) & ~Q(name="")),
                name="appraisal_member_is_somebody",
                violation_error_message="Thành viên là người trong cổng hoặc một họ tên, không cả hai.",
            ),
            models.UniqueConstraint(
                fields=["appraisal", "user"],
                name="appraisal_member_once",
                violation_error_message="Người này đã có trong hội đồng.",
            ),
            models.UniqueConstraint(
                fields=["appraisal"],
                condition=Q(role=CouncilRole.CHAIR),
                name="appraisal_one_chair",
                violation_error_message="Hội đồng có một chủ tịch.",
            ),
        ]
        triggers = [
            invariants.council_has_members(
                "OLD.appraisal_id", "council_keeps_members", pgtrigger.Delete | pgtrigger.UpdateOf("appraisal_id")
            )
        ]

    def __str__(self):
        return self.name or str(self.user)


@tracked
class AppraisalScore(models.Model):
    """One criterion as one member saw it, or all of them together: a score, a remark, or both."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="scores", verbose_name="lần thẩm định")
    member = models.ForeignKey(
        AppraisalMember, models.PROTECT, related_name="scores", null=True, blank=True, verbose_name="của"
    )
    criterion = models.CharField("tiêu chí", max_length=20, choices=Criterion.choices)
    score = models.PositiveSmallIntegerField("điểm", null=True, blank=True, help_text="0–100; trống: không chấm điểm")
    remark = ViTextField("nhận xét", blank=True)

    class Meta:
        verbose_name = "điểm thẩm định"
        verbose_name_plural = "điểm thẩm định"
        constraints = [
            in_choices("appraisal_criterion_known", "criterion", Criterion),
            models.UniqueConstraint(
                fields=["appraisal", "criterion", "member"], nulls_distinct=False, name="appraisal_score_once"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__lte=100),
                name="appraisal_score_to_a_hundred",
                violation_error_message="Điểm từ 0 đến 100.",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=False) | ~Q(remark=""),
                name="appraisal_score_says_something",
                violation_error_message="Ghi điểm hoặc nhận xét.",
            ),
        ]

    def __str__(self):
        return f"{self.get_criterion_display()}: {self.remark if self.score is None else self.score}"


@tracked
class AppraisalResult(models.Model):
    """What was concluded for one establishment."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="results", verbose_name="lần thẩm định")
    beneficiary = models.ForeignKey(Beneficiary, models.PROTECT, related_name="+", verbose_name="đơn vị thụ hưởng")
    result = models.CharField("kết quả", max_length=20, choices=Conclusion.choices)
    support = MoneyField("mức hỗ trợ đề nghị", null=True, blank=True)
    remark = ViTextField("nhận xét", blank=True)

    class Meta:
        verbose_name = "kết quả thẩm định từng cơ sở"
        verbose_name_plural = "kết quả thẩm định từng cơ sở"
        constraints = [
            in_choices("appraisal_result_known", "result", Conclusion),
            models.UniqueConstraint(fields=["appraisal", "beneficiary"], name="appraisal_result_once"),
            _not_negative("appraisal_result_support_not_negative"),
        ]
        triggers = [invariants.same_project("SELECT project_id FROM projects_appraisal WHERE id = NEW.appraisal_id")]

    def __str__(self):
        return f"{self.beneficiary}: {self.get_result_display().lower()}"

    @property
    def mark(self) -> str:
        return CONCLUSION_MARKS[self.result]
