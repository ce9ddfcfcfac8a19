"""Everything that changes a đề án. Keyword-only; ``by`` is who acts; each is one transaction."""

from projects.services.acceptance import (
    accept_project,
    record_acceptance,
)
from projects.services.adjustments import (
    ask_adjustment,
    decide_adjustment,
)
from projects.services.agreements import (
    add_activity,
    remove_activity,
    sign_agreement,
    update_agreement,
)
from projects.services.appraisals import (
    record_appraisal,
    score_appraisal,
)
from projects.services.beneficiaries import (
    add_beneficiary,
    drop_beneficiary,
    remove_beneficiary,
    replace_beneficiary,
    update_beneficiary,
)
from projects.services.bulk import (
    Outcome,
    assign_many,
    move_many,
    set_due_many,
)
from projects.services.cases import (
    assign_project,
    create_project,
    update_project,
)
from projects.services.contracts import (
    add_appendix,
    plan_years,
    record_agreement,
    sign_contract,
)
from projects.services.dossier import (
    add_item,
    remove_item,
    update_item,
    write_section,
)
from projects.services.eligibility import (
    decide_eligibility,
    grant_exception,
)
from projects.services.events import (
    add_event,
    add_event_participant,
    remove_event_participant,
    update_event,
)
from projects.services.finishing import (
    archive_project,
    record_follow_up,
    tell_outcome,
)
from projects.services.holdings import (
    take_over,
)
from projects.services.life import (
    move_project,
    tick_checkpoint,
    undo_move,
    untick_checkpoint,
)
from projects.services.localities import (
    add_finding,
    answer_finding,
    close_finding,
    inspect_locality,
    register_plan,
    suggest_target,
)
from projects.services.monitoring import (
    add_photos,
    answer_demand,
    record_inspection,
    report_progress,
    update_progress,
)
from projects.services.needs import (
    join_need,
    leave_need,
    record_project_consent,
    take_up_need,
)
from projects.services.norms import (
    sign_norm,
)
from projects.services.papers import (
    attach_paper,
    classify_paper,
    replace_paper,
)
from projects.services.people import (
    add_participant,
    add_partner,
    remove_participant,
    remove_partner,
)
from projects.services.procedures import (
    add_procedure,
    renew_procedure,
    revise_procedure,
)
from projects.services.programmes import (
    add_group,
    add_target,
    create_programme,
)
from projects.services.results import (
    add_class,
    add_output,
    remove_class,
    remove_output,
    update_class,
    update_output,
)
from projects.services.surveys import (
    add_survey_file,
    record_survey,
    update_survey,
)
from projects.services.waivers import (
    end_waiver,
    set_project_type,
    waive_paper,
)

__all__ = [
    "Outcome",
    "accept_project",
    "add_activity",
    "add_appendix",
    "add_beneficiary",
    "add_class",
    "add_event",
    "add_event_participant",
    "add_finding",
    "add_group",
    "add_item",
    "add_output",
    "add_participant",
    "add_partner",
    "add_photos",
    "add_procedure",
    "add_survey_file",
    "add_target",
    "answer_demand",
    "answer_finding",
    "archive_project",
    "ask_adjustment",
    "assign_many",
    "assign_project",
    "attach_paper",
    "classify_paper",
    "close_finding",
    "create_programme",
    "create_project",
    "decide_adjustment",
    "decide_eligibility",
    "drop_beneficiary",
    "end_waiver",
    "grant_exception",
    "inspect_locality",
    "join_need",
    "leave_need",
    "move_many",
    "move_project",
    "plan_years",
    "record_acceptance",
    "record_agreement",
    "record_appraisal",
    "record_follow_up",
    "record_inspection",
    "record_project_consent",
    "record_survey",
    "register_plan",
    "remove_activity",
    "remove_beneficiary",
    "remove_class",
    "remove_event_participant",
    "remove_item",
    "remove_output",
    "remove_participant",
    "remove_partner",
    "renew_procedure",
    "replace_beneficiary",
    "replace_paper",
    "report_progress",
    "revise_procedure",
    "score_appraisal",
    "set_due_many",
    "set_project_type",
    "sign_agreement",
    "sign_contract",
    "sign_norm",
    "suggest_target",
    "take_over",
    "take_up_need",
    "tell_outcome",
    "tick_checkpoint",
    "undo_move",
    "untick_checkpoint",
    "update_agreement",
    "update_beneficiary",
    "update_class",
    "update_event",
    "update_item",
    "update_output",
    "update_progress",
    "update_project",
    "update_survey",
    "waive_paper",
    "write_section",
]
