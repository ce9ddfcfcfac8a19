"""Cộng tác viên: people, their appointments by decision, and what they report each quarter."""

from django.db import models
from django.db.models import F, Q

from collaborators.choices import CollaboratorKind, Gender, ReportStatus
from khuyencong.core.audit import tracked
from khuyencong.core.dated import Dated, DatedQuerySet, in_choices, no_overlap, one_of
from khuyencong.core.dates import local_date
from khuyencong.core.fields import CountField, ViCharField, ViDateField, ViTextField, fold_of
from khuyencong.core.models import OfficialDocument, Sourced, Timeline, User, Versioned
from khuyencong.offices.models import Organisation
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit


class CollaboratorQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """The office sees its area's network; a collaborator sees themself."""
        reach = reach_of(user)
        if reach.everywhere:
            return self
        mine = Q(user=user)
        if reach.is_office:
            mine |= Q(pk__in=Appointment.objects.filter(reach.within("unit")).values("collaborator"))
        return self.filter(mine)


@tracked
class Collaborator(Versioned, Sourced):
    """A person of the network; where and since when is in the appointments."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    user = models.OneToOneField(User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tài khoản")
    full_name = ViCharField("họ và tên", max_length=120)
    gender = models.CharField("giới", max_length=3, choices=Gender.choices, blank=True, default=Gender.UNKNOWN)
    phone = ViCharField("điện thoại", max_length=20, blank=True)
    person_key = models.TextField("khoá xếp theo tên", editable=False, db_collation="C")
    fold = fold_of("full_name")

    objects = CollaboratorQuerySet.as_manager()

    class Meta:
        verbose_name = "cộng tác viên"
        verbose_name_plural = "cộng tác viên"
        indexes = [models.Index(F("person_key"), F("id"), name="collaborator_by_name")]
        constraints = [in_choices("collaborator_gender_known", "gender", Gender)]

    def __str__(self):
        return self.full_name


class AppointmentQuerySet(DatedQuerySet):
    def visible_to(self, user: User):
        return self.filter(collaborator__in=Collaborator.objects.visible_to(user))


@tracked
class Appointment(Dated, Sourced):
    """One term of one collaborator in the network of ``unit`` (a province), by decision."""

    collaborator = models.ForeignKey(
        Collaborator, models.PROTECT, related_name="appointments", verbose_name="cộng tác viên"
    )
    kind = models.CharField("loại", max_length=20, choices=CollaboratorKind.choices)
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="mạng lưới của", help_text="Tỉnh"
    )
    job_title = ViCharField("chức vụ, nơi công tác", max_length=200, blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định"
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "kỳ tham gia mạng lưới"
        verbose_name_plural = "kỳ tham gia mạng lưới"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("appointment_kind_known", "kind", CollaboratorKind),
            no_overlap(
                "appointment_no_overlap",
                of=["collaborator", "unit"],
                message="Người này đã trong mạng lưới vào khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.collaborator} ({self.get_kind_display()})"


@tracked
class AppointmentArea(models.Model):
    """A place, or the members of an association, that an appointment covers."""

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="areas", verbose_name="kỳ tham gia")
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="địa bàn"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="hiệp hội"
    )

    class Meta:
        verbose_name = "phạm vi phụ trách"
        verbose_name_plural = "phạm vi phụ trách"
        constraints = [
            one_of("area_of_one", "unit", "organisation", message="Phạm vi là một địa bàn hoặc một hiệp hội."),
            models.UniqueConstraint(
                fields=["appointment", "unit", "organisation"], name="area_once", nulls_distinct=False
            ),
        ]

    def __str__(self):
        return str(self.unit or self.organisation)


@tracked
class ReportingPeriod(models.Model):
    """A quarter to report on. The period is not the window in which the report may be sent."""

    year = models.PositiveSmallIntegerField("năm")
    quarter = models.PositiveSmallIntegerField("quý")
    starts_on = ViDateField("số liệu từ ngày")
    ends_on = ViDateField("đến ngày")
    opens_on = ViDateField("mở nhận từ ngày")
    due_on = ViDateField("hạn gửi")

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "quarter"], name="period_once", violation_error_message="Kỳ này đã có."
            ),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="period_quarter_1_4"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")) & Q(opens_on__lte=F("due_on")),
                name="period_dates_in_order",
                violation_error_message="Ngày của kỳ bị ngược. Xem lại.",
            ),
        ]

    def __str__(self):
        return f"quý {('I', 'II', 'III', 'IV')[self.quarter - 1]}/{self.year}"


class QuarterlyReportQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """A collaborator sees their own; the office sees what was sent, and that a draft exists."""
        return self.filter(appointment__in=Appointment.objects.visible_to(user))


@tracked
class QuarterlyReport(Versioned, Sourced):
    """Báo cáo quý, bốn phần: tình hình, rà soát cơ sở, đề xuất, khó khăn. Blank is unknown, never zero."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="reports", verbose_name="kỳ tham gia mạng lưới"
    )
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="reports", verbose_name="kỳ báo cáo")
    status = models.CharField("tình trạng", max_length=10, choices=ReportStatus.choices, default=ReportStatus.DRAFT)
    situation = ViTextField("tình hình phát triển CN-TTCN trên địa bàn", blank=True)
    workers = CountField(
        "lao động tại các cơ sở CNNT cuối kỳ", null=True, blank=True, help_text="Người; trống: chưa rõ"
    )
    establishments = CountField("số cơ sở CNNT đang hoạt động cuối kỳ", null=True, blank=True, help_text="Cơ sở")
    opened = CountField("cơ sở mới trong kỳ", null=True, blank=True, help_text="Cơ sở")
    closed = CountField("cơ sở ngừng trong kỳ", null=True, blank=True, help_text="Cơ sở")
    review = ViTextField("nhận xét khi rà soát cơ sở", blank=True)
    proposals = ViTextField("đề xuất hoạt động khuyến công", blank=True)
    difficulties = ViTextField("khó khăn, vướng mắc, bất hợp lý", blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người gửi")
    receipt = ViCharField("số biên nhận", max_length=20, blank=True)

    objects = QuarterlyReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo quý"
        verbose_name_plural = "báo cáo quý"
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "period"],
                name="report_once_a_period",
                violation_error_message="Kỳ này đã có báo cáo.",
            ),
            models.UniqueConstraint(fields=["receipt"], condition=~Q(receipt=""), name="report_receipt_once"),
            in_choices("report_status_known", "status", ReportStatus),
            models.CheckConstraint(
                condition=Q(status=ReportStatus.DRAFT, sent_at__isnull=True, sent_by__isnull=True, receipt="")
                | (Q(status=ReportStatus.SENT, sent_at__isnull=False, sent_by__isnull=False) & ~Q(receipt="")),
                name="report_sent_has_receipt",
            ),
        ]

    def __str__(self):
        return f"Báo cáo {self.period}, {self.appointment.collaborator}"

    @property
    def is_late(self) -> bool:
        """Sent after its day, as days are counted in Vietnam."""
        return self.sent_at is not None and local_date(self.sent_at) > self.period.due_on
