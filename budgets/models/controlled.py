"""What is held and paid adds up in its envelope and stays within it, whoever writes: kept by PostgreSQL.

Each row added updates the sums of its envelope, so two writers are one after the other whatever their isolation; at
the end of the transaction the sums are asked of the rules of control, and a row beyond them needs its decision.
"""

# ruff: noqa: S608  codes of the closed tables, nothing typed

import pgtrigger

from budgets.choices import ControlAction, ControlStage, DisbursementKind
from budgets.models.closings import OPEN_YEAR
from khuyencong.core.dates import ZONE
from projects.models.invariants import deferred, refuse

# The strictest rule that ``total`` breaks, into ``breached``: of the rules of one percent the nearest serves, and
# where none speaks of the whole amount it is never passed.
_BREACHED = f"""
    SELECT action INTO breached FROM (
        SELECT DISTINCT ON (percent) percent, action FROM (
            SELECT percent, action, envelope_id, purse FROM budgets_controlrule
             WHERE stage = 'STAGE' AND (envelope_id = kept.id OR (envelope_id IS NULL AND purse IN ('', kept.purse)))
               AND daterange(valid_from, valid_to, '[]') @> (now() AT TIME ZONE '{ZONE.key}')::date
            UNION ALL SELECT 100, '{ControlAction.BLOCK}', NULL, NULL
        ) rules
        ORDER BY percent, (envelope_id IS NOT NULL) DESC, (purse IS NOT NULL) DESC, (purse <> '') DESC
    ) nearest WHERE total * 100 > kept.amount * percent
    ORDER BY CASE action WHEN '{ControlAction.BLOCK}' THEN 1 WHEN '{ControlAction.ASK}' THEN 2 ELSE 3 END LIMIT 1;
"""


def _decided(name: str, sentence: str) -> str:
    """The row beyond a rule that warns or asks has a decision for it, big enough, and of its own."""
    return f"""
    IF breached = '{ControlAction.BLOCK}' THEN {refuse(name, sentence)} END IF;
    IF breached IS NOT NULL AND NOT EXISTS (
        SELECT FROM budgets_controldecision d WHERE d.id = NEW.decision_id AND d.stage = 'STAGE'
           AND d.envelope_id = NEW.envelope_id AND d.project_id = NEW.project_id AND d.amount >= NEW.amount
           AND (d.action = '{ControlAction.ASK}' OR breached = '{ControlAction.WARN}'))
    THEN {refuse(f"{name}_without_decision", "Vượt mức phải hỏi: ghi ai cho phép, vì sao, theo văn bản nào.")} END IF;
    """


_HELD_IN = f"""
    SELECT year INTO spent_in FROM budgets_envelope WHERE id = NEW.envelope_id FOR NO KEY UPDATE;
    {OPEN_YEAR}
    FOR line IN SELECT amount FROM budgets_commitment
                 WHERE project_id = NEW.project_id AND envelope_id = NEW.envelope_id LOOP
        total := total + line.amount;
    END LOOP;
    IF total < 0 THEN
        {refuse("commitment_not_below_zero", "Giải phóng nhiều hơn số đang giữ cho đề án từ khoản giao này.")}
    END IF;
    UPDATE budgets_envelope SET held = held + NEW.amount WHERE id = NEW.envelope_id;
    RETURN NULL;
"""
_TOTAL = ("total", "numeric := 0")
_LINE = ("line", "record")
_YEAR = ("spent_in", "integer")
_OF_AN_ENVELOPE = pgtrigger.Q(new__envelope__isnull=False)


def held_adds_up() -> pgtrigger.Trigger:
    """On the commitment: its envelope holds that much more, or less."""
    return pgtrigger.Trigger(
        name="held_adds_up",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        condition=_OF_AN_ENVELOPE,
        declare=[_TOTAL, _LINE, _YEAR],
        func=_HELD_IN,
    )


def names_its_envelope() -> pgtrigger.Trigger:
    """Money is held from what was given for that year, purse and place, once something is known to be given."""
    refusal = refuse(
        "commitment_names_its_envelope", "Đã có kinh phí giao cho năm, nguồn, địa bàn này: giữ từ khoản ấy."
    )
    func = f"""
        IF EXISTS (
            SELECT FROM projects_project p
              JOIN projects_content c ON c.id = p.content_id
              LEFT JOIN projects_content above ON above.id = c.parent_id
              JOIN budgets_envelope e ON e.year = p.plan_year AND e.purse IN ('', p.purse) AND e.amount IS NOT NULL
             WHERE p.id = NEW.project_id AND NOT p.retrospective
               AND (e.programme_group_id IS NULL OR e.programme_group_id = p.programme_group_id)
               AND (e.content_id IS NULL OR e.content_id IN (c.id, c.parent_id, above.parent_id))
               AND p.unit_id IN (SELECT territory_scope(e.unit_id)))
        THEN {refusal} END IF;
        RETURN NULL;
    """
    return pgtrigger.Trigger(
        name="names_its_envelope",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__envelope__isnull=True, new__amount__gt=0),
        func=func,
    )


