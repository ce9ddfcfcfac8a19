"""What no ballot, score, tie or replacement may contradict, kept by PostgreSQL whoever writes."""

# ruff: noqa: S608  every name below is written here

import pgtrigger

from products.choices import ConflictAnswer, EntryStatus, RoundStatus
from products.models.invariants import before, deferred, refuse

_SEALED = "Phiếu đã niêm phong, không sửa, không xoá."
_CLOSED = "Đợt không ở bước chấm điểm: không ghi phiếu."
_NEITHER_SEALED_NOR_LATE = f"""
    IF TG_OP <> 'INSERT' AND OLD.sha256 <> '' THEN {refuse("ballot_sealed", _SEALED)} END IF;
    IF NOT EXISTS (SELECT FROM products_votinground r JOIN products_entry e ON e.round_id = r.id
                    WHERE r.status = '{RoundStatus.SCORING}'
                      AND e.id = CASE TG_OP WHEN 'INSERT' THEN NEW.entry_id ELSE OLD.entry_id END)
    THEN {refuse("ballot_while_scoring", _CLOSED)} END IF;
"""


def ballot_of_one_round() -> pgtrigger.Trigger:
    """Of a judge of the round, for a group of theirs, and of none who was told not to score the product."""
    func = f"""
        SELECT * INTO e FROM products_entry WHERE id = NEW.entry_id;
        SELECT * INTO j FROM products_jurymember WHERE id = NEW.juror_id;
        IF e.round_id <> j.round_id
        THEN {refuse("ballot_of_one_round", "Giám khảo không thuộc đợt của sản phẩm này.")} END IF;
        IF NOT NEW.void AND e.status = '{EntryStatus.WITHDRAWN}'
        THEN {refuse("ballot_of_a_standing_product", "Sản phẩm đã rút: phiếu được giữ, không tính.")} END IF;
        IF cardinality(j.groups) > 0 AND NOT e."group" = ANY (j.groups)
        THEN {refuse("ballot_of_their_group", "Giám khảo này không chấm nhóm của sản phẩm này.")} END IF;
        IF NOT NEW.void AND EXISTS (SELECT FROM products_conflict WHERE entry_id = NEW.entry_id
            AND juror_id = NEW.juror_id AND answer = '{ConflictAnswer.RECUSED}')
        THEN {refuse("recused_does_not_score", "Giám khảo này không chấm sản phẩm này.")} END IF;
        RETURN NEW;
    """
    told = [("e", "products_entry%ROWTYPE"), ("j", "products_jurymember%ROWTYPE")]
    return before("ballot_of_one_round", func, on=pgtrigger.Insert | pgtrigger.Update, declare=told)


def ballot_sealed() -> pgtrigger.Trigger:
    """Written only while the round is scored; once sealed neither changed nor erased, nor another put beside it."""
    func = f"{_NEITHER_SEALED_NOR_LATE} RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;"
    return before("ballot_sealed", func, on=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete)


def ballot_whole() -> pgtrigger.Trigger:
    """A ballot handed in has a score for every line of the frame."""
    func = f"""
        IF EXISTS (SELECT FROM products_ballot b JOIN products_entry e ON e.id = b.entry_id
                    WHERE b.id = bid AND b.submitted_at IS NOT NULL AND NOT b.void
                      AND (SELECT count(*) FROM products_ballotscore WHERE ballot_id = bid)
                          <> (SELECT count(*) FROM products_criterion WHERE round_id = e.round_id))
        THEN {refuse("ballot_handed_in_whole", "Phiếu đã gửi phải có điểm của mọi tiêu chí.")} END IF;
        RETURN NULL;
    """
    on = pgtrigger.Insert | pgtrigger.UpdateOf("submitted_at", "void")
    return deferred("ballot_whole", f"bid := NEW.id; {func}", on=on, declare=[("bid", "bigint")])


def score_leaves_a_whole_ballot() -> pgtrigger.Trigger:
    func = ballot_whole().func.replace("bid := NEW.id;", "bid := OLD.ballot_id;")
    return deferred("score_leaves_whole", func, on=pgtrigger.Delete, declare=[("bid", "bigint")])


