"""Money going out and coming back, by voucher. The đề án is locked first: two at once are one after the other."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from budgets import rules
from budgets.choices import ControlStage, DisbursementKind
from budgets.models import Disbursement, Envelope
from budgets.queries import project_money
from budgets.queries.given import holdings
from budgets.services.commitments import release
from budgets.services.control import Beyond, locked, require_open, require_room
from khuyencong.core import timeline
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from projects.choices import ProjectStatus
from projects.models import Beneficiary, Project, Stoppage
from projects.services import funding

_AFTER_STOP = (ProjectStatus.STOPPED, ProjectStatus.REFUNDING)


@transaction.atomic
def pay(
    *,
    project: Project,
    by: User,
    kind: DisbursementKind,
    amount: int,
    voucher: str,
    voucher_on: date,
    budget_year: int,
    beneficiary: Beneficiary | None = None,
    beyond: Beyond | None = None,
) -> Disbursement:
    """Write one voucher of an approved đề án, of any kind; each keeps the rule of its kind."""
    row = funding.locked(by=by, project=project)
    rules.may_disburse(by, row, kind).require()
    if voucher_on > today():
        raise DomainError("Ngày chứng từ ở sau hôm nay. Ghi ngày đã xảy ra.", field="voucher_on")
    _require_standing(beneficiary, kind, voucher_on)
    money = project_money(row)
    if any(one.voucher == voucher and one.budget_year == budget_year for one in money.vouchers):
        raise DomainError("Chứng từ này đã được nhập cho đề án.", field="voucher")
    _require_room(money, kind, amount)
    envelope = paying_envelope(row=row, kind=kind, amount=amount, budget_year=budget_year)
    decision = _control(by, row, envelope, kind, amount, beyond)
    try:
        with transaction.atomic():
            made = Disbursement.objects.create(
                project=row,
                envelope=envelope,
                decision=decision,
                beneficiary=beneficiary,
                kind=kind,
                amount=amount,
                voucher=voucher,
                voucher_on=voucher_on,
                budget_year=budget_year,
            )
    except IntegrityError:
        raise DomainError("Chứng từ này không nhập được: trùng số, hoặc vượt số của đề án.", field="voucher") from None
    if kind == DisbursementKind.REFUND:
        _come_back(by=by, row=row, amount=amount, on=voucher_on, voucher=voucher)
    text = f"{DisbursementKind(kind).label} {format_prose(amount)}, chứng từ {voucher}"
    timeline.record(timeline=row.timeline, by=by, verb="pay", text=text)
    return made


@transaction.atomic
def advance(
    *,
    by: User,
    project: Project,
    amount: int,
    voucher: str,
    voucher_on: date,
    budget_year: int,
    beneficiary: Beneficiary | None = None,
) -> Disbursement:
    """Tạm ứng: from the contract to the settlement, never more than what is held and not yet paid."""
    return pay(
        project=project,
        by=by,
        kind=DisbursementKind.ADVANCE,
        amount=amount,
        voucher=voucher,
        voucher_on=voucher_on,
        budget_year=budget_year,
        beneficiary=beneficiary,
    )


@transaction.atomic
def record_refund(
    *, by: User, project: Project, amount: int, voucher: str, voucher_on: date, budget_year: int
) -> Disbursement:
    """Money that came back; once a stopped file has returned what its decision asks, it may be put away."""
    return pay(
        project=project,
        by=by,
        kind=DisbursementKind.REFUND,
        amount=amount,
        voucher=voucher,
        voucher_on=voucher_on,
        budget_year=budget_year,
    )


def paying_envelope(*, row: Project, kind: DisbursementKind, amount: Decimal, budget_year: int) -> Envelope | None:
    """The envelope of that year a locked file is paid from, under lock; None where it holds of nothing named."""
    require_open([budget_year], field="budget_year")
    refunds = kind == DisbursementKind.REFUND
    found = [one for one in holdings(row) if (one.paid if refunds else one.held) > 0 and one.envelope_id]
    if not found:
        return None
    rows = locked(*(Envelope(pk=one.envelope_id) for one in found))
    here = [one for one in found if rows[one.envelope_id].year == budget_year]
    if not here:
        years = ", ".join(sorted(str(one.year) for one in rows.values()))
        raise DomainError(
            f"Tiền của đề án ở khoản giao năm {years}, không phải năm {budget_year}: xem lại năm, hoặc chuyển nguồn trước.",
            field="budget_year",
        )
    enough = [one for one in here if (one.paid if refunds else one.unpaid) >= amount]
    if not enough:
        most = format_prose(max((one.paid if refunds else one.unpaid) for one in here))
        raise DomainError(f"Từ một khoản giao chỉ còn {most}: tách thành từng chứng từ.", field="amount")
    return rows[enough[0].envelope_id]


def _control(by, row, envelope, kind, amount, beyond):
    if envelope is None or kind == DisbursementKind.REFUND:
        return None
    asked = {"by": by, "envelope": envelope, "project": row, "beyond": beyond}
    return require_room(stage=ControlStage.PAYMENT, more=amount, **asked)


def _require_standing(beneficiary: Beneficiary | None, kind: DisbursementKind, day: date) -> None:
    """Nothing goes out to an establishment once it has left the file; what it had may still come back."""
    if beneficiary is None or beneficiary.is_standing or kind == DisbursementKind.REFUND:
        return
    if day >= beneficiary.dropped_on:
        told = format_date(beneficiary.dropped_on)
        raise DomainError(f"{beneficiary} đã rút khỏi đề án ngày {told}: không chi nữa.", field="beneficiary")


def _require_room(money, kind: DisbursementKind, amount: int) -> None:
    """Refuse what is more than may be paid, or more than was paid."""
    if kind == DisbursementKind.REFUND:
        if amount > money.net:
            told = format_prose(money.net)
            raise DomainError(f"Đề án mới chi {told}: không hoàn trả nhiều hơn.", field="amount")
        return
    left = money.left.value
    if left is not None and amount > left:
        told = format_prose(max(left, 0))
        raise DomainError(f"Chỉ còn {told} để chi cho đề án này.", field="amount")


def _come_back(*, by: User, row: Project, amount: int, on: date, voucher: str) -> None:
    """Of a stopped file: what came back is held no more; the debt is paid once nothing is left of it."""
    if row.status not in _AFTER_STOP:
        return
    stoppage = Stoppage.objects.filter(project=row).first()
    if stoppage is None:
        return
    release(by=by, row=row, amount=amount, on=on, note=f"Hoàn trả theo chứng từ {voucher}")
    if project_money(row).net <= stoppage.kept:
        funding.clear_stop(by=by, row=row, on=max(on, stoppage.stopped_on))
