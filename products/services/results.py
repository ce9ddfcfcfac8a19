"""What comes of a round: chosen, published by decision, complained of, withdrawn."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from khuyencong.core import documents, timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from products import rules
from products.choices import EntryStatus, Prize, RoundStatus
from products.models import Complaint, Entry, Recognition, VotingRound
from products.queries import law, outcome
from products.queries.board import board
from products.services.rounds import step


@transaction.atomic
def choose_entries(*, by: User, round_: VotingRound, chosen: Mapping[int, Prize], tie_note: str = "") -> VotingRound:
    """The council's list: entry → prize; every other product of the round is not chosen."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    rules.may_choose(by, row).require()
    tallies = {tally.entry.pk: tally for tally in board(row).tallies}
    for pk, prize in chosen.items():
        if pk not in tallies or not tallies[pk].passes:
            code = tallies[pk].entry.code if pk in tallies else "Sản phẩm"
            raise DomainError(f"{code} chưa đạt điểm bình quân 70 (TT 26/2014 Đ17 k1).", field=f"e{pk}")
        if prize and not row.with_prizes:
            raise DomainError("Đợt này không xếp giải.", field=f"e{pk}")
    row.entries.filter(status=EntryStatus.ACCEPTED).update(chosen=False, prize="")
    for prize in Prize.values:
        picked = [pk for pk, given in chosen.items() if given == prize]
        row.entries.filter(pk__in=picked).update(chosen=True, prize=prize)
    versions.bump(row, tie_note=tie_note)
    text = f"Hội đồng chọn {len(chosen)}/{len(tallies)} sản phẩm" + (f". Đồng điểm: {tie_note}" if tie_note else "")
    timeline.record(timeline=row.timeline, by=by, verb="chosen", text=text)
    return row


@transaction.atomic
def publish_round(*, by: User, round_: VotingRound, announced_on: date, decision: DocumentFacts) -> VotingRound:
    """By a decision that has its number and day: each chosen product is recognised, to the end of its validity."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    rules.may_publish(by, row).require()
    if not decision.number or decision.issued_on is None:
        raise DomainError("Quyết định công nhận phải có số và ngày mới công bố được.", field="number")
    if announced_on < decision.issued_on or announced_on > today():
        raise DomainError("Ngày thông báo phải từ ngày quyết định đến hôm nay.", field="announced_on")
    kept = documents.keep(by=by, facts=decision)
    chosen = list(row.entries.filter(chosen=True).select_related("product__timeline").order_by("number"))
    for entry in chosen:
        _recognise(by, row, entry, kept)
    changes = {"decision": kept, "announced_on": announced_on}
    note = f"{len(chosen)} sản phẩm được công nhận"
    return step(by=by, row=row, to=RoundStatus.PUBLISHED, on=announced_on, document=kept, note=note, **changes)


def _recognise(by: User, row: VotingRound, entry: Entry, decision: OfficialDocument) -> None:
    rule = law.validity(decision.issued_on)
    try:
        with transaction.atomic():
            Recognition.objects.create(
                product=entry.product,
                entry=entry,
                level=row.level,
                year=decision.issued_on.year,
                decided_on=decision.issued_on,
                document=decision,
                validity=rule,
                valid_to=rule.last_day(decision.issued_on) if rule else None,
                prize=entry.prize,
                illustrative=entry.illustrative,
                source=entry.source,
            )
    except IntegrityError:
        raise DomainError(f"{entry} đã được công nhận ở cấp và năm này.") from None
    text = f"Công nhận {row.get_level_display().lower()} năm {decision.issued_on.year}, {row}"
    timeline.record(timeline=entry.product.timeline, by=by, verb="recognise", text=text, document=decision)


@transaction.atomic
def take_complaint(
    *,
    by: User,
    round_: VotingRound,
    sender: str,
    received_on: date,
    content: str,
    entry: Entry | None = None,
    late_note: str = "",
) -> Complaint:
    """Within 15 working days of the announcement (LC10); later only with why it is taken all the same."""
    row = versions.locked(VotingRound.objects, pk=round_.pk)
    rules.may_take_complaint(by, row).require()
    if not row.announced_on <= received_on <= today():
        raise DomainError(
            f"Ngày nhận đơn phải từ ngày thông báo ({format_date(row.announced_on)}) đến hôm nay.", field="received_on"
        )
    last = outcome.complaint_due(row)
    if last and received_on > last.on and not late_note:
        told = f"Thời hiệu khiếu nại hết ngày {format_date(last.on)} ({last.ground.article}). Vẫn nhận thì ghi vì sao."
        raise DomainError(told, field="late_note")
    facts = {"sender": sender, "received_on": received_on, "content": content, "entry": entry, "late_note": late_note}
    made = Complaint.objects.create(round=row, recorded_by=by, **facts)
    timeline.record(timeline=row.timeline, by=by, verb="complaint", text=f"Nhận khiếu nại của {sender}")
    return made


@transaction.atomic
def answer_complaint(
    *, by: User, complaint: Complaint, answered_on: date, answer: str, document: DocumentFacts | None = None
) -> Complaint:
    row = Complaint.objects.select_for_update(of=("self",), no_key=True).select_related("round").get(pk=complaint.pk)
    rules.may_answer_complaint(by, row).require()
    if not row.received_on <= answered_on <= today():
        raise DomainError("Ngày trả lời phải từ ngày nhận đơn đến hôm nay.", field="answered_on")
    row.answered_on, row.answer = answered_on, answer
    row.answer_document = documents.keep(by=by, facts=document) if document else None
    row.save(update_fields=["answered_on", "answer", "answer_document"])
    text = f"Trả lời khiếu nại của {row.sender}"
    timeline.record(
        timeline=row.round.timeline, by=by, verb="complaint_answered", text=text, document=row.answer_document
    )
    return row


@transaction.atomic
def withdraw_recognition(
    *, by: User, recognition: Recognition, on: date, note: str, decision: DocumentFacts
) -> Recognition:
    """By decision, with why (TT 26/2014 Đ20 k3); the row stays and counts where it was counted."""
    row = (
        Recognition.objects.select_for_update(of=("self",), no_key=True)
        .select_related("product__timeline")
        .get(pk=recognition.pk)
    )
    rules.may_withdraw(by, row).require()
    if on > today() or (row.decided_on and on < row.decided_on):
        raise DomainError("Ngày thu hồi phải từ ngày công nhận đến hôm nay.", field="withdrawn_on")
    row.withdrawn_on, row.withdrawal_note = on, note
    row.withdrawal = documents.keep(by=by, facts=decision)
    row.save(update_fields=["withdrawn_on", "withdrawal_note", "withdrawal"])
    text = f"Thu hồi giấy chứng nhận {row.get_level_display().lower()} năm {row.year}: {note}"
    timeline.record(timeline=row.product.timeline, by=by, verb="withdraw", text=text, document=row.withdrawal)
    return row
