"""Put people in the network, end their terms, put somebody in their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from collaborators import rules
from collaborators.choices import CollaboratorKind
from collaborators.models import Appointment, AppointmentArea, Collaborator
from collaborators.queries.network import Place
from khuyencong.core import documents, timeline, versions
from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.text import person_key
from khuyencong.offices.models import Organisation
from khuyencong.offices.rules import may_place
from khuyencong.offices.services import close_reach, open_reach
from khuyencong.territory.models import AdministrativeUnit

DAY = timedelta(days=1)
JOINED = "Vào mạng lưới cộng tác viên"


@dataclass(frozen=True, kw_only=True)
class Post:
    """What a person is in the network as, besides the place they cover."""

    job_title: str = ""
    organisation: Organisation | None = None
    document: OfficialDocument | None = None
    replaces: Appointment | None = None


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
    organisation: Organisation | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    document: OfficialDocument | None = None,
    decision: DocumentFacts | None = None,
    collaborator: Collaborator | None = None,
    shared_reason: str = "",
) -> Appointment:
    """Put a person in the network for a term; exactly one of ``area`` and ``association``; by ``decision`` or one on file.

    Where somebody of the kind is already, only with ``shared_reason``: it is kept with the area.
    """
    rules.may_keep_network(by).require()
    may_place(by, network_of).require(field="network_of")
    place = Place(
        kind=kind,
        network_of=network_of,
        area=area,
        association=association,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    rules.check_place(place)
    if not shared_reason:
        rules.warn_of_sharing(place, but=[collaborator.pk] if collaborator else [])
    person = collaborator or new_person(by=by, full_name=full_name, phone=phone)
    paper = documents.keep(by=by, facts=decision) if decision else document
    post = Post(job_title=job_title, organisation=organisation or association, document=paper)
    return open_term(by=by, person=person, place=place, post=post, shared_reason=shared_reason)


@transaction.atomic
def end_term(
    *, by: User, appointment: Appointment, last_day: date, reason: str, document: DocumentFacts | None = None
) -> Appointment:
    """The person leaves after ``last_day``; everything they did stays theirs. What they saw closes with it."""
    rules.may_keep_network(by).require()
    versions.locked(Collaborator.objects, pk=appointment.collaborator_id)
    term = Appointment.objects.visible_to(by).select_for_update(of=("self",)).get(pk=appointment.pk)
    rules.may_end(by, term, last_day).require(field="last_day")
    paper = documents.keep(by=by, facts=document) if document else None
    close_term(by=by, term=term, last_day=last_day, reason=reason)
    tell_left(by=by, term=term, document=paper)
    return term


@transaction.atomic
def replace(
    *,
    by: User,
    appointment: Appointment,
    starts_on: date,
    reason: str,
    full_name: str,
    phone: str = "",
    job_title: str = "",
    collaborator: Collaborator | None = None,
    document: DocumentFacts | None = None,
) -> Appointment:
    """Another person takes the place from ``starts_on``: same kind, same areas, a term and a record of their own."""
    rules.may_end(by, appointment, starts_on - DAY).require(field="starts_on")
    paper = documents.keep(by=by, facts=document) if document else None
    old = end_term(by=by, appointment=appointment, last_day=starts_on - DAY, reason=reason)
    if collaborator is not None and collaborator.pk == old.collaborator_id:
        raise DomainError("Người thay là một người khác. Chọn lại.", field="collaborator")
    person = collaborator or new_person(by=by, full_name=full_name, phone=phone)
    (first, *others) = list(old.areas.select_related("unit__parent", "organisation").order_by("pk"))
    place = Place(
        kind=old.kind,
        network_of=old.unit,
        area=first.unit,
        association=first.organisation,
        valid_from=starts_on,
    )
    post = Post(job_title=job_title, organisation=old.organisation, document=paper, replaces=old)
    new = open_term(by=by, person=person, place=place, post=post, shared_reason=first.shared_reason)
    copy_areas(by=by, areas=others, to=new)
    return new


@transaction.atomic
def new_person(*, by: User, full_name: str, phone: str) -> Collaborator:
    """Somebody not on record yet."""
    rules.may_keep_network(by).require()
    return Collaborator.objects.create(
        full_name=full_name, person_key=person_key(full_name), phone=phone, timeline=timeline.start()
    )


@transaction.atomic
def open_term(
    *, by: User, person: Collaborator, place: Place, post: Post, shared_reason: str = "", told: str = JOINED
) -> Appointment:
    """The term, its area, what the person now sees, the line in the feed; the caller has asked the rules."""
    try:
        with transaction.atomic():
            term = Appointment.objects.create(
                collaborator=person,
                kind=place.kind,
                unit=place.network_of,
                valid_from=place.valid_from,
                valid_to=place.valid_to,
                **vars(post),
            )
    except IntegrityError:
        raise DomainError("Người này đã trong mạng lưới vào khoảng ngày ấy.", field="valid_from") from None
    _cover(by=by, term=term, unit=place.area, organisation=place.association, shared_reason=shared_reason)
    timeline.record(
        timeline=person.timeline,
        by=by,
        verb="appoint",
        text=f"{told}, phụ trách {place.area or place.association}{_instead_of(post.replaces)}",
        document=post.document,
    )
    return term


def _instead_of(term: Appointment | None) -> str:
    return f", thay {term.collaborator}" if term else ""


@transaction.atomic
def copy_areas(*, by: User, areas: Iterable[AppointmentArea], to: Appointment) -> None:
    """What one term covered, covered by another, with the reasons kept beside it."""
    for area in areas:
        _cover(by=by, term=to, unit=area.unit, organisation=area.organisation, shared_reason=area.shared_reason)


def _cover(
    *,
    by: User,
    term: Appointment,
    unit: AdministrativeUnit | None,
    organisation: Organisation | None,
    shared_reason: str,
) -> None:
    AppointmentArea.objects.create(appointment=term, unit=unit, organisation=organisation, shared_reason=shared_reason)
    if term.collaborator.user_id:
        open_reach(
            by=by,
            user=term.collaborator.user,
            role=Role.COLLABORATOR,
            unit=unit,
            organisation=organisation,
            days=(term.valid_from, term.valid_to),
            document=term.document,
        )


@transaction.atomic
def close_term(*, by: User, term: Appointment, last_day: date, reason: str = "") -> None:
    """The last day of a term, why, and the end of what it let the person see."""
    term.valid_to, term.left_because = last_day, reason
    term.save(update_fields=["valid_to", "left_because"])
    if term.collaborator.user_id:
        covered = list(term.areas.values_list("unit", "organisation"))
        close_reach(
            by=by,
            user=term.collaborator.user,
            role=Role.COLLABORATOR,
            units=[unit for unit, _ in covered if unit],
            organisations=[organisation for _, organisation in covered if organisation],
            last_day=last_day,
        )


@transaction.atomic
def tell_left(*, by: User, term: Appointment, document: OfficialDocument | None) -> None:
    """The line in the person's feed."""
    why = f": {term.left_because}" if term.left_because else ""
    text = f"Thôi tham gia mạng lưới sau ngày {term.valid_to:%d/%m/%Y}{why}"
    timeline.record(timeline=term.collaborator.timeline, by=by, verb="leave", text=text, document=document)
