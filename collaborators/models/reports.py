"""What the network reports: drafts as typed, what was sent as rows, each sending kept word for word."""

from django.db import models
from django.db.models import F, Q

from collaborators.choices import COMPILED, Basis, ReportStatus, ReviewOutcome
from collaborators.models import kept
from collaborators.models.network import Appointment
from collaborators.models.periods import ReportingPeriod
from khuyencong.core.audit import tracked
from khuyencong.core.dated import Dated, in_choices
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import Sourced, StoredFile, Timeline, User, Versioned
from khuyencong.establishments.choices import LegalForm
from khuyencong.establishments.models import Establishment, Need
from khuyencong.offices.queries import reach_of

_DRAFT = Q(status=ReportStatus.DRAFT)
_APPROVED = Q(status__in=COMPILED)


class QuarterlyReportQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """A collaborator sees their own; the office sees what was sent, and that a draft exists."""
        if reach_of(user).everywhere:
            return self
        return self.filter(appointment__in=Appointment.objects.visible_to(user))


@tracked
class QuarterlyReport(Versioned, Sourced):
    """Báo cáo quý, bốn phần: tình hình, rà soát cơ sở, đề xuất, khó khăn. Blank is unknown, never zero.

    ``draft`` is every box as it was typed, right or wrong, by the name of the box; the rows below say what was sent.
    ``sent_at`` is the latest sending, ``first_sent_at`` the one that counts for being on time.
    """

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="reports", verbose_name="kỳ tham gia mạng lưới"
    )
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="reports", verbose_name="kỳ báo cáo")
    status = models.CharField("tình trạng", max_length=10, choices=ReportStatus.choices, default=ReportStatus.DRAFT)
    draft = models.JSONField("bản đang viết", default=dict, blank=True)
    is_nil = models.BooleanField("cả kỳ không phát sinh", default=False)
    warnings = models.PositiveSmallIntegerField("số chỗ cần xem", default=0)
    first_sent_at = models.DateTimeField("gửi lần đầu lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người gửi")
    receipt = ViCharField("số biên nhận", max_length=20, blank=True)
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    approved_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người duyệt"
    )

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
                condition=_DRAFT & Q(sent_at__isnull=True, first_sent_at__isnull=True, sent_by__isnull=True, receipt="")
                | (
                    ~_DRAFT
                    & Q(sent_at__isnull=False, first_sent_at__isnull=False, sent_by__isnull=False)
                    & ~Q(receipt="")
                ),
                name="report_sent_has_receipt",
            ),
            models.CheckConstraint(
                condition=Q(first_sent_at__isnull=True) | Q(first_sent_at__lte=F("sent_at")),
                name="report_first_sent_first",
            ),
            models.CheckConstraint(
                condition=_APPROVED & Q(approved_at__isnull=False, approved_by__isnull=False)
                | ~_APPROVED & Q(approved_at__isnull=True, approved_by__isnull=True),
                name="report_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("sent_by")),
                name="report_approved_by_another",
                violation_error_message="Người gửi không duyệt báo cáo của mình.",
            ),
        ]
        triggers = [kept.report_moves_kept(), kept.report_closed(), kept.report_stays()]

    def __str__(self):
        return f"Báo cáo {self.period}, {self.appointment.collaborator}"


@tracked
class Submission(models.Model):
    """One sending, word for word: what its receipt, its PDF and the comparison with the next one are read from.

    ``content``: {"lines": [{k: box, p: part, l: label, v: value, u: unit, b: ước/thực, x: explanation, w: what was
    asked, t: last period, n: same period last year}]}.
    """

    report = models.ForeignKey(QuarterlyReport, models.PROTECT, related_name="submissions", verbose_name="báo cáo")
    number = models.PositiveSmallIntegerField("lần gửi")
    sent_at = models.DateTimeField("gửi lúc")
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gửi")
    receipt = ViCharField("số biên nhận", max_length=20, unique=True)
    content = models.JSONField("nội dung")

    class Meta:
        verbose_name = "lần gửi báo cáo"
        verbose_name_plural = "lần gửi báo cáo"
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="submission_once_a_number")]
        triggers = [kept.submission_kept()]

    def __str__(self):
        return f"{self.receipt}, lần {self.number}"


@tracked
class ReportPart(models.Model):
    """One of the four parts as sent: words of its own, or the signed answer that nothing happened."""

    report = models.ForeignKey(QuarterlyReport, models.PROTECT, related_name="parts", verbose_name="báo cáo")
    part = models.PositiveSmallIntegerField("phần")
    is_nil = models.BooleanField("không phát sinh", default=False)
    words = ViTextField("nhận xét", blank=True)

    class Meta:
        verbose_name = "phần của báo cáo"
        verbose_name_plural = "phần của báo cáo"
        constraints = [
            models.UniqueConstraint(fields=["report", "part"], name="part_once_a_report"),
            models.CheckConstraint(condition=Q(part__range=(1, 4)), name="part_1_4"),
            models.CheckConstraint(
                condition=Q(is_nil=False) | Q(words=""),
                name="part_nil_says_nothing",
                violation_error_message="Phần không phát sinh thì không có lời.",
            ),
        ]
        triggers = [kept.of_open_report()]

    def __str__(self):
        return f"phần {self.part}"


