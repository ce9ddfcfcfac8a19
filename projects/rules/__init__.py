"""Who may do what to a đề án, and in which state. Buttons, pages and services ask here."""

from projects.rules.days import in_order, past, require_move, told
from projects.rules.finishing import may_accept, may_follow_up, may_record_acceptance
from projects.rules.moves import HANDS, in_the_way, may_move, may_tick, may_undo
from projects.rules.norms import (
    may_read_norms,
    may_sign_norm,
)
from projects.rules.papers import (
    may_change_paper,
    may_set_type,
    may_waive,
)
from projects.rules.parts import (
    DECIDERS,
    EDITORS,
    may_add_beneficiaries,
    may_assign,
    may_attach,
    may_create,
    may_edit,
    may_record,
    may_remove,
)

__all__ = [
    "DECIDERS",
    "EDITORS",
    "HANDS",
    "in_order",
    "in_the_way",
    "may_accept",
    "may_add_beneficiaries",
    "may_assign",
    "may_attach",
    "may_change_paper",
    "may_create",
    "may_edit",
    "may_follow_up",
    "may_move",
    "may_read_norms",
    "may_record",
    "may_record_acceptance",
    "may_remove",
    "may_set_type",
    "may_sign_norm",
    "may_tick",
    "may_undo",
    "may_waive",
    "past",
    "require_move",
    "told",
]
