"""How the amount of an envelope comes and goes: rows are added; a wrong one is reversed by another that points at it."""

import uuid
from datetime import date
from decimal import Decimal

from django.db import transaction

from budgets import rules
from budgets.choices import MovementKind
from budgets.models import Envelope, FundingSource, Movement
from budgets.queries import locked_envelopes
from budgets.services.openings import open_envelope
from khuyencong.core import documents
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.money import format_prose
from khuyencong.territory.models import AdministrativeUnit

Paper = DocumentFacts | OfficialDocument | None

_ALONE = (MovementKind.GIVE, MovementKind.SUPPLEMENT, MovementKind.ADJUST, MovementKind.CUT, MovementKind.RECOVER)


@transaction.atomic
def move(
    *,
    by: User,
    envelope: Envelope,
    kind: MovementKind,
    amount: Decimal,
    happened_on: date | None,
    reason: str,
    document: Paper = None,
) -> Movement:
    """Giao, bổ sung, điều chỉnh, cắt giảm or thu hồi of one envelope. ``amount`` in đồng; a cut is told as a positive."""
    row = _locked(by, envelope)[envelope.pk]
    if kind not in _ALONE:
        raise DomainError("Chuyển nguồn, phân bổ và thu về có trang riêng.", field="kind")
    signed = -abs(amount) if kind == MovementKind.CUT else amount
    _require_day(happened_on, kind)
    _require_cover(row, signed)
    paper = _kept(by, document, kind)
    return _write(by, row, kind, signed, happened_on, reason, paper)


@transaction.atomic
def recover(
    *, by: User, envelope: Envelope, amount: Decimal, happened_on: date, reason: str, document: Paper = None
) -> Movement:
    """Money of repayable support that came back into the envelope: it may be spent, and is no new money of the year.

    Called by whoever writes the repayment down, in the same transaction.
    """
    return move(
        by=by,
        envelope=envelope,
        kind=MovementKind.RECOVER,
        amount=amount,
        happened_on=happened_on,
        reason=reason,
        document=document,
    )


@transaction.atomic
def allocate(
    *, by: User, envelope: Envelope, child: Envelope, amount: Decimal, happened_on: date, reason: str, document: Paper
) -> Movement:
    """Phân bổ xuống: out of ``envelope`` into one beneath it."""
    _require_child(envelope, child)
    told = {"happened_on": happened_on, "reason": reason, "document": document}
    return _pair(by=by, kind=MovementKind.ALLOCATE, out_of=envelope, into=child, amount=amount, **told)


@transaction.atomic
def allocate_down(
    *, by: User, envelope: Envelope, child: Envelope | None, unit: AdministrativeUnit | None, **told
) -> Movement:
    """Phân bổ xuống one beneath it, which is opened for ``unit`` when there is none yet."""
    if child is None:
        child = open_envelope(by=by, unit=unit, year=envelope.year, parent=envelope, content=envelope.content)
    return allocate(by=by, envelope=envelope, child=child, **told)


@transaction.atomic
def take_back(
    *, by: User, envelope: Envelope, child: Envelope, amount: Decimal, happened_on: date, reason: str, document: Paper
) -> Movement:
    """Thu về: out of one beneath it into ``envelope``; never what the lower one holds."""
    _require_child(envelope, child)
    told = {"happened_on": happened_on, "reason": reason, "document": document}
    return _pair(by=by, kind=MovementKind.TAKE_BACK, out_of=child, into=envelope, amount=amount, **told)


@transaction.atomic
def carry_over(
    *,
    by: User,
    envelope: Envelope,
    into: Envelope | None,
    amount: Decimal,
    happened_on: date,
    reason: str,
    document: Paper,
) -> Movement:
    """Chuyển nguồn: out of one year, into the next, of the same purse; new money of neither.

    With ``into`` None, into one like it that is opened for the next year.
    """
    into = into or _twin_of_next_year(by, envelope)
    if into.year != envelope.year + 1 or into.purse != envelope.purse:
        raise DomainError(f"Chọn khoản giao năm {envelope.year + 1}, cùng nguồn.", field="into")
    told = {"happened_on": happened_on, "reason": reason, "document": document}
    return _pair(by=by, kind=MovementKind.CARRY, out_of=envelope, into=into, amount=amount, **told)


