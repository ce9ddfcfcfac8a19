"""What is true of every đề án whoever walked it there, asked of the rows in SQL of its own: nothing of the portal's code.

The statuses and moves are written out again here, so that a slip in the closed table is not also a slip in its judge.
"""

# ruff: noqa: S608  our own tables

from django.db import connection

# move → (from …), to: as the README draws it
TABLE = {
    "trinh": ("nhap bo_sung", "da_trinh"),
    "nhan_tham_dinh": ("da_trinh", "tham_dinh"),
    "tra_lai": ("da_trinh tham_dinh", "bo_sung"),
    "duyet": ("tham_dinh", "da_duyet"),
    "khong_duyet": ("da_trinh tham_dinh", "khong_duyet"),
    "ky": ("da_duyet", "da_ky"),
    "bat_dau": ("da_ky", "dang_lam"),
    "tam_dung": ("dang_lam", "tam_dung"),
    "tiep_tuc": ("tam_dung", "dang_lam"),
    "de_nghi_nghiem_thu": ("dang_lam", "cho_nghiem_thu"),
    "chua_dat": ("cho_nghiem_thu", "dang_lam"),
    "nghiem_thu": ("cho_nghiem_thu", "da_nghiem_thu"),
    "quyet_toan": ("da_nghiem_thu dang_lam", "da_quyet_toan"),
    "tra_quyet_toan": ("da_quyet_toan", "da_nghiem_thu"),
    "thu_hoi": ("da_quyet_toan ngung", "hoan_tra"),
    "thanh_ly": ("da_quyet_toan hoan_tra", "da_thanh_ly"),
    "luu": ("da_thanh_ly ngung", "luu"),
    "ngung": ("da_duyet da_ky dang_lam tam_dung", "ngung"),
    "rut": ("nhap da_trinh bo_sung tham_dinh", "da_rut"),
}
STEPS = {(move, start, to) for move, (starts, to) in TABLE.items() for start in starts.split()}

_EARLY = "('nhap', 'da_trinh', 'bo_sung', 'tham_dinh', 'khong_duyet', 'da_rut')"
_DONE = "('da_nghiem_thu', 'da_quyet_toan', 'hoan_tra', 'da_thanh_ly', 'luu')"
_SIGNED = "('da_ky', 'dang_lam', 'tam_dung', 'cho_nghiem_thu', 'da_nghiem_thu', 'da_quyet_toan', 'da_thanh_ly')"
_OPEN_MONEY = "('da_duyet', 'da_ky', 'dang_lam', 'tam_dung', 'cho_nghiem_thu', 'da_nghiem_thu')"
_STEPS = ", ".join(str(step) for step in sorted(STEPS))

