"""Put people in the network."""

from django.db import IntegrityError, transaction

from collaborators import rules
from collaborators.choices import CollaboratorKind
from collaborators.models import Appointment, AppointmentArea, Collaborator
from khuyencong.core import timeline
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.text import person_key
from khuyencong.offices.models import Organisation
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from khuyencong.territory.queries import scope


@transaction.atomic
def appoint(
    *,
    by: User,
    full_name: str,
    kind: CollaboratorKind,
    network_of: AdministrativeUnit,
    area: AdministrativeUnit | None = None,
    association: Organisation | None = None,
    phone: str = "",
    job_title: str = "",
    valid_from=None,
    valid_to=None,
    document: OfficialDocument | None = None,
    collaborator: Collaborator | None = None,
) -> Appointment:
    """Put a person in the network for a term; exactly one of ``area`` and ``association``."""
    rules.may_keep_network(by).require()
    may_place(by, network_of).require(field="network_of")
    if (area is None) == (association is None):
        raise DomainError("Chọn một địa bàn hoặc một hiệp hội cho cộng tác viên.", field="area")
    if area is not None and not AdministrativeUnit.objects.filter(pk__in=scope(network_of), pk=area.pk).exists():
        raise DomainError(f"{area.full_name} không thuộc {network_of.full_name}. Chọn lại địa bàn.", field="area")
    if (kind == CollaboratorKind.ASSOCIATION) != (association is not None):
        raise DomainError("Cộng tác viên hiệp hội đi với một hiệp hội, loại khác đi với địa bàn.", field="kind")
    if valid_from and valid_to and valid_from > valid_to:
        raise DomainError("“Đến ngày” đứng trước “từ ngày”. Xem lại hai ngày.", field="valid_to")
    if collaborator is None:
        collaborator = Collaborator.objects.create(
            full_name=full_name, person_key=person_key(full_name), phone=phone, timeline=timeline.start()
        )
    try:
        with transaction.atomic():
            appointment = Appointment.objects.create(
                collaborator=collaborator,
                kind=kind,
                unit=network_of,
                job_title=job_title,
                document=document,
                valid_from=valid_from,
                valid_to=valid_to,
            )
    except IntegrityError:
        raise DomainError("Người này đã trong mạng lưới vào khoảng ngày ấy.", field="valid_from") from None
    AppointmentArea.objects.create(appointment=appointment, unit=area, organisation=association)
    timeline.record(
        timeline=collaborator.timeline,
        by=by,
        verb="appoint",
        text=f"Vào mạng lưới cộng tác viên, phụ trách {area or association}",
        document=document,
    )
    return appointment
