"""Reporting periods: which days the figures are of, and, apart from that, when the report is taken in."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from collaborators.choices import PeriodKind, PeriodWindow
from collaborators.models.network import Appointment
from khuyencong.core.audit import tracked
from khuyencong.core.choices import Certainty
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.dates import quarter_name, roman_quarter
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit

_NUMBERS = (
    Q(kind=PeriodKind.QUARTER, quarter__range=(1, 4))
    | Q(kind=PeriodKind.MONTH, quarter__range=(1, 12))
    | Q(kind=PeriodKind.HALF, quarter__range=(1, 2))
    | Q(kind=PeriodKind.YEAR, quarter=1)
)


@tracked
class PeriodRule(Dated):
    """How the periods of a year are made, by date: for every province (``unit`` empty), or as one province chose.

    Counts are working days.
    """

    code = models.CharField("mã", max_length=10, unique=True)
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="riêng cho tỉnh"
    )
    kind = models.CharField("loại kỳ", max_length=10, choices=PeriodKind.choices, default=PeriodKind.QUARTER)
    window = models.CharField("số liệu", max_length=10, choices=PeriodWindow.choices, default=PeriodWindow.CALENDAR)
    opens_before = models.PositiveSmallIntegerField("mở nhận trước ngày cuối kỳ", help_text="Ngày làm việc")
    due_after = models.PositiveSmallIntegerField("hạn gửi sau ngày cuối kỳ", help_text="Ngày làm việc")
    grace = models.PositiveSmallIntegerField(
        "gia hạn chung", default=0, help_text="Ngày làm việc sau hạn, chưa tính là muộn"
    )
    needs_confirmation = models.BooleanField("cần UBND cấp xã hoặc phòng xác nhận", default=False)
    source = ViCharField("văn bản", max_length=200, blank=True)
    article = ViCharField("điều, khoản", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.INFERRED)
    note = ViTextField("ghi chú", blank=True)

    class Meta(Dated.Meta):
        verbose_name = "cách chia kỳ báo cáo"
        verbose_name_plural = "cách chia kỳ báo cáo"
        constraints = [
            *Dated.Meta.constraints,
            in_choices("period_rule_kind_known", "kind", PeriodKind),
            in_choices("period_rule_window_known", "window", PeriodWindow),
            in_choices("period_rule_certainty_known", "certainty", Certainty),
            no_overlap(
                "period_rule_no_overlap",
                of=["kind", "unit?"],
                message="Loại kỳ này đã có cách chia trong khoảng ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.get_window_display().lower()}"


class ReportingPeriodQuerySet(models.QuerySet):
    def of(self, province: int):
        """What collaborators of this province report on: its own periods, and the common ones it has none of its own for."""
        same = {name: OuterRef(name) for name in ("kind", "year", "quarter")}
        own = self.model.objects.filter(unit=province, **same)
        return self.filter(Q(unit=province) | Q(Q(unit=None), ~Exists(own)))

    def visible_to(self, user: User):
        """The common ones, and those of the provinces where the person works."""
        reach = reach_of(user)
        return self if reach.everywhere else self.filter(Q(unit=None) | reach.within("unit"))


@tracked
class ReportingPeriod(models.Model):
    """A period to report on. ``starts_on``–``ends_on`` are of the figures; ``opens_on``–``due_on`` of the sending.

    ``quarter`` is the number of the period in its year, whatever the kind. A report sent after ``due_on`` and ``grace``
    working days is late; a locked period takes nothing more without a ``Reopening``. One that a province made for
    itself (``unit``) stands there in place of the common one of the same number.
    """

    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="riêng cho tỉnh"
    )
    kind = models.CharField("loại kỳ", max_length=10, choices=PeriodKind.choices, default=PeriodKind.QUARTER)
    year = models.PositiveSmallIntegerField("năm")
    quarter = models.PositiveSmallIntegerField("số thứ tự trong năm")
    starts_on = ViDateField("số liệu từ ngày")
    ends_on = ViDateField("đến ngày")
    cut_off_on = ViDateField(
        "chốt số liệu ngày", null=True, blank=True, help_text="Trống: ngày cuối kỳ. Sau ngày này ghi số ước"
    )
    opens_on = ViDateField("mở nhận từ ngày")
    due_on = ViDateField("hạn gửi")
    grace = models.PositiveSmallIntegerField("gia hạn", default=0, help_text="Ngày làm việc sau hạn, chưa tính là muộn")
    needs_confirmation = models.BooleanField("cần UBND cấp xã hoặc phòng xác nhận", default=False)
    locked_at = models.DateTimeField("khoá lúc", null=True, blank=True, editable=False)
    locked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, editable=False, verbose_name="người khoá"
    )

    objects = ReportingPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year", "quarter", "unit"],
                name="period_once",
                nulls_distinct=False,
                violation_error_message="Kỳ này đã có.",
            ),
            in_choices("period_kind_known", "kind", PeriodKind),
            models.CheckConstraint(
                condition=_NUMBERS,
                name="period_number_of_kind",
                violation_error_message="Số thứ tự của kỳ: tháng 1–12, quý 1–4, 6 tháng 1–2, năm 1.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")) & Q(opens_on__lte=F("due_on")),
                name="period_dates_in_order",
                violation_error_message="Ngày của kỳ bị ngược. Xem lại.",
            ),
            models.CheckConstraint(
                condition=Q(cut_off_on__isnull=True) | Q(cut_off_on__range=(F("starts_on"), F("ends_on"))),
                name="period_cut_off_inside",
                violation_error_message="Ngày chốt số liệu nằm trong kỳ.",
            ),
            models.CheckConstraint(
                condition=Q(locked_at__isnull=True, locked_by__isnull=True)
                | Q(locked_at__isnull=False, locked_by__isnull=False),
                name="period_locked_by_somebody",
            ),
        ]

    def __str__(self):
        match self.kind:
            case PeriodKind.QUARTER:
                return quarter_name(self.quarter, self.year)
            case PeriodKind.MONTH:
                return f"tháng {self.quarter}/{self.year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.quarter == 1 else 'cuối'} năm {self.year}"
        return f"năm {self.year}"

    @property
    def short(self) -> str:
        """“III/25”, of a month “3/25”: over a column of figures."""
        name = roman_quarter(self.quarter) if self.kind == PeriodKind.QUARTER else self.quarter
        return f"{name}/{self.year % 100:02}"

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None

    def ends_before(self, day: date) -> bool:
        """Figures of the whole period can be actual ones on ``day``."""
        return (self.cut_off_on or self.ends_on) < day


@tracked
class Reopening(models.Model):
    """A locked period is opened once more for one collaborator: who asked, why, until when, who agreed.

    A report that was approved and locked is corrected only when a second person agrees.
    """

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="reopenings", verbose_name="kỳ báo cáo")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+", verbose_name="cộng tác viên")
    report = models.ForeignKey(
        "collaborators.QuarterlyReport",
        models.PROTECT,
        related_name="reopenings",
        null=True,
        blank=True,
        verbose_name="báo cáo cần sửa",
    )
    reason = ViTextField("lý do")
    until = ViDateField("mở đến hết ngày")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đề nghị")
    asked_at = models.DateTimeField("đề nghị lúc")
    approved_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người đồng ý"
    )
    approved_at = models.DateTimeField("đồng ý lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lần mở khoá"
        verbose_name_plural = "lần mở khoá"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="reopening_says_why", violation_error_message="Ghi lý do mở khoá."
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="reopening_agreed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(report__isnull=True) | Q(approved_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="reopening_by_a_second_person",
                violation_error_message="Sửa báo cáo đã khoá cần người thứ hai đồng ý.",
            ),
        ]

    def __str__(self):
        return f"{self.period}, {self.appointment.collaborator}, đến {self.until:%d/%m/%Y}"
