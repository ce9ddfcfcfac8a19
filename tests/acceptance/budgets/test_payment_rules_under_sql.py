"""“money rules attacked by raw SQL, each refused by name”: those of vouchers, of what is lent, proved and planned."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from budgets.choices import CounterpartKind
from projects.choices import ProjectStatus
from tests.factories.budgets import DisbursementFactory, EnvelopeFactory, MovementFactory, YearClosingFactory
from tests.factories.core import OfficialDocumentFactory, StoredFileFactory, UserFactory
from tests.factories.finishing import funded
from tests.factories.payments import (
    CostEstimateFactory,
    CounterpartFactory,
    PaymentDecisionFactory,
    RecoveryFactory,
    RepayableFactory,
)
from tests.factories.projects import BeneficiaryFactory

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000

VOUCHER = """
    INSERT INTO budgets_disbursement (project_id, beneficiary_id, kind, amount, voucher, voucher_on, budget_year, source,
        illustrative, reverses_id, is_reversed, reason)
    VALUES (%(file)s, {beneficiary}, '{kind}', {amount}, '{voucher}', '2026-06-15', {year}, '', false, {reverses}, false,
        '{reason}')
"""


def voucher(**changes) -> str:
    plain = {"beneficiary": "NULL", "kind": "tam_ung", "amount": 1, "voucher": "X", "year": 2026, "reverses": "NULL"}
    return VOUCHER.format(**plain | {"reason": ""} | changes)


RECOVERY = """
    INSERT INTO budgets_recovery (repayable_id, project_id, amount, received_on, voucher, budget_year, movement_id,
        reverses_id, reason, by_id, source, illustrative)
    VALUES (%(lent)s, {project}, {amount}, '{on}', '{voucher}', {year}, %(movement)s, {reverses}, '{reason}', %(user)s,
        '', false)
"""


def recovery(**changes) -> str:
    plain = {"project": "%(lent_file)s", "amount": 5_000_000, "on": "2026-06-15", "voucher": "Y", "year": 2026}
    return RECOVERY.format(**plain | {"reverses": "NULL", "reason": ""} | changes)


INSTALMENT = """
    INSERT INTO budgets_instalment (repayable_id, number, due_on, amount, replaced_why)
    VALUES (%(lent)s, {number}, '{due}', {amount}, '')
"""
LENT = """
    INSERT INTO budgets_repayablesupport (project_id, beneficiary_id, amount, agreed_on, note, by_id, version, source,
        illustrative) VALUES (%(file)s, {beneficiary}, {amount}, '2026-01-01', '', %(user)s, 1, '', false)
"""
EVIDENCE = """
    INSERT INTO budgets_counterpartevidence (beneficiary_id, kind, amount, what, told_on, document_id, by_id, void_why,
        source, illustrative) VALUES (%(helped)s, '{kind}', {amount}, '', now(), %(paper)s, %(user)s, '', '', false)
