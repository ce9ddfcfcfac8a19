"""Who carries a đề án out or helps, who introduced it, took part or follows it."""

from django.db import models

from collaborators.models import Collaborator
from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices, one_of
from khuyencong.core.fields import ViDateField
from khuyencong.core.models import User
from khuyencong.offices.models import Organisation
from projects.choices import (
    ParticipantRole,
    PartnerRole,
)
from projects.models.projects import Project


@tracked
class ProjectPartner(models.Model):
    """Đơn vị thực hiện, đơn vị phối hợp."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="partners", verbose_name="đề án")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=20, choices=PartnerRole.choices)

    class Meta:
        verbose_name = "đơn vị tham gia"
        verbose_name_plural = "đơn vị tham gia"
        constraints = [
            in_choices("partner_role_known", "role", PartnerRole),
            models.UniqueConstraint(fields=["project", "organisation", "role"], name="partner_once"),
        ]

    def __str__(self):
        return str(self.organisation)


@tracked
class ProjectParticipant(models.Model):
    """Who introduced, took part in or monitored the đề án, since when: a collaborator, a person of an office, a body."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="participants", verbose_name="đề án")
    collaborator = models.ForeignKey(
        Collaborator, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cộng tác viên"
    )
    user = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người của cơ quan"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tổ chức"
    )
    role = models.CharField("vai trò", max_length=20, choices=ParticipantRole.choices)
    since = ViDateField("từ ngày", null=True, blank=True, help_text="Trống: chưa rõ")

    class Meta:
        verbose_name = "người tham gia"
        verbose_name_plural = "người tham gia"
        constraints = [
            in_choices("participant_role_known", "role", ParticipantRole),
            one_of(
                "participant_is_one",
                "collaborator",
                "user",
                "organisation",
                message="Người tham gia là một cộng tác viên, một người của cơ quan hoặc một tổ chức: chọn đúng một.",
            ),
            models.UniqueConstraint(
                fields=["project", "collaborator", "user", "organisation", "role"],
                name="participant_once",
                nulls_distinct=False,
                violation_error_message="Đã có trong đề án với vai trò này.",
            ),
        ]

    def __str__(self):
        return str(self.collaborator or self.user or self.organisation)
