"""How often one establishment may be helped, exceptions by paper, and what a person decided."""

import pgtrigger
from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.dates import now
from khuyencong.core.fields import CountField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, User
from khuyencong.establishments.models import Cited, Establishment
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import OUTCOME_MARKS, BenefitCount, BenefitScope, EligibilityOutcome, Purse, Reply
from projects.models.contents import Content
from projects.models.projects import Project


@tracked
class BenefitRule(Cited):
    """So many times, of one place and purse, between two dates. The once-only rule of Bình Dương is a row of it."""

    name = ViCharField("quy định", max_length=250)
    unit = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="địa bàn",
        help_text="Trống: cả nước",
    )
    purse = models.CharField(
        "nguồn", max_length=10, choices=Purse.choices, blank=True, help_text="Trống: mọi nguồn, tính chung"
    )
    content = models.ForeignKey(
        Content,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="chỉ cho nội dung",
        help_text="Trống: mọi nội dung",
    )
    scope = models.CharField("cách tính", max_length=20, choices=BenefitScope.choices)
    limit = CountField("số lần", default=1)
    window_years = CountField("trong mấy năm", null=True, blank=True, help_text="Trống: từ trước tới nay; 1: một năm")
    counts = models.CharField("tính", max_length=20, choices=BenefitCount.choices, default=BenefitCount.APPROVED)
    exceptions_allowed = models.BooleanField("cho phép ngoại lệ có giấy tờ", default=False)

    class Meta(Cited.Meta):
        verbose_name = "quy định số lần thụ hưởng"
        verbose_name_plural = "quy định số lần thụ hưởng"
        constraints = [
            *Cited.Meta.constraints,
            in_choices("benefit_rule_scope_known", "scope", BenefitScope),
            in_choices("benefit_rule_counts_known", "counts", BenefitCount),
            models.CheckConstraint(condition=Q(purse="") | Q(purse__in=Purse.values), name="benefit_rule_purse_known"),
            models.CheckConstraint(
                condition=Q(limit__gte=1),
                name="benefit_rule_limit_positive",
                violation_error_message="Số lần ít nhất là 1.",
            ),
            models.CheckConstraint(
                condition=Q(window_years__isnull=True) | Q(window_years__gte=1),
                name="benefit_rule_window_positive",
                violation_error_message="Số năm ít nhất là 1; để trống khi tính từ trước tới nay.",
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="benefit_rule_has_a_source",
                violation_error_message="Ghi văn bản hoặc nguồn của quy định.",
            ),
            no_overlap(
                "benefit_rule_no_overlap",
                of=["unit?", "purse", "content?", "scope"],
                message="Địa bàn, nguồn, nội dung này đã có quy định cùng cách tính trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def words(self) -> str:
        """“1 lần, tính chung mọi nội dung”, “2 lần trong 1 năm, tính trong cùng nội dung”."""
        window = f" trong {self.window_years} năm" if self.window_years else ""
        scope = self.get_scope_display()
        return f"{self.limit} lần{window}, {scope[:1].lower()}{scope[1:]}"


@tracked
class BenefitException(Dated):
    """One establishment may be helped beyond a rule that allows exceptions: why, by which paper."""

    rule = models.ForeignKey(BenefitRule, models.PROTECT, related_name="exceptions", verbose_name="quy định")
    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="+", verbose_name="cơ sở")
    project = models.ForeignKey(
        Project,
        models.PROTECT,
        related_name="benefit_exceptions",
        null=True,
        blank=True,
        verbose_name="đề án",
        help_text="Trống: mọi đề án của cơ sở trong thời gian này",
    )
    reason = ViTextField("lý do")
    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="+", verbose_name="văn bản cho phép")
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    granted_at = models.DateTimeField("ghi lúc", default=now, editable=False)

    class Meta(Dated.Meta):
        verbose_name = "ngoại lệ số lần thụ hưởng"
        verbose_name_plural = "ngoại lệ số lần thụ hưởng"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(reason=""), name="exception_has_a_reason", violation_error_message="Ghi lý do ngoại lệ."
            ),
            no_overlap(
                "exception_no_overlap",
                of=["rule", "establishment", "project?"],
                message="Cơ sở đã có ngoại lệ của quy định này trong khoảng ngày ấy.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="exception_of_a_rule_that_allows_it",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("rule_id"),
                func="""
                    IF NOT (SELECT r.exceptions_allowed FROM projects_benefitrule r WHERE r.id = NEW.rule_id) THEN
                        RAISE EXCEPTION 'Quy định này không cho phép ngoại lệ.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_of_a_rule_that_allows_it';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.establishment}: {self.rule}"


@tracked
class EligibilityDecision(models.Model):
    """What a person decided of one establishment in one đề án, with the answers as they stood. Never changed."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="eligibility_decisions", verbose_name="đề án")
    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="+", verbose_name="cơ sở")
    outcome = models.CharField("kết luận", max_length=20, choices=EligibilityOutcome.choices)
    judged_on = ViDateField("xét theo ngày")
    answers = models.JSONField("các câu trả lời khi ấy", editable=False)
    worst = models.CharField("câu nặng nhất khi ấy", max_length=20, choices=Reply.choices, editable=False)
    reason = ViTextField("lý do", blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người kết luận")
    decided_at = models.DateTimeField("kết luận lúc", default=now, editable=False)

    class Meta:
        verbose_name = "kết luận về điều kiện thụ hưởng"
        verbose_name_plural = "kết luận về điều kiện thụ hưởng"
        indexes = [models.Index(fields=["project", "establishment", "-id"], name="eligibility_latest")]
        constraints = [
            in_choices("eligibility_outcome_known", "outcome", EligibilityOutcome),
            in_choices("eligibility_worst_known", "worst", Reply),
            models.CheckConstraint(
                condition=Q(outcome=EligibilityOutcome.ELIGIBLE, worst=Reply.YES) | ~Q(reason=""),
                name="eligibility_reason_given",
                violation_error_message="Ghi lý do khi kết luận khác với các câu trả lời, hoặc còn câu cần xem.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=EligibilityOutcome.ELIGIBLE, worst=Reply.NO) | Q(document__isnull=False),
                name="eligibility_against_the_law_by_paper",
                violation_error_message="Còn câu trả lời “Không”: kết luận đủ điều kiện phải có văn bản.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.establishment}: {self.get_outcome_display().lower()}"

    @property
    def mark(self) -> str:
        return OUTCOME_MARKS[self.outcome]
