"""Everything that changes a đề án. Keyword-only; ``by`` is who acts; each is one transaction."""

from projects.services.beneficiaries import add_beneficiary, remove_beneficiary, update_beneficiary
from projects.services.cases import assign_project, create_project, update_project
from projects.services.eligibility import decide_eligibility, grant_exception
from projects.services.moves import (
    approve_project,
    finish_project,
    reject_project,
    return_project,
    submit_project,
    withdraw_project,
)
from projects.services.papers import attach_paper
from projects.services.people import add_participant, add_partner, remove_participant, remove_partner
from projects.services.results import add_class, add_output, remove_class, remove_output, update_class, update_output

__all__ = [
    "add_beneficiary",
    "add_class",
    "add_output",
    "add_participant",
    "add_partner",
    "approve_project",
    "assign_project",
    "attach_paper",
    "create_project",
    "decide_eligibility",
    "finish_project",
    "grant_exception",
    "reject_project",
    "remove_beneficiary",
    "remove_class",
    "remove_output",
    "remove_participant",
    "remove_partner",
    "return_project",
    "submit_project",
    "update_beneficiary",
    "update_class",
    "update_output",
    "update_project",
    "withdraw_project",
]
