"""Nghiệm thu: of one beneficiary at its place, then of the whole file."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.dates import format_date
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from khuyencong.territory.models import AdministrativeUnit
from projects import rules
from projects.choices import MOVES, AcceptanceResult, MinutesForm, Move
from projects.models import Acceptance, Beneficiary, PaperType, Project
from projects.queries.finishing import last_acceptance_day
from projects.services import steps
from projects.services.cases import locked_project
from projects.services.papers import Place, file_document


@transaction.atomic
def record_acceptance(
    *,
    by: User,
    project: Project,
    held_on: date,
    result: AcceptanceResult,
    beneficiary: Beneficiary | None = None,
    unit: AdministrativeUnit | None = None,
    present: str = "",
    accepted_value: Decimal | None = None,
    counterpart_verified: Decimal | None = None,
    minutes_form: MinutesForm = MinutesForm.PLACE,
    document: DocumentFacts | None = None,
    remark: str = "",
) -> Acceptance:
    """Keep the minutes of one beneficiary, or of the whole file. The latest of a beneficiary is the one that counts."""
    row = locked_project(by=by, pk=project.pk)
    rules.may_record_acceptance(by, row).require()
    if result == AcceptanceResult.FAILED and not remark.strip():
        raise DomainError("Không đạt: ghi rõ còn thiếu gì, phải làm lại gì.", field="remark")
    paper = _minutes(by, row, document, minutes_form, beneficiary) if document else None
    return _record(
        by=by,
        row=row,
        beneficiary=beneficiary,
        unit=unit,
        held_on=held_on,
        result=result,
        present=present,
        accepted_value=accepted_value,
        counterpart_verified=counterpart_verified,
        minutes_form=minutes_form,
        paper=paper,
        remark=remark.strip(),
    )


@transaction.atomic
def accept_project(
    *,
    by: User,
    project: Project,
    document: DocumentFacts,
    held: list[dict] | None = None,
    present: str = "",
    minutes_form: MinutesForm = MinutesForm.WHOLE,
    note: str = "",
    version: int | None = None,
) -> Project:
    """Accept the whole file, its day being that of the last acceptance.

    ``held`` are the acceptances of those still waiting: beneficiary (None: the whole file), held_on, accepted_value,
    counterpart_verified; all of them passed, by the same minutes.
    """
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_accept(by, row).require()
    minutes = _minutes(by, row, document, minutes_form)
    common = {"present": present, "minutes_form": minutes_form, "paper": minutes, "remark": ""}
    for one in held or ():
        _record(by=by, row=row, result=AcceptanceResult.PASSED, **common, **one)
    rules.require_move(by=by, project=row, move=Move.ACCEPT, has_document=bool(minutes.number))
    day = last_acceptance_day(row)
    steps.take(
        by=by,
        row=row,
        move=Move.ACCEPT,
        to=MOVES[Move.ACCEPT].target,
        happened_on=max(day, row.status_since or day),
        document=minutes,
        note=note.strip(),
        done_on=day,
        due_on=None,
    )
    return row


# Their place among the papers of a file.
_PAPER_TYPES = {MinutesForm.PLACE: "G060", MinutesForm.WHOLE: "G061", MinutesForm.AGENCY: "G062"}


def _minutes(by: User, row: Project, facts: DocumentFacts, form: str, helped: Beneficiary | None = None):
    """The minutes, put in the file as what they are."""
    kind = PaperType.objects.filter(code=_PAPER_TYPES[MinutesForm(form)]).first()
    return file_document(by=by, project=row, facts=facts, place=Place(paper_type=kind, beneficiary=helped)).document


def _record(
    *, by: User, row: Project, beneficiary: Beneficiary | None, unit=None, paper: OfficialDocument | None, **facts
):
    """Write one acceptance of a locked file, and what it says of its beneficiary."""
    _require_of(row, beneficiary)
    rules.past(facts["held_on"], field="held_on", name="Ngày nghiệm thu")
    if row.approved_on and facts["held_on"] < row.approved_on:
        told = format_date(row.approved_on)
        raise DomainError(f"Ngày nghiệm thu trước ngày duyệt ({told}). Xem lại ngày này.", field="held_on")
    place = unit or (beneficiary.unit if beneficiary else None)
    made = Acceptance.objects.create(
        project=row, beneficiary=beneficiary, unit=place, document=paper, recorded_by=by, **facts
    )
    if beneficiary is not None:
        _tell(row, made)
    day = format_date(made.held_on)
    text = f"Nghiệm thu {beneficiary or 'cả đề án'} ngày {day}: {made.get_result_display().lower()}"
    if made.remark:
        text += f". {made.remark}"
    timeline.record(timeline=row.timeline, by=by, verb="acceptance_recorded", text=text, document=paper)
    return made


def _require_of(row: Project, beneficiary: Beneficiary | None) -> None:
    """One of the file, and still in it."""
    if beneficiary is None:
        return
    if beneficiary.project_id != row.pk:
        raise DomainError("Cơ sở này không thuộc đề án.", field="beneficiary")
    if not beneficiary.is_standing:
        told = format_date(beneficiary.dropped_on)
        raise DomainError(f"{beneficiary} đã rút khỏi đề án ngày {told}: không nghiệm thu.", field="beneficiary")


def _tell(row: Project, made: Acceptance) -> None:
    """The beneficiary's own figures follow its minutes; an unknown figure leaves the known one."""
    helped = versions.locked(row.beneficiaries, pk=made.beneficiary_id)
    changes = {"accepted_on": made.held_on if made.passed else None}
    if made.counterpart_verified is not None:
        changes["counterpart_verified"] = made.counterpart_verified
    versions.bump(helped, **changes)