def score_sealed() -> pgtrigger.Trigger:
    """Of a sealed ballot no score is added, changed or erased; of any, only while the round is scored."""
    func = f"""
        IF EXISTS (SELECT FROM products_ballot WHERE sha256 <> '' AND (
            (TG_OP <> 'INSERT' AND id = OLD.ballot_id) OR (TG_OP <> 'DELETE' AND id = NEW.ballot_id)))
        THEN {refuse("score_sealed", _SEALED)} END IF;
        IF NOT EXISTS (SELECT FROM products_ballot b JOIN products_entry e ON e.id = b.entry_id
                         JOIN products_votinground r ON r.id = e.round_id WHERE r.status = '{RoundStatus.SCORING}'
                          AND b.id = CASE TG_OP WHEN 'DELETE' THEN OLD.ballot_id ELSE NEW.ballot_id END)
        THEN {refuse("score_while_scoring", _CLOSED)} END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    """
    return before("score_sealed", func, on=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete)


def score_within_its_criterion() -> pgtrigger.Trigger:
    func = f"""
        IF NEW.points > (SELECT max_points FROM products_criterion WHERE id = NEW.criterion_id)
        THEN {refuse("score_within_its_criterion", "Điểm lớn hơn mức tối đa của tiêu chí.")} END IF;
        IF (SELECT c.round_id FROM products_criterion c WHERE c.id = NEW.criterion_id)
           <> (SELECT e.round_id FROM products_entry e JOIN products_ballot b ON b.entry_id = e.id WHERE b.id = NEW.ballot_id)
        THEN {refuse("score_of_its_round", "Tiêu chí không thuộc đợt của phiếu này.")} END IF;
        RETURN NEW;
    """
    return before("score_within_its_criterion", func, on=pgtrigger.Insert | pgtrigger.Update)


def criterion_holds_its_scores() -> pgtrigger.Trigger:
    """The frame is fixed once the first ballot is written under it."""
    func = f"""
        IF EXISTS (SELECT FROM products_ballotscore WHERE criterion_id = OLD.id)
        THEN {refuse("criterion_with_scores_kept", "Khung điểm đã có phiếu chấm, không sửa được nữa.")} END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    """
    return before("criterion_kept", func, on=pgtrigger.Update | pgtrigger.Delete)


def recusal_leaves_no_ballot() -> pgtrigger.Trigger:
    """On the chair's answer: of one round, and who is told not to score leaves no ballot that counts."""
    func = f"""
        IF (SELECT round_id FROM products_entry WHERE id = NEW.entry_id)
           <> (SELECT round_id FROM products_jurymember WHERE id = NEW.juror_id)
        THEN {refuse("conflict_of_one_round", "Giám khảo không thuộc đợt của sản phẩm này.")} END IF;
        IF NEW.answer = '{ConflictAnswer.RECUSED}' AND EXISTS (SELECT FROM products_ballot
            WHERE entry_id = NEW.entry_id AND juror_id = NEW.juror_id AND NOT void)
        THEN {refuse("recusal_leaves_no_ballot", "Giám khảo không chấm sản phẩm này thì phiếu không được tính.")} END IF;
        RETURN NEW;
    """
    return before("recusal_leaves_no_ballot", func, on=pgtrigger.Insert | pgtrigger.Update)


def gone_leaves_no_ballot() -> pgtrigger.Trigger:
    """On the judge: one who left while the round was scored has no ballot that counts."""
    func = f"""
        IF NEW.left_on IS NOT NULL AND EXISTS (SELECT FROM products_ballot
            WHERE juror_id = NEW.id AND NOT void AND sha256 = '')
        THEN {refuse("gone_leaves_no_ballot", "Giám khảo đã thôi: phiếu chưa niêm phong không được tính.")} END IF;
        RETURN NULL;
    """
    return deferred("gone_leaves_no_ballot", func, on=pgtrigger.UpdateOf("left_on"))


def replaces_one_of_its_round(table: str) -> pgtrigger.Trigger:
    """On a member: in the place of one of the same round, who has left."""
    func = f"""
        IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT FROM {table} o
            WHERE o.id = NEW.replaces_id AND o.round_id = NEW.round_id AND o.left_on IS NOT NULL)
        THEN {refuse(f"{table}_replaced_has_left", "Chỉ thay người của cùng đợt đã thôi.")} END IF;
        RETURN NEW;
    """
    return before("replaced_has_left", func, on=pgtrigger.Insert | pgtrigger.UpdateOf("replaces_id", "round_id"))
