"""Money and the status of a đề án tell the same story, whoever writes: kept by PostgreSQL at the end of a transaction.

Asked from the first move on: a file brought in as it stood has no walk to contradict.
"""

# ruff: noqa: S608  codes of the closed tables, nothing typed

import pgtrigger

from budgets.choices import DisbursementKind
from projects.choices import BEING_DONE, COUNTED_AS_APPROVED, Move, ProjectStatus
from projects.models import Project
from projects.models.invariants import codes, deferred, refuse
from projects.models.walked import kept, made

# Added row by row: an architecture test refuses SUM outside core.figures; the amounts are never NULL here.
_DECLARE = [
    ("pid", "bigint"),
    ("line", "record"),
    ("held", "numeric := 0"),
    ("paid", "numeric := 0"),
    ("most", "numeric"),
    ("settled", "numeric"),
    ("file", "projects_project%ROWTYPE"),
]
_HELD = """
    FOR line IN SELECT amount FROM budgets_commitment WHERE project_id = pid LOOP held := held + line.amount; END LOOP;
"""
_PAID = f"""
    FOR line IN SELECT kind, amount FROM budgets_disbursement WHERE project_id = pid LOOP
        paid := paid + CASE line.kind WHEN '{DisbursementKind.REFUND}' THEN -line.amount ELSE line.amount END;
    END LOOP;
"""
_HELD_WHILE = (*BEING_DONE, ProjectStatus.ACCEPTED)
_LOCK = "PERFORM 1 FROM projects_project WHERE id = pid FOR NO KEY UPDATE;"


def _deferred(name: str, func: str, on, *, only=None) -> pgtrigger.Trigger:
    return deferred(name, func, on=on, declare=_DECLARE, only=only)


def _moved_to(*statuses: ProjectStatus) -> dict:
    return {
        "on": pgtrigger.UpdateOf("status", "retrospective"),
        "only": pgtrigger.Q(new__status__in=statuses, new__retrospective=False),
    }


_COVERS = f"""
    SELECT * INTO file FROM projects_project WHERE id = pid FOR NO KEY UPDATE;
    most := coalesce(file.support_approved, 0);
    {_HELD}
    IF held > most THEN
        {refuse("commitment_within_approved", "Số giữ cho đề án lớn hơn kinh phí được duyệt.")}
    END IF;
    SELECT amount INTO settled FROM budgets_settlement WHERE project_id = pid AND NOT void;
    IF settled > most THEN
        {refuse("settlement_within_approved", "Số quyết toán lớn hơn kinh phí được duyệt của đề án.")}
    END IF;
    IF settled IS NULL AND held <> most AND file.status IN ({codes(_HELD_WHILE)}) AND {made(Move.APPROVE)} THEN
        {refuse("project_approved_is_held", "Duyệt bao nhiêu thì giữ bấy nhiêu cho đề án.")}
    END IF;
    IF settled <> held AND {made(Move.SETTLE)} THEN
        {refuse("project_settled_is_held", "Quyết toán bao nhiêu thì giữ bấy nhiêu cho đề án.")}
    END IF;
    RETURN NULL;
"""


def held_within_approved() -> pgtrigger.Trigger:
    """On the commitment: what is held is never more than what was approved."""
    return _deferred("held_within_approved", f"pid := NEW.project_id; {_COVERS}", pgtrigger.Insert)


def paid_within_held() -> pgtrigger.Trigger:
    """On the voucher: what goes out is within what is held, where money is held here; a reversed refund goes out again."""
    func = f"""
        IF (NEW.kind = '{DisbursementKind.REFUND}') <> (NEW.amount < 0) THEN RETURN NULL; END IF;
        pid := NEW.project_id;
        {_LOCK}
        IF EXISTS (SELECT FROM budgets_commitment WHERE project_id = pid)
           OR EXISTS (SELECT FROM projects_project WHERE id = pid AND status NOT IN ({codes(COUNTED_AS_APPROVED)}))
        THEN
            {_HELD} {_PAID}
            IF paid > held THEN
                {refuse("disbursement_within_held", "Số đã chi lớn hơn số đang giữ cho đề án.")}
            END IF;
        END IF;
        RETURN NULL;
    """
    on = pgtrigger.Insert | pgtrigger.UpdateOf("amount", "kind", "project_id")
    return pgtrigger.Trigger(name="paid_within_held", when=pgtrigger.After, operation=on, declare=_DECLARE, func=func)


def voucher_kept() -> pgtrigger.Trigger:
    """A voucher is neither erased nor edited: what was wrong is reversed by its opposite."""
    sentence = "Chứng từ đã nhập thì không xoá, không sửa: ghi bút toán đảo."
    return kept("disbursement_kept", sentence, besides=("is_reversed", "scan_id"))


def scan_stays(constraint: str = "disbursement_scan_stays") -> pgtrigger.Trigger:
    """On a voucher, of money out or back: its scan may come later, a better one take its place; once there, there is one."""
    return pgtrigger.Trigger(
        name="scan_stays",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("scan_id"),
        condition=pgtrigger.Q(old__scan__isnull=False, new__scan__isnull=True),
        func=refuse(constraint, "Bản chụp chứng từ đã giữ thì thay được, không bỏ được."),
    )


