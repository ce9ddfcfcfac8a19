"""Cộng tác viên: people and their appointments by decision."""

from django.db import models
from django.db.models import F, Q

from collaborators.choices import CollaboratorKind, Gender
from collaborators.models import invariants
from khuyencong.core.audit import tracked
from khuyencong.core.dated import Dated, DatedQuerySet, in_choices, no_overlap, one_of
from khuyencong.core.fields import ViCharField, fold_of
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
        if reach_of(user).everywhere:
            return self
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
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ quan công tác"
    )
    job_title = ViCharField("chức vụ, nơi công tác", max_length=200, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="replaced_by", null=True, blank=True, verbose_name="thay cho"
    )
    left_because = ViCharField("lý do thôi", max_length=300, blank=True)
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
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | Q(valid_from__isnull=False),
                name="appointment_replacing_has_a_day",
                violation_error_message="Người thay phải có ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(left_because="") | Q(valid_to__isnull=False),
                name="appointment_left_because_has_a_day",
                violation_error_message="Có lý do thôi thì phải có ngày cuối.",
            ),
        ]
        triggers = [invariants.replaced_after_leaving(), invariants.term_shares_on_purpose()]

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
    shared_reason = ViCharField("lý do cùng phụ trách với người khác", max_length=300, blank=True)

    class Meta:
        verbose_name = "phạm vi phụ trách"
        verbose_name_plural = "phạm vi phụ trách"
        constraints = [
            one_of("area_of_one", "unit", "organisation", message="Phạm vi là một địa bàn hoặc một hiệp hội."),
            models.UniqueConstraint(
                fields=["appointment", "unit", "organisation"], name="area_once", nulls_distinct=False
            ),
        ]
        triggers = [invariants.area_shares_on_purpose()]

    def __str__(self):
        return str(self.unit or self.organisation)
