"""Rules that rows of several tables can break, kept by PostgreSQL at the end of each transaction.

Deferred constraint triggers: what one transaction changes together is judged together. Each takes the lock of its
đề án first, so that two transactions cannot each add what fits alone.
"""

# ruff: noqa: S608  every name below is written here

import pgtrigger

from projects.choices import COUNTED_AS_APPROVED, MOVES, REASON_OF_CHANGE, UNDER_CONTRACT, ProjectKind, ReasonKind

# What must fit in the amount approved: table → (sum of its live rows of one đề án, constraint, sentence).
_SHARES = {
    "beneficiaries": (
        "SELECT sum(support) FROM projects_beneficiary WHERE project_id = pid AND dropped_on IS NULL",
        "support_shared_out_within_approved",
        "Tổng hỗ trợ của các cơ sở thụ hưởng lớn hơn kinh phí được duyệt.",
    ),
    "contracts": (
        "SELECT sum(amount) FROM projects_contractproject WHERE project_id = pid",
        "contract_amounts_within_approved",
        "Số tiền trong hợp đồng lớn hơn kinh phí được duyệt.",
    ),
    "support_contracts": (
        "SELECT sum(s.amount) FROM projects_supportcontract s JOIN projects_beneficiary b ON b.id = s.beneficiary_id"
        " WHERE b.project_id = pid AND b.dropped_on IS NULL",
        "support_contracts_within_approved",
        "Tổng hợp đồng hỗ trợ lớn hơn kinh phí được duyệt.",
    ),
    "year_plans": (
        "SELECT sum(amount) FROM projects_yearplan WHERE project_id = pid",
        "year_plans_within_approved",
        "Tổng kinh phí các năm lớn hơn kinh phí được duyệt.",
    ),
}


def codes(values) -> str:
    return ", ".join(f"'{value}'" for value in values)


def refuse(constraint: str, sentence: str) -> str:
    return f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{constraint}', MESSAGE = '{sentence}';"


def deferred(
    name: str, func: str, *, on=pgtrigger.Insert | pgtrigger.Update, declare=(), only=None
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=on,
        condition=only,
        declare=list(declare),
        func=func,
    )


_APPROVED = f"""
    SELECT support_approved INTO most FROM projects_project
     WHERE id = pid AND status IN ({codes(COUNTED_AS_APPROVED)}) FOR NO KEY UPDATE;
"""
_PID = ("pid", "bigint"), ("most", "numeric")


def _fits(share: str) -> str:
    total, constraint, sentence = _SHARES[share]
    return f"IF most IS NOT NULL AND ({total}) > most THEN {refuse(constraint, sentence)} END IF;"


def within_approved(share: str, project: str = "NEW.project_id") -> pgtrigger.Trigger:
    """On the table whose rows share the amount out; ``project`` is how a row tells its đề án."""
    func = f"pid := ({project}); {_APPROVED} {_fits(share)} RETURN NULL;"
    return deferred(f"{share}_within_approved", func, declare=_PID)


def approved_covers_shares() -> pgtrigger.Trigger:
    """On the đề án itself: the amount is not lowered under what is already shared out."""
    func = f"pid := NEW.id; {_APPROVED} {' '.join(map(_fits, _SHARES))} RETURN NULL;"
    on = pgtrigger.Insert | pgtrigger.UpdateOf("support_approved", "status")
    only = pgtrigger.Q(new__support_approved__isnull=False, new__status__in=COUNTED_AS_APPROVED)
    return deferred("approved_covers_shares", func, on=on, declare=_PID, only=only)


_NEEDS = f"""
    IF EXISTS (SELECT FROM projects_project p
                WHERE p.id = pid AND NOT p.retrospective AND p.kind = '{ProjectKind.PROJECT.value}'
                  AND p.stopped_on IS NULL AND p.status IN ({codes(UNDER_CONTRACT)}))
       AND NOT EXISTS (SELECT FROM projects_contractproject WHERE project_id = pid)
    THEN {refuse("project_under_contract", "Đề án đã ký, đang làm hay đã nghiệm thu phải có hợp đồng.")} END IF;
    RETURN NULL;
"""


def under_contract() -> pgtrigger.Trigger:
    """On the đề án: none is signed, carried out or accepted without a contract."""
    on = pgtrigger.Insert | pgtrigger.UpdateOf("status", "retrospective", "kind", "stopped_on")
    only = pgtrigger.Q(new__retrospective=False, new__status__in=UNDER_CONTRACT)
    return deferred("under_contract", f"pid := NEW.id; {_NEEDS}", on=on, declare=_PID[:1], only=only)


def keeps_contract() -> pgtrigger.Trigger:
    """On the row that ties a đề án to its contract: the last one does not go while the file needs it."""
    on = pgtrigger.Delete | pgtrigger.UpdateOf("project_id")
    return deferred("keeps_contract", f"pid := OLD.project_id; {_NEEDS}", on=on, declare=_PID[:1])


def contract_shared_out() -> pgtrigger.Trigger:
    """Σ of the đề án of a contract is not more than the contract."""
    refusal = refuse("contract_shared_out_within_amount", "Cộng số tiền các đề án lớn hơn giá trị hợp đồng.")
    func = f"""
        SELECT amount INTO most FROM projects_contract WHERE id = NEW.contract_id FOR NO KEY UPDATE;
        IF (SELECT sum(amount) FROM projects_contractproject WHERE contract_id = NEW.contract_id) > most
        THEN {refusal} END IF;
        RETURN NULL;
    """
    return deferred("contract_shared_out", func, declare=_PID[1:])


