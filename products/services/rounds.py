"""Đợt bình chọn: made, changed, led from step to step."""

from datetime import date

from django.db import transaction

from khuyencong.core import documents, timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.offices.rules import may_place
from khuyencong.territory.choices import Level
from khuyencong.territory.models import AdministrativeUnit
from products import rules
from products.choices import ROUND_STEPS, RoundStatus, VotingLevel
from products.models import RoundMove, VotingRound
from products.queries import law

_PLACE_OF = {
    VotingLevel.COMMUNE: Level.COMMUNE,
    VotingLevel.DISTRICT: Level.DISTRICT,
    VotingLevel.PROVINCE: Level.PROVINCE,
}


@transaction.atomic
def create_round(
    *, by: User, title: str, level: VotingLevel, unit: AdministrativeUnit, opens_on: date, closes_on: date, **facts
) -> VotingRound:
    """A round of a level the law has on the day it opens; several in a year are allowed under different names."""
    rules.may_run_rounds(by).require()
    may_place(by, unit).require(field="unit")
    _check_level(level=level, unit=unit, opens_on=opens_on)
    _check_days(opens_on, closes_on, facts.get("scoring_ends_on"))
    if VotingRound.objects.filter(level=level, unit=unit, year=opens_on.year, title=title).exists():
        raise DomainError("Đợt này đã có: cùng cấp, nơi, năm và tên. Đặt tên khác cho đợt sau.", field="title")
    row = VotingRound.objects.create(
        timeline=timeline.start(),
        title=title,
        level=level,
        unit=unit,
        year=opens_on.year,
        opens_on=opens_on,
        closes_on=closes_on,
        status_since=today(),
        **facts,
    )
    timeline.record(timeline=row.timeline, by=by, verb="round_created", text=f"Lập đợt {title}")
    return row


def _check_level(*, level: VotingLevel, unit: AdministrativeUnit, opens_on: date) -> None:
    """Huyện to 30/6/2025, xã after: the table says; and the place is one of that level."""
    if law.level_rule(level, opens_on) is None:
        label = VotingLevel(level).label.lower()
        raise DomainError(f"Ngày {format_date(opens_on)} pháp luật không có bình chọn {label}.", field="level")
    if unit.level != _PLACE_OF[VotingLevel(level)]:
        raise DomainError(f"{unit.full_name} không phải đơn vị {VotingLevel(level).label.lower()}.", field="unit")


def _check_days(opens_on: date, closes_on: date, scoring_ends_on: date | None) -> None:
    if closes_on < opens_on:
        raise DomainError("Hạn nộp hồ sơ đứng trước ngày nhận hồ sơ.", field="closes_on")
    if scoring_ends_on and scoring_ends_on < closes_on:
        raise DomainError("Hạn chấm đứng trước hạn nộp hồ sơ.", field="scoring_ends_on")


@transaction.atomic
def change_round(*, by: User, round_: VotingRound, expected: int | None = None, **facts) -> VotingRound:
    """New dates, rules of its own; level and place stay."""
    row = versions.locked(VotingRound.objects, pk=round_.pk, expected=expected)
    rules.may_change_round(by, row).require()
    merged = {name: facts.get(name, getattr(row, name)) for name in ("opens_on", "closes_on", "scoring_ends_on")}
    _check_days(**merged)
    _check_level(level=row.level, unit=row.unit, opens_on=merged["opens_on"])
    if merged["opens_on"].year != row.year:
        raise DomainError(f"Đợt của năm {row.year}: ngày nhận hồ sơ phải trong năm ấy.", field="opens_on")
    versions.bump(row, **facts)
    timeline.record(timeline=row.timeline, by=by, verb="round_changed", text="Sửa thông tin đợt")
    return row


@transaction.atomic
def file_round_paper(
    *, by: User, round_: VotingRound, what: str, facts: DocumentFacts, quorum: int | None = None
) -> VotingRound:
    """``what`` is plan, regulation or frame_document; a regulation may fix the quorum, a frame gets its day."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    rules.may_change_round(by, row).require()
    changes = {what: documents.keep(by=by, facts=facts)}
    if what == "regulation":
        changes["quorum"] = quorum
    if what == "frame_document":
        changes["frame_decided_on"] = facts.issued_on or today()
    versions.bump(row, **changes)
    text = f"Ghi {VotingRound._meta.get_field(what).verbose_name}: {facts.title}"
    timeline.record(timeline=row.timeline, by=by, verb="round_paper", text=text, document=changes[what])
    return row


@transaction.atomic
def step(
    *, by: User, row: VotingRound, to: RoundStatus, on: date, document: OfficialDocument | None, note: str, **changes
) -> VotingRound:
    """The move and the status together; the caller holds the lock."""
    if on > today():
        raise DomainError("Ngày của bước này chưa tới.", field="happened_on")
    last = row.moves.order_by("-pk").first()
    if last and on < last.happened_on:
        raise DomainError(f"Ngày này đứng trước bước đã đi ngày {format_date(last.happened_on)}.", field="happened_on")
    RoundMove.objects.create(
        round=row, from_status=row.status, to_status=to, happened_on=on, by=by, document=document, note=note
    )
    versions.bump(row, status=to, status_since=on, **changes)
    text = ROUND_STEPS[to] + (f": {note}" if note else "")
    timeline.record(timeline=row.timeline, by=by, verb="round_moved", text=text, document=document)
    return row


@transaction.atomic
def advance_round(
    *, by: User, round_: VotingRound, to: RoundStatus, on: date, note: str = "", document: DocumentFacts | None = None
) -> VotingRound:
    """One step; sealing and publishing have services of their own."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    rules.may_advance(by, row, to).require()
    if to == RoundStatus.CANCELLED and not note:
        raise DomainError("Huỷ đợt thì ghi lý do.", field="note")
    if to == RoundStatus.PUBLISHED or (to == RoundStatus.SEALED and row.status == RoundStatus.SCORING):
        raise DomainError("Bước này có trang riêng.")
    kept = documents.keep(by=by, facts=document) if document else None
    return step(by=by, row=row, to=to, on=on, document=kept, note=note)