def held_within_control() -> pgtrigger.Trigger:
    """On the commitment, at the end of the transaction: what is held from the envelope passes its rules."""
    unknown = refuse(
        "commitment_of_a_known_amount", "Khoản giao chưa có số: ghi lần giao trước rồi mới giữ tiền từ nó."
    )
    func = f"""
        SELECT * INTO kept FROM budgets_envelope WHERE id = NEW.envelope_id;
        IF kept.amount IS NULL THEN {unknown} END IF;
        total := kept.held;
        {_BREACHED}
        {_decided("envelope_not_overcommitted", "Giữ nhiều hơn số được dùng của khoản giao.")}
        RETURN NULL;
    """.replace("STAGE", ControlStage.APPROVAL)
    return deferred(
        "held_within_control",
        func,
        on=pgtrigger.Insert,
        only=pgtrigger.Q(new__envelope__isnull=False, new__amount__gt=0),
        declare=[("kept", "budgets_envelope%ROWTYPE"), ("breached", "text"), _TOTAL],
    )


def _signed(row: str) -> str:
    return f"CASE {row}.kind WHEN '{DisbursementKind.REFUND}' THEN -{row}.amount ELSE {row}.amount END"


_PAID_IN = f"""
    IF NEW.envelope_id IS NOT NULL THEN
        SELECT year INTO given_for FROM budgets_envelope WHERE id = NEW.envelope_id FOR NO KEY UPDATE;
        IF given_for <> NEW.budget_year THEN
            {refuse("disbursement_of_its_envelopes_year", "Chứng từ của năm ngân sách khác năm của khoản giao: chuyển nguồn trước.")}
        END IF;
    END IF;
    spent_in := NEW.budget_year;
    {OPEN_YEAR}
    IF TG_OP = 'UPDATE' THEN
        UPDATE budgets_envelope SET paid = paid - {_signed("OLD")} WHERE id = OLD.envelope_id;
    END IF;
    UPDATE budgets_envelope SET paid = paid + {_signed("NEW")} WHERE id = NEW.envelope_id;
    RETURN NULL;
"""
_PAID_COLUMNS = ("amount", "kind", "envelope_id", "budget_year", "project_id")


def paid_adds_up() -> pgtrigger.Trigger:
    """On the voucher: its envelope has paid that much more; its year is open, and its envelope's."""
    return pgtrigger.Trigger(
        name="paid_adds_up",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(*_PAID_COLUMNS),
        declare=[_YEAR, ("given_for", "integer")],
        func=_PAID_IN,
    )


def paid_from_what_is_held() -> pgtrigger.Trigger:
    """On the voucher: paid from the envelope that holds the money of its đề án, and not beyond what it holds of it."""
    unnamed = refuse("disbursement_names_its_envelope", "Đề án đang giữ tiền ở một khoản giao: chi từ khoản ấy.")
    beyond = refuse("disbursement_within_held", "Số đã chi lớn hơn số đang giữ cho đề án từ khoản giao này.")
    func = f"""
        FOR line IN SELECT amount, envelope_id FROM budgets_commitment WHERE project_id = NEW.project_id LOOP
            IF line.envelope_id IS NOT DISTINCT FROM NEW.envelope_id THEN total := total + line.amount;
            ELSIF line.envelope_id IS NOT NULL THEN elsewhere := elsewhere + line.amount; END IF;
        END LOOP;
        IF NEW.reverses_id IS NULL AND NEW.envelope_id IS NULL AND elsewhere > 0 AND total <= 0 THEN {unnamed} END IF;
        IF NEW.envelope_id IS NULL OR ({_signed("NEW")}) < 0 THEN RETURN NULL; END IF;
        FOR line IN SELECT kind, amount FROM budgets_disbursement
                     WHERE project_id = NEW.project_id AND envelope_id = NEW.envelope_id LOOP
            total := total - {_signed("line")};
        END LOOP;
        IF total < 0 THEN {beyond} END IF;
        RETURN NULL;
    """
    return pgtrigger.Trigger(
        name="paid_from_what_is_held",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("amount", "kind", "envelope_id", "project_id"),
        declare=[_TOTAL, ("elsewhere", "numeric := 0"), _LINE],
        func=func,
    )


def paid_within_control() -> pgtrigger.Trigger:
    """On the voucher, at the end of the transaction: what is paid from the envelope passes its rules."""
    func = f"""
        SELECT * INTO kept FROM budgets_envelope WHERE id = NEW.envelope_id;
        total := kept.paid;
        {_BREACHED}
        {_decided("envelope_not_overspent", "Chi nhiều hơn số được dùng của khoản giao.")}
        RETURN NULL;
    """.replace("STAGE", ControlStage.PAYMENT)
    return deferred(
        "paid_within_control",
        func,
        on=pgtrigger.Insert | pgtrigger.UpdateOf("amount", "kind", "envelope_id"),
        only=pgtrigger.Q(new__envelope__isnull=False)
        & (
            (~pgtrigger.Q(new__kind=DisbursementKind.REFUND) & pgtrigger.Q(new__amount__gt=0))
            | pgtrigger.Q(new__kind=DisbursementKind.REFUND, new__amount__lt=0)  # a refund taken back goes out again
        ),
        declare=[("kept", "budgets_envelope%ROWTYPE"), ("breached", "text"), _TOTAL],
    )
