"""Who may do what to a đề án, and in which state. Buttons, pages and services ask here."""

from projects.rules.days import (
    given,
    given_for,
    in_order,
    past,
    require_move,
)
from projects.rules.eligibility import (
    may_decide_eligibility,
    may_grant_exception,
)
from projects.rules.finishing import (
    may_accept,
    may_follow_up,
    may_record_acceptance,
)
from projects.rules.moves import (
    HANDS,
    let_money_answer,
    may_make,
    may_move,
    may_tick,
    may_undo,
)
from projects.rules.norms import (
    may_read_norms,
    may_sign_norm,
)
from projects.rules.origins import (
    may_answer_finding,
    may_close_finding,
    may_inspect_locality,
    may_keep_agreements,
    may_keep_programmes,
    may_register,
    may_see_agreements,
    may_survey,
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
    "given",
    "given_for",
    "in_order",
    "let_money_answer",
    "may_accept",
    "may_add_beneficiaries",
    "may_answer_demand",
    "may_answer_finding",
    "may_appraise",
    "may_approve_many",
    "may_ask_adjustment",
    "may_assign",
    "may_attach",
    "may_change_paper",
    "may_close_finding",
    "may_contract",
    "may_create",
    "may_decide_adjustment",
    "may_decide_eligibility",
    "may_edit",
    "may_follow_up",
    "may_grant_exception",
    "may_inspect",
    "may_inspect_locality",
    "may_keep_agreements",
    "may_keep_programmes",
    "may_make",
    "may_move",
    "may_plan_years",
    "may_read_norms",
    "may_record",
    "may_record_acceptance",
    "may_register",
    "may_remove",
    "may_replace",
    "may_report_progress",
    "may_see_agreements",
    "may_set_type",
    "may_sign_norm",
    "may_survey",
    "may_tick",
    "may_undo",
    "may_waive",
    "past",
    "require_move",
]
