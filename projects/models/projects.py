"""Đề án: the case itself, who benefits, who takes part, its papers."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import MoneyField, ViDateField, ViTextField, fold_of
from khuyencong.core.models import OfficialDocument, Sourced, Timeline, User, Versioned
from khuyencong.establishments.models import Need
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import (
    COUNTED_AS_APPROVED,
    COUNTED_AS_DONE,
    EDITABLE,
    OPEN,
    PURSE_MARKS,
    STATUS_MARKS,
    AcceptanceResult,
    ProjectKind,
    ProjectStatus,
    Purse,
)
from projects.models import invariants, walked
from projects.models.contents import Content
from projects.models.procedures import ProcedureVersion
from projects.models.programmes import ProgrammeGroup

_AFTER_STOP = (ProjectStatus.STOPPED, ProjectStatus.REFUNDING, ProjectStatus.LIQUIDATED, ProjectStatus.ARCHIVED)


class ProjectQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """The office sees its area; a collaborator sees their area's and those they took part in."""
        reach = reach_of(user)
        if reach.everywhere:
            return self
        seen = reach.within("unit")
        if reach.has("cong_tac_vien"):
            introduced = self.model.participants.rel.related_model.objects.filter(collaborator__user=user)
            seen |= Q(pk__in=introduced.values("project"))
        return self.filter(seen)

    def approved(self):
        """Approved, whether or not carried out since."""
        return self.filter(status__in=COUNTED_AS_APPROVED)

    def done(self):
        """Accepted, whatever the money does since."""
        return self.filter(DONE)

    def open(self):
        """Somebody still has something to do; what was entered after the fact has nothing left."""
        return self.filter(STILL_OPEN)


# Deferred: the acceptance and the move are written in one transaction, in either order.
_ACCEPTED_NEEDS_MINUTES = f"""
IF EXISTS (
    SELECT 1 FROM projects_project p
    WHERE p.id = NEW.id AND p.status = '{ProjectStatus.ACCEPTED}' AND p.kind = '{ProjectKind.PROJECT}'
        AND NOT p.retrospective AND p.procedure_id IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM projects_acceptance a
            WHERE a.project_id = p.id AND a.result = '{AcceptanceResult.PASSED}'
        )
) THEN
    RAISE EXCEPTION 'Đề án đi theo quy trình phải có lần nghiệm thu đạt mới là “đã nghiệm thu”.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'project_accepted_has_its_minutes';
END IF;
RETURN NULL;
"""  # noqa: S608  codes of the closed tables, nothing typed

_PAST_THE_WORK = Q(status__in=COUNTED_AS_DONE, stopped_on__isnull=True)
# Settled by force majeure, a file was never accepted and has no such day; of one told after the fact it may be unknown.
DONE = _PAST_THE_WORK & (Q(done_on__isnull=False) | Q(retrospective=True))
STILL_OPEN = Q(status__in=OPEN, retrospective=False)


