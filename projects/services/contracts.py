"""Hợp đồng: signed for one đề án or several at once, its appendices, the contract with each establishment, years."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.dates import format_date
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.core.money import format_prose
from khuyencong.offices.models import Organisation
from projects import rules
from projects.choices import APPENDIX, MOVES, Move
from projects.models import (
    Beneficiary,
    Contract,
    ContractAppendix,
    ContractProject,
    Project,
    SupportContract,
    YearPlan,
)
from projects.queries.told import Part
from projects.services import steps
from projects.services.cases import locked_project
from projects.services.papers import Place, file_document


@transaction.atomic
def sign_contract(
    *,
    by: User,
    parts: Sequence[Part],
    document: DocumentFacts,
    ends_on: date,
    party_a: str,
    party_b: str,
    party_c: str = "",
    implementer: Organisation | None = None,
    due_on: date | None = None,
    note: str = "",
) -> Contract:
    """Write the contract down and move each of its đề án to “Đã ký hợp đồng”, all or none.

    ``document`` bears number and day: they are the contract's.
    """
    if not document.number or document.issued_on is None:
        raise DomainError("Ghi số và ngày ký hợp đồng.", field="number")
    rows = [_locked(by, part) for part in sorted(parts, key=lambda part: part.project.pk)]
    _check_together(rows, document.issued_on, ends_on)
    place = Place.of_move(Move.SIGN.name)
    papers = [file_document(by=by, project=row, facts=document, place=place).document for row, _ in rows]
    contract = Contract.objects.create(
        number=papers[0].reference,
        signed_on=document.issued_on,
        ends_on=ends_on,
        purse=rows[0][0].purse,
        party_a=party_a,
        party_b=party_b,
        party_c=party_c,
        implementer=implementer,
        amount=sum(amount for _, amount in rows),
        document=papers[0],
    )
    for row, amount in rows:
        _put_under(by, row, contract, amount, due_on=due_on, note=note)
    return contract


def _locked(by: User, part: Part) -> tuple[Project, Decimal]:
    row = locked_project(by=by, pk=part.project.pk, expected=part.version)
    rules.require_move(by=by, project=row, move=Move.SIGN, has_document=True)
    if part.amount is None:
        raise DomainError(f"{row.code}: ghi số tiền trong hợp đồng.", field=f"amount_{row.pk}")
    if row.support_approved is not None and part.amount > row.support_approved:
        told = format_prose(row.support_approved)
        raise DomainError(f"{row.code}: lớn hơn kinh phí được duyệt ({told}).", field=f"amount_{row.pk}")
    return row, part.amount


def _check_together(rows: list[tuple[Project, Decimal]], signed_on: date, ends_on: date) -> None:
    if not rows:
        raise DomainError("Chọn ít nhất một đề án.")
    if len({row.purse for row, _ in rows}) > 1:
        raise DomainError("Một hợp đồng chỉ của một nguồn kinh phí.")
    rules.past(signed_on, field="issued_on", name="Ngày ký")
    if ends_on < signed_on:
        raise DomainError("Hợp đồng kết thúc trước ngày ký.", field="ends_on")
    for row, _ in rows:
        if row.status_since and signed_on < row.status_since:
            told = format_date(row.status_since)
            raise DomainError(f"{row.code} được duyệt ngày {told}: không ký trước ngày ấy.", field="issued_on")


def _put_under(by: User, row: Project, contract: Contract, amount: Decimal, *, due_on, note: str) -> None:
    ContractProject.objects.create(contract=contract, project=row, amount=amount)
    dates = {"starts_on": row.starts_on or contract.signed_on, "ends_on": row.ends_on or contract.ends_on}
    if dates["starts_on"] > dates["ends_on"]:
        dates = {}
    steps.take(
        by=by,
        row=row,
        move=Move.SIGN,
        to=MOVES[Move.SIGN].target,
        happened_on=contract.signed_on,
        document=contract.document,
        note=note.strip(),
        text=f"Ký hợp đồng số {contract.number}, phần của đề án {format_prose(amount)}",
        due_on=due_on,
        **dates,
    )


@transaction.atomic
def add_appendix(
    *,
    by: User,
    contract: Contract,
    number: str,
    signed_on: date,
    changes: str,
    ends_on: date | None = None,
    amounts: Mapping[int, Decimal] | None = None,
    document: DocumentFacts | None = None,
    version: int | None = None,
) -> ContractAppendix:
    """An appendix: in words, perhaps a new end, perhaps new ``amounts`` by the pk of the đề án."""
    row = versions.locked(Contract.objects.visible_to(by), pk=contract.pk, expected=version)
    parts = list(row.parts.order_by("project"))
    projects = [locked_project(by=by, pk=part.project_id) for part in parts]
    for project in projects:
        rules.may_contract(by, project).require()
    rules.past(signed_on, field="signed_on", name="Ngày ký")
    if signed_on < row.signed_on:
        raise DomainError(f"Phụ lục ký trước hợp đồng ({format_date(row.signed_on)}).", field="signed_on")
    if ends_on and ends_on < row.signed_on:
        raise DomainError("Hạn mới đứng trước ngày ký hợp đồng.", field="ends_on")
    if row.appendices.filter(number=number).exists():
        raise DomainError("Phụ lục số này đã được ghi.", field="number")
    moved = _reshare(parts, projects, amounts or {})
    versions.bump(row, amount=row.amount + moved, ends_on=ends_on or row.ends_on)
    place = Place.of_type(APPENDIX)
    papers = [file_document(by=by, project=one, facts=document, place=place) for one in projects] if document else []
    appendix = ContractAppendix.objects.create(
        contract=row,
        number=number,
        signed_on=signed_on,
        changes=changes,
        ends_on=ends_on,
        document=papers[0].document if papers else None,
    )
    text = f"Phụ lục {number} của hợp đồng số {row.number}: {changes}"
    for project in projects:
        timeline.record(timeline=project.timeline, by=by, verb="appendix", text=text, document=appendix.document)
    return appendix


def _reshare(parts: list[ContractProject], projects: list[Project], amounts: Mapping[int, Decimal]) -> Decimal:
    """Write the new parts; by how much the whole contract moves."""
    moved = Decimal(0)
    for part, project in zip(parts, projects, strict=True):
        new = amounts.get(project.pk)
        if new is None or new == part.amount:
            continue
        others = sum(project.contracts.exclude(pk=part.pk).values_list("amount", flat=True))
        if project.support_approved is not None and new + others > project.support_approved:
            told = format_prose(project.support_approved)
            raise DomainError(f"{project.code}: lớn hơn kinh phí được duyệt ({told}).", field=f"amount_{project.pk}")
        moved += new - part.amount
        part.amount = new
        part.save(update_fields=["amount"])
    return moved


@transaction.atomic
def record_agreement(
    *,
    by: User,
    beneficiary: Beneficiary,
    number: str,
    signed_on: date,
    amount: Decimal,
    counterpart: Decimal | None = None,
    equipment: str = "",
    document: DocumentFacts | None = None,
    version: int | None = None,
) -> SupportContract:
    """Write down, or correct, the support contract with one establishment."""
    project = locked_project(by=by, pk=beneficiary.project_id)
    rules.may_contract(by, project).require()
    if not beneficiary.is_standing:
        raise DomainError("Cơ sở này đã rút khỏi đề án.")
    rules.past(signed_on, field="signed_on", name="Ngày ký")
    _check_agreed(project, beneficiary, amount)
    paper = file_document(by=by, project=project, facts=document).document if document else None
    facts = {
        "number": number,
        "signed_on": signed_on,
        "amount": amount,
        "counterpart": counterpart,
        "equipment": equipment,
    } | ({"document": paper} if paper else {})
    row = _keep_agreement(beneficiary, facts, version)
    text = f"Hợp đồng hỗ trợ số {number} với {beneficiary}: {format_prose(amount)}"
    timeline.record(timeline=project.timeline, by=by, verb="agreement", text=text, document=paper)
    return row


def _keep_agreement(beneficiary: Beneficiary, facts: dict, version: int | None) -> SupportContract:
    kept = SupportContract.objects.filter(beneficiary=beneficiary).first()
    if kept is None:
        return SupportContract.objects.create(beneficiary=beneficiary, **facts)
    row = versions.locked(SupportContract.objects, pk=kept.pk, expected=version)
    return versions.bump(row, **facts)


def _check_agreed(project: Project, beneficiary: Beneficiary, amount: Decimal) -> None:
    if beneficiary.support is not None and amount > beneficiary.support:
        told = format_prose(beneficiary.support)
        raise DomainError(f"Lớn hơn kinh phí hỗ trợ của cơ sở trong đề án ({told}).", field="amount")
    others = SupportContract.objects.filter(beneficiary__in=project.beneficiaries.standing())
    shared = sum(others.exclude(beneficiary=beneficiary).values_list("amount", flat=True))
    if project.support_approved is not None and shared + amount > project.support_approved:
        told = format_prose(project.support_approved)
        raise DomainError(f"Tổng hợp đồng hỗ trợ lớn hơn kinh phí được duyệt ({told}).", field="amount")


@transaction.atomic
def plan_years(*, by: User, project: Project, amounts: Mapping[int, Decimal], version: int | None = None) -> Project:
    """How the amount falls on the years, written anew; a year left out has none."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_plan_years(by, row).require()
    most = row.support_approved if row.is_approved else row.support_proposed
    if most is not None and sum(amounts.values()) > most:
        raise DomainError(f"Cộng các năm lớn hơn kinh phí của đề án ({format_prose(most)}).")
    row.years.all().delete()
    YearPlan.objects.bulk_create(YearPlan(project=row, year=year, amount=amount) for year, amount in amounts.items())
    versions.bump(row)
    told = "; ".join(f"{year}: {format_prose(amount)}" for year, amount in sorted(amounts.items()))
    text = f"Kinh phí theo năm: {told or 'bỏ trống'}"
    timeline.record(timeline=row.timeline, by=by, verb="years_planned", text=text)
    return row


@transaction.atomic
def lower_contract(*, by: User, project: Project, most: Decimal, document: OfficialDocument | None) -> None:
    """Keep what is under contract within ``most``, when the support approved is lowered. The caller holds the lock."""
    parts = list(project.contracts.select_related("contract"))
    over = sum(part.amount for part in parts) - most
    if over <= 0:
        return
    if len(parts) > 1:
        raise DomainError("Đề án ở nhiều hợp đồng: ký phụ lục giảm số tiền từng hợp đồng trước.")
    part = parts[0]
    contract = versions.locked(Contract.objects, pk=part.contract_id)
    ContractProject.objects.filter(pk=part.pk).update(amount=most)
    versions.bump(contract, amount=contract.amount - over)
    text = f"Phần của đề án trong hợp đồng số {contract.number} giảm theo, còn {format_prose(most)}"
    timeline.record(timeline=project.timeline, by=by, verb="contract_lowered", text=text, document=document)
