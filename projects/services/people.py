"""Who takes part: units that carry it out or help, people who introduced or follow it."""

from datetime import date

from django.db import transaction

from collaborators.models import Collaborator
from khuyencong.core import timeline
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.models import Organisation
from projects import rules
from projects.models import Project, ProjectParticipant, ProjectPartner
from projects.services.cases import locked_project


@transaction.atomic
def add_partner(*, by: User, project: Project, organisation: Organisation, role: str) -> ProjectPartner:
    row = locked_project(by=by, pk=project.pk)
    rules.may_record(by, row).require()
    if row.partners.filter(organisation=organisation, role=role).exists():
        raise DomainError(f"{organisation} đã có trong đề án với vai trò này.", field="organisation")
    partner = ProjectPartner.objects.create(project=row, organisation=organisation, role=role)
    text = f"Thêm {partner.get_role_display().lower()}: {organisation}"
    timeline.record(timeline=row.timeline, by=by, verb="partner_added", text=text)
    return partner


@transaction.atomic
def remove_partner(*, by: User, partner: ProjectPartner) -> Project:
    row = locked_project(by=by, pk=partner.project_id)
    rules.may_record(by, row).require()
    text = f"Bỏ {partner.get_role_display().lower()}: {partner.organisation}"
    row.partners.filter(pk=partner.pk).delete()
    timeline.record(timeline=row.timeline, by=by, verb="partner_removed", text=text)
    return row


@transaction.atomic
def add_participant(
    *,
    by: User,
    project: Project,
    role: str,
    collaborator: Collaborator | None = None,
    user: User | None = None,
    organisation: Organisation | None = None,
    since: date | None = None,
) -> ProjectParticipant:
    """One of ``collaborator``, ``user`` (somebody of an office), ``organisation``; credit of several is each one's."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_record(by, row).require()
    who = {"collaborator": collaborator, "user": user, "organisation": organisation}
    named = [name for name, one in who.items() if one is not None]
    if len(named) != 1:
        raise DomainError("Chọn đúng một: cộng tác viên, người của cơ quan hoặc tổ chức.", field="collaborator")
    if row.participants.filter(**who, role=role).exists():
        raise DomainError(f"{who[named[0]]} đã có trong đề án với vai trò này.", field=named[0])
    participant = ProjectParticipant.objects.create(project=row, **who, role=role, since=since)
    text = f"Thêm {_who(participant)} ({participant.get_role_display().lower()})"
    timeline.record(timeline=row.timeline, by=by, verb="participant_added", text=text)
    return participant


@transaction.atomic
def remove_participant(*, by: User, participant: ProjectParticipant) -> Project:
    row = locked_project(by=by, pk=participant.project_id)
    rules.may_record(by, row).require()
    text = f"Bỏ {_who(participant)} ({participant.get_role_display().lower()})"
    row.participants.filter(pk=participant.pk).delete()
    timeline.record(timeline=row.timeline, by=by, verb="participant_removed", text=text)
    return row


def _who(participant: ProjectParticipant) -> str:
    return f"cộng tác viên {participant}" if participant.collaborator_id else str(participant)
