"""“At least 25 money rules attacked by raw SQL, each refused by name.” Those of envelopes, movements and control."""

# ruff: noqa: S608  faults on purpose, in SQL of our own

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from budgets.choices import ControlAction, ControlStage, MovementKind
from budgets.models import Envelope
from tests.factories.budgets import (
    ControlDecisionFactory,
    ControlRuleFactory,
    DisbursementFactory,
    EnvelopeFactory,
    FundingSourceFactory,
    MovementFactory,
    YearClosingFactory,
)
from tests.factories.finishing import CommitmentFactory
from tests.factories.offices import COMMUNE, HCM, unit
from tests.factories.projects import ProjectFactory

pytestmark = pytest.mark.django_db
TRIEU = 1_000_000


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def insert(table: str, **facts) -> None:
    columns, places = ", ".join(facts), ", ".join(["%s"] * len(facts))
    sql(f"INSERT INTO budgets_{table} ({columns}) VALUES ({places})", *facts.values())


def moved(envelope: Envelope, kind: MovementKind, amount: int, **more) -> None:
    facts = {"source": "", "illustrative": False, "reason": "x", "happened_on": "2026-05-01", "recorded_at": "now"}
    facts |= {"envelope_id": envelope.pk, "kind": kind, "amount": amount * TRIEU}
    insert("movement", **facts | more)


def held(envelope: Envelope | None, project, amount: int, **more) -> None:
    facts = {"source": "", "illustrative": False, "note": "", "happened_on": "2026-05-01", "recorded_at": "now"}
    facts |= {"envelope_id": envelope and envelope.pk, "project_id": project.pk, "amount": amount * TRIEU}
    insert("commitment", **facts | {"kind": "giu"} | more)


def paid(envelope: Envelope | None, project, amount: int, **more) -> None:
    facts = {"source": "", "illustrative": False, "voucher": uuid.uuid4().hex[:9], "voucher_on": "2026-05-01"}
    facts |= {"envelope_id": envelope and envelope.pk, "project_id": project.pk, "amount": amount * TRIEU}
    insert("disbursement", **facts | {"kind": "thanh_toan", "budget_year": 2026} | more)


def opened(**facts) -> None:
    told = {"source": "", "illustrative": False, "version": 1, "purse": "KCDP", "qualifier": "", "given_by": ""}
    told |= {"year": 2026, "unit_id": unit(HCM).pk, "chapter": "", "item": "", "held": 0, "paid": 0}
    insert("envelope", **told | facts)


def envelope(amount: int = 500, **facts) -> Envelope:
    return EnvelopeFactory(amount=amount * TRIEU, **facts)


def project(amount: int = 900, **facts):
    return ProjectFactory(approved=True, support_approved=amount * TRIEU, **facts)


def holding(amount: int, **facts):
    one = CommitmentFactory(envelope=envelope(**facts), project=project(), amount=amount * TRIEU)
    sql("SET CONSTRAINTS ALL IMMEDIATE")  # as if it had been held long ago
    sql("SET CONSTRAINTS ALL DEFERRED")
    return one.envelope, one.project


def changed(column: str, value) -> None:
    sql(f"UPDATE budgets_envelope SET {column} = %s WHERE id = %s", value, envelope().pk)


def shut() -> Envelope:
    one = envelope()
    YearClosingFactory(year=2026)
    return one


def paper() -> int:
    return MovementFactory(carried=True).document_id


def asking(action: ControlAction, **decided) -> None:
    """Beyond a rule that may be answered, without an answer or with one that does not serve."""
    one = envelope()
    ControlRuleFactory(envelope=one, percent=100, action=action)
    file = project()
    told = {"decision_id": ControlDecisionFactory(**{"envelope": one, "project": file} | decided).pk} if decided else {}
    held(one, file, 501, **told)


def reversing(**wrong) -> None:
    one = MovementFactory(envelope=EnvelopeFactory(unknown=True), amount=100 * TRIEU)
    facts = {"envelope": one.envelope, "kind": one.kind, "amount": -100} | wrong
    moved(facts["envelope"], facts["kind"], facts["amount"], reverses_id=one.pk)


