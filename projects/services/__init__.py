"""Everything that changes a đề án. Keyword-only; ``by`` is who acts; each is one transaction."""

from projects.services.acceptance import accept_project, record_acceptance
from projects.services.beneficiaries import add_beneficiary, remove_beneficiary, update_beneficiary
from projects.services.cases import assign_project, create_project, update_project
from projects.services.dossier import add_item, remove_item, update_item, write_section
from projects.services.finishing import archive_project, record_follow_up, tell_outcome
from projects.services.life import move_project, tick_checkpoint, undo_move, untick_checkpoint
from projects.services.norms import sign_norm
from projects.services.papers import attach_paper, classify_paper, replace_paper
from projects.services.people import add_participant, add_partner, remove_participant, remove_partner
from projects.services.results import add_class, add_output, remove_class, remove_output, update_class, update_output
from projects.services.waivers import end_waiver, set_project_type, waive_paper

__all__ = [
    "accept_project",
    "add_beneficiary",
    "add_class",
    "add_item",
    "add_output",
    "add_participant",
    "add_partner",
    "archive_project",
    "assign_project",
    "attach_paper",
    "classify_paper",
    "create_project",
    "end_waiver",
    "move_project",
    "record_acceptance",
    "record_follow_up",
    "remove_beneficiary",
    "remove_class",
    "remove_item",
    "remove_output",
    "remove_participant",
    "remove_partner",
    "replace_paper",
    "set_project_type",
    "sign_norm",
    "tell_outcome",
    "tick_checkpoint",
    "undo_move",
    "untick_checkpoint",
    "update_beneficiary",
    "update_class",
    "update_item",
    "update_output",
    "update_project",
    "waive_paper",
    "write_section",
]
