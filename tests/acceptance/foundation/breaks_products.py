"""What to write to break each check of what is known of products, and the state of the good row it is written on."""

from datetime import date

BREAKS: dict[str, dict] = {
    "set_parts_only_of_a_set": {"set_parts": "Bình; chén"},
    "product_former_name_has_its_day": {"until": None},
    "product_paper_days_in_order": {"valid_to": date(2000, 1, 1)},
    "product_price_positive": {"amount": 0},
    "product_price_from_low_to_high": {"amount_to": 1},
    "product_label_stars_of_ocop": {"stars": 6},
    "product_label_other_is_named": {"kind": "khac", "stars": None},
    "product_label_ends_after_its_year": {"valid_to": date(1800, 1, 1)},
    "holder_report_not_before_its_year": {"received_on": date(2000, 1, 1)},
    "holder_report_revenue_not_negative": {"revenue": -1},
    "holder_report_export_within_revenue": {"export_revenue": 2_000_000_000},
}
IN_STATE: dict[str, dict] = {
    "product_renamed_once_a_day": {"until": date(2020, 6, 30)},
    "product_alias_once": {"alias": True},
}
NAMED_FIRST = {
    "product_name_kind_known": "product_former_name_has_its_day",
}
