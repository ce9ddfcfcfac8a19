"""“property test: no random walk of allowed moves breaks an invariant (Σ beneficiaries ≤ approved, accepted needs a
contract …), and every invariant that rows can break is refused by the database under raw SQL”."""

# ruff: noqa: S608  faults on purpose, in SQL of our own

from collections import Counter
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from budgets import services as money
from khuyencong.core.choices import Role
from projects import services
from projects.choices import Move, ProjectKind, Purse
from projects.models import PaperType, Project, ProjectPaper, ProjectType
from tests.acceptance.projects import oracle
from tests.acceptance.projects.acts import TRIEU, even
from tests.acceptance.projects.walking import Walk
from tests.factories.core import OfficialDocumentFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.offices import COMMUNE, unit
from tests.factories.projects import content
from tests.scale import FULL

pytestmark = pytest.mark.django_db
WALKS = 200 if FULL else 20
STEPS = 60


def opened(people, **facts) -> Project:
    """A draft of 300 triệu for two establishments, all the papers of its life in hand."""
    project = services.create_project(
        by=people[Role.STAFF],
        unit=unit(COMMUNE),
        title="Hỗ trợ máy nung gốm",
        kind=ProjectKind.PROJECT,
        content=content("ND3.04"),
        plan_year=2026,
        support_proposed=300 * TRIEU,
        **facts,
    )
    Project.objects.filter(pk=project.pk).update(project_type=ProjectType.objects.get(code="PT05"))
    for establishment in EstablishmentFactory.create_batch(2):
        services.add_beneficiary(
            by=people[Role.STAFF], project=project, establishment=establishment, support=100 * TRIEU
        )
    EstablishmentFactory.create_batch(2)
    document = OfficialDocumentFactory()
    ProjectPaper.objects.bulk_create(
        ProjectPaper(project=project, document=document, paper_type=kind) for kind in PaperType.objects.all()
    )
    return project


def test_no_walk_of_allowed_moves_breaks_an_invariant(people):
    """At each step of each walk: one thing the rules allow, or one they refuse; then every rule, asked of the rows."""
    with time_machine.travel("2026-02-01T09:00:00+07:00"):
        files = [opened(people, purse=Purse.LOCAL), opened(people, purse=Purse.NATIONAL, is_group=True)]
    made, refused = Counter(), 0
    for seed in range(WALKS):
        with transaction.atomic():
            walk = Walk(people, files[seed % 2], seed).run(STEPS)
            transaction.set_rollback(True)
        made, refused = made + walk.made, refused + walk.refused
    assert len(made) >= (len(Move) if WALKS > 20 else 16), set(Move) - set(made)
    assert refused > 3 * WALKS


# A move written past the services, with the status it leads to.
MOVED = """
    INSERT INTO projects_moverecord (project_id, move, name, from_status, to_status, happened_on, recorded_at, by_id,
        by_title, decided_by, note, before)
    SELECT id, '{0}', 'Bước', status, '{1}', coalesce(status_since, now()::date), now(), holder_id, '', 'TT_CV', '', '{{}}'
      FROM projects_project WHERE id = %(pk)s;
    UPDATE projects_project SET status = '{1}' WHERE id = %(pk)s
"""
VOUCHER = """
    INSERT INTO budgets_disbursement (project_id, kind, amount, voucher, voucher_on, budget_year, source, illustrative)
    VALUES (%(pk)s, '{0}', {1}, 'UNC-X', now(), 2026, '', false)
"""
HELD = """
    INSERT INTO budgets_commitment (project_id, kind, amount, happened_on, note, recorded_at, source, illustrative)
    VALUES (%(pk)s, '{0}', {1}, now(), '', now(), '', false)
"""
SETTLED = """
    INSERT INTO budgets_settlement (project_id, settled_on, amount, force_majeure, explanation, by_id, void, source,
        illustrative) SELECT id, now(), {0}, false, '', holder_id, false, '', false
      FROM projects_project WHERE id = %(pk)s
"""
FILE = "UPDATE projects_project SET {0} WHERE id = %(pk)s"
MOVE = "UPDATE projects_moverecord SET {0} WHERE project_id = %(pk)s"

