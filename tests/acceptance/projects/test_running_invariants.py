"""What rows of several tables can break between appraisal and acceptance, refused under raw SQL."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from projects.choices import COUNTED_AS_DONE
from projects.models import Contract
from tests.factories.projects import BeneficiaryFactory, ProjectFactory
from tests.factories.running import (
    AdjustmentFactory,
    AgreementFactory,
    AppraisalFactory,
    ContractProjectFactory,
    InspectionFactory,
    ProgressFactory,
    YearPlanFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def refused_by(*statements: tuple[str, list]) -> str:
    """The rule that refuses these statements of one transaction, at its end."""
    with pytest.raises(IntegrityError) as refused:
        taken(*statements)
    return refused.value.__cause__.diag.constraint_name


def taken(*statements: tuple[str, list]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_establishments_never_get_more_than_was_approved():
    """“Σ beneficiaries ≤ approved … every invariant that rows can break is refused by the database under raw SQL”."""
    project = ProjectFactory(approved=True)
    one, two = BeneficiaryFactory.create_batch(2, project=project, support=140_000_000)
    more = "UPDATE projects_beneficiary SET support = %s WHERE id = %s"
    assert refused_by((more, [140_000_001, one.pk])) == "support_shared_out_within_approved"
    taken((more, [150_000_000, one.pk]), (more, [130_000_000, two.pk]))  # judged together
    lower = "UPDATE projects_project SET support_approved = %s WHERE id = %s"
    assert refused_by((lower, [279_999_999, project.pk])) == "support_shared_out_within_approved"
    drop = "UPDATE projects_beneficiary SET dropped_on = '2026-06-01', drop_reason = 'Rút' WHERE id = %s"
    taken((drop, [two.pk]), (lower, [150_000_000, project.pk]))


def test_approving_judges_what_was_shared_out_before():
    """The same, by the status: what a draft shares out is judged when it is approved."""
    project = BeneficiaryFactory(project=ProjectFactory(appraised=True)).project
    approve = (
        "UPDATE projects_project SET status = 'da_duyet', approved_on = '2026-02-01', support_approved = %s"
        " WHERE id = %s"
    )
    assert refused_by((approve, [149_999_999, project.pk])) == "support_shared_out_within_approved"


@pytest.mark.parametrize(
    ("made", "rule"),
    [
        (lambda project: ContractProjectFactory(project=project), "contract_amounts_within_approved"),
        (
            lambda project: AgreementFactory(beneficiary__project=project, beneficiary__support=None),
            "support_contracts_within_approved",
        ),
        (lambda project: YearPlanFactory(project=project), "year_plans_within_approved"),
    ],
)
def test_other_shares_never_pass_what_was_approved(made, rule):
    """“Σ ContractProject.amount ≤ approved …”."""
    project = ProjectFactory(approved=True)
    row = made(project)
    if isinstance(row.pk, int) and hasattr(row, "contract"):
        Contract.objects.filter(pk=row.contract_id).update(amount=900_000_000)
    update = f"UPDATE {row._meta.db_table} SET amount = %s WHERE id = %s"  # noqa: S608
    assert refused_by((update, [280_000_001, row.pk])) == rule


def test_a_contract_is_not_smaller_than_its_parts():
    part = ContractProjectFactory(project=ProjectFactory(approved=True), amount=100)
    raised = "UPDATE projects_contractproject SET amount = 101 WHERE id = %s"
    assert refused_by((raised, [part.pk])) == "contract_shared_out_within_amount"
    lowered = "UPDATE projects_contract SET amount = 99 WHERE id = %s"
    assert refused_by((lowered, [part.contract_id])) == "contract_shared_out_within_amount"


@pytest.mark.parametrize("status", ["da_ky", "dang_lam", "tam_dung", "cho_nghiem_thu", "da_nghiem_thu", "da_thanh_ly"])
def test_no_file_is_carried_out_or_accepted_without_a_contract(status):
    """“accepted needs a contract”."""
    project = ProjectFactory(approved=True)
    done = date(2026, 6, 1) if status in COUNTED_AS_DONE else None
    move = "UPDATE projects_project SET status = %s, done_on = %s WHERE id = %s"
    assert refused_by((move, [status, done, project.pk])) == "project_under_contract"
    project = ProjectFactory(approved=True, status=status)  # with its contract
    gone = "DELETE FROM projects_contractproject WHERE project_id = %s"
    assert refused_by((gone, [project.pk])) == "project_under_contract"
    elsewhere = "UPDATE projects_contractproject SET project_id = %s WHERE project_id = %s"
    assert refused_by((elsewhere, [ProjectFactory(approved=True).pk, project.pk])) == "project_under_contract"


def test_what_was_entered_after_the_fact_and_other_kinds_need_none():
    project = ProjectFactory(done=True, retrospective=True)
    assert not project.contracts.exists()
    assert (
        refused_by(("UPDATE projects_project SET retrospective = false WHERE id = %s", [project.pk]))
        == "project_under_contract"
    )
    plan = ProjectFactory(running=True, kind="ke_hoach")
    assert not plan.contracts.exists()


def test_a_council_is_people():
    """“council|staff … constraint: council needs members”."""
    appraisal = AppraisalFactory()
    to_council = "UPDATE projects_appraisal SET appraised_by = 'hoi_dong' WHERE id = %s"
    assert refused_by((to_council, [appraisal.pk])) == "council_has_members"
    council = AppraisalFactory(council=True)
    gone = "DELETE FROM projects_appraisalmember WHERE appraisal_id = %s"
    assert refused_by((gone, [council.pk])) == "council_has_members"


def test_one_takes_the_place_of_another_that_left_the_same_file():
    project = ProjectFactory(approved=True)
    staying, other = BeneficiaryFactory(project=project, support=1), BeneficiaryFactory(support=1)
    new = BeneficiaryFactory(project=project, support=1)
    replace = "UPDATE projects_beneficiary SET replaces_id = %s WHERE id = %s"
    for wrong in (staying, other):
        assert refused_by((replace, [wrong.pk, new.pk])) == "replaces_one_that_dropped"


@pytest.mark.parametrize("table", ["inspection", "adjustment"])
def test_a_row_speaks_of_an_establishment_of_its_own_file(table):
    row = {"inspection": InspectionFactory, "adjustment": AdjustmentFactory}[table]()
    foreign = BeneficiaryFactory()
    point = f"UPDATE projects_{table} SET beneficiary_id = %s WHERE id = %s"  # noqa: S608
    assert refused_by((point, [foreign.pk, row.pk])) == "beneficiary_of_the_same_project"


def test_two_hands_at_once_cannot_both_take_what_is_left():
    """The rule takes the lock of the đề án before it adds up: the second transaction sees what the first wrote."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname LIKE '%%beneficiaries_within_appro%%'"
        )
        (definition,) = cursor.fetchone()
    assert definition.index("FOR NO KEY UPDATE") < definition.index("sum(support)")


def test_a_month_is_reported_once_under_raw_sql():
    report = ProgressFactory()
    copy = (
        "INSERT INTO projects_progressreport (version, source, illustrative, project_id, month, reported_on, text,"
        " reported_by_id) SELECT version, source, illustrative, project_id, month, reported_on, text, reported_by_id"
        " FROM projects_progressreport WHERE id = %s"
    )
    assert refused_by((copy, [report.pk])) == "progress_once_a_month"
