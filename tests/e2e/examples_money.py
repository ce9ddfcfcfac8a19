"""Examples of the pages of money: envelopes and their movements, scenarios, vouchers and what lies beside them."""

from collections.abc import Callable

from django.urls import reverse

from budgets.models import (
    Commitment,
    CostEstimate,
    CounterpartEvidence,
    Disbursement,
    Envelope,
    Movement,
    Recovery,
    RepayableSupport,
    Scenario,
    YearClosing,
)
from khuyencong.core.dates import today
from projects.models import Project


def _of(rows: Callable) -> Callable[[str], list[str]]:
    """The page of the newest row."""
    return lambda route: [reverse(route, args=[rows().latest("pk").pk])]


def _proved():
    return CounterpartEvidence.objects.filter(void_on=None).values("beneficiary__project")


def _void_counterpart(route: str) -> list[str]:
    row = CounterpartEvidence.objects.filter(void_on=None).select_related("beneficiary").latest("pk")
    return [reverse(route, args=[row.beneficiary.project_id, row.pk])]


def _recovery(route: str) -> list[str]:
    row = Recovery.objects.filter(reverses=None, reversed_by=None).latest("pk")
    return [reverse(route, args=[row.repayable_id, row.pk])]


def _scanned_recovery(route: str) -> list[str]:
    row = Recovery.objects.exclude(scan=None).latest("pk")
    return [reverse(route, args=[row.repayable_id, row.pk])]


def _closed_year(route: str) -> list[str]:
    return [reverse(route, args=[YearClosing.objects.filter(reopened_at=None).latest("pk").pk])]


OF_MONEY: dict[str, Callable[[str], list[str]]] = {
    "budgets:behind": lambda route: [reverse(route, args=[today().year, stage]) for stage in ("giao", "cam_ket")],
    "budgets:scenario": _of(Scenario.objects.all),
    "budgets:compose_scenario": _of(lambda: Scenario.objects.filter(promoted_at=None)),
    "budgets:promote_scenario": _of(lambda: Scenario.objects.filter(promoted_at=None, year__gt=today().year)),
    "budgets:envelope": _of(lambda: Envelope.objects.filter(held__gt=0)),
    "budgets:move": lambda route: [
        reverse(route, args=[Envelope.objects.filter(held__gt=0).first().pk, kind])
        for kind in ("bo_sung", "dieu_chinh")
    ],
    "budgets:allocate": _of(lambda: Envelope.objects.filter(held__gt=0)),
    "budgets:take_back": _of(lambda: Envelope.objects.filter(held__gt=0)),
    "budgets:carry_over": _of(lambda: Envelope.objects.filter(held__gt=0)),
    "budgets:reverse": lambda route: [
        reverse(route, args=[one.envelope_id, one.pk]) for one in Movement.objects.order_by("-pk")[:1]
    ],
    "budgets:move_holding": lambda route: [
        reverse(route, args=[one.envelope_id, one.project_id])
        for one in Commitment.objects.exclude(envelope=None).order_by("pk")[:1]
    ],
    "budgets:voucher": _of(Disbursement.objects.all),
    "budgets:estimate_caps": _of(lambda: Project.objects.filter(estimate_items__text__startswith="Chi quản lý")),
    "budgets:scan_voucher": _of(Disbursement.objects.all),
    "budgets:voucher_file": _of(lambda: Disbursement.objects.exclude(scan=None)),
    "budgets:reverse_voucher": _of(lambda: Disbursement.objects.filter(project__status="dang_lam")),
    "budgets:counterparts": _of(lambda: Project.objects.filter(pk__in=_proved())),
    "budgets:add_counterpart": _of(lambda: Project.objects.filter(pk__in=_proved())),
    "budgets:void_counterpart": _void_counterpart,
    "budgets:lend": _of(lambda: Project.objects.filter(status="dang_lam")),
    "budgets:repayable": _of(RepayableSupport.objects.all),
    "budgets:recover": _of(RepayableSupport.objects.all),
    "budgets:reschedule": _of(RepayableSupport.objects.all),
    "budgets:reverse_recovery": _recovery,
    "budgets:scan_recovery": _recovery,
    "budgets:recovery_file": _scanned_recovery,
    "budgets:reopen_year": _closed_year,
    "budgets:update_cost": _of(CostEstimate.objects.all),
}