"""

# (what somebody writes past the services, the constraint that refuses it)
FAULTS = [
    (voucher(amount=0), "disbursement_positive"),
    (voucher(amount=-1), "disbursement_positive"),
    (voucher(voucher=""), "disbursement_has_voucher"),
    (voucher(year=2027), "disbursement_year_not_ahead"),
    (voucher(year=2025), "budget_year_is_open"),
    (voucher(voucher="UNC-1"), "disbursement_voucher_once"),
    (voucher(kind="khac"), "disbursement_kind_known"),
    (voucher(beneficiary="%(stranger)s"), "disbursement_of_one_file"),
    (voucher(amount=280_000_000), "disbursement_within_approved"),
    (voucher(amount=-1, reverses="%(voucher)s", reason="Sai"), "disbursement_reversed_whole"),
    (voucher(amount=-10_000_000, reverses="%(voucher)s", reason="Sai"), "disbursement_reversed_whole"),
    ("UPDATE budgets_disbursement SET is_reversed = true WHERE id = %(voucher)s", "disbursement_reversed_whole"),
    ("UPDATE budgets_disbursement SET amount = 1 WHERE id = %(voucher)s", "disbursement_kept"),
    ("UPDATE budgets_disbursement SET voucher = 'Z' WHERE id = %(voucher)s", "disbursement_kept"),
    ("DELETE FROM budgets_disbursement WHERE id = %(voucher)s", "disbursement_kept"),
    ("UPDATE budgets_disbursement SET scan_id = NULL WHERE id = %(voucher)s", "disbursement_scan_stays"),
    ("UPDATE budgets_paymentdecision SET reason = 'Khác'", "payment_decision_kept"),
    ("DELETE FROM budgets_paymentdecision", "payment_decision_kept"),
    (recovery(amount=-1), "recovery_returns_to_its_year"),
    (recovery(year=2027), "recovery_returns_to_its_year"),
    (recovery(amount=4_000_000), "recovery_returns_to_its_year"),
    (recovery(on="2025-12-31"), "recovery_year_not_ahead"),
    (recovery(voucher=""), "recovery_has_voucher"),
    (recovery(voucher="PT-1"), "recovery_voucher_once"),
    (recovery(project="%(file)s"), "recovery_mirrors"),
    (recovery(reverses="%(came)s", reason="Sai"), "recovery_mirrors"),
    ("UPDATE budgets_recovery SET amount = 1", "recovery_kept"),
    ("DELETE FROM budgets_recovery", "recovery_kept"),
    ("UPDATE budgets_recovery SET scan_id = NULL", "recovery_scan_stays"),
    (INSTALMENT.format(number=2, due="2099-07-01", amount=1), "repayable_schedule_covers"),
    (INSTALMENT.format(number=1, due="2099-07-01", amount=1), "instalment_number_once"),
    (INSTALMENT.format(number=2, due="2099-06-30", amount=1), "instalment_day_once"),
    (INSTALMENT.format(number=2, due="2099-07-01", amount=0), "instalment_positive"),
    ("UPDATE budgets_instalment SET amount = 1", "instalment_kept"),
    ("UPDATE budgets_instalment SET replaced_on = now()", "instalment_replaced_whole"),
    (LENT.format(beneficiary="NULL", amount=281_000_000), "repayable_within_approved"),
    (LENT.format(beneficiary="NULL", amount=1), "repayable_schedule_covers"),
    (LENT.format(beneficiary="NULL", amount=0), "repayable_positive"),
    (LENT.format(beneficiary="%(stranger)s", amount=1), "repayable_of_one_project"),
    ("UPDATE budgets_repayablesupport SET amount = 1", "repayable_kept"),
    ("UPDATE projects_project SET support_approved = 1 WHERE id = %(lent_file)s", "project_approved_covers_lent"),
    (EVIDENCE.format(kind="xac_nhan", amount=0), "counterpart_positive"),
    (EVIDENCE.format(kind="khac", amount=1), "counterpart_kind_known"),
    (EVIDENCE.format(kind="xac_nhan", amount=1), "counterpart_paper_once"),
    ("UPDATE budgets_counterpartevidence SET amount = 1", "counterpart_kept"),
    ("UPDATE budgets_counterpartevidence SET void_on = now()", "counterpart_void_whole"),
    ("UPDATE budgets_costestimate SET allowed = amount - 1", "cost_estimate_over_cap_has_paper"),
    ("UPDATE budgets_costestimate SET amount = 0", "cost_estimate_positive"),
    ("UPDATE budgets_yearclosing SET closed_on = now()", "year_closing_kept"),
    ("UPDATE budgets_advancerule SET percent = 101 WHERE code = 'TU08'", "advance_rule_percent_range"),
    ("UPDATE budgets_advancerule SET threshold = NULL WHERE code = 'TU07'", "advance_rule_threshold_of_progress"),
    ("UPDATE budgets_advancerule SET percent = NULL WHERE code = 'TU16'", "advance_rule_ceiling_has_its_share"),
    ("UPDATE budgets_costcap SET amount = 1 WHERE code = 'MC01'", "cost_cap_percent_range"),
    ("UPDATE budgets_costcap SET valid_from = '2014-04-08' WHERE code = 'MC03'", "cost_cap_one_version_at_a_time"),
]


@pytest.fixture
def known() -> dict:
    """What the statements are about, by name."""
    user, document = UserFactory(), OfficialDocumentFactory()
    file = funded(ProjectStatus.RUNNING)
    helped = file.beneficiaries.get()
    lent = RepayableFactory()
    came = RecoveryFactory(repayable=lent, voucher="PT-1", scan=StoredFileFactory())
    kept = DisbursementFactory(
        project=file, amount=10 * TRIEU, voucher="UNC-1", kind="tam_ung", scan=StoredFileFactory()
    )
    PaymentDecisionFactory(disbursement=kept)
    CounterpartFactory(beneficiary=helped, kind=CounterpartKind.VERIFIED, document=document)
    CostEstimateFactory()
    envelope = EnvelopeFactory(unknown=True, year=2026)
    moved = MovementFactory(envelope=envelope, kind="thu_hoi", amount=5 * TRIEU, happened_on=date(2026, 6, 1))
    YearClosingFactory(year=2025)
    return {
        "user": user.pk,
        "paper": document.pk,
        "file": file.pk,
        "helped": helped.pk,
        "stranger": BeneficiaryFactory().pk,
        "lent": lent.pk,
        "lent_file": lent.project_id,
        "came": came.pk,
        "voucher": kept.pk,
        "movement": moved.pk,
    }


def test_each_money_rule_refuses_by_its_name(known):
    """One fault after another on the same rows; what is let through, or refused by another name, is told."""
    wrong = []
    for sql, name in FAULTS:
        if (said := _refusal(sql, known)) != name:
            wrong.append((name, said, sql.strip()[:90]))
    assert wrong == []


def _refusal(sql: str, known: dict) -> str:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, known)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)
    except IntegrityError as error:
        return error.__cause__.diag.constraint_name
    return ""


def test_there_are_more_than_a_dozen_of_them():
    assert len({name for _, name in FAULTS}) >= 35
