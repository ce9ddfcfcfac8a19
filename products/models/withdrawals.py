"""A registration is settled while entries are looked at; while ballots are given it may only be withdrawn, by paper."""

# ruff: noqa: S608  every name below is written here

import pgtrigger

from products.choices import EntryStatus, RoundStatus
from products.models.invariants import before, deferred, refuse

_SEALED = "Đợt đã niêm phong phiếu: tình trạng hồ sơ không đổi được nữa."
_SCORING = "Đang chấm điểm: chỉ ghi được cơ sở rút sản phẩm, có văn bản."
_COUNTED = "Sản phẩm đã rút: phiếu được giữ, không tính."


def settled_in_its_phase() -> pgtrigger.Trigger:
    func = f"""
        IF NEW.status = OLD.status THEN RETURN NEW; END IF;
        SELECT status INTO stood FROM products_votinground WHERE id = NEW.round_id;
        IF stood IN ('{RoundStatus.SEALED}', '{RoundStatus.PROPOSED}', '{RoundStatus.PUBLISHED}')
        THEN {refuse("entry_kept_once_sealed", _SEALED)} END IF;
        IF stood = '{RoundStatus.SCORING}' AND NOT (NEW.status = '{EntryStatus.WITHDRAWN}' AND NEW.withdrawal_id IS NOT NULL)
        THEN {refuse("entry_withdrawn_while_scoring", _SCORING)} END IF;
        RETURN NEW;
    """
    on = pgtrigger.UpdateOf("status")
    return before("settled_in_its_phase", func, on=on, declare=[("stood", "text")])


def withdrawn_leaves_no_ballot() -> pgtrigger.Trigger:
    func = f"""
        IF EXISTS (SELECT FROM products_ballot WHERE entry_id = NEW.id AND NOT void)
        THEN {refuse("withdrawn_leaves_no_ballot", _COUNTED)} END IF;
        RETURN NULL;
    """
    only = pgtrigger.Q(new__status=EntryStatus.WITHDRAWN)
    on = pgtrigger.Insert | pgtrigger.UpdateOf("status")
    return deferred("withdrawn_leaves_no_ballot", func, on=on, only=only)
