"""What rows of several tables of a round could contradict, kept by PostgreSQL whoever writes."""

# ruff: noqa: S608  every name below is written here

import pgtrigger

from products.choices import PASS_MARK, RoundStatus


def refuse(constraint: str, sentence: str) -> str:
    return f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{constraint}', MESSAGE = '{sentence}';"


def deferred(name: str, func: str, *, on, declare=(), only=None) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=on,
        condition=only,
        declare=list(declare),
        func=func,
    )


def before(name: str, func: str, *, on, declare=()) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=on, declare=list(declare), func=func)


def kept(name: str, sentence: str, *, besides: tuple[str, ...] = ()) -> pgtrigger.Trigger:
    """A row is neither erased nor rewritten, but for the columns ``besides``."""
    less = "".join(f" - '{one}'" for one in besides)
    func = f"""
        IF TG_OP = 'DELETE' THEN {refuse(name, sentence)} END IF;
        IF (to_jsonb(NEW){less}) IS DISTINCT FROM (to_jsonb(OLD){less}) THEN {refuse(name, sentence)} END IF;
        RETURN NEW;
    """
    return before(name, func, on=pgtrigger.Delete | pgtrigger.Update)


def level_in_force() -> pgtrigger.Trigger:
    """On the round: a level is held only while the law has it (huyện to 30/6/2025, xã after)."""
    func = f"""
        IF NOT EXISTS (SELECT FROM products_votinglevelrule WHERE level = NEW.level
                        AND (valid_from IS NULL OR valid_from <= NEW.opens_on)
                        AND (valid_to IS NULL OR valid_to >= NEW.opens_on))
        THEN {refuse("round_level_in_force", "Ngày mở đợt, pháp luật không có cấp bình chọn này.")} END IF;
        RETURN NEW;
    """
    return before("level_in_force", func, on=pgtrigger.Insert | pgtrigger.UpdateOf("level", "opens_on"))


_STANDS = f"""
    SELECT status INTO stood FROM products_votinground WHERE id = rid FOR NO KEY UPDATE;
    SELECT to_status INTO led FROM products_roundmove WHERE round_id = rid ORDER BY id DESC LIMIT 1;
    IF led IS DISTINCT FROM stood AND NOT (led IS NULL AND stood = '{RoundStatus.PREPARING}')
    THEN {refuse("round_status_by_its_last_move", "Tình trạng của đợt bình chọn chỉ đổi bằng một bước có ghi lại.")}
    END IF;
    RETURN NULL;
"""
_STOOD = [("rid", "bigint"), ("stood", "text"), ("led", "text")]


def status_by_its_last_move() -> pgtrigger.Trigger:
    on = pgtrigger.UpdateOf("status")
    return deferred("round_walked", f"rid := NEW.id; {_STANDS}", on=on, declare=_STOOD)


def move_leads_its_round() -> pgtrigger.Trigger:
    return deferred("move_leads_its_round", f"rid := NEW.round_id; {_STANDS}", on=pgtrigger.Insert, declare=_STOOD)


_LAWFUL = f"""
    SELECT * INTO r FROM products_votinground WHERE id = rid AND status = '{RoundStatus.SCORING}' FOR NO KEY UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;
    IF (SELECT count(*) FROM products_jurymember WHERE round_id = rid AND left_on IS NULL) % 2 = 0
    THEN {refuse("jury_is_odd", "Số giám khảo phải là số lẻ (TT 26/2014 Đ11 k2).")} END IF;
    IF EXISTS (SELECT FROM products_councilrule WHERE position = 'chu_tich' AND level = r.level AND allowed_sizes <> ''
                AND (valid_from IS NULL OR valid_from <= r.opens_on) AND (valid_to IS NULL OR valid_to >= r.opens_on)
                AND (SELECT count(*) FROM products_councilmember WHERE round_id = rid AND left_on IS NULL)::text
                    <> ALL (string_to_array(allowed_sizes, ';')))
    THEN {refuse("council_size_allowed", "Số thành viên Hội đồng không đúng cỡ của cấp này (TT 26/2014 Đ9).")} END IF;
    IF EXISTS (SELECT FROM products_criterionrule k WHERE k.parent_id IS NULL AND k.max_points <> COALESCE(
                (SELECT sum(max_points) FROM products_criterion WHERE round_id = rid AND rule_id = k.id), 0)
                AND (k.valid_from IS NULL OR k.valid_from <= r.opens_on)
                AND (k.valid_to IS NULL OR k.valid_to >= r.opens_on))
    THEN {refuse("frame_sums_to_the_law", "Khung điểm chi tiết không cộng đúng điểm của bốn tiêu chí.")} END IF;
    RETURN NULL;
"""
_LAW = [("rid", "bigint"), ("r", "products_votinground%ROWTYPE")]