def contract_covers() -> pgtrigger.Trigger:
    refusal = refuse("contract_shared_out_within_amount", "Cộng số tiền các đề án lớn hơn giá trị hợp đồng.")
    func = f"""
        IF (SELECT sum(amount) FROM projects_contractproject WHERE contract_id = NEW.id) >
           (SELECT amount FROM projects_contract WHERE id = NEW.id) THEN {refusal} END IF;
        RETURN NULL;
    """
    return deferred("contract_covers", func, on=pgtrigger.UpdateOf("amount"))


def council_has_members(appraisal: str, name: str, on) -> pgtrigger.Trigger:
    """A council is people: at least one, written down."""
    refusal = refuse("council_has_members", "Hội đồng thẩm định phải có ít nhất một thành viên.")
    func = f"""
        IF EXISTS (SELECT FROM projects_appraisal WHERE id = {appraisal} AND appraised_by = 'hoi_dong')
           AND NOT EXISTS (SELECT FROM projects_appraisalmember WHERE appraisal_id = {appraisal})
        THEN {refusal} END IF;
        RETURN NULL;
    """
    return deferred(name, func, on=on)


def same_project(project: str = "NEW.project_id") -> pgtrigger.Trigger:
    """The establishment a row speaks of is one of the đề án it hangs on."""
    refusal = refuse("beneficiary_of_the_same_project", "Cơ sở này không thuộc đề án ấy.")
    func = f"""
        IF NEW.beneficiary_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM projects_beneficiary WHERE id = NEW.beneficiary_id AND project_id = ({project})
        ) THEN {refusal} END IF;
        RETURN NULL;
    """
    return pgtrigger.Trigger(
        name="same_project", when=pgtrigger.After, operation=pgtrigger.Insert | pgtrigger.Update, func=func
    )


def replaces_one_that_dropped() -> pgtrigger.Trigger:
    """One takes the place of another of the same đề án that has left it."""
    refusal = refuse("replaces_one_that_dropped", "Chỉ thay được cơ sở đã rút khỏi chính đề án này.")
    func = f"""
        IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM projects_beneficiary
             WHERE id = NEW.replaces_id AND project_id = NEW.project_id AND dropped_on IS NOT NULL
        ) THEN {refusal} END IF;
        RETURN NULL;
    """
    return deferred("replaces_one_that_dropped", func)


_KIND_OF_MOVE = " ".join(
    f"WHEN '{move.value}' THEN '{spec.reason.value}'" for move, spec in MOVES.items() if spec.reason
)
_OTHER_KIND = refuse("reason_of_its_kind", "Lý do này thuộc danh sách khác. Chọn lý do trong danh sách của việc này.")


def reason_of_the_move() -> pgtrigger.Trigger:
    """A move gives a reason of its own list: that of the closed table, or one a procedure names for it."""
    func = f"""
        IF NOT EXISTS (
            SELECT FROM projects_reason WHERE id = NEW.reason_id AND (
                kind = CASE NEW.move {_KIND_OF_MOVE} END
                OR kind IN (SELECT reason_kind FROM projects_proceduremove WHERE move = NEW.move))
        ) THEN {_OTHER_KIND} END IF;
        RETURN NEW;
    """
    return _of_its_kind(func, "reason_id", "move", only=pgtrigger.Q(new__reason_id__isnull=False))


def reason_of_kind(kind: ReasonKind) -> pgtrigger.Trigger:
    """What hangs on the row as ``typed_reason`` is of the list ``kind``."""
    return _of_list(f"'{kind.value}'", "typed_reason_id")


def reason_of_the_change() -> pgtrigger.Trigger:
    """A change says why out of its own list; of an establishment that is replaced that is why it left."""
    kinds = " ".join(f"WHEN '{change.value}' THEN '{kind.value}'" for change, kind in REASON_OF_CHANGE.items())
    return _of_list(f"CASE NEW.change {kinds} ELSE '{ReasonKind.ADJUST.value}' END", "typed_reason_id", "change")


def _of_list(kind: str, *columns: str) -> pgtrigger.Trigger:
    func = f"""
        IF NOT EXISTS (SELECT FROM projects_reason WHERE id = NEW.typed_reason_id AND kind = {kind})
        THEN {_OTHER_KIND} END IF;
        RETURN NEW;
    """
    return _of_its_kind(func, *columns, only=pgtrigger.Q(new__typed_reason_id__isnull=False))


def _of_its_kind(func: str, *columns: str, only) -> pgtrigger.Trigger:
    on = pgtrigger.Insert | pgtrigger.UpdateOf(*columns)
    return pgtrigger.Trigger(name="reason_of_its_kind", when=pgtrigger.Before, operation=on, condition=only, func=func)


def reason_keeps_kind() -> pgtrigger.Trigger:
    """A reason that was given stays in the list it was chosen from."""
    refusal = refuse(
        "reason_keeps_kind", "Lý do này đã được dùng: không chuyển sang danh sách khác. Khép lại, ghi dòng mới."
    )
    func = f"""
        IF EXISTS (SELECT FROM projects_moverecord WHERE reason_id = NEW.id)
           OR EXISTS (SELECT FROM projects_adjustment WHERE typed_reason_id = NEW.id)
           OR EXISTS (SELECT FROM projects_stoppage WHERE typed_reason_id = NEW.id)
           OR EXISTS (SELECT FROM projects_beneficiary WHERE typed_reason_id = NEW.id)
        THEN {refusal} END IF;
        RETURN NEW;
    """
    only = pgtrigger.Q(old__kind__df=pgtrigger.F("new__kind"))
    return pgtrigger.Trigger(
        name="reason_keeps_kind", when=pgtrigger.Before, operation=pgtrigger.UpdateOf("kind"), condition=only, func=func
    )
