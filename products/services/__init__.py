"""Everything that changes a product or a round. Keyword-only; ``by`` is who acts; each is one transaction."""

from products.services.entries import attach_entry_paper, change_entry, enter_product, settle_entry
from products.services.products import add_product, change_product, recognise
from products.services.rounds import advance_round, change_round, create_round, file_round_paper

__all__ = [
    "add_product",
    "advance_round",
    "attach_entry_paper",
    "change_entry",
    "change_product",
    "change_round",
    "create_round",
    "enter_product",
    "file_round_paper",
    "recognise",
    "settle_entry",
]
