"""Rows of payments and of what lies beside them, for the pages whose questions are counted."""

from projects.choices import ProjectStatus, Purse
from projects.models import ProjectType
from tests.factories import budgets, finishing, payments, projects, running


def grow_vouchers(thing, n: int) -> None:
    budgets.DisbursementFactory.create_batch(n)


def nothing_more(thing, n: int) -> None:
    """One voucher is one voucher."""


def a_voucher(people):
    return budgets.DisbursementFactory()


def a_file_to_pay(people):
    """Of national money, under contract: every condition is asked of it."""
    machines = ProjectType.objects.get(code="PT05")
    return finishing.funded(ProjectStatus.RUNNING, purse=Purse.NATIONAL, project_type=machines)


def grow_pay(project, n: int) -> None:
    running.ProgressFactory.create_batch(n, project=project)
    budgets.DisbursementFactory.create_batch(n, project=project, amount=1_000)
    grow_evidence(project, n)


def grow_evidence(project, n: int) -> None:
    for one in projects.BeneficiaryFactory.create_batch(n, project=project, support=None):
        payments.CounterpartFactory(beneficiary=one)
        payments.CounterpartFactory(beneficiary=one, promised=True)


def grow_repayables(thing, n: int) -> None:
    for one in payments.RepayableFactory.create_batch(n, late=True):
        payments.RecoveryFactory(repayable=one)


def a_repayable(people):
    return payments.RepayableFactory()


def grow_recoveries(support, n: int) -> None:
    payments.RecoveryFactory.create_batch(n, repayable=support, amount=1_000)


def grow_closings(thing, n: int) -> None:
    """Each closed and opened again, so that no two stand."""
    for place in range(n):
        budgets.YearClosingFactory(year=1990 + place % 20, opened=True)


def grow_costs(thing, n: int) -> None:
    payments.CostEstimateFactory.create_batch(n, over=True)


def grow_caps(thing, n: int) -> None:
    payments.CostCapFactory.create_batch(n)