# What is wrong → how the rows of one file say so. ``f`` is the file with its sums.
RULES = {
    "Σ beneficiaries ≤ approved": "f.shared > f.support_approved",
    "Σ parts of contracts ≤ approved": "f.contracted > f.support_approved",
    "Σ support contracts ≤ approved": "f.agreed > f.support_approved",
    "a contract is not smaller than its parts": "f.short_contracts > 0",
    "signed needs a contract": f"f.status IN {_SIGNED} AND f.contracts = 0",
    "accepted needs its minutes": "f.status = 'da_nghiem_thu' AND (f.passed = 0 OR f.done_on IS NULL)",
    "accepted is each of those still in it": "f.status = 'da_nghiem_thu' AND f.waiting > 0",
    "no more comes back than went out": "f.paid < 0",
    "paid ≤ approved": "f.paid > coalesce(f.support_approved, 0)",
    "held within approved": "f.held < 0 OR f.held > coalesce(f.support_approved, 0)",
    "nothing is held before approval": f"f.status IN {_EARLY} AND (f.held <> 0 OR f.paid <> 0)",
    "approved is held": f"f.status IN {_OPEN_MONEY} AND f.held <> f.support_approved",
    "paid ≤ held": f"f.status IN {_OPEN_MONEY} AND f.paid > f.held",
    "settled ≤ approved": "f.settled > f.support_approved",
    "settled is one settlement": "f.status = 'da_quyet_toan' AND f.settlements <> 1",
    "no settlement before settling": f"f.settlements > 0 AND f.status IN {_EARLY[:-1]}, 'da_duyet', 'da_nghiem_thu')",
    "settled was accepted, or by force majeure": "f.settlements = 1 AND f.done_on IS NULL AND NOT f.by_force",
    "settled is held": "f.status IN ('da_quyet_toan', 'da_thanh_ly') AND f.stopped_on IS NULL AND f.held <> f.settled",
    "liquidated is even": "f.status = 'da_thanh_ly' AND f.paid IS DISTINCT FROM coalesce(f.settled, f.may_keep)",
    "approval only when approved": f"f.status IN {_EARLY} AND"
    " (f.support_approved IS NOT NULL OR f.approved_on IS NOT NULL OR f.approval_id IS NOT NULL)",
    "approved keeps its amount, day and paper": f"f.status NOT IN {_EARLY} AND"
    " (f.support_approved IS NULL OR f.approved_on IS NULL OR f.approval_id IS NULL)",
    "accepted on a day only when accepted": f"f.done_on IS NOT NULL AND f.status NOT IN {_DONE}",
    "stopped on a day when stopped": "(f.status = 'ngung') AND f.stopped_on IS NULL"
    " OR f.stopped_on IS NOT NULL AND f.status NOT IN ('ngung', 'hoan_tra', 'da_thanh_ly', 'luu')",
    "stopped by a decision of that day": "f.stopped_on IS DISTINCT FROM f.stop_day",
    "stopped keeps no more than was paid": "f.may_keep > f.paid_then",
    "put away, a stopped file owes nothing": "f.status = 'luu' AND f.paid > f.may_keep",
    "submitted has its day": "f.status NOT IN ('nhap', 'da_rut') AND f.submitted_on IS NULL",
    "days in order": "f.submitted_on > f.approved_on OR f.approved_on > f.done_on OR f.approved_on > f.stopped_on",
    "nothing happened tomorrow": "greatest(f.submitted_on, f.approved_on, f.done_on, f.stopped_on, f.last_day) > f.now",
    "moves in order": "f.back_in_time > 0",
    "each move is in the table": "f.strange_moves > 0",
    "each move begins where the last one led": "f.broken_chain > 0",
    "the status is where the last move led": "f.status <> coalesce(f.led, f.began)",
    "it stands there since that move": "f.led IS NOT NULL AND f.status_since IS DISTINCT FROM f.led_on",
    "it stays on the version it began with": "f.procedure_id IS DISTINCT FROM %(procedure)s",
    "nobody named is lost": "f.status NOT IN ('nhap', 'bo_sung') AND f.named < %(named)s",
    "ticks are of its own procedure": "f.foreign_ticks > 0",
}