def scored_by_a_lawful_jury() -> pgtrigger.Trigger:
    """On the round: scoring begins with an odd jury, a council of an allowed size and a frame that adds up."""
    only = pgtrigger.Q(new__status=RoundStatus.SCORING)
    return deferred(
        "lawful_scoring", f"rid := NEW.id; {_LAWFUL}", on=pgtrigger.UpdateOf("status"), declare=_LAW, only=only
    )


def keeps_the_jury_lawful(name: str) -> pgtrigger.Trigger:
    """On members and criteria: what scoring began with still holds after each change."""
    func = f"rid := COALESCE(NEW.round_id, OLD.round_id); {_LAWFUL}"
    return deferred(name, func, on=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete, declare=_LAW)


def ballot_of_one_round() -> pgtrigger.Trigger:
    func = f"""
        IF (SELECT round_id FROM products_entry WHERE id = NEW.entry_id)
           <> (SELECT round_id FROM products_jurymember WHERE id = NEW.juror_id)
        THEN {refuse("ballot_of_one_round", "Giám khảo không thuộc đợt của sản phẩm này.")} END IF;
        IF NOT NEW.void AND EXISTS (SELECT FROM products_conflict WHERE entry_id = NEW.entry_id
            AND juror_id = NEW.juror_id AND answer = 'khong_cham')
        THEN {refuse("recused_does_not_score", "Giám khảo này không chấm sản phẩm này.")} END IF;
        RETURN NEW;
    """
    return before("ballot_of_one_round", func, on=pgtrigger.Insert | pgtrigger.Update)


_SEALED = "Phiếu đã niêm phong, không sửa, không xoá."


def ballot_sealed() -> pgtrigger.Trigger:
    func = f"""
        IF OLD.sha256 <> '' THEN {refuse("ballot_sealed", _SEALED)} END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    """
    return before("ballot_sealed", func, on=pgtrigger.Update | pgtrigger.Delete)


def score_sealed() -> pgtrigger.Trigger:
    """Of a sealed ballot no score is added, changed or erased."""
    func = f"""
        IF EXISTS (SELECT FROM products_ballot WHERE sha256 <> '' AND (
            (TG_OP <> 'INSERT' AND id = OLD.ballot_id) OR (TG_OP <> 'DELETE' AND id = NEW.ballot_id)))
        THEN {refuse("score_sealed", _SEALED)} END IF;
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


def chosen_has_the_points() -> pgtrigger.Trigger:
    """On the entry: none is recognised under the mark, exactly: 69,95 is not 70."""
    func = f"""
        IF COALESCE((SELECT sum(s.points) FROM products_ballotscore s JOIN products_ballot b ON b.id = s.ballot_id
                      WHERE b.entry_id = NEW.id AND NOT b.void), 0)
           < {PASS_MARK} * GREATEST((SELECT count(*) FROM products_ballot WHERE entry_id = NEW.id AND NOT void), 1)
        THEN {refuse("chosen_has_the_points", "Sản phẩm chưa đạt điểm bình quân 70 (TT 26/2014 Đ17 k1).")} END IF;
        RETURN NULL;
    """
    only = pgtrigger.Q(new__chosen=True)
    return deferred("chosen_has_the_points", func, on=pgtrigger.Insert | pgtrigger.UpdateOf("chosen"), only=only)


def code_kept() -> pgtrigger.Trigger:
    """On the recognition: its code stands on printed paper."""
    func = f"""
        IF NEW.code <> OLD.code
        THEN {refuse("recognition_code_kept", "Mã kiểm tra đã in trên giấy chứng nhận, không đổi được.")} END IF;
        RETURN NEW;
    """
    return before("code_kept", func, on=pgtrigger.UpdateOf("code"))
