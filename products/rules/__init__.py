"""Who may do what about products and rounds: one verdict for the button, the page and the service."""

from products.rules.products import may_keep_products, may_read_ladder, may_record_holder, may_take_lists
from products.rules.results import may_answer_complaint, may_choose, may_publish, may_take_complaint, may_withdraw
from products.rules.rounds import (
    TAKING_IN,
    may_advance,
    may_change_entry,
    may_change_round,
    may_enter,
    may_enter_product,
    may_run,
    may_run_rounds,
    may_settle_entry,
)
from products.rules.scoring import (
    may_answer_conflict,
    may_ask_rereading,
    may_print_ballots,
    may_read_marks,
    may_score,
    may_seat,
    may_set_frame,
    may_stand_aside,
    may_type_paper,
)

__all__ = [
    "TAKING_IN",
    "may_advance",
    "may_answer_complaint",
    "may_answer_conflict",
    "may_ask_rereading",
    "may_change_entry",
    "may_change_round",
    "may_choose",
    "may_enter",
    "may_enter_product",
    "may_keep_products",
    "may_print_ballots",
    "may_publish",
    "may_read_ladder",
    "may_read_marks",
    "may_record_holder",
    "may_run",
    "may_run_rounds",
    "may_score",
    "may_seat",
    "may_set_frame",
    "may_settle_entry",
    "may_stand_aside",
    "may_take_complaint",
    "may_take_lists",
    "may_type_paper",
    "may_withdraw",
]
