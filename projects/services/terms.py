"""How long a đề án is carried out: its end moved by a word granted, and the end of its contract with it."""

from datetime import date

from django.db import transaction

from khuyencong.core import timeline, versions
from khuyencong.core.dates import format_date
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import OfficialDocument, User
from projects.models import Adjustment, Contract, ContractAppendix, Project


@transaction.atomic
def move_end(
    *, by: User, project: Project, ends_on: date, adjustment: Adjustment, document: OfficialDocument, appendix: str = ""
) -> None:
    """The new end of the file, of the day set for it, and of its contracts; ``appendix`` is the number of the phụ lục
    that ``document`` is, empty when a decision alone moves it. The caller holds the lock of the đề án.
    """
    was = project.ends_on
    own_day = {"due_on": ends_on} if was and project.due_on == was else {}
    versions.bump(project, ends_on=ends_on, **own_day)
    for pk in project.contracts.order_by("contract").values_list("contract", flat=True):
        contract = versions.locked(Contract.objects, pk=pk)
        end = _end_of(contract, project, was)
        if end != contract.ends_on or appendix:
            _move(by, contract, end, adjustment=adjustment, document=document, appendix=appendix)


def _end_of(contract: Contract, project: Project, was: date | None) -> date:
    """Later with the đề án that ends last; earlier only where the contract ended with this one."""
    if project.ends_on < contract.signed_on:
        told = format_date(contract.signed_on)
        raise DomainError(f"Hợp đồng số {contract.number} ký ngày {told}: không kết thúc trước ngày ấy.")
    if project.ends_on > contract.ends_on or contract.ends_on != was:
        return max(project.ends_on, contract.ends_on)
    going_on = contract.parts.filter(project__stopped_on=None, project__ends_on__isnull=False)
    return max([project.ends_on, *going_on.values_list("project__ends_on", flat=True)])


def _move(
    by: User, contract: Contract, end: date, *, adjustment: Adjustment, document: OfficialDocument, appendix: str
) -> None:
    text = f"Hợp đồng số {contract.number} thực hiện đến {format_date(end)}, trước là {format_date(contract.ends_on)}"
    if appendix:
        if contract.appendices.filter(number=appendix).exists():
            raise DomainError("Phụ lục số này đã được ghi.", field="number")
        signed_on = document.issued_on or adjustment.decided_on
        facts = {"signed_on": signed_on, "changes": text, "ends_on": end, "document": document}
        ContractAppendix.objects.create(contract=contract, number=appendix, adjustment=adjustment, **facts)
        text += f", theo phụ lục {appendix}"
    versions.bump(contract, ends_on=end)
    for part in contract.parts.select_related("project__timeline").order_by("project"):
        timeline.record(timeline=part.project.timeline, by=by, verb="contract_moved", text=text, document=document)
