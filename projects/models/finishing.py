"""How a đề án ends: accepted, or stopped; kept in the archive; looked at again months later."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User, Versioned
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import AcceptanceResult, Milestone, MinutesForm, ReasonKind, StopWish
from projects.models import invariants, walked
from projects.models.beneficiaries import Beneficiary
from projects.models.projects import Project
from projects.models.reasons import Reason

_NOT_NEGATIVE = "Số không âm."

_OF_THE_SAME_FILE = """
IF NEW.beneficiary_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM projects_beneficiary WHERE id = NEW.beneficiary_id AND project_id = NEW.project_id
) THEN
    RAISE EXCEPTION 'Cơ sở được nghiệm thu không thuộc đề án này.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'acceptance_of_the_same_file';
END IF;
RETURN NEW;
"""


def _not_negative(prefix: str, *fields: str) -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
            name=f"{prefix}_{field}_not_negative",
            violation_error_message=_NOT_NEGATIVE,
        )
        for field in fields
    ]


@tracked
class Acceptance(Sourced):
    """Nghiệm thu of one beneficiary at one place, or of the whole file. Never changed: the latest one counts."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="acceptances", verbose_name="đề án")
    beneficiary = models.ForeignKey(
        Beneficiary,
        models.PROTECT,
        related_name="acceptances",
        null=True,
        blank=True,
        verbose_name="cơ sở thụ hưởng",
        help_text="Trống: cả đề án",
    )
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="địa điểm"
    )
    held_on = ViDateField("ngày nghiệm thu")
    present = ViTextField("thành phần tham gia", blank=True)
    result = models.CharField("kết quả", max_length=20, choices=AcceptanceResult.choices)
    accepted_value = MoneyField("giá trị được nghiệm thu", null=True, blank=True, help_text="Đồng; trống: chưa rõ")
    counterpart_verified = MoneyField("đối ứng đã xác nhận", null=True, blank=True, help_text="Đồng; trống: chưa rõ")
    minutes_form = models.CharField(
        "mẫu biên bản", max_length=10, choices=MinutesForm.choices, default=MinutesForm.PLACE
    )
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="biên bản"
    )
    remark = ViTextField("nhận xét", blank=True)
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người ghi")

    class Meta:
        verbose_name = "lần nghiệm thu"
        verbose_name_plural = "lần nghiệm thu"
        indexes = [models.Index(F("project"), F("held_on").desc(), name="acceptance_by_project")]
        constraints = [
            in_choices("acceptance_result_known", "result", AcceptanceResult),
            in_choices("acceptance_form_known", "minutes_form", MinutesForm),
            *_not_negative("acceptance", "accepted_value", "counterpart_verified"),
        ]
        triggers = [
            pgtrigger.Protect(name="acceptance_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="acceptance_of_the_same_file",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OF_THE_SAME_FILE,
            ),
            walked.accepted_with_each("NEW.project_id", pgtrigger.Insert),
        ]

    def __str__(self):
        return f"{self.beneficiary or 'Cả đề án'}: {self.get_result_display().lower()}"

    @property
    def passed(self) -> bool:
        return self.result == AcceptanceResult.PASSED