# (where the file stands, what somebody writes past the services, the constraint that refuses it)
FAULTS = [
    ("dang_lam", FILE.format("status = 'cho_nghiem_thu'"), "project_status_by_its_last_move"),
    ("dang_lam", FILE.format("retrospective = true, status = 'luu'"), "project_status_by_its_last_move"),
    ("dang_lam", FILE.format("status_since = status_since - 1"), "project_status_since_its_last_move"),
    ("dang_lam", FILE.format("submitted_on = NULL"), "project_submitted_has_its_day"),
    ("dang_lam", FILE.format("approval_id = NULL"), "project_approved_has_its_paper"),
    ("dang_lam", MOVED.format("trinh", "da_trinh"), "move_in_the_table"),
    ("dang_lam", MOVED.format("thanh_ly", "da_thanh_ly"), "move_in_the_table"),
    ("dang_lam", MOVED.format("tam_dung", "tam_dung").partition(";")[0], "project_status_by_its_last_move"),
    ("dang_lam", MOVED.format("tam_dung", "tam_dung").replace("now()::date)", "now()::date) - 1"), "move_days_in_order"),
    ("dang_lam", MOVED.format("nghiem_thu", "da_nghiem_thu").replace(" status, 'da_", " 'cho_nghiem_thu', 'da_"),
     "move_begins_where_the_last_led"),
    ("dang_lam", "DELETE FROM projects_moverecord WHERE project_id = %(pk)s", "move_record_kept"),
    ("dang_lam", MOVE.format("happened_on = '2020-01-01'"), "move_record_kept"),
    ("dang_lam", MOVE.format("undone_at = now()"), "move_undone_by_somebody"),
    ("dang_lam", MOVE.format("undone_at = now(), undone_by_id = by_id"), "project_status_by_its_last_move"),
    ("dang_lam", FILE.format("procedure_id = NULL"), "project_keeps_its_procedure"),
    ("nhap", FILE.format("procedure_id = (SELECT id FROM projects_procedureversion WHERE purse = 'KCQG')"),
     "project_keeps_its_procedure"),
    ("da_trinh", """INSERT INTO projects_checkpointtick (project_id, checkpoint_id, happened_on, by_id, note, void)
        SELECT %(pk)s, c.id, now(), u.id, '', false FROM core_user u, projects_checkpoint c
          JOIN projects_procedureversion v ON v.id = c.procedure_id WHERE v.purse = 'KCQG' LIMIT 1""",
     "tick_of_its_own_procedure"),
    ("dang_lam", FILE.format("approved_on = submitted_on - 1"), "project_days_in_order"),
    ("da_nghiem_thu", FILE.format("done_on = approved_on - 1"), "project_days_in_order"),
    ("ngung", FILE.format("stopped_on = approved_on - 1"), "project_days_in_order"),
    ("da_nghiem_thu", FILE.format("done_on = NULL"), "project_accepted_has_its_day"),
    ("da_nghiem_thu", """INSERT INTO projects_beneficiary (project_id, establishment_id, version, drop_reason, source,
        illustrative) SELECT %(pk)s, e.id, 1, '', '', false FROM establishments_establishment e
        WHERE NOT EXISTS (SELECT FROM projects_beneficiary WHERE establishment_id = e.id) LIMIT 1""",
     "project_accepted_with_each_beneficiary"),
    ("cho_nghiem_thu", MOVED.format("nghiem_thu", "da_nghiem_thu"), "project_accepted_has_its_day"),
    ("cho_nghiem_thu", MOVED.format("nghiem_thu", "da_nghiem_thu").replace("SET status", "SET done_on = now(), status"),
     "project_accepted_has_its_minutes"),
    ("dang_lam", "DELETE FROM projects_beneficiary WHERE project_id = %(pk)s", "beneficiary_kept_once_submitted"),
    ("dang_lam", FILE.format("done_on = now()"), "project_done_on_only_when_done"),
    ("dang_lam", FILE.format("stopped_on = now()"), "project_stopped_on_when_stopped"),
    ("ngung", FILE.format("stopped_on = NULL"), "project_stopped_on_when_stopped"),
    ("ngung", FILE.format("stopped_on = stopped_on + 1"), "project_stopped_has_its_decision"),
    ("ngung", "UPDATE projects_stoppage SET kept = kept - 1 WHERE project_id = %(pk)s", "stoppage_kept"),
    ("ngung", "DELETE FROM projects_stoppage WHERE project_id = %(pk)s", "stoppage_kept"),
    ("ngung", FILE.format("support_approved = NULL"), "project_approved_has_its_amount"),
    ("ngung", MOVED.format("luu", "luu"), "project_archived_owes_nothing"),
    ("dang_lam", MOVED.format("ngung", "ngung").replace("SET status", "SET stopped_on = now(), status"),
     "project_stopped_has_its_decision"),
    ("tham_dinh", FILE.format("support_approved = 1"), "project_approval_only_when_approved"),
    ("tham_dinh", MOVED.format("duyet", "da_duyet"), "project_approved_has_its_amount"),
    ("tham_dinh", MOVED.format("duyet", "da_duyet").replace("SET status", "SET support_approved = 280000000,"
     " approved_on = status_since, approval_id = (SELECT min(id) FROM core_officialdocument), status"),
     "project_approved_is_held"),
    ("tham_dinh", VOUCHER.format("tam_ung", 1), "disbursement_within_held"),
    ("tham_dinh", HELD.format("giu", 1), "commitment_within_approved"),
    ("dang_lam", HELD.format("dieu_chinh", 1), "commitment_within_approved"),
    ("dang_lam", HELD.format("giai_phong", -1), "project_approved_is_held"),
    ("da_duyet", "UPDATE projects_beneficiary SET support = 1 WHERE project_id = %(pk)s;"
     + FILE.format("support_approved = support_approved - 1"), "commitment_within_approved"),
    ("dang_lam", VOUCHER.format("tam_ung", 200_000_000), "disbursement_within_approved"),
    ("dang_lam", VOUCHER.format("hoan_tra", 100_000_001), "disbursement_refund_within_paid"),
    ("ngung", VOUCHER.format("thanh_toan", 1), "disbursement_within_held"),
    ("dang_lam", "DELETE FROM budgets_disbursement WHERE project_id = %(pk)s", "disbursement_kept"),
    ("dang_lam", SETTLED.format(100), "settlement_of_a_settled_file"),
    ("dang_lam", MOVED.format("quyet_toan", "da_quyet_toan"), "project_settled_has_its_settlement"),
    ("dang_lam", SETTLED.format(200_000_000) + ";" + MOVED.format("quyet_toan", "da_quyet_toan"),
     "project_settled_has_its_settlement"),  # neither accepted nor by force majeure
    ("da_quyet_toan", "UPDATE budgets_settlement SET void = true WHERE project_id = %(pk)s",
     "project_settled_has_its_settlement"),
    ("da_quyet_toan", "UPDATE budgets_settlement SET amount = 1 WHERE project_id = %(pk)s", "settlement_kept"),
    ("da_quyet_toan", "DELETE FROM budgets_settlement WHERE project_id = %(pk)s", "settlement_kept"),
    ("da_quyet_toan", SETTLED.format(1), "settlement_once"),
    ("da_quyet_toan", HELD.format("giai_phong", -1), "project_settled_is_held"),
    ("da_quyet_toan", MOVED.format("thanh_ly", "da_thanh_ly"), "project_liquidated_even"),
    ("da_thanh_ly", VOUCHER.format("hoan_tra", 1), "project_liquidated_even"),
]  # fmt: skip


