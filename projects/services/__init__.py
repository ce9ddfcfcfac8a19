"""Everything that changes a đề án. Keyword-only; ``by`` is who acts; each is one transaction."""

from projects.services.beneficiaries import add_beneficiary, remove_beneficiary, update_beneficiary
from projects.services.bulk import Outcome, assign_many, move_many, set_due_many
from projects.services.cases import assign_project, create_project, update_project
from projects.services.holdings import take_over
from projects.services.life import last_move, move_project, tick_checkpoint, undo_move, untick_checkpoint
from projects.services.papers import attach_paper
from projects.services.people import add_participant, add_partner, remove_participant, remove_partner
from projects.services.results import add_class, add_output, remove_class, remove_output, update_class, update_output

__all__ = [
    "Outcome",
    "add_beneficiary",
    "add_class",
    "add_output",
    "add_participant",
    "add_partner",
    "assign_many",
    "assign_project",
    "attach_paper",
    "create_project",
    "last_move",
    "move_many",
    "move_project",
    "remove_beneficiary",
    "remove_class",
    "remove_output",
    "remove_participant",
    "remove_partner",
    "set_due_many",
    "take_over",
    "tick_checkpoint",
    "undo_move",
    "untick_checkpoint",
    "update_beneficiary",
    "update_class",
    "update_output",
    "update_project",
]
