"""Money going out and coming back, by voucher. The đề án is locked first: two at once are one after the other."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from budgets import rules
from budgets.choices import ControlStage, DisbursementKind
from budgets.models import Disbursement, Envelope, PaymentDecision
from budgets.queries import Decided, allowance, holdings, locked_envelopes, project_money
from budgets.services.commitments import adjust, release
from budgets.services.control import Beyond, require_room
from khuyencong.core import timeline
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from projects.choices import ProjectStatus
from projects.models import Beneficiary, Project, Stoppage
from projects.services import funding
from projects.services.papers import file_document

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
    decision: Decided | None = None,
    beyond: Beyond | None = None,
) -> Disbursement:
    """Write one voucher of an approved đề án, of any kind; each keeps the rule of its kind.

    ``decision`` lets it pass the shares and conditions of the law, ``beyond`` the rules of its envelope that may be
    answered; neither what is held, nor a closed year.
    """
    row = funding.locked(by=by, project=project)
    rules.may_disburse(by, row, kind).require()
    _require_voucher(voucher, voucher_on, budget_year)
    _require_standing(row, beneficiary, kind, voucher_on)
    money = project_money(row)
    if any(one.voucher == voucher and one.budget_year == budget_year for one in money.standing_vouchers):
        raise DomainError("Chứng từ này đã được nhập cho đề án.", field="voucher")
    _require_room(money, kind, amount)
    sentence = _require_lawful(row, money, kind, amount, voucher_on, budget_year, beneficiary, decision)
    envelope = _paying_envelope(row=row, kind=kind, amount=amount, budget_year=budget_year)
    made = _write(
        project=row,
        envelope=envelope,
        decision=_control(by, row, envelope, kind, amount, beyond),
        beneficiary=beneficiary,
        kind=kind,
        amount=amount,
        voucher=voucher,
        voucher_on=voucher_on,
        budget_year=budget_year,
    )
    if decision and sentence:
        _keep_decision(by=by, row=row, made=made, sentence=sentence, decision=decision)
    if kind == DisbursementKind.REFUND:
        _come_back(by=by, row=row, amount=amount, on=voucher_on, voucher=voucher)
    text = f"{DisbursementKind(kind).label} {format_prose(amount)}, chứng từ {voucher}"
    timeline.record(timeline=row.timeline, by=by, verb="pay", text=text)
    return made


@transaction.atomic
def advance(*, by: User, project: Project, **voucher) -> Disbursement:
    """Tạm ứng: from the contract to the settlement, by the share and the condition of the law. As ``pay`` of its kind."""
    return pay(project=project, by=by, kind=DisbursementKind.ADVANCE, **voucher)


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


@transaction.atomic
def reverse_voucher(
    *, by: User, disbursement: Disbursement, voucher: str, voucher_on: date, reason: str
) -> Disbursement:
    """The opposite of a wrong voucher: same file, kind and year, the amount below zero. Both stay."""
    project = funding.locked(by=by, project=disbursement.project)
    row = Disbursement.objects.select_for_update(of=("self",), no_key=True).get(pk=disbursement.pk)
    row.project = project
    rules.may_reverse(by, row).require()
    if not reason.strip():
        raise DomainError("Ghi lý do đảo: người đối chiếu sau đọc câu này.", field="reason")
    if voucher_on < row.voucher_on:
        raise DomainError(f"Ngày đảo trước ngày của chứng từ ({format_date(row.voucher_on)}).", field="voucher_on")
    _require_voucher(voucher, voucher_on, row.budget_year)
    if row.kind == DisbursementKind.REFUND and project.status in _AFTER_STOP:
        note = f"Đảo khoản hoàn trả theo chứng từ {row.voucher}"
        adjust(by=by, row=project, by_amount=row.amount, on=voucher_on, note=note)
    row.is_reversed = True
    row.save(update_fields=["is_reversed"])
    made = _write(
        project=project,
        envelope=row.envelope,
        decision=_control_again(by, project, row),
        beneficiary=row.beneficiary,
        kind=row.kind,
        amount=-row.amount,
        voucher=voucher,
        voucher_on=voucher_on,
        budget_year=row.budget_year,
        reverses=row,
        reason=reason.strip(),
    )
    told = f"{row.get_kind_display().lower()} {format_prose(row.amount)}, chứng từ {row.voucher}"
    text = f"Đảo {told}, bằng chứng từ {voucher}. {reason.strip()}"
    timeline.record(timeline=project.timeline, by=by, verb="voucher_reversed", text=text)
    return made


def _paying_envelope(*, row: Project, kind: DisbursementKind, amount: Decimal, budget_year: int) -> Envelope | None:
    """The envelope of that year a locked file is paid from, under lock; None where it holds of nothing named."""
    refunds = kind == DisbursementKind.REFUND
    found = [one for one in holdings(row) if (one.paid if refunds else one.held) > 0 and one.envelope_id]
    if not found:
        return None
    rows = locked_envelopes(*(Envelope(pk=one.envelope_id) for one in found))
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


def _control_again(by: User, project: Project, row: Disbursement):
    """A refund taken back goes out of its envelope once more, within the rules of the envelope."""
    if row.envelope_id is None or row.kind != DisbursementKind.REFUND:
        return None
    envelope = locked_envelopes(row.envelope)[row.envelope_id]
    return require_room(by=by, envelope=envelope, project=project, stage=ControlStage.PAYMENT, more=row.amount)


def _write(**facts) -> Disbursement:
    try:
        with transaction.atomic():
            return Disbursement.objects.create(**facts)
    except IntegrityError:
        raise DomainError("Chứng từ này không nhập được: trùng số, hoặc vượt số của đề án.", field="voucher") from None


def _require_voucher(voucher: str, voucher_on: date, budget_year: int) -> None:
    """A number, a day that has been, a year that is open and not ahead of it."""
    if not voucher.strip():
        raise DomainError("Chưa có số chứng từ: ghi số uỷ nhiệm chi, giấy rút dự toán hoặc phiếu chi.", field="voucher")
    if voucher_on > today():
        raise DomainError("Ngày chứng từ ở sau hôm nay. Ghi ngày đã xảy ra.", field="voucher_on")
    if budget_year > voucher_on.year:
        raise DomainError(
            f"Năm ngân sách {budget_year} ở sau năm của chứng từ ({voucher_on.year}). Xem lại năm ngân sách.",
            field="budget_year",
        )
    rules.year_is_open(budget_year).require(field="budget_year")


def _require_standing(row: Project, beneficiary: Beneficiary | None, kind: DisbursementKind, day: date) -> None:
    """Nothing goes out to an establishment once it has left the file; what it had may still come back."""
    if beneficiary is None:
        return
    if beneficiary.project_id != row.pk:
        raise DomainError("Đơn vị thụ hưởng không thuộc đề án này.", field="beneficiary")
    if not beneficiary.is_standing and kind != DisbursementKind.REFUND and day >= beneficiary.dropped_on:
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
        told = f"giữ {format_prose(money.held or money.project.support_approved)}, đã chi {format_prose(money.net)}"
        raise DomainError(f"Chỉ còn {format_prose(max(left, 0))} để chi cho đề án này: {told}.", field="amount")


def _require_lawful(row, money, kind, amount, day, budget_year, beneficiary, decision) -> str:
    """What the shares, conditions and last day say against it; refused unless somebody decided. The sentence, or “”."""
    asked = allowance(row, on=day, kind=kind, beneficiary=beneficiary, money=money)
    against = [asked.refusal(amount) if asked else "", rules.too_late(row, day, budget_year)]
    sentence = " ".join(part for part in against if part)
    if not sentence:
        return ""
    if decision is None:
        raise DomainError(sentence, field="amount" if against[0] else "budget_year")
    if not decision.reason.strip():
        raise DomainError("Chi khác quy định: ghi lý do của người quyết.", field="decided_reason")
    return sentence


def _keep_decision(*, by: User, row: Project, made: Disbursement, sentence: str, decision: Decided) -> None:
    paper = file_document(by=by, project=row, facts=decision.document).document
    PaymentDecision.objects.create(
        disbursement=made, sentence=sentence, reason=decision.reason.strip(), document=paper, by=by
    )
    text = f"Chi khác quy định theo {paper}: {decision.reason.strip()}"
    timeline.record(timeline=row.timeline, by=by, verb="payment_decided", text=text, document=paper)


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
