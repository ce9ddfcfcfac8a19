"""What to write to break the checks of the network, its reminders and the outbox; for ``test_core_constraints``."""

from datetime import date

from django.db.models import F

LONG_AGO = {"valid_from": date(1850, 1, 1), "valid_to": date(1850, 1, 1)}
NETWORK_BREAKS: dict[str, dict] = {
    "appointment_replacing_has_a_day": {"replaces": "an appointment", "valid_from": None},
    "appointment_left_because_has_a_day": {"left_because": "Nghỉ hưu"},
    "renewal_days_in_order": {"ends_on": date(2026, 1, 1)},
    "renewal_in_force_by_decision": {"document": "a document"},
    "renewal_line_whole": {"appointment": None},
    "renewal_leaving_has_reason": {"move": "thoi"},
    "renewal_only_joiner_replaces": {"replaces": "a line"},
    "coverage_rule_level_known": {"level": 1},
    "coverage_rule_asks_somebody": {"fewer_than": 0},
    "coverage_rule_reports_1_4": {"sent_at_least": 9},
    "provincial_seat_inside": {"province": F("seat")},
    "reminder_rule_days_bounds": {"working_days": 0},
    "reminder_stop_has_reason": {"reason": ""},
    "outbox_address_https": {"address": "http://example.vn/gui"},
    "outbox_on_has_address": {"is_on": True, "address": ""},
    "outbox_channel_bounds": {"timeout_seconds": 0},
    "message_sent_has_time": {"state": "da_gui"},
}
NETWORK_STATES: dict[str, dict] = {
    "renewal_once_a_day": {"signed": True},
    "coverage_rule_no_overlap": LONG_AGO,
    "provincial_seat_one_at_a_time": LONG_AGO,
    "reminder_rule_no_overlap": LONG_AGO,
}