# Rule of the judge → the constraints that keep it.
GUARDS = {
    "Σ beneficiaries ≤ approved": "support_shared_out_within_approved",
    "Σ parts of contracts ≤ approved": "contract_amounts_within_approved",
    "Σ support contracts ≤ approved": "support_contracts_within_approved",
    "a contract is not smaller than its parts": "contract_shared_out_within_amount",
    "signed needs a contract": "project_under_contract",
    "accepted needs its minutes": "project_accepted_has_its_minutes project_accepted_has_its_day",
    "accepted is each of those still in it": "project_accepted_with_each_beneficiary",
    "no more comes back than went out": "disbursement_refund_within_paid",
    "paid ≤ approved": "disbursement_within_approved disbursement_within_held",
    "held within approved": "commitment_within_approved commitment_not_below_zero",
    "nothing is held before approval": "commitment_within_approved disbursement_within_held",
    "approved is held": "project_approved_is_held",
    "paid ≤ held": "disbursement_within_held project_approved_is_held",
    "settled ≤ approved": "settlement_within_approved",
    "settled is one settlement": "settlement_once project_settled_has_its_settlement",
    "no settlement before settling": "settlement_of_a_settled_file",
    "settled was accepted, or by force majeure": "project_settled_has_its_settlement",
    "settled is held": "project_settled_is_held settlement_kept",
    "liquidated is even": "project_liquidated_even",
    "approval only when approved": "project_approval_only_when_approved",
    "approved keeps its amount, day and paper": "project_approved_has_its_amount project_approved_has_its_paper",
    "accepted on a day only when accepted": "project_done_on_only_when_done",
    "stopped on a day when stopped": "project_stopped_on_when_stopped",
    "stopped by a decision of that day": "project_stopped_has_its_decision stoppage_kept",
    "stopped keeps no more than was paid": "stoppage_keeps_within_paid",
    "put away, a stopped file owes nothing": "project_archived_owes_nothing",
    "submitted has its day": "project_submitted_has_its_day",
    "days in order": "project_days_in_order",
    "nothing happened tomorrow": "",  # the portal's day is not the server's clock: kept by the services alone
    "moves in order": "move_days_in_order move_record_kept",
    "each move is in the table": "move_in_the_table",
    "each move begins where the last one led": "move_begins_where_the_last_led",
    "the status is where the last move led": "project_status_by_its_last_move",
    "it stands there since that move": "project_status_since_its_last_move",
    "it stays on the version it began with": "project_keeps_its_procedure",
    "nobody named is lost": "beneficiary_kept_once_submitted",
    "ticks are of its own procedure": "tick_of_its_own_procedure",
}
WAY = (Move.SUBMIT, Move.TAKE_UP, Move.APPROVE, Move.SIGN, Move.START, Move.ASK_ACCEPTANCE, Move.ACCEPT, Move.SETTLE)


