"""Thoả thuận phối hợp with another body, and what was done under it."""

from datetime import date

from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import Dated, DatedQuerySet
from khuyencong.core.fields import CountField, MoneyField, ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, User, Versioned
from khuyencong.offices.models import Organisation
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.models.projects import Project


class AgreementQuerySet(DatedQuerySet):
    def visible_to(self, user: User):
        """Desks, of their area."""
        reach = reach_of(user)
        return self.filter(reach.within("unit")) if reach.is_office else self.none()


@tracked
class CoordinationAgreement(Versioned, Sourced, Dated):
    """With whom, since when, who does what. Its number is that of the document; NULL where none was read."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="phối hợp với")
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    name = ViCharField("tên, trích yếu", max_length=250)
    signed_on = ViDateField("ngày ký", null=True, blank=True, help_text="Trống: chưa rõ")
    our_part = ViTextField("phần Trung tâm làm", blank=True)
    their_part = ViTextField("phần bên phối hợp làm", blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="văn bản"
    )

    objects = AgreementQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "thoả thuận phối hợp"
        verbose_name_plural = "thoả thuận phối hợp"
        constraints = [*Dated.Meta.constraints]

    def __str__(self):
        return self.name

    def holds_on(self, day: date) -> bool:
        """In force that day, as far as its dates are known."""
        return not ((self.valid_from and day < self.valid_from) or (self.valid_to and day > self.valid_to))


@tracked
class AgreementActivity(Sourced):
    """One thing done under an agreement. Money in đồng; NULL is unknown."""

    agreement = models.ForeignKey(
        CoordinationAgreement, models.PROTECT, related_name="activities", verbose_name="thoả thuận"
    )
    done_on = ViDateField("ngày làm", null=True, blank=True, help_text="Trống: chưa rõ")
    what = ViTextField("việc đã làm")
    people = CountField("số người dự", null=True, blank=True, help_text="Trống: chưa có số liệu")
    amount = MoneyField("kinh phí", null=True, blank=True, help_text="Đồng; trống: chưa có số liệu")
    project = models.ForeignKey(
        Project, models.PROTECT, related_name="agreed_activities", null=True, blank=True, verbose_name="trong đề án"
    )

    class Meta:
        verbose_name = "việc theo thoả thuận"
        verbose_name_plural = "việc theo thoả thuận"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="activity_amount_not_negative",
                violation_error_message="Kinh phí không âm.",
            )
        ]

    def __str__(self):
        return self.what[:80]
