"""Who may do what to a đề án, and in which state. Buttons, pages and services ask here."""

from projects.rules.days import in_order, past, require_move, told
from projects.rules.finishing import may_accept, may_follow_up, may_record_acceptance
from projects.rules.moves import HANDS, in_the_way, may_move, may_tick, may_undo
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
    "may_create",
    "may_edit",
    "may_follow_up",
    "may_move",
    "may_record",
    "may_record_acceptance",
    "may_remove",
    "may_tick",
    "may_undo",
    "past",
    "require_move",
    "told",
]