@tracked
class Stoppage(models.Model):
    """Why a file stopped and what its decision says of the money already paid. Đồng."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="stoppage", verbose_name="đề án")
    wish = models.CharField("theo ý ai", max_length=20, choices=StopWish.choices)
    stopped_on = ViDateField("ngày ngừng")
    reason = ViTextField("lý do")
    typed_reason = models.ForeignKey(
        Reason, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="lý do trong danh sách"
    )
    paid = MoneyField("đã chi khi ngừng", help_text="Tạm ứng và thanh toán, trừ hoàn trả")
    kept = MoneyField("được giữ lại", help_text="Phần đã chi được công nhận theo quyết định ngừng")
    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="+", verbose_name="quyết định")
    cleared_on = ViDateField("hoàn trả đủ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "việc ngừng đề án"
        verbose_name_plural = "việc ngừng đề án"
        constraints = [
            in_choices("stoppage_wish_known", "wish", StopWish),
            models.CheckConstraint(
                condition=Q(kept__gte=0, kept__lte=F("paid")),
                name="stoppage_keeps_within_paid",
                violation_error_message="Số được giữ lại không lớn hơn số đã chi.",
            ),
            models.CheckConstraint(
                condition=Q(cleared_on__isnull=True) | Q(cleared_on__gte=F("stopped_on")),
                name="stoppage_cleared_after_stop",
                violation_error_message="Ngày hoàn trả đủ đứng trước ngày ngừng.",
            ),
        ]
        triggers = [
            invariants.reason_of_kind(ReasonKind.STOP),
            walked.kept("stoppage_kept", "Quyết định ngừng không xoá, không sửa.", besides=("cleared_on",)),
        ]

    def __str__(self):
        return f"{self.project.code}: {self.get_wish_display().lower()}"

    @property
    def to_refund(self):
        """What has to come back, đồng."""
        return self.paid - self.kept

    @property
    def is_clear(self) -> bool:
        return self.to_refund == 0 or self.cleared_on is not None


@tracked
class ArchiveRecord(models.Model):
    """Where the paper file lies and how long it is kept."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="archive", verbose_name="đề án")
    archived_on = ViDateField("ngày lưu")
    shelf = ViCharField("kho, giá, hộp", max_length=120)
    code = ViCharField("số hồ sơ lưu", max_length=60, blank=True)
    permanent = models.BooleanField("lưu vĩnh viễn", default=False)
    years = models.PositiveSmallIntegerField("thời hạn (năm)", null=True, blank=True)
    keep_until = ViDateField("giữ đến", null=True, blank=True, editable=False)
    documents = CountField("số văn bản khi lưu", default=0, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người lưu")

    class Meta:
        verbose_name = "hồ sơ lưu"
        verbose_name_plural = "hồ sơ lưu"
        constraints = [
            models.CheckConstraint(
                condition=Q(permanent=True, years__isnull=True, keep_until__isnull=True)
                | Q(permanent=False, years__range=(1, 100), keep_until__gt=F("archived_on")),
                name="archive_for_years_or_for_ever",
                violation_error_message="Ghi thời hạn từ 1 đến 100 năm, hoặc chọn lưu vĩnh viễn.",
            ),
        ]

    def __str__(self):
        return f"{self.project.code}, {self.shelf}"

    @property
    def retention(self) -> str:
        return "vĩnh viễn" if self.permanent else f"{self.years} năm"


@tracked
class FollowUp(Versioned, Sourced):
    """One beneficiary before the support, or 6, 12, 24 months after its acceptance. NULL is unknown, never zero."""

    beneficiary = models.ForeignKey(
        Beneficiary, models.PROTECT, related_name="follow_ups", verbose_name="cơ sở thụ hưởng"
    )
    months = models.PositiveSmallIntegerField("mốc", choices=Milestone.choices)
    surveyed_on = ViDateField("ngày khảo sát")
    surveyor = ViCharField("người khảo sát", max_length=120, blank=True)
    workers = CountField("lao động", null=True, blank=True, help_text="Người, bình quân")
    female = CountField("trong đó nữ", null=True, blank=True)
    revenue = MoneyField("doanh thu năm", null=True, blank=True, help_text="Đồng")
    exports = MoneyField("xuất khẩu năm", null=True, blank=True, help_text="Đồng")
    wage = MoneyField("thu nhập bình quân tháng", null=True, blank=True, help_text="Đồng một người")
    output = models.DecimalField("sản lượng", max_digits=14, decimal_places=2, null=True, blank=True)
    output_unit = ViCharField("đơn vị sản lượng", max_length=60, blank=True, help_text="Ví dụ tấn/tháng, lít/ca")
    words = ViTextField("nhận xét", blank=True)
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name="người ghi")

    class Meta:
        verbose_name = "lần theo dõi sau hỗ trợ"
        verbose_name_plural = "theo dõi sau hỗ trợ"
        constraints = [
            in_choices("follow_up_months_known", "months", Milestone),
            models.UniqueConstraint(
                fields=["beneficiary", "months"],
                name="follow_up_once",
                violation_error_message="Mốc này đã được ghi. Sửa lần đã ghi.",
            ),
            *_not_negative("follow_up", "revenue", "exports", "wage", "output"),
            models.CheckConstraint(
                condition=Q(female__isnull=True) | Q(workers__isnull=True) | Q(female__lte=F("workers")),
                name="follow_up_female_within_workers",
                violation_error_message="Số “trong đó nữ” lớn hơn số lao động.",
            ),
            models.CheckConstraint(
                condition=Q(output__isnull=True) | ~Q(output_unit=""),
                name="follow_up_output_has_its_unit",
                violation_error_message="Ghi đơn vị của sản lượng.",
            ),
            models.CheckConstraint(
                condition=~Q(words="")
                | Q(workers__isnull=False)
                | Q(revenue__isnull=False)
                | Q(exports__isnull=False)
                | Q(wage__isnull=False)
                | Q(output__isnull=False),
                name="follow_up_says_something",
                violation_error_message="Ghi ít nhất một con số, hoặc một lời nhận xét.",
            ),
        ]

    def __str__(self):
        return f"{self.beneficiary}, {self.get_months_display().lower()}"
