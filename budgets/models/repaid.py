"""What repayable support adds up to, whoever writes: the SQL of its triggers."""

# ruff: noqa: S608  every name below is written here

from budgets.choices import MovementKind
from projects.models.invariants import refuse

# Added row by row: an architecture test refuses SUM outside core.figures; the amounts are never NULL here.
DECLARE = [
    ("rid", "bigint"),
    ("line", "record"),
    ("lent", "numeric"),
    ("total", "numeric := 0"),
    ("approved", "numeric"),
]
COVERED = f"""
    SELECT amount INTO lent FROM budgets_repayablesupport WHERE id = rid FOR NO KEY UPDATE;
    FOR line IN SELECT amount FROM budgets_instalment WHERE repayable_id = rid AND replaced_on IS NULL LOOP
        total := total + line.amount;
    END LOOP;
    IF total <> lent THEN
        {refuse("repayable_schedule_covers", "Tổng các kỳ phải bằng số hỗ trợ có thu hồi.")}
    END IF;
    RETURN NULL;
"""
WITHIN = f"""
    SELECT amount INTO lent FROM budgets_repayablesupport WHERE id = NEW.repayable_id FOR NO KEY UPDATE;
    FOR line IN SELECT amount FROM budgets_recovery WHERE repayable_id = NEW.repayable_id LOOP
        total := total + line.amount;
    END LOOP;
    IF total > lent THEN
        {refuse("recovery_within_support", "Số thu hồi lớn hơn số hỗ trợ có thu hồi.")}
    END IF;
    IF total < 0 THEN
        {refuse("recovery_not_below_zero", "Số đảo lớn hơn số đã thu hồi.")}
    END IF;
    RETURN NULL;
"""
OF_THE_FILE = f"""
    SELECT support_approved INTO approved FROM projects_project WHERE id = NEW.project_id FOR NO KEY UPDATE;
    IF NEW.beneficiary_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM projects_beneficiary WHERE id = NEW.beneficiary_id AND project_id = NEW.project_id
    ) THEN {refuse("repayable_of_one_project", "Đơn vị thụ hưởng không thuộc đề án này.")} END IF;
    FOR line IN SELECT amount FROM budgets_repayablesupport WHERE project_id = NEW.project_id LOOP
        total := total + line.amount;
    END LOOP;
    IF approved IS NOT NULL AND total > approved THEN
        {refuse("repayable_within_approved", "Số hỗ trợ có thu hồi lớn hơn kinh phí được duyệt của đề án.")}
    END IF;
    RETURN NULL;
"""
COVERS_LENT = f"""
    FOR line IN SELECT amount FROM budgets_repayablesupport WHERE project_id = NEW.id LOOP
        total := total + line.amount;
    END LOOP;
    IF total > NEW.support_approved THEN
        {refuse("project_approved_covers_lent", "Kinh phí được duyệt không xuống dưới số hỗ trợ có thu hồi đã ghi.")}
    END IF;
    RETURN NULL;
"""
MIRRORS = f"""
    IF NOT EXISTS (SELECT FROM budgets_movement m JOIN budgets_envelope e ON e.id = m.envelope_id
                    WHERE m.id = NEW.movement_id AND m.kind = '{MovementKind.RECOVER}' AND m.amount = NEW.amount
                      AND e.year = NEW.budget_year)
    THEN {refuse("recovery_returns_to_its_year", "Số thu hồi phải về đúng một khoản giao của năm ấy, đúng số tiền.")} END IF;
    IF NOT EXISTS (SELECT FROM budgets_repayablesupport WHERE id = NEW.repayable_id AND project_id = NEW.project_id)
    OR (NEW.reverses_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM budgets_recovery WHERE id = NEW.reverses_id AND reverses_id IS NULL
           AND repayable_id = NEW.repayable_id AND amount = -NEW.amount AND budget_year = NEW.budget_year))
    THEN {refuse("recovery_mirrors", "Bút toán đảo phải bằng đúng khoản nó đảo, cùng khoản hỗ trợ và năm.")} END IF;
    RETURN NEW;
"""