def test_every_invariant_is_refused_under_raw_sql(people):
    """“every invariant that rows can break is refused by the database under raw SQL”: by a constraint of that name.

    One straight walk by the services; at each stop, each fault is written past them and taken back.
    """
    with time_machine.travel("2026-02-01T09:00:00+07:00"):
        walk = Walk(people, opened(people, purse=Purse.LOCAL), seed=0)
    wrong = faults_at(walk)
    for move in WAY:
        walk.go(move)
        if move == Move.START:
            walk.act(advanced)
            with transaction.atomic():
                walk.go(Move.STOP)
                wrong += faults_at(walk)
                transaction.set_rollback(True)
            walk.look()
        wrong += faults_at(walk)
    walk.act(even)
    walk.go(Move.LIQUIDATE)
    wrong += faults_at(walk)
    print([w[:2] for w in wrong])
    assert wrong == []


def advanced(walk: Walk, project: Project) -> None:
    money.advance(by=walk.people[Role.ACCOUNTANT], project=project, **walk.voucher(Decimal(100 * TRIEU)))


def faults_at(walk: Walk) -> list[tuple[str, str, str]]:
    """The faults of the status where the file stands that their rule does not refuse: who should, who does, the fault."""
    found = [
        (rule, refused_by(fault, walk.pk), fault) for stands, fault, rule in FAULTS if stands == walk.project.status
    ]
    return [one for one in found if one[0] != one[1]]


def refused_by(fault: str, pk: int) -> str:
    """The constraint that refuses; nothing of the fault stays."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in fault.split(";"):
                cursor.execute(statement, {"pk": pk})
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)
    except DatabaseError as error:
        return error.__cause__.diag.constraint_name or str(error)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return "không ai"


def test_each_rule_of_the_judge_has_its_guard():
    """No rule of the walk stands on the services alone: each names the constraints that refuse rows against it, and they are there."""
    assert set(GUARDS) == set(oracle.RULES)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname::text FROM pg_constraint UNION ALL SELECT relname::text FROM pg_class WHERE relkind = 'i' UNION ALL SELECT prosrc FROM pg_proc WHERE proname ~ '^pgtrigger_'"
        )
        there = " ".join(row[0] for row in cursor.fetchall())
    named = {name for guards in GUARDS.values() for name in guards.split()}
    assert {name for name in named if name not in there} == set()
