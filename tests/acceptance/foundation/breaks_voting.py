"""What to write to break each check of bình chọn, and the state of the good row it is written on."""

from datetime import UTC, date, datetime

LONG_PAST = {"valid_from": date(1850, 1, 1), "valid_to": date(1850, 1, 1)}
LONG_BEFORE = date(2000, 1, 1)

BREAKS: dict[str, dict] = {
    "recognition_withdrawn_by_decision": {"withdrawn_on": date(2026, 1, 1)},
    "round_level_held_here": {"level": "khu_vuc"},
    "round_days_in_order": {"closes_on": LONG_BEFORE},
    "round_scored_after_entries": {"scoring_ends_on": LONG_BEFORE},
    "round_opens_in_its_year": {"year": 1999},
    "round_spread_positive": {"spread": 0},
    "round_quorum_by_its_regulation": {"quorum": 3},
    "round_published_by_decision": {"status": "da_cong_bo", "seal": "x"},
    "round_sealed_has_its_seal": {"status": "da_dong"},
    "round_move_in_the_table": {"to_status": "da_cong_bo"},
    "entry_prize_of_the_chosen": {"prize": "a"},
    "entry_chosen_is_accepted": {"chosen": True},
    "entry_refused_says_why": {"status": "khong_hop_le"},
    "entry_paper_angle_known": {"angle": "zz"},
    "council_days_in_order": {"left_on": LONG_BEFORE},
    "jury_days_in_order": {"left_on": LONG_BEFORE},
    "jury_groups_known": {"groups": ["zz"]},
    "voting_level_rule_lower_known": {"lower_level": "zz"},
    "council_rule_level_known": {"level": "zz"},
    "council_rule_sizes_shape": {"allowed_sizes": "5,7"},
    "criterion_rule_has_points": {"max_points": 0},
    "criterion_has_points": {"max_points": 0},
    "score_not_negative": {"points": -1},
    "ballot_on_paper_has_its_scan": {"way": "phieu_giay", "submitted_at": datetime(2026, 1, 1, tzinfo=UTC)},
    "ballot_sealed_was_handed_in": {"sha256": "0" * 64},
    "conflict_says_why": {"note": ""},
    "council_replaced_by_decision": {"replaces": "a member who left", "document": None},
    "jury_replaced_by_decision": {"replaces": "a judge who left", "document": None},
    "entry_withdrawn_by_paper": {"withdrawn_on": date(2026, 1, 1)},
    "seal_alarm_says_what": {"faults": []},
    "seal_alarm_days_in_order": {"cleared_at": datetime(2000, 1, 1, tzinfo=UTC)},
    "voting_report_not_before_its_year": {"sent_on": LONG_BEFORE},
    "complaint_answer_and_its_day": {"answer": "Giữ nguyên"},
}
IN_STATE: dict[str, dict] = {
    "entry_photo_once": {"angle": "chinh_dien"},
    "council_one_chair": {"seat": "chu_tich"},
    "jury_one_head": {"seat": "truong_ban"},
    "voting_level_one_at_a_time": LONG_PAST,
    "council_rule_one_at_a_time": LONG_PAST,
    "dossier_rule_one_at_a_time": LONG_PAST,
    "validity_one_at_a_time": LONG_PAST,
}
NAMED_FIRST = {
    "round_status_known": "round_sealed_has_its_seal",
    "round_move_to_known": "round_move_in_the_table",
    "council_replaced_by_decision": "products_councilmember_replaced_has_left",
    "jury_replaced_by_decision": "products_jurymember_replaced_has_left",
}
