"""What breaks the rules of money; read with ``breaks``."""

from datetime import date

from django.db.models import F

LONG_AGO = {"valid_from": date(1850, 1, 1), "valid_to": date(1850, 1, 1)}  # two rows of one day meet
BREAKS: dict[str, dict] = {
    "plan_line_not_negative": {"amount": -1},
    "plan_target_in_order": {"low": 16},
    "envelope_not_negative": {"amount": -1},
    "envelope_held_not_negative": {"held": -1},
    "envelope_paid_not_negative": {"paid": -1},
    "envelope_not_its_own_parent": {"parent": F("pk")},
    "movement_signed_by_kind": {"amount": -1},
    "movement_has_its_day": {"kind": "bo_sung", "happened_on": None},
    "movement_has_its_paper": {"kind": "bo_sung"},
    "movement_has_its_reason": {"reason": ""},
    "movement_paired_by_kind": {"pair": "11111111-1111-4111-8111-111111111111"},
    "year_reopened_with_its_reason": {"reopened_why": "x"},
    "control_rule_one_scope": {"purse": "KCDP"},
    "control_rule_percent_plausible": {"percent": 0},
    "control_decision_has_its_paper": {"action": "hoi"},
    "control_decision_has_its_reason": {"reason": ""},
    "control_decision_positive": {"amount": 0},
    "disbursement_positive": {"amount": 0},
    "commitment_signed_by_kind": {"amount": 0},
    "settlement_not_negative": {"amount": -1},
    "settlement_force_majeure_explained": {"force_majeure": True},
    "disbursement_has_voucher": {"voucher": ""},
    "disbursement_year_not_ahead": {"budget_year": 2099},
    "advance_rule_instalment_plausible": {"instalment": 10},
    "advance_rule_percent_range": {"percent": 101},
    "advance_rule_threshold_of_progress": {"threshold": 101},
    "advance_rule_ceiling_has_its_share": {"condition_kind": "tran", "percent": None, "threshold": None},
    "payment_decision_has_reason": {"reason": ""},
    "cost_cap_percent_range": {"percent": 101, "amount": None},
    "cost_cap_amount_positive": {"amount": 0, "percent": None},
    "cost_estimate_positive": {"amount": 0},
    "cost_estimate_year_plausible": {"year": 1989},
    "cost_estimate_over_cap_has_paper": {"allowed": 1, "reason": "", "document": None},
    "counterpart_positive": {"amount": 0},
    "counterpart_void_whole": {"void_why": "x"},
    "repayable_positive": {"amount": 0},
    "instalment_positive": {"amount": 0},
    "instalment_replaced_whole": {"replaced_why": "x"},
    "recovery_signed": {"amount": -1},
    "recovery_has_voucher": {"voucher": ""},
    "recovery_year_not_ahead": {"budget_year": 2099},
    "scenario_year_plausible": {"year": 1989},
    "scenario_promoted_by_somebody": {"promoted_at": "2026-01-01T00:00:00Z"},
    "scenario_item_positive": {"amount": 0},
    "scenario_item_within_norm": {"ceiling": 1},
}
IN_STATE = {
    "scenario_promoted_once": {"promoted": True},
    "movement_reversed_once": {"reversing": True},
    "movement_two_ends": {"carried": True},
    "control_rule_no_overlap": LONG_AGO,
    "cost_cap_one_version_at_a_time": LONG_AGO,
}
NAMED_FIRST = {
    "movement_kind_known": "movement_has_its_paper",
}