_FILE = f"""
SELECT p.*, %(today)s::date AS now,
  (SELECT sum(support) FROM projects_beneficiary b WHERE b.project_id = p.id AND dropped_on IS NULL) AS shared,
  (SELECT count(*) FROM projects_beneficiary b WHERE b.project_id = p.id AND dropped_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM projects_acceptance a WHERE a.beneficiary_id = b.id AND a.result = 'dat')) AS waiting,
  (SELECT count(*) FROM projects_beneficiary b WHERE b.project_id = p.id) AS named,
  (SELECT count(*) FROM projects_contractproject c WHERE c.project_id = p.id) AS contracts,
  (SELECT sum(amount) FROM projects_contractproject c WHERE c.project_id = p.id) AS contracted,
  (SELECT count(*) FROM projects_contract c WHERE c.amount <
      (SELECT sum(x.amount) FROM projects_contractproject x WHERE x.contract_id = c.id)) AS short_contracts,
  (SELECT sum(s.amount) FROM projects_supportcontract s JOIN projects_beneficiary b ON b.id = s.beneficiary_id
      WHERE b.project_id = p.id AND b.dropped_on IS NULL) AS agreed,
  (SELECT count(*) FROM projects_acceptance a WHERE a.project_id = p.id AND result = 'dat') AS passed,
  (SELECT coalesce(sum(CASE kind WHEN 'hoan_tra' THEN -amount ELSE amount END), 0) FROM budgets_disbursement d
      WHERE d.project_id = p.id) AS paid,
  (SELECT coalesce(sum(amount), 0) FROM budgets_commitment c WHERE c.project_id = p.id) AS held,
  (SELECT count(*) FROM budgets_settlement s WHERE s.project_id = p.id AND NOT void) AS settlements,
  (SELECT max(amount) FROM budgets_settlement s WHERE s.project_id = p.id AND NOT void) AS settled,
  (SELECT bool_and(force_majeure) FROM budgets_settlement s WHERE s.project_id = p.id AND NOT void) AS by_force,
  (SELECT kept FROM projects_stoppage s WHERE s.project_id = p.id) AS may_keep,
  (SELECT s.paid FROM projects_stoppage s WHERE s.project_id = p.id) AS paid_then,
  (SELECT s.stopped_on FROM projects_stoppage s WHERE s.project_id = p.id) AS stop_day,
  (SELECT to_status FROM m ORDER BY id DESC LIMIT 1) AS led,
  (SELECT happened_on FROM m ORDER BY id DESC LIMIT 1) AS led_on,
  (SELECT from_status FROM projects_moverecord r WHERE r.project_id = p.id ORDER BY id LIMIT 1) AS began,
  (SELECT max(happened_on) FROM m) AS last_day,
  (SELECT count(*) FROM m WHERE (move, from_status, to_status) NOT IN ({_STEPS})) AS strange_moves,
  (SELECT count(*) FROM (SELECT happened_on, lag(happened_on) OVER (ORDER BY id) AS before FROM m) x
      WHERE before > happened_on) AS back_in_time,
  (SELECT count(*) FROM (SELECT from_status, lag(to_status) OVER (ORDER BY id) AS before FROM m) x
      WHERE before <> from_status) AS broken_chain,
  (SELECT count(*) FROM projects_checkpointtick t JOIN projects_checkpoint k ON k.id = t.checkpoint_id
      WHERE t.project_id = p.id AND k.procedure_id <> p.procedure_id) AS foreign_ticks
FROM projects_project p WHERE p.id = %(pk)s
"""
_ASK = (
    "WITH m AS (SELECT * FROM projects_moverecord WHERE project_id = %(pk)s AND undone_at IS NULL), "
    f"f AS ({_FILE}) "
    + " UNION ALL ".join(f"SELECT %(rule{n})s FROM f WHERE {broken}" for n, broken in enumerate(RULES.values()))
)
_NAMES = {f"rule{n}": name for n, name in enumerate(RULES)}

# Every table a refused act could have touched.
_TABLES = (
    "projects_project",
    "projects_beneficiary",
    "projects_moverecord",
    "projects_checkpointtick",
    "projects_contract",
    "projects_contractproject",
    "projects_contractappendix",
    "projects_supportcontract",
    "projects_appraisal",
    "projects_adjustment",
    "projects_acceptance",
    "projects_stoppage",
    "projects_archiverecord",
    "projects_projectpaper",
    "budgets_disbursement",
    "budgets_commitment",
    "budgets_settlement",
    "core_officialdocument",
    "core_activity",
)
_ROWS = " || ' ' || ".join(
    f"(SELECT md5(coalesce(string_agg({t}::text, '|' ORDER BY id), '')) FROM {t})" for t in _TABLES
)


def broken(pk: int, today, *, procedure: int, named: int) -> list[str]:
    """Names of the rules that the rows of this file break; none is what everybody expects.

    ``procedure`` is the version it began with, ``named`` how many establishments it named when last looked at.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ASK, {"pk": pk, "today": today, "procedure": procedure, "named": named} | _NAMES)
        return [name for (name,) in cursor.fetchall()]


def rows() -> str:
    """A print of every row a đề án is made of: equal before and after is nothing changed."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_ROWS}")
        return cursor.fetchone()[0]
