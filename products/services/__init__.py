"""Everything that changes a product or a round. Keyword-only; ``by`` is who acts; each is one transaction."""

from products.services.bodies import answer_conflict, declare_conflict, seat_council, seat_juror
from products.services.dossiers import attach_dossier
from products.services.entries import attach_entry_paper, change_entry, enter_product, settle_entry, withdraw_entry
from products.services.facts import (
    add_alias,
    add_label,
    add_price,
    add_product_paper,
    put_photo,
    remove_fact,
    rename_product,
)
from products.services.ladder import enter_results, nominate, record_holder_report, update_holder_report
from products.services.printing import claim_print, fail_print, finish_print, note_printed, print_certificates
from products.services.products import add_product, change_product, recognise
from products.services.publicity import record_publicity, withdraw_publicity
from products.services.reports import record_voting_report
from products.services.results import (
    answer_complaint,
    choose_entries,
    publish_round,
    take_complaint,
    withdraw_recognition,
)
from products.services.rounds import advance_round, change_round, create_round, file_round_paper
from products.services.scoring import ask_rereading, seal_round, set_frame, type_paper_ballot, write_ballot
from products.services.seals import check_seal, check_seals

__all__ = [
    "add_alias",
    "add_label",
    "add_price",
    "add_product",
    "add_product_paper",
    "advance_round",
    "answer_complaint",
    "answer_conflict",
    "ask_rereading",
    "attach_dossier",
    "attach_entry_paper",
    "change_entry",
    "change_product",
    "change_round",
    "check_seal",
    "check_seals",
    "choose_entries",
    "claim_print",
    "create_round",
    "declare_conflict",
    "enter_product",
    "enter_results",
    "fail_print",
    "file_round_paper",
    "finish_print",
    "nominate",
    "note_printed",
    "print_certificates",
    "publish_round",
    "put_photo",
    "recognise",
    "record_holder_report",
    "record_publicity",
    "record_voting_report",
    "remove_fact",
    "rename_product",
    "seal_round",
    "seat_council",
    "seat_juror",
    "set_frame",
    "settle_entry",
    "take_complaint",
    "type_paper_ballot",
    "update_holder_report",
    "withdraw_entry",
    "withdraw_publicity",
    "withdraw_recognition",
    "write_ballot",
]