@tracked
class ReportAnswer(models.Model):
    """The answer to one question as sent. ``number`` NULL is unknown; ``listed`` is what the list gives.

    ``estimated`` keeps the estimate after the actual figure has come; ``warning`` is what was asked about the figure.
    """

    report = models.ForeignKey(QuarterlyReport, models.PROTECT, related_name="answers", verbose_name="báo cáo")
    code = models.CharField("mã câu hỏi", max_length=12)
    number = models.DecimalField("số", max_digits=18, decimal_places=2, null=True, blank=True)
    listed = models.DecimalField("số theo danh sách", max_digits=18, decimal_places=2, null=True, blank=True)
    estimated = models.DecimalField("số ước trước đó", max_digits=18, decimal_places=2, null=True, blank=True)
    text = ViTextField("chữ", blank=True)
    basis = models.CharField("ước hay thực", max_length=5, choices=Basis.choices, blank=True, default=Basis.NOT_SAID)
    explanation = ViTextField("giải thích", blank=True)
    warning = ViCharField("điều cần xem", max_length=250, blank=True)

    class Meta:
        verbose_name = "câu trả lời"
        verbose_name_plural = "câu trả lời"
        indexes = [models.Index(fields=["code", "report"], name="answer_by_code")]
        constraints = [
            models.UniqueConstraint(fields=["report", "code"], name="answer_once_a_report"),
            in_choices("answer_basis_known", "basis", Basis),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__gte=0),
                name="answer_not_negative",
                violation_error_message="Số không âm.",
            ),
        ]
        triggers = [kept.of_open_report()]

    def __str__(self):
        return f"{self.code}: {self.text or self.number}"


@tracked
class EstablishmentReview(models.Model):
    """One establishment of the register's list as it was found in the period."""

    report = models.ForeignKey(QuarterlyReport, models.PROTECT, related_name="reviews", verbose_name="báo cáo")
    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="+", verbose_name="cơ sở")
    outcome = models.CharField("kết quả rà soát", max_length=12, choices=ReviewOutcome.choices)
    legal_form = models.CharField("loại hình", max_length=20, choices=LegalForm.choices, default=LegalForm.UNKNOWN)
    happened_on = ViDateField("từ ngày", null=True, blank=True)
    note = ViTextField("ghi thêm", blank=True)

    class Meta:
        verbose_name = "kết quả rà soát cơ sở"
        verbose_name_plural = "kết quả rà soát cơ sở"
        constraints = [
            models.UniqueConstraint(fields=["report", "establishment"], name="review_once_a_report"),
            in_choices("review_outcome_known", "outcome", ReviewOutcome),
            in_choices("review_form_known", "legal_form", LegalForm),
        ]
        triggers = [kept.of_open_report()]

    def __str__(self):
        return f"{self.establishment}: {self.get_outcome_display()}"


@tracked
class ReportLine(models.Model):
    """One line of a list of the report. ``cells``: column → words, as the question names its columns."""

    report = models.ForeignKey(QuarterlyReport, models.PROTECT, related_name="lines", verbose_name="báo cáo")
    code = models.CharField("mã câu hỏi", max_length=12)
    number = models.PositiveSmallIntegerField("dòng")
    cells = models.JSONField("nội dung")
    establishment = models.ForeignKey(
        Establishment, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ sở"
    )
    need = models.ForeignKey(
        Need, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nhu cầu trong sổ"
    )

    class Meta:
        verbose_name = "dòng của báo cáo"
        verbose_name_plural = "dòng của báo cáo"
        constraints = [models.UniqueConstraint(fields=["report", "code", "number"], name="line_once_a_list")]
        triggers = [kept.of_open_report()]

    def __str__(self):
        return "; ".join(f"{name}: {words}" for name, words in self.cells.items() if words)


@tracked
class Confirmation(models.Model):
    """A second person (đại diện UBND xã, phòng) stands behind one sending; the scan of the signed paper may go with it."""

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="confirmation", verbose_name="lần gửi")
    name = ViCharField("người xác nhận", max_length=120)
    title = ViCharField("chức vụ, cơ quan", max_length=200)
    confirmed_on = ViDateField("ngày xác nhận")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản chụp giấy đã ký"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "xác nhận báo cáo"
        verbose_name_plural = "xác nhận báo cáo"
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(title=""),
                name="confirmation_names_who",
                violation_error_message="Ghi ai xác nhận, chức vụ gì.",
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.title}"


@tracked
class ReturnReason(Dated):
    """Why a report is sent back, as the Centre classes it."""

    code = models.CharField("mã", max_length=10, unique=True)
    name = ViCharField("lý do", max_length=200)
    needs_text = models.BooleanField("bắt buộc ghi rõ", default=False)
    source = ViCharField("văn bản", max_length=200, blank=True)
    certainty = models.CharField("mức chắc chắn", max_length=2, default="I")

    class Meta(Dated.Meta):
        verbose_name = "lý do trả báo cáo"
        verbose_name_plural = "lý do trả báo cáo"

    def __str__(self):
        return self.name


@tracked
class ReportReturn(models.Model):
    """One time a report went back to its writer: by the office for a reason, or taken back by the writer."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="returns", verbose_name="lần gửi")
    reason = models.ForeignKey(
        ReturnReason, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="lý do"
    )
    note = ViTextField("ghi rõ", blank=True)
    box = models.CharField("ô cần xem", max_length=40, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người trả")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lần trả báo cáo"
        verbose_name_plural = "lần trả báo cáo"
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__isnull=False) | ~Q(note=""),
                name="return_says_why",
                violation_error_message="Chọn lý do hoặc ghi rõ vì sao trả.",
            )
        ]

    def __str__(self):
        return f"{self.reason or self.note}"
