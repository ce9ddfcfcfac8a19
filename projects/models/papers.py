"""The papers the file of a đề án holds, those set aside, and those it need not hold."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, StoredFile, User
from projects.choices import PaperForm, PaperStage, WaiverKind
from projects.models.beneficiaries import Beneficiary
from projects.models.projects import Project
from projects.models.requirements import PaperType

# A paper is of an establishment of its own đề án, and is replaced by a paper of it.
_OF_ONE_PROJECT = pgtrigger.Trigger(
    name="paper_of_one_project",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func="""
        IF EXISTS (SELECT FROM projects_beneficiary WHERE id = NEW.beneficiary_id AND project_id <> NEW.project_id)
        OR EXISTS (SELECT FROM projects_projectpaper WHERE id = NEW.replacement_id AND project_id <> NEW.project_id)
        THEN
            RAISE EXCEPTION 'Giấy tờ chỉ gắn với cơ sở và giấy tờ của cùng đề án.'
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'paper_of_one_project';
        END IF;
        RETURN NEW;
    """,
)


@tracked
class ProjectPaper(models.Model):
    """A document of the file; the document itself knows nobody. A wrong one is set aside with a trace, never taken out."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="papers", verbose_name="đề án")
    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="+", verbose_name="văn bản")
    paper_type = models.ForeignKey(
        PaperType,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="loại giấy tờ",
        help_text="Trống: giấy tờ khác",
    )
    stage = models.CharField("giai đoạn", max_length=30, choices=PaperStage.choices, blank=True, default="")
    beneficiary = models.ForeignKey(
        Beneficiary,
        models.PROTECT,
        related_name="papers",
        null=True,
        blank=True,
        verbose_name="của cơ sở",
        help_text="Trống: của cả đề án",
    )
    received_on = ViDateField("ngày nhận", null=True, blank=True)
    copies = CountField("số bản", null=True, blank=True)
    form = models.CharField("loại bản", max_length=20, choices=PaperForm.choices, blank=True, default="")
    replacement = models.ForeignKey(
        "self", models.PROTECT, related_name="replaced", null=True, blank=True, verbose_name="thay bằng"
    )
    replaced_on = ViDateField("ngày thay", null=True, blank=True)
    replaced_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người thay"
    )
    replaced_why = ViTextField("vì sao thay", blank=True, default="")
    replaced_file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="bản chụp đã bị thay",
        help_text="Như khi bị thay; văn bản có thể đã nhận bản chụp mới",
    )

    class Meta:
        verbose_name = "giấy tờ của đề án"
        verbose_name_plural = "giấy tờ của đề án"
        triggers = [_OF_ONE_PROJECT]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "document", "paper_type", "beneficiary"],
                condition=Q(replaced_on__isnull=True),
                nulls_distinct=False,
                name="paper_once",
                violation_error_message="Giấy tờ này đã có trong hồ sơ.",
            ),
            models.CheckConstraint(condition=Q(stage="") | Q(stage__in=PaperStage.values), name="paper_stage_known"),
            models.CheckConstraint(condition=Q(form="") | Q(form__in=PaperForm.values), name="paper_form_known"),
            models.CheckConstraint(
                condition=Q(copies__isnull=True) | Q(copies__gte=1),
                name="paper_copies_positive",
                violation_error_message="Ít nhất 1 bản; chưa rõ thì để trống.",
            ),
            models.CheckConstraint(
                condition=Q(replaced_on__isnull=True, replaced_by__isnull=True, replacement__isnull=True)
                | (Q(replaced_on__isnull=False, replaced_by__isnull=False) & ~Q(replaced_why="")),
                name="paper_replaced_has_trace",
                violation_error_message="Thay giấy tờ phải có người, ngày và lý do.",
            ),
            models.CheckConstraint(
                condition=Q(replacement__isnull=True) | ~Q(replacement=F("id")),
                name="paper_not_its_own_replacement",
                violation_error_message="Giấy tờ không thay chính nó.",
            ),
        ]

    def __str__(self):
        return str(self.document)

    @property
    def is_replaced(self) -> bool:
        return self.replaced_on is not None


@tracked
class PaperWaiver(models.Model):
    """A named person says that a paper is not needed, or may come by ``due_on``. Ended, it is kept and no longer counts."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="paper_waivers", verbose_name="đề án")
    paper_type = models.ForeignKey(PaperType, models.PROTECT, related_name="+", verbose_name="giấy tờ")
    stage = models.CharField("giai đoạn", max_length=30, choices=PaperStage.choices)
    kind = models.CharField("cho", max_length=20, choices=WaiverKind.choices)
    reason = ViTextField("lý do")
    due_on = ViDateField("nộp trước", null=True, blank=True)
    waived_on = ViDateField("ngày cho")
    waived_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người cho")
    ended_on = ViDateField("ngày thôi", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người cho thôi"
    )

    class Meta:
        verbose_name = "giấy tờ được miễn, nộp sau"
        verbose_name_plural = "giấy tờ được miễn, nộp sau"
        constraints = [
            in_choices("waiver_stage_known", "stage", PaperStage),
            in_choices("waiver_kind_known", "kind", WaiverKind),
            models.UniqueConstraint(
                fields=["project", "paper_type", "stage"],
                condition=Q(ended_on__isnull=True),
                name="waiver_once",
                violation_error_message="Giấy tờ này đã được miễn hoặc cho nộp sau. Thôi lần trước rồi ghi lại.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="waiver_has_reason", violation_error_message="Ghi lý do."
            ),
            models.CheckConstraint(
                condition=Q(kind=WaiverKind.NOT_NEEDED, due_on__isnull=True)
                | Q(kind=WaiverKind.LATER, due_on__isnull=False, due_on__gte=F("waived_on")),
                name="waiver_later_has_day",
                violation_error_message="Cho nộp sau thì ghi hạn, không trước ngày cho; không cần thì không có hạn.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by__isnull=True)
                | Q(ended_on__isnull=False, ended_by__isnull=False),
                name="waiver_ended_on_and_by",
                violation_error_message="Thôi miễn phải có người và ngày.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.paper_type}"
