"""What rows of several tables of a round could contradict, kept by PostgreSQL whoever writes."""

# ruff: noqa: S608  every name below is written here

import pgtrigger

from products.choices import PASS_MARK, EntryStatus, RoundStatus, VotingLevel

_LOWER = "Giấy chứng nhận cấp dưới không còn giá trị ngày đăng ký (TT 26/2014 Đ12)."


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
    IF r.frame_document_id IS NULL OR r.frame_decided_on IS NULL
    THEN {refuse("frame_is_decided", "Chưa có văn bản quyết định khung điểm (TT 26/2014 Đ16 k1).")} END IF;
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


def lower_opens_the_round() -> pgtrigger.Trigger:
    """On the entry: hợp lệ with a certificate of the level below in force the day it came, or by the road without one."""
    func = f"""
        IF NEW.status <> '{EntryStatus.ACCEPTED}' OR NEW.no_lower_round THEN RETURN NEW; END IF;
        SELECT v.lower_level INTO need FROM products_votinglevelrule v JOIN products_votinground r ON r.level = v.level
         WHERE r.id = NEW.round_id AND (v.valid_from IS NULL OR v.valid_from <= NEW.received_on)
           AND (v.valid_to IS NULL OR v.valid_to >= NEW.received_on);
        IF need <> '' AND NOT EXISTS (SELECT FROM products_recognition c WHERE c.id = NEW.lower_id
            AND c.product_id = NEW.product_id AND c.valid_to >= NEW.received_on
            AND (c.level = need OR (need = '{VotingLevel.COMMUNE}' AND c.level = '{VotingLevel.DISTRICT}'))
            AND (c.withdrawn_on IS NULL OR c.withdrawn_on > NEW.received_on)
            AND (c.decided_on IS NULL OR c.decided_on <= NEW.received_on))
        THEN {refuse("lower_opens_the_round", _LOWER)} END IF;
        RETURN NEW;
    """
    on = pgtrigger.Insert | pgtrigger.UpdateOf("status", "lower_id", "no_lower_round", "received_on", "product_id")
    return before("lower_opens_the_round", func, on=on, declare=[("need", "text")])


def nominated_by_its_own_certificate() -> pgtrigger.Trigger:
    """On the nomination: the certificate it rests on is one of the same product."""
    func = f"""
        IF NEW.lower_id IS NOT NULL
           AND NEW.product_id <> (SELECT product_id FROM products_recognition WHERE id = NEW.lower_id)
        THEN {refuse("nominated_by_its_own_certificate", "Giấy chứng nhận cấp dưới là của sản phẩm khác.")} END IF;
        RETURN NEW;
    """
    return before("own_certificate", func, on=pgtrigger.Insert | pgtrigger.Update)


def code_kept() -> pgtrigger.Trigger:
    """On the recognition: its code stands on printed paper."""
    func = f"""
        IF NEW.code <> OLD.code
        THEN {refuse("recognition_code_kept", "Mã kiểm tra đã in trên giấy chứng nhận, không đổi được.")} END IF;
        RETURN NEW;
    """
    return before("code_kept", func, on=pgtrigger.UpdateOf("code"))