def reversing_a_reversal() -> None:
    one = MovementFactory(envelope=EnvelopeFactory(unknown=True), amount=100 * TRIEU)
    back = MovementFactory(envelope=one.envelope, reverses=one, amount=-100 * TRIEU)
    moved(one.envelope, back.kind, 100, reverses_id=back.pk)


def carried(out_of: Envelope, into: Envelope, out: int = -50, come: int = 50, kind=MovementKind.CARRY) -> None:
    pair, document = str(uuid.uuid4()), paper()
    moved(out_of, kind, out, pair=pair, document_id=document)
    moved(into, kind, come, pair=pair, document_id=document)


def alone() -> None:
    moved(envelope(), MovementKind.CARRY, -50, pair=str(uuid.uuid4()), document_id=paper())


def reversed_one_end_only() -> None:
    one = MovementFactory(carried=True)
    moved(one.envelope, one.kind, -400, reverses_id=one.pk, pair=str(uuid.uuid4()))


def emptied_by_reversal() -> None:
    """The only giao taken away would make the amount unknown, and anything could be held."""
    one, _ = holding(400)
    moved(one, MovementKind.GIVE, -500, reverses_id=one.movements.get().pk)


ATTACKS = [
    # the name that refuses, what is tried
    ("envelope_sums_by_rows", lambda: changed("amount", 10**12)),
    ("envelope_sums_by_rows", lambda: changed("given", 1)),
    ("envelope_sums_by_rows", lambda: sql("UPDATE budgets_envelope SET held = 0 WHERE id = %s", holding(400)[0].pk)),
    ("envelope_sums_by_rows", lambda: opened(amount=TRIEU)),
    ("envelope_identity_kept", lambda: changed("year", 2027)),
    ("envelope_identity_kept", lambda: changed("purse", "KCQG")),
    ("envelope_not_negative", lambda: moved(envelope(), MovementKind.CUT, -501, document_id=paper())),
    ("envelope_beneath_its_parent", lambda: opened(parent_id=envelope(unit=unit(COMMUNE)).pk)),
    ("envelope_beneath_its_parent", lambda: opened(parent_id=envelope().pk, year=2027)),
    ("envelope_of_its_source", lambda: opened(funding_source_id=FundingSourceFactory(purse="KCQG").pk)),
    ("envelope_of_its_source", lambda: opened(funding_source_id=FundingSourceFactory(valid_to="2025-06-30").pk)),
    ("envelope_covers_what_is_held", lambda: moved(holding(400)[0], MovementKind.CUT, -101, document_id=paper())),
    ("envelope_covers_what_is_held", emptied_by_reversal),
    ("movement_kept", lambda: sql("UPDATE budgets_movement SET amount = 1 WHERE id = %s", MovementFactory().pk)),
    ("movement_kept", lambda: sql("DELETE FROM budgets_movement WHERE id = %s", MovementFactory().pk)),
    ("movement_signed_by_kind", lambda: moved(envelope(), MovementKind.GIVE, -1)),
    ("movement_signed_by_kind", lambda: moved(envelope(), MovementKind.RECOVER, -1)),
    ("movement_has_its_paper", lambda: moved(envelope(), MovementKind.SUPPLEMENT, 1)),
    ("movement_has_its_reason", lambda: moved(envelope(), MovementKind.GIVE, 1, reason="")),
    ("movement_has_its_day", lambda: moved(envelope(), MovementKind.RECOVER, 1, happened_on=None)),
    ("movement_paired_by_kind", lambda: moved(envelope(), MovementKind.CARRY, -1, document_id=paper())),
    ("movement_reversal_fits", lambda: reversing(amount=-99)),
    ("movement_reversal_fits", lambda: reversing(envelope=envelope())),
    ("movement_reversal_fits", reversing_a_reversal),
    ("movement_in_pairs", alone),
    ("movement_in_pairs", reversed_one_end_only),
    ("movement_in_pairs", lambda: carried(envelope(), envelope(year=2027), come=60)),
    ("movement_carries_into_next_year", lambda: carried(envelope(), envelope(year=2028))),
    ("movement_carries_into_next_year", lambda: carried(envelope(), envelope(year=2027, purse="KCQG"))),
    ("movement_along_the_tree", lambda: carried(envelope(), envelope(), kind=MovementKind.ALLOCATE)),
    ("movement_along_the_tree", lambda: carried(envelope(), envelope(), kind=MovementKind.TAKE_BACK)),
    ("budget_year_is_open", lambda: moved(shut(), MovementKind.GIVE, 1)),
    ("budget_year_is_open", lambda: held(shut(), project(), 1)),
    ("budget_year_is_open", lambda: (YearClosingFactory(year=2026), paid(None, project(), 1))),
    ("year_closing_kept", lambda: sql("DELETE FROM budgets_yearclosing WHERE id = %s", YearClosingFactory().pk)),
    ("commitment_names_its_envelope", lambda: (envelope(), held(None, project(), 1))),
    ("commitment_of_a_known_amount", lambda: held(EnvelopeFactory(unknown=True), project(), 1)),
    ("commitment_not_below_zero", lambda: held(holding(400)[0], project(), -1, kind="giai_phong")),
    ("envelope_not_overcommitted", lambda: held(envelope(), project(), 501)),
    ("envelope_not_overcommitted_without_decision", lambda: asking(ControlAction.WARN)),
    ("envelope_not_overcommitted_without_decision", lambda: asking(ControlAction.WARN, amount=500 * TRIEU)),
    ("envelope_not_overcommitted_without_decision", lambda: asking(ControlAction.ASK, amount=501 * TRIEU)),
    (
        "envelope_not_overcommitted_without_decision",
        lambda: asking(ControlAction.WARN, amount=501 * TRIEU, project=project()),
    ),
    ("control_decision_kept", lambda: sql("UPDATE budgets_controldecision SET amount = 1 WHERE id = %s", ControlDecisionFactory().pk)),
    ("disbursement_of_its_envelopes_year", lambda: paid(*holding(400), 1, budget_year=2025)),
    ("disbursement_names_its_envelope", lambda: paid(None, holding(400)[1], 1)),
    ("disbursement_within_held", lambda: paid(*holding(400), 401)),
]  # fmt: skip


