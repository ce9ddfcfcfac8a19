"""Who may do what to a đề án, and in which state. Buttons, pages and services ask here."""

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
from projects.rules.running import (
    may_answer_demand,
    may_appraise,
    may_approve_many,
    may_ask_adjustment,
    may_contract,
    may_decide_adjustment,
    may_inspect,
    may_plan_years,
    may_replace,
    may_report_progress,
)

__all__ = [
    "DECIDERS",
    "EDITORS",
    "HANDS",
    "in_the_way",
    "may_add_beneficiaries",
    "may_answer_demand",
    "may_appraise",
    "may_approve_many",
    "may_ask_adjustment",
    "may_assign",
    "may_attach",
    "may_contract",
    "may_create",
    "may_decide_adjustment",
    "may_edit",
    "may_inspect",
    "may_move",
    "may_plan_years",
    "may_record",
    "may_remove",
    "may_replace",
    "may_report_progress",
    "may_tick",
    "may_undo",
]
