"""What the legal calendar rests on: days off, and dated rules of law. The arithmetic is in ``core.calendar``."""

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import AmountUnit, Certainty, HolidayKind, RuleKind, RulePurse
from khuyencong.core.dated import Dated, in_choices, no_overlap
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField


@tracked
class Holiday(models.Model):
    """A day off that is no weekend, or a Saturday worked in exchange (``day_off`` False)."""

    date = ViDateField("ngày", unique=True, error_messages={"unique": "Ngày này đã có trong lịch nghỉ."})
    name = ViCharField("tên", max_length=120)
    kind = models.CharField("loại", max_length=20, choices=HolidayKind.choices)
    day_off = models.BooleanField("được nghỉ", default=True, help_text="Bỏ dấu: ngày cuối tuần phải đi làm bù")
    lunar_date = ViCharField("ngày âm lịch", max_length=12, blank=True, help_text="Ví dụ 1/1/2026")
    swap_with = ViDateField("hoán đổi với ngày", null=True, blank=True)
    source = ViCharField("căn cứ", max_length=300, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ)
    note = ViTextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "ngày nghỉ lễ"
        verbose_name_plural = "lịch nghỉ lễ"
        constraints = [
            in_choices("holiday_kind_known", "kind", HolidayKind),
            in_choices("holiday_certainty_known", "certainty", Certainty),
            models.CheckConstraint(
                condition=Q(kind=HolidayKind.WORKED, day_off=False) | (~Q(kind=HolidayKind.WORKED) & Q(day_off=True)),
                name="holiday_worked_is_no_day_off",
                violation_error_message="Ngày làm bù thì không phải ngày nghỉ; loại khác thì là ngày nghỉ.",
            ),
        ]

    def __str__(self):
        return f"{self.date:%d/%m/%Y} {self.name}"


_A_DATE = Q(month__isnull=False, day__isnull=False)
_AN_AMOUNT = Q(amount__isnull=False)
_NEEDS = {
    RuleKind.YEARLY: _A_DATE,
    RuleKind.MONTHLY: Q(day__isnull=False),
    RuleKind.CLOCK: _AN_AMOUNT & Q(amount_unit__in=AmountUnit.of_time()),
    RuleKind.PERIOD: Q(amount__in=(1, 2, 3, 4, 6, 12), amount_unit=AmountUnit.MONTH),
    RuleKind.WINDOW: (_A_DATE & Q(end_month__isnull=False, end_day__isnull=False))
    | (_AN_AMOUNT & Q(amount_unit__in=AmountUnit.of_time())),
    RuleKind.CYCLE: _AN_AMOUNT & Q(amount_unit__in=AmountUnit.of_time()),
    RuleKind.LIMIT: _AN_AMOUNT,
}


def _whole() -> Q:
    whole = Q()
    for kind, needs in _NEEDS.items():
        whole |= Q(kind=kind) & needs
    return whole


def _within(field: str, first: int, last: int) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (first, last)}),
        name=f"legalrule_{field}_in_range",
        violation_error_message=f"Số này từ {first} đến {last}.",
    )


@tracked
class LegalRule(Dated):
    """One rule of the legal calendar, by ``code`` and dates; two versions of a code never share a day.

    ``kind`` says which columns speak: a day of each year (``month``/``day``, ``year_offset`` after the plan year), of each
    month, a clock of ``amount`` from an event (negative: counted back from it), every ``amount`` months, a window of the
    year, a cycle, a limit (no day at all). ``strictly_before``: “trước ngày 20/5”, so the last day is 19/5.
    """

    code = models.CharField("mã", max_length=20, help_text="Ví dụ LC04; phiên bản sau giữ mã cũ, khác khoảng ngày")
    name = ViCharField("tên", max_length=200)
    kind = models.CharField("cách tính", max_length=20, choices=RuleKind.choices)
    month = models.PositiveSmallIntegerField("tháng", null=True, blank=True)
    day = models.PositiveSmallIntegerField("ngày", null=True, blank=True)
    year_offset = models.SmallIntegerField("cộng vào năm", default=0, help_text="1: năm sau năm kế hoạch")
    end_month = models.PositiveSmallIntegerField("đến tháng", null=True, blank=True)
    end_day = models.PositiveSmallIntegerField("đến ngày", null=True, blank=True)
    strictly_before = models.BooleanField("“trước ngày”", default=False, help_text="Hạn cuối là hôm trước ngày ấy")
    amount = models.SmallIntegerField("số lượng", null=True, blank=True, help_text="Âm: tính lùi từ sự kiện")
    amount_unit = models.CharField("đơn vị", max_length=20, choices=AmountUnit.choices, blank=True)
    start_event = ViCharField("tính từ", max_length=200, blank=True)
    from_role = ViCharField("ai làm", max_length=60, blank=True, help_text="Mã vai, ngăn bằng dấu chấm phẩy")
    to_role = ViCharField("gửi ai", max_length=60, blank=True)
    what = ViCharField("nộp gì", max_length=200, blank=True)
    purse = models.CharField("nguồn kinh phí", max_length=10, choices=RulePurse.choices, blank=True)
    remind_days = models.CharField("nhắc trước (ngày)", max_length=40, blank=True, help_text="Ví dụ 30;15;7;3")
    source = ViCharField("văn bản", max_length=300, blank=True)
    article = ViCharField("điều, khoản", max_length=120, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, choices=Certainty.choices, default=Certainty.READ)
    note = ViTextField("ghi chú", blank=True)

    class Meta(Dated.Meta):
        verbose_name = "hạn theo luật"
        verbose_name_plural = "lịch hạn theo luật"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "legalrule_no_overlap",
                of=["code"],
                message="Mã này đã có phiên bản trong khoảng ngày ấy. Đóng phiên bản cũ trước.",
            ),
            in_choices("legalrule_kind_known", "kind", RuleKind),
            in_choices("legalrule_certainty_known", "certainty", Certainty),
            models.CheckConstraint(
                condition=Q(amount_unit__in=["", *AmountUnit.values]), name="legalrule_amount_unit_known"
            ),
            models.CheckConstraint(condition=Q(purse__in=["", *RulePurse.values]), name="legalrule_purse_known"),
            _within("month", 1, 12),
            _within("day", 1, 31),
            _within("end_month", 1, 12),
            _within("end_day", 1, 31),
            _within("year_offset", -2, 5),
            models.CheckConstraint(
                condition=_whole(),
                name="legalrule_has_what_its_kind_needs",
                violation_error_message=(
                    "Thiếu ô của cách tính này: hằng năm cần tháng và ngày; hằng tháng cần ngày; đếm từ sự kiện, chu kỳ cần số"
                    " và đơn vị thời gian; kỳ cần số tháng (1, 2, 3, 4, 6, 12); khung cần ngày đầu và ngày cuối."
                ),
            ),
            models.CheckConstraint(
                condition=Q(remind_days__regex=r"^(\d{1,3}(;\d{1,3})*)?$"),
                name="legalrule_remind_days_shape",
                violation_error_message="Ghi số ngày ngăn bằng dấu chấm phẩy, ví dụ 30;15;7;3.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"
