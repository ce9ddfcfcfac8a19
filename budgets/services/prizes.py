"""Tiền thưởng of a published round: one voucher of one đề án for all who were not paid yet."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from budgets import rules
from budgets.choices import DisbursementKind
from budgets.models import PrizeLine
from budgets.queries import CapAnswer, Decided
from budgets.queries.prizes import box_of, prize_cap, prizes_of
from budgets.services.control import Beyond
from budgets.services.vouchers import pay
from khuyencong.core import timeline
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from products.models import Recognition, VotingRound
from projects.models import Project
from projects.services import funding


@transaction.atomic
def pay_prizes(
    *,
    by: User,
    round: VotingRound,
    project: Project,
    amounts: Mapping[str, int],
    voucher: str,
    voucher_on: date,
    budget_year: int,
    scan: UploadedFile | None = None,
    decision: Decided | None = None,
    beyond: Beyond | None = None,
) -> list[PrizeLine]:
    """``amounts``: prize → đồng for one product. Those paid already are left as they are: twice pays once.

    The voucher is written by ``pay``: what is held for the đề án, the rules of its envelope and of the law are its own.
    """
    row = funding.locked(by=by, project=project)  # two at once are one after the other
    prizes = prizes_of(round)
    rules.may_pay_prizes(by, prizes).require()
    if not prizes.due:
        return list(prizes.paid.values())
    owed = [(one, _amount(one, amounts)) for one in prizes.due]
    answer = _within_the_norm(round, row, owed, voucher_on)
    told = {"voucher": voucher, "voucher_on": voucher_on, "budget_year": budget_year, "scan": scan}
    total = sum((amount for _, amount in owed), Decimal(0))
    kind = DisbursementKind.PAYMENT
    made = pay(project=row, by=by, kind=kind, amount=total, decision=decision, beyond=beyond, **told)
    lines = [
        PrizeLine.objects.create(recognition=one, disbursement=made, amount=amount, sentence=answer.sentence)
        for one, amount in owed
    ]
    text = f"Chi thưởng {len(lines)} sản phẩm, {format_prose(total)}, chứng từ {voucher} của {row.code}"
    timeline.record(timeline=round.timeline, by=by, verb="prizes_paid", text=text)
    return lines


def _amount(one: Recognition, amounts: Mapping[str, int]) -> Decimal:
    amount = amounts.get(one.prize)
    if not amount or amount <= 0:
        label = f"giải {one.prize.upper()}" if one.prize else "mỗi sản phẩm được công nhận"
        raise DomainError(f"Chưa ghi tiền thưởng cho {label}.", field=box_of(one.prize))
    return Decimal(amount)


def _within_the_norm(
    round_: VotingRound, project: Project, owed: list[tuple[Recognition, Decimal]], on: date
) -> CapAnswer:
    """Each product by itself; a norm nobody read tells no number, and is said beside the payment."""
    answer = prize_cap(round_, purse=project.purse, on=on)
    for one, amount in owed:
        if (over := answer.excess(amount)) is not None:
            told = f"{answer.sentence} Tiền thưởng một sản phẩm vượt {format_prose(over)}."
            raise DomainError(told, field=box_of(one.prize))
    return answer
