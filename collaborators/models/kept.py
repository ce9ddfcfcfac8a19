"""Rules of reports that PostgreSQL keeps whoever writes: the closed table of moves, and what is closed stays closed."""

# ruff: noqa: S608  every name below is written here

import pgtrigger

from collaborators.choices import REPORT_TRANSITIONS, ReportStatus


def _refuse(constraint: str, sentence: str) -> str:
    return f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{constraint}', MESSAGE = '{sentence}';"


_LOCKED = ReportStatus.LOCKED.value
_CLOSED = "Báo cáo đã khoá, chỉ sửa được khi mở khoá có lý do và người thứ hai đồng ý."
_PAIRS = ", ".join(f"('{one.value}','{to.value}')" for one, tos in REPORT_TRANSITIONS.items() for to in tos)


def report_moves_kept() -> pgtrigger.Trigger:
    """Only moves of the table; out of a lock only with an agreement that still holds."""
    return pgtrigger.Trigger(
        name="report_moves_kept",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("status"),
        condition=pgtrigger.Condition("OLD.status IS DISTINCT FROM NEW.status"),
        func=f"""
            IF (OLD.status, NEW.status) NOT IN ({_PAIRS})
            THEN {_refuse("report_moves_as_allowed", "Bước chuyển này của báo cáo không có trong bảng.")} END IF;
            IF OLD.status = '{_LOCKED}' AND NOT EXISTS (
                SELECT FROM collaborators_reopening WHERE report_id = OLD.id AND approved_by_id IS NOT NULL
                   AND until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
            THEN {_refuse("report_unlocked_by_two", _CLOSED)} END IF;
            RETURN NEW;
        """,
    )


def report_closed() -> pgtrigger.Trigger:
    """A locked report keeps every column."""
    return pgtrigger.Trigger(
        name="report_closed",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__status=ReportStatus.LOCKED, new__status=ReportStatus.LOCKED),
        func=f"IF OLD IS DISTINCT FROM NEW THEN {_refuse('report_locked', _CLOSED)} END IF; RETURN NEW;",
    )


def report_stays() -> pgtrigger.Trigger:
    """What was sent is never deleted."""
    refusal = _refuse("report_sent_stays", "Báo cáo đã gửi thì không xoá. Trả lại để sửa.")
    return pgtrigger.Trigger(
        name="report_stays",
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        condition=~pgtrigger.Q(old__status=ReportStatus.DRAFT),
        func=refusal,
    )


def submission_kept() -> pgtrigger.Trigger:
    """A sending is never changed: its receipt and its PDF stay true."""
    refusal = _refuse("submission_kept", "Lần gửi đã có biên nhận thì không sửa, không xoá.")
    return pgtrigger.Trigger(
        name="submission_kept",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=refusal,
    )


def of_open_report() -> pgtrigger.Trigger:
    """A row of a report that is locked is neither added, changed nor deleted."""
    return pgtrigger.Trigger(
        name="of_open_report",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("rid", "bigint")],
        func=f"""
            IF TG_OP = 'DELETE' THEN rid := OLD.report_id; ELSE rid := NEW.report_id; END IF;
            IF EXISTS (SELECT FROM collaborators_quarterlyreport WHERE id = rid AND status = '{_LOCKED}')
               OR (TG_OP = 'UPDATE' AND EXISTS (
                   SELECT FROM collaborators_quarterlyreport WHERE id = OLD.report_id AND status = '{_LOCKED}'))
            THEN {_refuse("report_locked", _CLOSED)} END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )
