"""Điều chỉnh: asked for, sent to whoever may decide that change, decided, and carried out in the file."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.dates import format_date, today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.establishments.models import Establishment
from khuyencong.offices.rules import may_place
from khuyencong.territory.models import AdministrativeUnit
from projects import rules
from projects.choices import APPENDIX, OF_MONEY, REASON_OF_CHANGE, AdjustmentStatus, Change, Decider, ReasonKind
from projects.models import Adjustment, Content, Project, SupportContract
from projects.queries.adjustments import Wanted, granted_by, proposal, rule_for, stands
from projects.queries.told import GivenReason
from projects.services.beneficiaries import replace_beneficiary
from projects.services.cases import locked_project
from projects.services.papers import Place, file_document
from projects.services.terms import move_end


@transaction.atomic
def ask_adjustment(
    *,
    by: User,
    project: Project,
    wanted: Wanted,
    reason: GivenReason,
    asked_on: date | None = None,
    request: DocumentFacts | None = None,
    decided_by: Decider | None = None,
    chosen_because: str = "",
    version: int | None = None,
) -> Adjustment:
    """Ask for one change. What changes says who decides; without a rule a person says who, and why."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_ask_adjustment(by, row).require()
    day = rules.past(asked_on or today(), field="asked_on", name="Ngày đề nghị")
    made = proposal(row, wanted)
    if wanted.unit and made.change == Change.PLACE:
        may_place(by, wanted.unit).require(field="unit")
    rule = rule_for(row, made.change, day)
    if rule is None and not (decided_by and chosen_because.strip()):
        raise DomainError("Chưa có quy tắc cho thay đổi này: chọn ai quyết và ghi vì sao.", field="decided_by")
    waiting = row.adjustments.filter(change=made.change, beneficiary=made.beneficiary, status=AdjustmentStatus.ASKED)
    if waiting.exists():
        raise DomainError("Điều này đang chờ quyết, chưa đề nghị lại được.")
    said = rules.given(reason, kind=REASON_OF_CHANGE.get(made.change, ReasonKind.ADJUST), on=day)
    paper = file_document(by=by, project=row, facts=request).document if request else None
    adjustment = Adjustment.objects.create(
        project=row,
        change=made.change,
        beneficiary=made.beneficiary,
        before=made.before,
        after=made.after,
        reason=str(said),
        typed_reason=said.reason,
        asked_on=day,
        asker=by,
        request=paper,
        rule=rule,
        decided_by=rule.decided_by if rule else decided_by,
        chosen_because="" if rule else chosen_because.strip(),
    )
    text = f"Đề nghị {str(adjustment).lower()}, {adjustment.get_decided_by_display()} quyết: {adjustment.reason}"
    timeline.record(timeline=row.timeline, by=by, verb="adjustment_asked", text=text, document=paper)
    return adjustment


@transaction.atomic
def decide_adjustment(
    *,
    by: User,
    adjustment: Adjustment,
    granted: bool,
    decided_on: date,
    document: DocumentFacts | None = None,
    effective_on: date | None = None,
    answer: str = "",
    by_appendix: bool = False,
    version: int | None = None,
) -> Adjustment:
    """Grant, and carry it out; or refuse. A granted change of the support is a service of ``budgets``.

    ``by_appendix``: the document is an appendix of the contract, where the rule leaves the choice.
    """
    project = locked_project(by=by, pk=adjustment.project_id)
    row = _waiting(by, project, adjustment, version)
    if not granted:
        return _refuse(by, row, decided_on, document, answer)
    if row.change in OF_MONEY:
        raise DomainError("Đổi kinh phí hỗ trợ: quyết ở trang kinh phí của đề án.")
    kind = granted_by(row, by_appendix)
    said = {"decided_on": decided_on, "document": document, "effective_on": effective_on, "answer": answer}
    paper = granting(by=by, row=row, kind=kind, **said)
    _carry_out(by, project, row, paper, appendix=paper.reference if kind == APPENDIX else "")
    return row


def waiting_adjustment(*, by: User, project: Project, adjustment: Adjustment, version: int | None) -> Adjustment:
    """The adjustment under lock, when ``by`` may decide it now. The caller holds the lock of the đề án."""
    return _waiting(by, project, adjustment, version)


