"""Where a đề án comes from: needs joined to it, the consent it rests on, who went to see before it was written."""

import pgtrigger
from django.db import models
from django.db.models import Q

from khuyencong.core.audit import tracked
from khuyencong.core.dated import in_choices
from khuyencong.core.fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.models import OfficialDocument, Sourced, StoredFile, User, Versioned
from khuyencong.establishments.models import Consent, Establishment, Need
from khuyencong.offices.models import Organisation
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import SurveyConclusion, SurveySide
from projects.models.projects import Project


@tracked
class ProjectNeed(models.Model):
    """One more need that joined a đề án; the one it began from is ``Project.need`` and never stands here too."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="joined_needs", verbose_name="đề án")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+", verbose_name="nhu cầu")
    joined_at = models.DateTimeField("gộp lúc")
    joined_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gộp")

    class Meta:
        verbose_name = "nhu cầu gộp vào đề án"
        verbose_name_plural = "nhu cầu gộp vào đề án"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "need"],
                name="joined_need_once",
                violation_error_message="Nhu cầu này đã có trong đề án.",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="joined_need_is_another",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                IF EXISTS (SELECT FROM projects_project p WHERE p.id = NEW.project_id AND p.need_id = NEW.need_id) THEN
                    RAISE EXCEPTION 'joined_need_is_another: nhu cầu này là nhu cầu đầu của đề án'
                        USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return str(self.need)


@tracked
class ProjectConsent(models.Model):
    """That an establishment agreed to be in a đề án; or why it was written without."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="consents", verbose_name="đề án")
    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="+", verbose_name="cơ sở")
    consent = models.ForeignKey(
        Consent, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="đồng ý đã ghi"
    )
    reason = ViTextField("lý do lập khi chưa có đồng ý", blank=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    class Meta:
        verbose_name = "đồng ý trong đề án"
        verbose_name_plural = "đồng ý trong đề án"
        constraints = [
            models.UniqueConstraint(fields=["project", "establishment"], name="project_consent_once"),
            models.CheckConstraint(
                condition=Q(consent__isnull=False, reason="") | (Q(consent__isnull=True) & ~Q(reason="")),
                name="project_consent_or_reason",
                violation_error_message="Ghi đồng ý của cơ sở, hoặc lý do chưa có: đúng một trong hai.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="project_consent_is_theirs",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__consent__isnull=False),
                func="""
                IF NOT EXISTS (SELECT FROM establishments_consent c
                               WHERE c.id = NEW.consent_id AND c.establishment_id = NEW.establishment_id) THEN
                    RAISE EXCEPTION 'project_consent_is_theirs: đồng ý này của cơ sở khác'
                        USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return str(self.consent or self.reason)


class SurveyQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Of the places they look after, and those they wrote down themselves."""
        reach = reach_of(user)
        return self if reach.everywhere else self.filter(reach.within("unit") | Q(recorded_by=user))


@tracked
class FieldSurvey(Versioned, Sourced):
    """Khảo sát thực địa, of a need or of a đề án: when, where, what was found, what was concluded."""

    need = models.ForeignKey(Need, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nhu cầu")
    project = models.ForeignKey(
        Project, models.PROTECT, related_name="surveys", null=True, blank=True, verbose_name="đề án"
    )
    surveyed_on = ViDateField("ngày khảo sát")
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    place_as_written = ViCharField("nơi đến, như biên bản ghi", max_length=250, blank=True)
    findings = ViTextField("thấy gì", help_text="Nhà xưởng, máy đang dùng, lao động, đầu ra, vốn đối ứng …")
    conclusion = models.CharField("kết luận", max_length=20, choices=SurveyConclusion.choices)
    advice = ViTextField("vì sao, làm gì tiếp", blank=True)
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="biên bản"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người ghi")

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = "khảo sát thực địa"
        verbose_name_plural = "khảo sát thực địa"
        constraints = [
            in_choices("survey_conclusion_known", "conclusion", SurveyConclusion),
            models.CheckConstraint(
                condition=Q(need__isnull=False) | Q(project__isnull=False),
                name="survey_of_something",
                violation_error_message="Khảo sát của một nhu cầu hoặc một đề án.",
            ),
        ]

    @property
    def sides_told(self) -> str:
        """“Sở Công Thương, Địa phương”, of a survey read with its ``sides``."""
        return ", ".join(str(SurveySide(side).label) for side in self.sides)

    def __str__(self):
        return f"Khảo sát ngày {self.surveyed_on:%d/%m/%Y}"


@tracked
class SurveyParty(models.Model):
    """Who went, on whose behalf: an organisation, names, or both."""

    survey = models.ForeignKey(FieldSurvey, models.PROTECT, related_name="parties", verbose_name="khảo sát")
    side = models.CharField("bên", max_length=20, choices=SurveySide.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ quan"
    )
    names = ViCharField("ai đi", max_length=250, blank=True)

    class Meta:
        verbose_name = "bên tham gia khảo sát"
        verbose_name_plural = "bên tham gia khảo sát"
        constraints = [
            in_choices("survey_side_known", "side", SurveySide),
            models.UniqueConstraint(fields=["survey", "side"], name="survey_side_once"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(names=""),
                name="survey_party_is_somebody",
                violation_error_message="Ghi cơ quan hoặc tên người đi.",
            ),
        ]

    def __str__(self):
        return self.names or str(self.organisation)


@tracked
class SurveyFile(models.Model):
    """A photo or a paper brought back."""

    survey = models.ForeignKey(FieldSurvey, models.PROTECT, related_name="files", verbose_name="khảo sát")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    caption = ViCharField("chú thích", max_length=200, blank=True)

    class Meta:
        verbose_name = "ảnh, tệp khảo sát"
        verbose_name_plural = "ảnh, tệp khảo sát"
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "file"], name="survey_file_once", violation_error_message="Tệp này đã có."
            )
        ]

    def __str__(self):
        return self.caption or str(self.file)
