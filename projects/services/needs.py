"""Needs become đề án, or join one; with the consent of the establishment, or the reason for doing without."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from collaborators.models import Collaborator
from khuyencong.core import timeline, versions
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.establishments import services as establishments
from khuyencong.establishments.models import Consent, Establishment, Need
from khuyencong.territory.models import AdministrativeUnit
from projects import rules
from projects.choices import ParticipantRole
from projects.models import Beneficiary, Content, Project, ProjectConsent, ProjectNeed, ProjectParticipant
from projects.queries.origins import place_of
from projects.services.cases import create_project, locked_project


@transaction.atomic
def take_up_need(
    *,
    by: User,
    need: Need,
    content: Content,
    purse: str,
    title: str,
    plan_year: int | None,
    unit: AdministrativeUnit | None = None,
    reason: str = "",
) -> Project:
    """One act: a draft with its place, its beneficiary and who introduced it; the need is taken up and told so.

    ``unit`` left out is where the establishment makes things. ``reason`` says why when no consent is on record.
    """
    need = versions.locked(Need.objects.visible_to(by), pk=need.pk)
    unit = unit or place_of(need)
    if unit is None:
        raise DomainError("Chưa ghi nơi sản xuất của cơ sở. Chọn địa bàn của đề án.", field="unit")
    facts = {"content": content, "purse": purse, "title": title, "plan_year": plan_year, "summary": need.text}
    project = create_project(by=by, unit=unit, **facts)
    project.need = need
    project.save(update_fields=["need"])
    _bring_in(by, project, need, unit, reason)
    timeline.record(timeline=project.timeline, by=by, verb="from_need", text=f"Từ nhu cầu: {need}")
    establishments.take_up(need=need, by=by, text=f"Đã lập đề án {project.code}: {project.title}")
    return project


@transaction.atomic
def join_need(*, by: User, project: Project, need: Need, reason: str = "") -> ProjectNeed:
    """One more need in a draft; its establishment benefits too."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_edit(by, row).require()
    need = versions.locked(Need.objects.visible_to(by), pk=need.pk)
    if row.need_id == need.pk or row.joined_needs.filter(need=need).exists():
        raise DomainError("Nhu cầu này đã có trong đề án.", field="need")
    joined = ProjectNeed.objects.create(project=row, need=need, joined_at=timezone.now(), joined_by=by)
    _bring_in(by, row, need, place_of(need), reason)
    timeline.record(timeline=row.timeline, by=by, verb="need_joined", text=f"Gộp thêm nhu cầu: {need}")
    establishments.take_up(need=need, by=by, text=f"Gộp vào đề án {row.code}: {row.title}")
    return joined


@transaction.atomic
def leave_need(*, by: User, joined: ProjectNeed) -> Project:
    """Take a joined need out of a draft; both timelines keep that it was there, the beneficiary stays."""
    row = locked_project(by=by, pk=joined.project_id)
    rules.may_edit(by, row).require()
    need = joined.need
    row.joined_needs.filter(pk=joined.pk).delete()
    timeline.record(timeline=row.timeline, by=by, verb="need_left", text=f"Bỏ nhu cầu đã gộp: {need}")
    timeline.record(timeline=need.timeline, by=by, verb="need_left", text=f"Đưa ra khỏi đề án {row.code}")
    return row


@transaction.atomic
def record_project_consent(
    *,
    by: User,
    project: Project,
    establishment: Establishment,
    given_by: str = "",
    given_on: date | None = None,
    channel: str = "",
    file: UploadedFile | None = None,
    reason: str = "",
) -> ProjectConsent:
    """The consent of one of its establishments; or, with ``reason``, why it is written without."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_add_beneficiaries(by, row).require()
    if not row.beneficiaries.filter(establishment=establishment).exists():
        raise DomainError(f"{establishment} không có trong đề án này.", field="establishment")
    consent = None
    if given_by and given_on and channel:
        purpose = f"lập đề án {row.code}"
        said = {"given_by": given_by, "given_on": given_on, "channel": channel, "file": file}
        consent = establishments.record_consent(establishment=establishment, by=by, purpose=purpose, **said)
    _rest_on(by, row, establishment, consent, reason, field="given_by")
    told = f"{establishment} đồng ý ({consent})" if consent else f"{establishment} chưa có đồng ý: {reason}"
    timeline.record(timeline=row.timeline, by=by, verb="consent", text=told)
    return row.consents.get(establishment=establishment)


def _bring_in(by: User, project: Project, need: Need, unit: AdministrativeUnit | None, reason: str) -> None:
    """The establishment of a need, with its consent; and the collaborator who wrote the need down."""
    if need.establishment_id:
        facts = {"project": project, "establishment": need.establishment}
        if not Beneficiary.objects.filter(**facts).exists():
            Beneficiary.objects.create(**facts, unit=unit)
        consent = Consent.objects.filter(need=need).order_by("-given_on", "-pk").first()
        _rest_on(by, project, need.establishment, consent, reason, field="reason")
    introducer = Collaborator.objects.filter(user=need.recorded_by_id).first() if need.recorded_by_id else None
    if introducer:
        ProjectParticipant.objects.get_or_create(
            project=project,
            collaborator=introducer,
            role=ParticipantRole.INTRODUCED,
            defaults={"since": need.received_on},
        )


def _rest_on(
    by: User, project: Project, establishment: Establishment, consent: Consent | None, reason: str, *, field: str
) -> None:
    """A consent outweighs a reason; neither is refused. A consent already there is not replaced by a reason."""
    if consent is None and project.consents.filter(establishment=establishment).exists() and not reason.strip():
        return
    if consent is None and not reason.strip():
        raise DomainError(
            f"Chưa ghi đồng ý của {establishment}. Ghi đồng ý trước, hoặc viết vì sao lập khi chưa có.", field=field
        )
    try:
        ProjectConsent.objects.update_or_create(
            project=project,
            establishment=establishment,
            defaults={
                "consent": consent,
                "reason": "" if consent else reason.strip(),
                "recorded_at": timezone.now(),
                "recorded_by": by,
            },
        )
    except IntegrityError:
        raise DomainError("Đồng ý này của cơ sở khác.", field=field) from None
