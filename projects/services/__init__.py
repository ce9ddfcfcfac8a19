"""Everything that changes a đề án. Keyword-only; ``by`` is who acts; each is one transaction."""

from projects.services.agreements import add_activity, remove_activity, sign_agreement, update_agreement
from projects.services.beneficiaries import add_beneficiary, remove_beneficiary, update_beneficiary
from projects.services.cases import assign_project, create_project, update_project
from projects.services.events import add_event, add_event_participant, remove_event_participant, update_event
from projects.services.localities import (
    add_finding,
    answer_finding,
    close_finding,
    inspect_locality,
    register_plan,
    suggest_target,
)
from projects.services.moves import (
    approve_project,
    finish_project,
    reject_project,
    return_project,
    submit_project,
    withdraw_project,
)
from projects.services.needs import join_need, leave_need, record_project_consent, take_up_need
from projects.services.papers import attach_paper
from projects.services.people import add_participant, add_partner, remove_participant, remove_partner
from projects.services.programmes import add_group, add_target, create_programme
from projects.services.results import add_class, add_output, remove_class, remove_output, update_class, update_output
from projects.services.surveys import add_survey_file, record_survey, update_survey

__all__ = [
    "add_activity",
    "add_beneficiary",
    "add_class",
    "add_event",
    "add_event_participant",
    "add_finding",
    "add_group",
    "add_output",
    "add_participant",
    "add_partner",
    "add_survey_file",
    "add_target",
    "answer_finding",
    "approve_project",
    "assign_project",
    "attach_paper",
    "close_finding",
    "create_programme",
    "create_project",
    "finish_project",
    "inspect_locality",
    "join_need",
    "leave_need",
    "record_project_consent",
    "record_survey",
    "register_plan",
    "reject_project",
    "remove_activity",
    "remove_beneficiary",
    "remove_class",
    "remove_event_participant",
    "remove_output",
    "remove_participant",
    "remove_partner",
    "return_project",
    "sign_agreement",
    "submit_project",
    "suggest_target",
    "take_up_need",
    "update_agreement",
    "update_beneficiary",
    "update_class",
    "update_event",
    "update_output",
    "update_project",
    "update_survey",
    "withdraw_project",
]
