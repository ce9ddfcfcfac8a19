"""Bàn giao: everything open of one person given to another in one transaction, and the record of it."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

import projects.services
from khuyencong.core import documents
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.establishments import services as establishments
from khuyencong.offices import services as offices
from khuyencong.offices.models import Handover, HandoverItem
from khuyencong.offices.rules import may_hand_over
from khuyencong.portal.queries import open_things
from khuyencong.portal.services import tasks

# Each moves what its app's ``open_things`` names, and gives the keys of what moved.
_TAKERS: tuple[Callable[..., list[str]], ...] = (
    projects.services.take_over,
    establishments.take_over,
    offices.take_over,
    tasks.take_over,
)


@transaction.atomic
def hand_over(
    *,
    by: User,
    giver: User,
    taker: User,
    reason: str,
    handed_on: date | None = None,
    document: DocumentFacts | None = None,
) -> Handover:
    """All of it or nothing. What was done before stays under the name of ``giver``.

    Raises ``DomainError`` when nothing is open, when ``taker`` is not at work, or when an app refuses one of the things.
    """
    may_hand_over(by, giver).require(field="giver")
    if giver.pk == taker.pk:
        raise DomainError("Người nhận phải là người khác.", field="taker")
    if not taker.is_active:
        raise DomainError(f"Tài khoản của {taker} đã khoá. Chọn người đang làm việc.", field="taker")
    day = handed_on or today()
    if day > today():
        raise DomainError("Ngày bàn giao ở sau hôm nay. Ghi ngày đã bàn giao.", field="handed_on")
    told = {thing.key: thing for thing in open_things(giver, seen_by=by)}
    moved = [key for take in _TAKERS for key in take(by=by, giver=giver, taker=taker)]
    if not moved:
        raise DomainError(f"{giver} không còn việc nào đang mở để bàn giao.", field="giver")
    paper = documents.keep(by=by, facts=document) if document else None
    handover = Handover.objects.create(
        giver=giver, taker=taker, handed_on=day, reason=reason.strip(), document=paper, by=by
    )
    HandoverItem.objects.bulk_create(_item(handover, told[key]) for key in moved if key in told)
    return handover


def _item(handover: Handover, thing) -> HandoverItem:
    return HandoverItem(
        handover=handover,
        kind=thing.kind,
        thing=thing.key,
        label=thing.label[:400],
        state=thing.state,
        due_on=thing.due_on,
        about_id=thing.timeline_id,
    )