def voucher_reversed_whole() -> pgtrigger.Trigger:
    """The mark and the opposite row come together; the opposite is of the same file, kind, year and amount."""
    func = f"""
        IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM budgets_disbursement o
             WHERE o.id = NEW.reverses_id AND o.reverses_id IS NULL AND o.is_reversed
               AND o.project_id = NEW.project_id AND o.kind = NEW.kind AND o.amount = -NEW.amount
               AND o.budget_year = NEW.budget_year AND o.beneficiary_id IS NOT DISTINCT FROM NEW.beneficiary_id
               AND o.envelope_id IS NOT DISTINCT FROM NEW.envelope_id)
        OR EXISTS (SELECT FROM budgets_disbursement o WHERE o.id = NEW.id AND o.is_reversed <> EXISTS (
                       SELECT FROM budgets_disbursement r WHERE r.reverses_id = o.id))
        THEN {refuse("disbursement_reversed_whole", "Bút toán đảo phải bằng đúng chứng từ nó đảo: cùng đề án, loại, năm, số tiền.")}
        END IF;
        RETURN NULL;
    """
    return _deferred("voucher_reversed_whole", func, pgtrigger.Insert | pgtrigger.UpdateOf("is_reversed"))


def voucher_of_one_file() -> pgtrigger.Trigger:
    """On the voucher: paid to an establishment of its own đề án."""
    func = f"""
        IF NEW.beneficiary_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM projects_beneficiary WHERE id = NEW.beneficiary_id AND project_id = NEW.project_id)
        THEN {refuse("disbursement_of_one_file", "Đơn vị thụ hưởng không thuộc đề án này.")} END IF;
        RETURN NEW;
    """
    return pgtrigger.Trigger(name="voucher_of_one_file", when=pgtrigger.Before, operation=pgtrigger.Insert, func=func)


_SETTLED = f"""
    IF EXISTS (
        SELECT FROM projects_project p WHERE p.id = pid AND NOT p.retrospective AND p.stopped_on IS NULL
           AND p.status IN ('{ProjectStatus.SETTLED}', '{ProjectStatus.REFUNDING}', '{ProjectStatus.LIQUIDATED}')
           AND NOT EXISTS (
               SELECT FROM budgets_settlement s
                WHERE s.project_id = p.id AND NOT s.void AND (s.force_majeure OR p.done_on IS NOT NULL)))
    THEN {refuse("project_settled_has_its_settlement", "Đề án đã quyết toán phải có số quyết toán; chưa nghiệm thu thì chỉ do bất khả kháng.")}
    END IF;
    RETURN NULL;
"""


def settlement_stands() -> pgtrigger.Trigger:
    """On the settlement: it stands while the file rests on it, and only of a file that was settled."""
    func = f"""
        pid := NEW.project_id;
        IF EXISTS (SELECT FROM budgets_settlement WHERE id = NEW.id AND NOT void)
           AND EXISTS (SELECT FROM projects_project WHERE id = pid AND NOT retrospective
                        AND status NOT IN ('{ProjectStatus.SETTLED}', '{ProjectStatus.REFUNDING}',
                                           '{ProjectStatus.LIQUIDATED}', '{ProjectStatus.ARCHIVED}'))
        THEN {refuse("settlement_of_a_settled_file", "Chỉ đề án đã quyết toán mới có số quyết toán.")} END IF;
        {_SETTLED}
    """
    return _deferred("settlement_stands", func, pgtrigger.Insert | pgtrigger.UpdateOf("void"))


_EVEN = f"""
    SELECT coalesce((SELECT amount FROM budgets_settlement WHERE project_id = pid AND NOT void),
                    (SELECT kept FROM projects_stoppage WHERE project_id = pid)) INTO most;
    {_PAID}
    IF paid > most AND {made(Move.ARCHIVE)} THEN
        {refuse("project_archived_owes_nothing", "Còn phải hoàn trả thì chưa lưu hồ sơ.")}
    END IF;
    IF paid IS DISTINCT FROM most AND {made(Move.LIQUIDATE)} THEN {refuse("project_liquidated_even", "Đã thanh lý thì số đã chi bằng số quyết toán.")} END IF;
    RETURN NULL;
"""


def even_once_liquidated() -> pgtrigger.Trigger:
    """On the voucher: after the liquidation nothing goes out and nothing comes back."""
    on = pgtrigger.Insert | pgtrigger.UpdateOf("amount", "kind", "project_id")
    return _deferred("even_once_liquidated", f"pid := NEW.project_id; {_LOCK} {_EVEN}", on)


_AFTER_SETTLING = (ProjectStatus.SETTLED, ProjectStatus.REFUNDING, ProjectStatus.LIQUIDATED)
for _trigger in (
    _deferred("walked_cover", f"pid := NEW.id; {_COVERS}", pgtrigger.UpdateOf("support_approved", "status")),
    _deferred("walked_settlement", f"pid := NEW.id; {_SETTLED}", **_moved_to(*_AFTER_SETTLING)),
    _deferred("walked_even", f"pid := NEW.id; {_EVEN}", **_moved_to(ProjectStatus.LIQUIDATED, ProjectStatus.ARCHIVED)),
):
    pgtrigger.register(_trigger)(Project)
