"""What came out: outputs in their own units, classes held."""

from django.db import models
from django.db.models import F, Q

from khuyencong.core.audit import tracked
from khuyencong.core.choices import Qualifier
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import CountField, ViCharField, ViDateField
from khuyencong.core.models import Sourced, Versioned
from khuyencong.offices.models import Organisation
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import ClassKind
from projects.models.contents import OutputIndicator
from projects.models.projects import Project


@tracked
class Output(Versioned, Sourced):
    """A stated total: planned (may be a range) and done. Parts told apart (classes) never sum into it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="outputs", verbose_name="đề án")
    indicator = models.ForeignKey(OutputIndicator, models.PROTECT, related_name="+", verbose_name="chỉ tiêu")
    planned_low = CountField("kế hoạch, từ", null=True, blank=True)
    planned_high = CountField("kế hoạch, đến", null=True, blank=True)
    done = CountField("đã làm", null=True, blank=True, help_text="Trống: chưa có số liệu")
    qualifier = models.CharField("chữ đi kèm số", max_length=10, choices=Qualifier.choices, blank=True, default="")
    done_on = ViDateField("ngày hoàn thành", null=True, blank=True)
    told_apart = models.BooleanField(
        "kể riêng, không cộng", default=False, help_text="Có thể đã nằm trong một số khác: chỉ kể, không cộng vào tổng"
    )
    note = ViCharField("ghi chú", max_length=250, blank=True)

    class Meta:
        verbose_name = "kết quả"
        verbose_name_plural = "kết quả"
        constraints = [
            models.UniqueConstraint(fields=["project", "indicator", "told_apart", "note"], name="output_once"),
            models.CheckConstraint(
                condition=Q(planned_low__isnull=True) | Q(planned_low__lte=F("planned_high")),
                name="output_plan_in_order",
                violation_error_message="Kế hoạch: số “từ” lớn hơn số “đến”.",
            ),
            in_choices("output_qualifier_known", "qualifier", Qualifier),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.done if self.done is not None else 'chưa có số liệu'}"


@tracked
class TrainingClass(Versioned, Sourced):
    """One class; or, where the source gives only their number, one group of classes of the same trade."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="classes", verbose_name="đề án")
    kind = models.CharField("loại lớp", max_length=20, choices=ClassKind.choices)
    name = ViCharField("nghề, chuyên đề", max_length=200)
    class_count = CountField("số lớp", null=True, blank=True, default=1, help_text="Trống: nguồn không nói mấy lớp")
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nơi mở lớp"
    )
    organiser = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="đơn vị tổ chức"
    )
    starts_on = ViDateField("khai giảng", null=True, blank=True)
    ends_on = ViDateField("bế giảng", null=True, blank=True, help_text="Lớp tính vào kỳ có ngày này")
    learners = CountField("học viên", null=True, blank=True)
    female = CountField("trong đó nữ", null=True, blank=True)
    ethnic_minority = CountField("trong đó dân tộc thiểu số", null=True, blank=True)
    employed_after = CountField("có việc làm sau học", null=True, blank=True)

    class Meta:
        verbose_name = "lớp học"
        verbose_name_plural = "lớp học"
        constraints = [
            in_choices("class_kind_known", "kind", ClassKind),
            models.CheckConstraint(
                condition=Q(class_count__isnull=True) | Q(class_count__gte=1), name="class_count_positive"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="class_dates_in_order",
                violation_error_message="Ngày bế giảng đứng trước ngày khai giảng.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{part}__isnull": True})
                    | Q(learners__isnull=True)
                    | Q(**{f"{part}__lte": F("learners")}),
                    name=f"class_{part}_within_learners",
                    violation_error_message="Số “trong đó” lớn hơn số học viên.",
                )
                for part in ("female", "ethnic_minority", "employed_after")
            ),
        ]

    def __str__(self):
        return self.name
