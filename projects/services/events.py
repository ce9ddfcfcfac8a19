"""Fairs and visits of a đề án, and who went."""

from django.db import IntegrityError, transaction

from khuyencong.core import timeline, versions
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment
from projects import rules
from projects.models import EventParticipant, Project, TradeEvent
from projects.services.cases import locked_project


@transaction.atomic
def add_event(*, by: User, project: Project, **facts) -> TradeEvent:
    """``facts`` are fields of ``TradeEvent``."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_record(by, row).require()
    event = row.trade_events.create(**facts)
    text = f"Ghi {event.get_kind_display().lower()} {event}"
    timeline.record(timeline=row.timeline, by=by, verb="event_added", text=text)
    return event


@transaction.atomic
def update_event(*, by: User, event: TradeEvent, version: int | None = None, **facts) -> TradeEvent:
    project = locked_project(by=by, pk=event.project_id)
    rules.may_record(by, project).require()
    row = versions.locked(project.trade_events, pk=event.pk, expected=version)
    versions.bump(row, **facts)
    timeline.record(timeline=project.timeline, by=by, verb="event_updated", text=f"Sửa {row}")
    return row


@transaction.atomic
def add_event_participant(
    *, by: User, event: TradeEvent, establishment: Establishment, product: str = "", **facts
) -> EventParticipant:
    """One establishment with one product; ``facts`` are booths, contracts, note."""
    project = locked_project(by=by, pk=event.project_id)
    rules.may_record(by, project).require()
    try:
        with transaction.atomic():
            row = event.participants.create(establishment=establishment, product=product, **facts)
    except IntegrityError:
        raise DomainError(f"{establishment} đã ghi với sản phẩm ấy.", field="establishment") from None
    text = f"{establishment} dự {event}" + (f", mang {product}" if product else "")
    timeline.record(timeline=project.timeline, by=by, verb="event_joined", text=text)
    return row


@transaction.atomic
def remove_event_participant(*, by: User, participant: EventParticipant) -> TradeEvent:
    """A line written by mistake; stated totals do not rest on it, the trail keeps it."""
    event = participant.event
    project = locked_project(by=by, pk=event.project_id)
    rules.may_record(by, project).require()
    event.participants.filter(pk=participant.pk).delete()
    text = f"Bỏ {participant.establishment} khỏi {event}"
    timeline.record(timeline=project.timeline, by=by, verb="event_left", text=text)
    return event
