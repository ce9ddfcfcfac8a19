"""Everything that changes a đề án. Keyword-only; ``by`` is who acts; each is one transaction."""

from projects.services.adjustments import ask_adjustment, decide_adjustment
from projects.services.appraisals import record_appraisal, score_appraisal
from projects.services.beneficiaries import (
    add_beneficiary,
    drop_beneficiary,
    remove_beneficiary,
    replace_beneficiary,
    update_beneficiary,
)
from projects.services.cases import assign_project, create_project, update_project
from projects.services.contracts import add_appendix, plan_years, record_agreement, sign_contract
from projects.services.life import last_move, move_project, tick_checkpoint, undo_move, untick_checkpoint
from projects.services.monitoring import (
    add_photos,
    answer_demand,
    record_inspection,
    report_progress,
    update_progress,
)
from projects.services.papers import attach_paper
from projects.services.people import add_participant, add_partner, remove_participant, remove_partner
from projects.services.results import add_class, add_output, remove_class, remove_output, update_class, update_output

__all__ = [
    "add_appendix",
    "add_beneficiary",
    "add_class",
    "add_output",
    "add_participant",
    "add_partner",
    "add_photos",
    "answer_demand",
    "ask_adjustment",
    "assign_project",
    "attach_paper",
    "create_project",
    "decide_adjustment",
    "drop_beneficiary",
    "last_move",
    "move_project",
    "plan_years",
    "record_agreement",
    "record_appraisal",
    "record_inspection",
    "remove_beneficiary",
    "remove_class",
    "remove_output",
    "remove_participant",
    "remove_partner",
    "replace_beneficiary",
    "report_progress",
    "score_appraisal",
    "sign_contract",
    "tick_checkpoint",
    "undo_move",
    "untick_checkpoint",
    "update_beneficiary",
    "update_class",
    "update_output",
    "update_progress",
    "update_project",
]
