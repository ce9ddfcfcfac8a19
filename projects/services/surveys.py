"""Going to see before a đề án is written."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from khuyencong.core import documents, files, timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.establishments.models import Need
from khuyencong.offices.models import Organisation
from khuyencong.offices.rules import may_place
from projects import rules
from projects.models import FieldSurvey, Project, SurveyFile
from projects.services.cases import locked_project


@dataclass(frozen=True, kw_only=True)
class Party:
    """Who went on one side: an organisation, names, or both."""

    side: str
    organisation: Organisation | None = None
    names: str = ""


@transaction.atomic
def record_survey(
    *,
    by: User,
    parties: list[Party],
    need: Need | None = None,
    project: Project | None = None,
    document: DocumentFacts | None = None,
    file: UploadedFile | None = None,
    **facts,
) -> FieldSurvey:
    """``facts`` are fields of ``FieldSurvey``; ``file`` is a first photo."""
    rules.may_survey(by).require()
    project = locked_project(by=by, pk=project.pk) if project else None
    _check(by, parties, facts)
    survey = FieldSurvey.objects.create(
        need=need, project=project, recorded_by=by, document=_paper(by, document), **facts
    )
    _went(survey, parties)
    if file:
        _keep(by, survey, file, "")
    text = f"Khảo sát ngày {format_date(survey.surveyed_on)}: {survey.get_conclusion_display().lower()}"
    for about in (project, need):
        if about:
            timeline.record(timeline=about.timeline, by=by, verb="surveyed", text=text, document=survey.document)
    return survey


@transaction.atomic
def update_survey(
    *,
    by: User,
    survey: FieldSurvey,
    parties: list[Party],
    version: int | None = None,
    document: DocumentFacts | None = None,
    **facts,
) -> FieldSurvey:
    """What was written differs now; the paper stays unless another is given."""
    row = versions.locked(FieldSurvey.objects.visible_to(by), pk=survey.pk, expected=version)
    rules.may_survey(by).require()
    _check(by, parties, facts)
    versions.bump(row, **facts, document=_paper(by, document) or row.document)
    row.parties.all().delete()
    _went(row, parties)
    for about in (row.project, row.need):
        if about:
            timeline.record(timeline=about.timeline, by=by, verb="survey_updated", text=f"Sửa {str(row).lower()}")
    return row


@transaction.atomic
def add_survey_file(*, by: User, survey: FieldSurvey, file: UploadedFile, caption: str = "") -> SurveyFile:
    """One more photo or paper."""
    row = versions.locked(FieldSurvey.objects.visible_to(by), pk=survey.pk)
    rules.may_survey(by).require()
    return _keep(by, row, file, caption)


def _check(by: User, parties: list[Party], facts: dict) -> None:
    if facts["surveyed_on"] > today():
        raise DomainError("Ngày khảo sát ở sau hôm nay. Ghi ngày đã xảy ra.", field="surveyed_on")
    may_place(by, facts["unit"]).require(field="unit")
    if not parties:
        raise DomainError("Ghi ai đã đi: ít nhất một bên.", field="centre_names")


def _went(survey: FieldSurvey, parties: list[Party]) -> None:
    for party in parties:
        survey.parties.create(side=party.side, organisation=party.organisation, names=party.names)


def _paper(by: User, document: DocumentFacts | None):
    return documents.keep(by=by, facts=document) if document else None


def _keep(by: User, survey: FieldSurvey, file: UploadedFile, caption: str) -> SurveyFile:
    try:
        kept = files.keep_upload(by=by, upload=file)
        with transaction.atomic():
            return survey.files.create(file=kept, caption=caption)
    except DomainError as error:
        raise DomainError(str(error), field="file") from error
    except IntegrityError:
        raise DomainError("Tệp này đã có trong khảo sát.", field="file") from None