def at_the_end(attack) -> None:
    """As a transaction of its own: what is asked at its end is asked."""
    with transaction.atomic():
        attack()
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def refusal(attack) -> str:
    with pytest.raises(DatabaseError) as refused:
        at_the_end(attack)
    return refused.value.__cause__.diag.constraint_name


@pytest.mark.parametrize(("name", "attack"), ATTACKS, ids=[f"{n}-{name}" for n, (name, _) in enumerate(ATTACKS)])
def test_raw_sql_is_refused_by_name(name, attack):
    """“At least 25 money rules attacked by raw SQL, each refused by name”, also what is asked at the end."""
    assert refusal(attack) == name


def test_enough_rules_are_attacked():
    assert len({name for name, _ in ATTACKS}) >= 25


def test_payment_is_stopped_by_a_rule_of_its_own():
    """“at approval and at payment, cumulative”: half of what was given may be paid, and no more, whoever writes."""
    one, file = holding(400)
    ControlRuleFactory(envelope=one, stage=ControlStage.PAYMENT, percent=50, action=ControlAction.BLOCK)
    DisbursementFactory(project=file, envelope=one, amount=200 * TRIEU)
    assert refusal(lambda: paid(one, file, 51)) == "envelope_not_overspent"


def test_with_a_decision_of_its_own_it_passes():
    """A warning passes only with a recorded decision row: who, why, paper; once."""
    one, file = envelope(), project()
    ControlRuleFactory(envelope=one, percent=100, action=ControlAction.WARN)
    told = ControlDecisionFactory(envelope=one, project=file, amount=600 * TRIEU)
    at_the_end(lambda: held(one, file, 600, decision_id=told.pk))
    one.refresh_from_db()
    assert one.held == 600 * TRIEU
    assert "decision_id" in refusal(lambda: held(one, file, 1, decision_id=told.pk))
