"""Who may do what about products and rounds: one verdict for the button, the page and the service."""

from products.rules.products import may_keep_products
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

__all__ = [
    "TAKING_IN",
    "may_advance",
    "may_change_entry",
    "may_change_round",
    "may_enter",
    "may_enter_product",
    "may_keep_products",
    "may_run",
    "may_run_rounds",
    "may_settle_entry",
]
