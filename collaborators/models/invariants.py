"""Rules that rows of several tables can break, kept by PostgreSQL at the end of each transaction.

Deferred constraint triggers: what one transaction changes together is judged together. Those about areas take the lock
of their network first, so that two transactions cannot each add a person whom neither sees in the other.
"""

import pgtrigger


def refuse(constraint: str, sentence: str) -> str:
    return f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{constraint}', MESSAGE = '{sentence}';"


def _deferred(name: str, func: str, on, declare=()) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, when=pgtrigger.After, timing=pgtrigger.Deferred, operation=on, declare=list(declare), func=func
    )


_SHARED = f"""
    PERFORM pg_advisory_xact_lock(hashtext('collaborators.area'), unit_id::int)
       FROM collaborators_appointment WHERE id = aid;
    IF EXISTS (
        SELECT FROM collaborators_appointment mine
          JOIN collaborators_appointmentarea a ON a.appointment_id = mine.id AND a.shared_reason = ''
          JOIN collaborators_appointment theirs ON theirs.unit_id = mine.unit_id AND theirs.kind = mine.kind
           AND theirs.collaborator_id <> mine.collaborator_id
           AND daterange(theirs.valid_from, theirs.valid_to, '[]') && daterange(mine.valid_from, mine.valid_to, '[]')
          JOIN collaborators_appointmentarea o ON o.appointment_id = theirs.id AND o.shared_reason = ''
          LEFT JOIN territory_administrativeunit au ON au.id = a.unit_id
          LEFT JOIN territory_administrativeunit ap ON ap.id = au.parent_id
          LEFT JOIN territory_administrativeunit ou ON ou.id = o.unit_id
          LEFT JOIN territory_administrativeunit op ON op.id = ou.parent_id
         WHERE mine.id = aid
           AND (o.organisation_id = a.organisation_id OR o.unit_id IN (au.id, ap.id, ap.parent_id)
                OR a.unit_id IN (op.id, op.parent_id))
    ) THEN {refuse("area_shared_on_purpose", "Địa bàn này đã có người cùng loại phụ trách. Giao thêm thì ghi lý do.")}
    END IF;
    RETURN NULL;
"""
_AID = (("aid", "bigint"),)


def area_shares_on_purpose() -> pgtrigger.Trigger:
    """Two people of one kind cover a place (or one inside the other, or one association) only with a reason kept."""
    return _deferred(
        "area_shared_on_purpose",
        f"aid := NEW.appointment_id; {_SHARED}",
        pgtrigger.Insert | pgtrigger.Update,
        _AID,
    )


def term_shares_on_purpose() -> pgtrigger.Trigger:
    """The same, when the days, the kind or the network of a term change."""
    on = pgtrigger.UpdateOf("valid_from", "valid_to", "kind", "unit_id")
    return _deferred("term_shared_on_purpose", f"aid := NEW.id; {_SHARED}", on, _AID)


def replaced_after_leaving() -> pgtrigger.Trigger:
    """Whoever takes a place begins after the one before has ended; neither term moves over the other."""
    func = f"""
        IF EXISTS (
            SELECT FROM collaborators_appointment after
              JOIN collaborators_appointment before ON before.id = after.replaces_id
             WHERE NEW.id IN (after.id, before.id)
               AND (before.valid_to IS NULL OR before.valid_to >= after.valid_from
                    OR before.collaborator_id = after.collaborator_id)
        ) THEN {refuse("appointment_replaced_after_leaving", "Người thay bắt đầu sau ngày cuối của người trước.")}
        END IF;
        RETURN NULL;
    """
    return _deferred(
        "replaced_after_leaving", func, pgtrigger.Insert | pgtrigger.UpdateOf("replaces_id", "valid_from", "valid_to")
    )


def closed_with_its_list() -> pgtrigger.Trigger:
    """The lines of a list that was signed stay as they were signed."""
    func = f"""
        IF EXISTS (SELECT FROM collaborators_renewal r WHERE r.applied_at IS NOT NULL
                    AND r.id IN (COALESCE(NEW.renewal_id, 0), COALESCE(OLD.renewal_id, 0)))
        THEN {refuse("renewal_closed", "Danh sách đã có quyết định; không sửa dòng nữa.")} END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    """
    return pgtrigger.Trigger(
        name="closed_with_its_list",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=func,
    )
