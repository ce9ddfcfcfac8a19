"""Money held for a đề án: rows are added, never changed. The caller holds the lock of the đề án."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from budgets import rules
from budgets.choices import CommitmentKind, ControlStage
from budgets.models import Commitment, Envelope
from budgets.queries import default_envelope, holdings, locked_envelopes
from budgets.services.control import Beyond, require_room
from khuyencong.core import timeline
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.money import format_prose
from projects.models import Project
from projects.services import funding


@transaction.atomic
def reserve(
    *,
    by: User,
    row: Project,
    amount: Decimal,
    on: date,
    document: OfficialDocument | None = None,
    envelope: Envelope | None = None,
    beyond: Beyond | None = None,
) -> Commitment | None:
    """Hold what was approved of ``envelope``, else of the nearest one; nothing for a support of 0."""
    told = {"on": on, "document": document, "note": "Giữ theo quyết định phê duyệt"}
    chosen = envelope or default_envelope(row)
    return _hold(by=by, row=row, kind=CommitmentKind.RESERVE, amount=amount, envelope=chosen, beyond=beyond, **told)


@transaction.atomic
def adjust(
    *,
    by: User,
    row: Project,
    by_amount: Decimal,
    on: date,
    note: str,
    document: OfficialDocument | None = None,
    beyond: Beyond | None = None,
) -> Commitment | None:
    """Hold more, of the envelope that holds the rest; or less. None when nothing changes."""
    told = {"by": by, "row": row, "kind": CommitmentKind.ADJUST, "on": on, "document": document, "note": note}
    if by_amount < 0:
        return _let_go(amount=-by_amount, **told)
    return _hold(amount=by_amount, envelope=_holding_envelope(row), beyond=beyond, **told)


@transaction.atomic
def release(
    *, by: User, row: Project, amount: Decimal, on: date, note: str, document: OfficialDocument | None = None
) -> Commitment | None:
    """Hold no more of it, the latest held first; ``amount`` is positive."""
    return _let_go(by=by, row=row, kind=CommitmentKind.RELEASE, amount=amount, on=on, document=document, note=note)


@transaction.atomic
def move_held(
    *, by: User, project: Project, out_of: Envelope, into: Envelope, amount: Decimal, happened_on: date, reason: str
) -> Commitment:
    """A person moves what a đề án holds, as far as it is not paid, from one envelope to another."""
    row = funding.locked(by=by, project=project)
    for one in (out_of, into):
        rules.may_move_money(by, one).require()
    told = {"amount": amount, "on": happened_on, "note": f"Chuyển khoản giữ: {reason}"}
    made = move_holding(by=by, row=row, out_of=out_of, into=into, **told)
    text = f"Chuyển {format_prose(amount)} đang giữ sang khoản giao {into}: {reason}"
    timeline.record(timeline=row.timeline, by=by, verb="holding_moved", text=text)
    return made


@transaction.atomic
def move_holding(
    *,
    by: User,
    row: Project,
    out_of: Envelope | None,
    into: Envelope,
    amount: Decimal,
    on: date,
    note: str,
    document: OfficialDocument | None = None,
) -> Commitment:
    """Hold ``amount`` of another envelope than until now; ``out_of`` None: it was held of nothing named."""
    named = out_of.pk if out_of else None
    there = next((one for one in holdings(row) if one.envelope_id == named), None)
    if there is None or there.unpaid < amount:
        most = format_prose(there.unpaid if there else 0)
        raise DomainError(f"Chỉ chuyển được phần đang giữ mà chưa chi: {most}.", field="amount")
    told = {"row": row, "kind": CommitmentKind.ADJUST, "on": on, "document": document, "note": note, "by": by}
    locked_envelopes(out_of, into)
    _write(amount=-amount, envelope=out_of, **told)
    return _hold(amount=amount, envelope=into, **told)


def _hold(*, by, row, kind, amount, envelope, beyond=None, **told) -> Commitment | None:
    """More is held: under the lock of its envelope, and only as its rules allow."""
    if not amount:
        return None
    decision = None
    if envelope is not None:
        envelope = locked_envelopes(envelope)[envelope.pk]
        rules.year_is_open(envelope.year).require(field="support_approved")
        asked = {"by": by, "project": row, "stage": ControlStage.APPROVAL, "more": amount, "beyond": beyond}
        decision = require_room(envelope=envelope, **asked)
    return _write(by=by, row=row, kind=kind, amount=amount, envelope=envelope, decision=decision, **told)


def _let_go(*, row, amount, **told) -> Commitment | None:
    """Less is held, of one envelope after another."""
    made = None
    for holding in holdings(row):
        part = min(amount, holding.held)
        if part > 0:
            envelope = locked_envelopes(Envelope(pk=holding.envelope_id)).get(holding.envelope_id)
            if envelope:
                rules.year_is_open(envelope.year).require()
            made = _write(row=row, amount=-part, envelope=envelope, **told)
            amount -= part
    if amount > 0:
        raise DomainError(f"Giải phóng nhiều hơn số đang giữ: thừa {format_prose(amount)}.", field="amount")
    return made


def _holding_envelope(row: Project) -> Envelope | None:
    """Where its money is held, else the nearest."""
    there = next((one for one in holdings(row) if one.held > 0), None)
    if there and there.envelope_id:
        return Envelope(pk=there.envelope_id)
    return default_envelope(row)


def _write(*, by, row, kind, amount, on, document, note, envelope, decision=None) -> Commitment:
    return Commitment.objects.create(
        project=row,
        envelope=envelope,
        decision=decision,
        kind=kind,
        amount=amount,
        happened_on=on,
        document=document,
        note=note,
        by=by,
    )
