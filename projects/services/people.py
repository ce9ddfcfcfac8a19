"""Who takes part: units that carry it out or help, collaborators who introduced or follow it."""

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
def add_participant(*, by: User, project: Project, collaborator: Collaborator, role: str) -> ProjectParticipant:
    row = locked_project(by=by, pk=project.pk)
    rules.may_record(by, row).require()
    if row.participants.filter(collaborator=collaborator, role=role).exists():
        raise DomainError(f"{collaborator} đã có trong đề án với vai trò này.", field="collaborator")
    participant = ProjectParticipant.objects.create(project=row, collaborator=collaborator, role=role)
    text = f"Thêm cộng tác viên {collaborator} ({participant.get_role_display().lower()})"
    timeline.record(timeline=row.timeline, by=by, verb="participant_added", text=text)
    return participant


@transaction.atomic
def remove_participant(*, by: User, participant: ProjectParticipant) -> Project:
    row = locked_project(by=by, pk=participant.project_id)
    rules.may_record(by, row).require()
    text = f"Bỏ cộng tác viên {participant.collaborator} ({participant.get_role_display().lower()})"
    row.participants.filter(pk=participant.pk).delete()
    timeline.record(timeline=row.timeline, by=by, verb="participant_removed", text=text)
    return row