@transaction.atomic
def reverse(
    *, by: User, movement: Movement, reason: str, happened_on: date | None = None, document: Paper = None
) -> Movement:
    """Đảo bút: the opposite of a wrong row, and of its other end with it. The wrong row stays, marked."""
    legs = [movement]
    if movement.pair:
        legs = list(Movement.objects.filter(pair=movement.pair).select_related("envelope").order_by("envelope"))
    rows = _locked(by, *(leg.envelope for leg in legs))
    if movement.reverses_id or Movement.objects.filter(reverses=movement).exists():
        raise DomainError("Dòng này đã được đảo, hoặc chính nó là dòng đảo bút.")
    day = happened_on or today()
    _require_day(day, movement.kind)
    for leg in legs:
        _require_cover(rows[leg.envelope_id], -leg.amount)
    paper, pair = _kept(by, document), uuid.uuid4() if movement.pair else None
    told = {"pair": pair}
    made = [
        _write(by, rows[leg.envelope_id], leg.kind, -leg.amount, day, reason, paper, reverses=leg, **told)
        for leg in legs
    ]
    return next(one for one in made if one.reverses_id == movement.pk)


def _twin_of_next_year(by: User, envelope: Envelope) -> Envelope:
    alike = ("unit", "purse", "funding_source", "programme_group", "content", "chapter", "item", "given_by")
    facts = {name: getattr(envelope, name) for name in alike}
    if facts["funding_source"] and not FundingSource.objects.of_year(envelope.year + 1).filter(
        pk=envelope.funding_source_id
    ):
        facts["funding_source"] = None
    return open_envelope(by=by, year=envelope.year + 1, **facts)


def _pair(*, by, kind, out_of, into, amount, happened_on, reason, document) -> Movement:
    """Both ends, under one lock; gives the end that goes out."""
    if amount <= 0:
        raise DomainError("Số tiền phải lớn hơn 0.", field="amount")
    rows = _locked(by, out_of, into)
    _require_day(happened_on, kind)
    _require_cover(rows[out_of.pk], -amount)
    paper, pair = _kept(by, document, kind), uuid.uuid4()
    out = _write(by, rows[out_of.pk], kind, -amount, happened_on, reason, paper, pair=pair)
    _write(by, rows[into.pk], kind, amount, happened_on, reason, paper, pair=pair)
    return out


def _locked(by: User, *envelopes: Envelope) -> dict[int, Envelope]:
    """Under lock, of those ``by`` may write to, in years whose books are open."""
    rows = locked_envelopes(*envelopes)
    for row in rows.values():
        rules.may_move_money(by, row).require()
    rules.year_is_open(*(row.year for row in rows.values())).require()
    return rows


def _require_child(envelope: Envelope, child: Envelope) -> None:
    if child.parent_id != envelope.pk:
        raise DomainError("Chỉ phân bổ, thu về với khoản cấp dưới của chính khoản này.", field="child")


def _require_day(day: date | None, kind: MovementKind) -> None:
    if day is None and kind != MovementKind.GIVE:
        raise DomainError("Ghi ngày của biến động.", field="happened_on")
    if day and day > today():
        raise DomainError("Ngày này ở sau hôm nay. Ghi ngày đã xảy ra.", field="happened_on")


def _require_cover(row: Envelope, change: Decimal) -> None:
    """What is held and paid stays covered by what is left."""
    used = max(row.held, row.paid)
    left = (row.amount or 0) + change
    if change < 0 and left < used:
        most = format_prose(max((row.amount or 0) - used, 0))
        raise DomainError(f"{row} đang giữ {format_prose(used)}: chỉ lấy ra được {most}.", field="amount")
    if row.amount is None and left < used:
        raise DomainError(f"{row} đang giữ {format_prose(used)}, nhiều hơn số này. Xem lại số giao.", field="amount")


def _kept(by: User, paper: Paper, kind: MovementKind = MovementKind.GIVE) -> OfficialDocument | None:
    if paper is None and kind not in (MovementKind.GIVE, MovementKind.RECOVER):
        raise DomainError("Ghi văn bản của biến động.", field="number")
    return documents.keep(by=by, facts=paper) if isinstance(paper, DocumentFacts) else paper


def _write(by, row, kind, amount, on, reason, paper, *, pair=None, reverses=None) -> Movement:
    if not reason.strip():
        raise DomainError("Ghi lý do.", field="reason")
    made = Movement.objects.create(
        envelope=row,
        kind=kind,
        amount=amount,
        happened_on=on,
        document=paper,
        reason=reason.strip(),
        pair=pair,
        reverses=reverses,
        by=by,
    )
    row.refresh_from_db(fields=["amount", "given"])
    return made
