"""What to write to break the checks of the quarterly reports, and the state a row must be in for it to bite."""

from datetime import date

from django.db.models import F

LONG_AGO = {"valid_from": date(1850, 1, 1), "valid_to": date(1850, 1, 1)}
A_MOMENT = "2026-01-01T00:00:00Z"
BREAKS: dict[str, dict] = {
    "period_number_of_kind": {"quarter": 5},
    "period_cut_off_inside": {"cut_off_on": date(2000, 1, 1)},
    "period_locked_by_somebody": {"locked_at": A_MOMENT},
    "reopening_says_why": {"reason": ""},
    "reopening_agreed_by_somebody": {"approved_at": A_MOMENT},
    "reopening_by_a_second_person": {"report": "a report", "approved_by": F("asked_by"), "approved_at": A_MOMENT},
    "report_first_sent_first": {"first_sent_at": "2200-01-01T00:00:00Z"},
    "report_approved_by_somebody": {"approved_at": A_MOMENT},
    "report_approved_by_another": {"approved_by": F("sent_by")},
    "part_1_4": {"part": 5},
    "part_nil_says_nothing": {"is_nil": True, "words": "Không có gì"},
    "answer_not_negative": {"number": -1},
    "confirmation_names_who": {"title": ""},
    "return_says_why": {"note": ""},
    "difficulty_says_what": {"text": ""},
    "difficulty_answered_with_words": {"status": "da_tra_loi"},
    "difficulty_joined_to_one": {"status": "da_gop"},
    "difficulty_not_joined_to_itself": {"status": "da_gop", "joined_to": F("id")},
    "difficulty_assigned_to_somebody": {"status": "dang_xu_ly"},
    "difficulty_forwarded_in_words": {"status": "da_chuyen", "theme": "Vay vốn"},
    "photo_on_a_line": {"row": "c2_02"},
    "question_part_1_4": {"part": 5},
    "question_range_in_order": {"minimum": 2, "maximum": 1},
}
IN_STATE: dict[str, dict] = {
    "period_rule_no_overlap": LONG_AGO,
    "report_status_known": {"sent": True},
    "report_first_sent_first": {"sent": True},
    "report_approved_by_another": {"approved": True},
    "submission_once_a_number": {"resent": True},
}
