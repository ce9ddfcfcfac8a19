"""Registrations: entered, changed, their papers, taken in or not."""

from datetime import date
from functools import partial

from django.db import transaction

from khuyencong.core import documents, files, timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.pictures import keep_picture
from products import rules
from products.choices import Angle, EntryStatus, Registrant
from products.models import Ballot, Entry, EntryPaper, Product, Recognition, VotingRound
from products.queries import entries as asked
from products.queries import law
from projects.models import PaperType


@transaction.atomic
def enter_product(
    *, by: User, round_: VotingRound, product: Product, registrant: Registrant, received_on: date, **facts
) -> Entry:
    """Register one product; it gets the next mã số of the round. The lower certificate is found when there is one."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    rules.may_enter(by, row).require()
    rules.may_enter_product(by, row, product).require(field="product")
    _check_day(row, received_on)
    if row.entries.filter(product=product).exists():
        raise DomainError("Sản phẩm này đã đăng ký trong đợt.", field="product")
    entry = Entry.objects.create(
        timeline=timeline.start(),
        round=row,
        product=product,
        number=asked.next_number(row),
        group=product.group,
        registrant=registrant,
        entered_by=by,
        received_on=received_on,
        lower=None if facts.get("no_lower_round") else _best_lower(product, row, received_on),
        **facts,
    )
    _bring_photos(by, entry)
    text = f"Đăng ký {entry.code} · {product}"
    timeline.record(timeline=entry.timeline, by=by, verb="entered", text=text)
    timeline.record(timeline=row.timeline, by=by, verb="entered", text=text)
    return entry


def _bring_photos(by: User, entry: Entry) -> None:
    """Photos the product already has are photos of its registration; a newer one takes their place."""
    asked_for = {rule.paper_type for rule in law.dossier(entry.round.level, entry.received_on)}
    paper_type = next((one for one in asked_for if one.code == asked.PHOTOS), None)
    photos = entry.product.photos.order_by("pk") if paper_type else []
    facts = {"entry": entry, "paper_type": paper_type, "received_on": entry.received_on, "added_by": by}
    EntryPaper.objects.bulk_create([EntryPaper(angle=one.angle, file=one.file, **facts) for one in photos])


def _check_day(round_: VotingRound, day: date) -> None:
    if day > today():
        raise DomainError("Ngày nhận đăng ký chưa tới.", field="received_on")
    if not round_.opens_on <= day <= round_.closes_on:
        raise DomainError(f"Đợt nhận hồ sơ {round_.days}: ngày này ở ngoài.", field="received_on")


def _best_lower(product: Product, round_: VotingRound, day: date) -> Recognition | None:
    """A valid one before one that is not."""
    found = asked.lower_candidates(product.pk, round_, day)
    return next((one for one in found if not asked.certificate_fault(one, day)), found[0] if found else None)


@transaction.atomic
def change_entry(*, by: User, entry: Entry, expected: int | None = None, **facts) -> Entry:
    """What the registration tells. One already taken in is to be looked at again."""
    row = versions.locked(Entry.objects.select_related("round", "product"), pk=entry.pk, expected=expected)
    rules.may_change_entry(by, row).require()
    day = facts.get("received_on", row.received_on)
    _check_day(row.round, day)
    lower = facts.get("lower", row.lower)
    if lower and (lower.product_id != row.product_id or lower.level not in law.lower_levels(row.round.level, day)):
        raise DomainError("Giấy chứng nhận này không phải cấp dưới của sản phẩm này.", field="lower")
    if row.status != EntryStatus.ENTERED:
        facts |= {"status": EntryStatus.ENTERED}
    versions.bump(row, **facts)
    timeline.record(timeline=row.timeline, by=by, verb="entry_changed", text="Sửa đăng ký")
    return row


@transaction.atomic
def attach_entry_paper(
    *, by: User, entry: Entry, paper_type: PaperType, received_on: date, angle: str = "", note: str = "", file=None
) -> EntryPaper:
    """A paper of the registration; a photo names its side, and a second of a side takes the place of the first."""
    row = versions.locked(Entry.objects.select_related("round"), pk=entry.pk)
    rules.may_change_entry(by, row).require()
    is_photo = paper_type.code == asked.PHOTOS
    if is_photo and angle not in Angle.values:
        raise DomainError("Ảnh chụp từ góc nào: chính diện, mặt bên hay từ trên xuống.", field="angle")
    if is_photo and file is None:
        raise DomainError("Chọn tệp ảnh.", field="file")
    keep = partial(keep_picture, field="file") if is_photo else files.keep_upload
    kept = keep(by=by, upload=file) if file else None
    if received_on > today():
        raise DomainError("Ngày nhận chưa tới.", field="received_on")
    facts = {"paper_type": paper_type, "received_on": received_on, "note": note, "file": kept, "added_by": by}
    if is_photo:
        row.papers.filter(angle=angle).delete()
    paper = EntryPaper.objects.create(entry=row, angle=angle if is_photo else "", **facts)
    timeline.record(timeline=row.timeline, by=by, verb="entry_paper", text=f"Nộp {paper}")
    return paper


@transaction.atomic
def settle_entry(*, by: User, entry: Entry, to: EntryStatus, note: str = "") -> Entry:
    """Hợp lệ, không hợp lệ with why, withdrawn, or looked at again."""
    row = versions.locked(Entry.objects.select_related("round"), pk=entry.pk)
    rules.may_settle_entry(by, row, to).require()
    if to in {EntryStatus.REFUSED, EntryStatus.WITHDRAWN} and not note:
        raise DomainError("Ghi lý do.", field="note")
    versions.bump(row, status=to, status_note=note)
    text = f"{row.code}: {EntryStatus(to).label.lower()}" + (f", {note}" if note else f" ngày {format_date(today())}")
    timeline.record(timeline=row.timeline, by=by, verb="entry_settled", text=text)
    return row


@transaction.atomic
def withdraw_entry(*, by: User, entry: Entry, on: date, note: str, document: DocumentFacts) -> Entry:
    """The maker takes the product out while it is scored, by paper: its ballots are kept and no longer count."""
    versions.locked(VotingRound.objects, pk=entry.round_id)
    row = versions.locked(Entry.objects.select_related("round__timeline"), pk=entry.pk)
    rules.may_withdraw_entry(by, row).require()
    if not note.strip():
        raise DomainError("Ghi lý do cơ sở rút.", field="note")
    if not row.received_on <= on <= today():
        told = f"Ngày rút từ ngày đăng ký ({format_date(row.received_on)}) đến hôm nay."
        raise DomainError(told, field="withdrawn_on")
    kept = documents.keep(by=by, facts=document)
    given = Ballot.objects.filter(entry=row, void=False)
    counted = given.filter(submitted_at__isnull=False).count()
    given.update(void=True)
    versions.bump(row, status=EntryStatus.WITHDRAWN, status_note=note, withdrawn_on=on, withdrawal=kept)
    text = f"{row.code}: cơ sở rút ngày {format_date(on)}, {note}. {counted} phiếu đã gửi được giữ, không tính"
    for line in (row.timeline, row.round.timeline):
        timeline.record(timeline=line, by=by, verb="entry_withdrawn", text=text, document=kept)
    return row