@transaction.atomic
def granting(
    *,
    by: User,
    row: Adjustment,
    decided_on: date,
    document: DocumentFacts | None,
    effective_on: date | None,
    answer: str,
    kind: str = "",
) -> OfficialDocument:
    """Write the word down. The caller holds the locks, has asked the rules, and carries the change out.

    ``kind`` is the code of the paper type that the document is.
    """
    project = row.project
    if not stands(project, Change(row.change), row.before, row.beneficiary):
        raise DomainError("Đề án đã đổi từ khi đề nghị: không chấp thuận bản này, đề nghị lại theo số nay.")
    if document is None or not document.number:
        raise DomainError("Chấp thuận bằng văn bản: ghi số, ký hiệu, ngày và cơ quan ban hành.", field="number")
    _check_days(row, decided_on)
    paper = file_document(by=by, project=project, facts=document, place=Place.of_type(kind)).document
    versions.bump(
        row,
        status=AdjustmentStatus.GRANTED,
        decided_on=decided_on,
        decision=paper,
        effective_on=effective_on or decided_on,
        answer=answer.strip(),
    )
    changes = "; ".join(f"{label}: {before or 'chưa ghi'} → {after}" for label, before, after in row.lines)
    text = f"Chấp thuận {str(row).lower()}. {changes}"
    timeline.record(timeline=project.timeline, by=by, verb="adjustment_granted", text=text, document=paper)
    return paper


def _waiting(by: User, project: Project, adjustment: Adjustment, version: int | None) -> Adjustment:
    row = versions.locked(project.adjustments, pk=adjustment.pk, expected=version)
    row.project = project
    rules.may_decide_adjustment(by, row).require()
    return row


def _refuse(by: User, row: Adjustment, decided_on: date, document: DocumentFacts | None, answer: str) -> Adjustment:
    if not answer.strip():
        raise DomainError("Không chấp thuận thì ghi vì sao.", field="answer")
    _check_days(row, decided_on)
    paper = file_document(by=by, project=row.project, facts=document).document if document else None
    versions.bump(row, status=AdjustmentStatus.REFUSED, decided_on=decided_on, decision=paper, answer=answer.strip())
    text = f"Không chấp thuận {str(row).lower()}: {row.answer}"
    timeline.record(timeline=row.project.timeline, by=by, verb="adjustment_refused", text=text, document=paper)
    return row


def _check_days(row: Adjustment, decided_on: date) -> None:
    rules.past(decided_on, field="decided_on", name="Ngày quyết")
    if decided_on < row.asked_on:
        raise DomainError(f"Ngày quyết trước ngày đề nghị ({format_date(row.asked_on)}).", field="decided_on")


def _carry_out(by: User, project: Project, row: Adjustment, paper: OfficialDocument, *, appendix: str) -> None:
    """Write the change where it belongs; one that is only words stands in the adjustment itself."""
    value = {name: column["value"] for name, column in row.after.items()}
    match row.change:
        case Change.TIME_SAME_YEAR | Change.TIME_NEXT_YEAR:
            end = date.fromisoformat(value["ends_on"])
            move_end(by=by, project=project, ends_on=end, adjustment=row, document=paper, appendix=appendix)
        case Change.PLACE:
            versions.bump(row.beneficiary or project, unit=AdministrativeUnit.objects.get(pk=value["unit"]))
        case Change.PARTNER:
            old = row.before["partner"]["value"]
            project.partners.filter(pk=old).update(organisation=value["organisation"])
        case Change.CONTENT:
            versions.bump(project, content=Content.objects.get(pk=value["content"]))
        case Change.EQUIPMENT:
            SupportContract.objects.filter(beneficiary=row.beneficiary).update(equipment=value["equipment"])
        case Change.BENEFICIARY:
            _swap(by, row, value)


def _swap(by: User, row: Adjustment, value: dict) -> None:
    unit = AdministrativeUnit.objects.get(pk=value["unit"]) if value["unit"] else None
    replace_beneficiary(
        by=by,
        beneficiary=row.beneficiary,
        establishment=Establishment.objects.get(pk=value["establishment"]),
        unit=unit,
        support=_amount(value["support"]),
        counterpart_committed=_amount(value["counterpart"]),
        reason=_why_it_leaves(row),
        dropped_on=row.effective_on,
    )


def _why_it_leaves(row: Adjustment) -> GivenReason:
    """As it was asked; one asked for when leaving had no list of its own keeps its words."""
    typed = row.typed_reason if row.typed_reason and row.typed_reason.kind == ReasonKind.DROP_OUT else None
    return GivenReason.again(typed, row.reason)


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