@tracked
class Project(Versioned, Sourced):
    """A chương trình, kế hoạch, đề án or nhiệm vụ of one purse and one plan year. Money in đồng; NULL is unknown."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    code = models.CharField("mã", max_length=30, unique=True, help_text="Ví dụ KCDP-2026-017")
    title = ViTextField("tên")
    kind = models.CharField("loại", max_length=20, choices=ProjectKind.choices, default=ProjectKind.PROJECT)
    content = models.ForeignKey(Content, models.PROTECT, related_name="+", verbose_name="nội dung")
    project_type = models.ForeignKey(
        "projects.ProjectType",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="dạng đề án",
        help_text="Trống: suy từ nội dung",
    )
    purse = models.CharField("nguồn kinh phí", max_length=10, choices=Purse.choices, default=Purse.LOCAL)
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch", null=True, blank=True, help_text="Trống: không rõ năm")
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn", help_text="Hẹp nhất đã biết"
    )
    programme_group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nhóm trong chương trình"
    )
    need = models.ForeignKey(Need, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="từ nhu cầu")
    summary = ViTextField("mục tiêu, nội dung chính", blank=True)
    support_proposed = MoneyField("kinh phí đề nghị", null=True, blank=True, help_text="Đồng; trống: chưa có số liệu")
    support_approved = MoneyField("kinh phí được duyệt", null=True, blank=True, help_text="Đồng")
    status = models.CharField("tình trạng", max_length=20, choices=ProjectStatus.choices, default=ProjectStatus.DRAFT)
    retrospective = models.BooleanField(
        "ghi lại", default=False, help_text="Đề án của năm trước, nhập lại để báo cáo: không đi theo quy trình ở đây"
    )
    procedure = models.ForeignKey(
        ProcedureVersion,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        verbose_name="quy trình",
        help_text="Bản đang dùng khi bắt đầu; giữ đến hết đời đề án",
    )
    is_group = models.BooleanField(
        "đề án nhóm", default=False, help_text="Duyệt khi chưa nêu tên cơ sở thụ hưởng (TT 36/2013 Điều 2)"
    )
    is_flagship = models.BooleanField(
        "đề án điểm", default=False, help_text="Từ hai nội dung, quy mô lớn, trên một năm (TT 36/2013 Điều 2)"
    )
    holder = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người đang giữ"
    )
    starts_on = ViDateField("thực hiện từ", null=True, blank=True)
    ends_on = ViDateField("thực hiện đến", null=True, blank=True)
    status_since = ViDateField("ở tình trạng này từ", null=True, blank=True, editable=False)
    due_on = ViDateField("hạn việc tiếp theo", null=True, blank=True)
    submitted_on = ViDateField("ngày trình", null=True, blank=True)
    approved_on = ViDateField("ngày duyệt", null=True, blank=True)
    approval = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định phê duyệt"
    )
    done_on = ViDateField("ngày nghiệm thu", null=True, blank=True)
    stopped_on = ViDateField("ngày ngừng", null=True, blank=True)
    outcome = ViTextField("kết quả, hiệu quả", blank=True, default="", help_text="Bằng lời: đã thay đổi được gì")
    fold = fold_of("title")

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "đề án"
        verbose_name_plural = "đề án"
        indexes = [
            models.Index(F("plan_year").desc(nulls_last=True), F("id").desc(), name="project_latest"),
            GinIndex(OpClass("fold", name="gin_trgm_ops"), name="project_fold_trgm"),
            # one for each order of the list
            models.Index(F("due_on").asc(nulls_last=True), F("id"), name="project_by_due"),
            models.Index(F("status_since").asc(nulls_last=True), F("id"), name="project_by_status_since"),
            models.Index(F("ends_on").asc(nulls_last=True), F("id"), name="project_by_end"),
            models.Index(F("submitted_on").desc(nulls_last=True), F("id").desc(), name="project_by_submission"),
            models.Index(F("approved_on").desc(nulls_last=True), F("id").desc(), name="project_by_approval"),
            models.Index(
                Coalesce("support_approved", "support_proposed").desc(nulls_last=True),
                F("id").desc(),
                name="project_by_support",
            ),
        ]
        constraints = [
            in_choices("project_kind_known", "kind", ProjectKind),
            in_choices("project_purse_known", "purse", Purse),
            in_choices("project_status_known", "status", ProjectStatus),
            models.CheckConstraint(
                condition=Q(plan_year__isnull=True) | Q(plan_year__range=(1990, 2100)),
                name="project_year_plausible",
                violation_error_message="Năm kế hoạch ngoài khoảng 1990–2100.",
            ),
            models.CheckConstraint(
                condition=Q(support_proposed__isnull=True) | Q(support_proposed__gte=0),
                name="project_proposed_not_negative",
                violation_error_message="Kinh phí đề nghị không âm.",
            ),
            models.CheckConstraint(
                condition=Q(support_approved__isnull=True) | Q(support_approved__gte=0),
                name="project_approved_not_negative",
                violation_error_message="Kinh phí được duyệt không âm.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | _PAST_THE_WORK,
                name="project_done_on_only_when_done",
                violation_error_message="Chỉ đề án đã nghiệm thu mới có ngày nghiệm thu.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=False) | Q(retrospective=True) | ~Q(status=ProjectStatus.ACCEPTED),
                name="project_accepted_has_its_day",
                violation_error_message="Đề án đã nghiệm thu phải có ngày nghiệm thu.",
            ),
            models.CheckConstraint(
                condition=Q(status=ProjectStatus.STOPPED, stopped_on__isnull=False)
                | (~Q(status=ProjectStatus.STOPPED) & Q(stopped_on__isnull=True))
                | Q(status__in=_AFTER_STOP, stopped_on__isnull=False),
                name="project_stopped_on_when_stopped",
                violation_error_message="Đề án ngừng phải có ngày ngừng; đề án không ngừng thì không có.",
            ),
            models.CheckConstraint(
                condition=Q(retrospective=True)
                | ~Q(status__in=COUNTED_AS_APPROVED)
                | Q(approved_on__isnull=False, support_approved__isnull=False),
                name="project_approved_has_its_amount",
                violation_error_message="Đề án đã duyệt phải có ngày duyệt và kinh phí được duyệt.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="project_time_in_order",
                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=COUNTED_AS_APPROVED)
                | Q(support_approved__isnull=True, approved_on__isnull=True, approval__isnull=True),
                name="project_approval_only_when_approved",
                violation_error_message="Chưa duyệt thì chưa có số tiền, ngày và quyết định phê duyệt.",
            ),
            models.CheckConstraint(
                condition=walked.days_in_order(),
                name="project_days_in_order",
                violation_error_message="Ngày trình, ngày duyệt, ngày nghiệm thu hay ngày ngừng không theo thứ tự.",
            ),
        ]
        triggers = [
            invariants.approved_covers_shares(),
            invariants.under_contract(),
            walked.status_by_its_last_move(),
            walked.keeps_its_procedure(),
            walked.stopped_by_decision(),
            walked.accepted_with_each("NEW.id"),
            pgtrigger.Trigger(
                name="project_accepted_has_its_minutes",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__status=ProjectStatus.ACCEPTED),
                timing=pgtrigger.Deferred,
                func=_ACCEPTED_NEEDS_MINUTES,
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def status_mark(self) -> str:
        return STATUS_MARKS[self.status]

    @property
    def purse_word(self) -> str:
        """“KCĐP”."""
        return PURSE_MARKS[self.purse][0]

    @property
    def purse_mark(self) -> str:
        return PURSE_MARKS[self.purse][1]

    @property
    def is_editable(self) -> bool:
        """Being written, or sent back to be mended."""
        return self.status in EDITABLE

    @property
    def is_done(self) -> bool:
        """Accepted: its results count. As ``DONE`` asks of rows."""
        was_accepted = self.done_on is not None or self.retrospective
        return was_accepted and self.is_past_the_work

    @property
    def is_past_the_work(self) -> bool:
        """Accepted, or settled by force majeure: what is left is its money."""
        return self.status in COUNTED_AS_DONE and self.stopped_on is None

    @property
    def last_year(self) -> int | None:
        """The year its money is closed with: that of the end of the work, when this was carried beyond the plan year."""
        years = [year for year in (self.plan_year, self.ends_on and self.ends_on.year) if year]
        return max(years, default=None)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN and not self.retrospective

    @property
    def is_approved(self) -> bool:
        return self.status in COUNTED_AS_APPROVED

    @property
    def support(self):
        """What was approved, or asked for while nothing is approved. Đồng; None is unknown."""
        return self.support_approved if self.is_approved else self.support_proposed
