"""The list of a year: who stays, who leaves, who joins, drawn up first and then in force by one decision."""

from django.db import models
from django.db.models import F, Q

from collaborators.choices import CollaboratorKind, RenewalMove
from collaborators.models import invariants
from collaborators.models.network import Appointment, Collaborator
from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Timeline, User, Versioned
from khuyencong.offices.models import Organisation
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit


class RenewalQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """The office, within its area; a list is nobody else's business before the decision says it."""
        reach = reach_of(user)
        if not reach.is_office:
            return self.none()
        return self if reach.everywhere else self.filter(reach.within("unit"))

    def drafts(self):
        return self.filter(applied_at__isnull=True)


@tracked
class Renewal(Versioned):
    """Danh sách năm of the network of ``unit``; a draft until ``applied_at``, then the terms it opened are in force."""

    timeline = models.OneToOneField(Timeline, models.PROTECT, related_name="+", editable=False)
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="mạng lưới của")
    year = models.PositiveSmallIntegerField("năm")
    starts_on = ViDateField("có hiệu lực từ ngày")
    ends_on = ViDateField("đến ngày", null=True, blank=True, help_text="Trống: đến khi có danh sách mới")
    note = ViTextField("ghi chú", blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định"
    )
    applied_at = models.DateTimeField("ghi vào mạng lưới lúc", null=True, blank=True, editable=False)
    applied_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, editable=False, verbose_name="người ghi"
    )

    objects = RenewalQuerySet.as_manager()

    class Meta:
        verbose_name = "danh sách mạng lưới của năm"
        verbose_name_plural = "danh sách mạng lưới của năm"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="renewal_days_in_order",
                violation_error_message="“Đến ngày” đứng trước ngày có hiệu lực. Xem lại hai ngày.",
            ),
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True, applied_by__isnull=True, document__isnull=True)
                | Q(applied_at__isnull=False, applied_by__isnull=False, document__isnull=False),
                name="renewal_in_force_by_decision",
                violation_error_message="Danh sách có hiệu lực khi có quyết định.",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(applied_at__isnull=True),
                name="renewal_one_draft_a_network",
                violation_error_message="Mạng lưới này đang có một danh sách chưa ký. Làm tiếp danh sách ấy.",
            ),
            models.UniqueConstraint(
                fields=["unit", "starts_on"],
                name="renewal_once_a_day",
                violation_error_message="Đã có danh sách có hiệu lực từ ngày ấy.",
            ),
        ]

    def __str__(self):
        return f"Danh sách năm {self.year}"

    @property
    def is_draft(self) -> bool:
        return self.applied_at is None


_A_PERSON = Q(collaborator__isnull=False) | ~Q(full_name="")
_ONE_AREA = Q(area__isnull=False, association__isnull=True) | Q(area__isnull=True, association__isnull=False)


@tracked
class RenewalLine(models.Model):
    """One person of the list. Who stays or leaves is a term in force; who joins is written here until the decision."""

    renewal = models.ForeignKey(Renewal, models.PROTECT, related_name="lines", verbose_name="danh sách")
    move = models.CharField("thay đổi", max_length=10, choices=RenewalMove.choices, default=RenewalMove.STAYS)
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="kỳ đang tham gia"
    )
    reason = ViCharField("lý do", max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="replaced_by", null=True, blank=True, verbose_name="thay cho"
    )
    collaborator = models.ForeignKey(
        Collaborator, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người đã có hồ sơ"
    )
    full_name = ViCharField("họ và tên", max_length=120, blank=True)
    phone = ViCharField("điện thoại", max_length=20, blank=True)
    kind = models.CharField("loại", max_length=20, choices=CollaboratorKind.choices, blank=True)
    area = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="địa bàn phụ trách"
    )
    association = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="hiệp hội"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ quan công tác"
    )
    job_title = ViCharField("chức vụ, nơi công tác", max_length=200, blank=True)
    shared_reason = ViCharField("lý do cùng phụ trách với người khác", max_length=300, blank=True)
    opened = models.OneToOneField(
        Appointment, models.PROTECT, related_name="+", null=True, blank=True, editable=False, verbose_name="kỳ mở ra"
    )

    class Meta:
        verbose_name = "dòng của danh sách năm"
        verbose_name_plural = "dòng của danh sách năm"
        constraints = [
            in_choices("renewal_line_move_known", "move", RenewalMove),
            models.CheckConstraint(
                condition=(~Q(move=RenewalMove.JOINS) & Q(appointment__isnull=False))
                | (
                    Q(move=RenewalMove.JOINS, appointment__isnull=True, kind__in=CollaboratorKind.values)
                    & _A_PERSON
                    & _ONE_AREA
                ),
                name="renewal_line_whole",
                violation_error_message="Người vào mạng lưới cần họ tên, loại và một địa bàn hoặc một hiệp hội.",
            ),
            models.CheckConstraint(
                condition=~Q(move=RenewalMove.LEAVES) | ~Q(reason=""),
                name="renewal_leaving_has_reason",
                violation_error_message="Ghi lý do thôi.",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | Q(move=RenewalMove.JOINS),
                name="renewal_only_joiner_replaces",
                violation_error_message="Chỉ người mới vào thay cho người thôi.",
            ),
            models.UniqueConstraint(
                fields=["renewal", "appointment"],
                condition=Q(appointment__isnull=False),
                name="renewal_line_once",
                violation_error_message="Người này đã có trong danh sách.",
            ),
        ]
        triggers = [invariants.closed_with_its_list()]

    def __str__(self):
        return self.full_name or str(self.collaborator or self.appointment)

    @property
    def person(self) -> str:
        if self.appointment_id:
            return self.appointment.collaborator.full_name
        return self.collaborator.full_name if self.collaborator_id else self.full_name
