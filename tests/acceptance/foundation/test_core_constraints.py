"""The database has the last word: every named constraint refuses, every text column refuses what is not NFC.

Statements go past forms and services, as a script or a hand at psql would.
"""

import unicodedata
from collections.abc import Callable
from datetime import date

import pgtrigger
import pytest
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from khuyencong.core.fields import ViCharField, ViTextField
from khuyencong.territory.choices import Kind, Level
from khuyencong.territory.models import AdministrativeUnit, Succession, UnitName
from projects.models import Content, OutputIndicator
from tests.acceptance.foundation.breaks_network import NETWORK_BREAKS, NETWORK_STATES
from tests.architecture.test_factories import factories
from tests.architecture.test_relations import our_models
from tests.factories.core import UserFactory
from tests.factories.offices import COMMUNE, HCM, unit
from tests.factories.projects import ProjectFactory, TrainingClassFactory


def unit_name() -> UnitName:
    return UnitName.objects.create(unit=unit(COMMUNE), name="Thử", kind=Kind.XA)


FACTORIES = {one._meta.model: one for one in reversed(factories())}
ROWS: dict[type[models.Model], Callable] = FACTORIES | {
    AdministrativeUnit: lambda: unit(COMMUNE),
    UnitName: unit_name,
    Succession: lambda: Succession.objects.order_by("pk").first(),
    Content: lambda: Content.objects.get(code="ND3"),
    OutputIndicator: lambda: OutputIndicator.objects.order_by("code").first(),
}
LONG_AGO = {"valid_from": date(1850, 1, 1), "valid_to": date(1850, 1, 1)}  # two rows of one day meet
BACKWARDS = {"valid_from": date(2024, 2, 2), "valid_to": date(2024, 2, 1)}
# Checks that are not of one list of codes: what to write to break them.
BREAKS: dict[str, dict] = NETWORK_BREAKS | {
    "user_has_a_login": {"email": None, "phone": None},
    "user_email_lower_case": {"email": "Chi.Hoa@example.vn"},
    "user_phone_shape": {"phone": "+84912345678"},
    "file_sha256_shape": {"sha256": "khong-phai-sha"},
    "file_not_empty": {"size": 0},
    "unit_kind_fits_level": {"kind": Kind.TINH},
    "unit_below_province_has_parent": {"parent": None},
    "unit_has_a_name": {"name": ""},
    "succession_between_two": {"predecessor": F("successor")},
    "grant_place_or_organisation": {"organisation": "an organisation"},
    "grant_collaborator_has_scope": {"role": "cong_tac_vien", "unit": None},
    "profile_tax_code_shape": {"tax_code": "12345"},
    "continuation_not_itself": {"successor": F("predecessor")},
    "need_of_one": {"establishment": None},
    "area_of_one": {"unit": None},
    "period_quarter_1_4": {"quarter": 5},
    "period_dates_in_order": {"starts_on": date(2030, 1, 2), "ends_on": date(2030, 1, 1)},
    "report_sent_has_receipt": {"status": "da_gui"},
    "content_code_shape": {"code": "ND10"},
    "norm_province_not_of_kcqg": {"province": "a province"},
    "norm_percent_range": {"percent": 101},
    "norm_cap_positive": {"cap": 0},
    "norm_multiplier_range": {"multiplier": 0.5},
    "norm_factor_is_only_a_factor": {"kind": "he_so"},
    "norm_reference_has_no_number": {"kind": "dan_chieu", "usable_for_calc": False},
    "norm_usable_is_sourced": {"certainty": "M"},
    "norm_usable_is_dated": {"valid_from": None},
    "norm_decision_count_positive": {"count": 0},
    "norm_decision_cost_not_negative": {"cost": -1},
    "norm_decision_amount_not_negative": {"amount": -1},
    "norm_decision_override_not_negative": {"override": -1, "reason": "x", "document": "a document"},
    "norm_decision_override_has_paper": {"override": 1},
    "estimate_quantity_not_negative": {"quantity": -1, "unit_price": None},
    "estimate_unit_price_not_negative": {"unit_price": -1, "quantity": None},
    "estimate_cost_not_negative": {"cost": -1, "quantity": None, "support": None},
    "estimate_support_not_negative": {"support": -1, "counterpart": None},
    "estimate_counterpart_not_negative": {"counterpart": -1},
    "estimate_cost_is_product": {"cost": 800_000_001},
    "estimate_support_within_cost": {"support": 800_000_001, "counterpart": None},
    "estimate_shares_within_cost": {"counterpart": 500_000_001},
    "dossier_part_known": {"number": 9},
    "programme_years_in_order": {"from_year": 2026, "to_year": 2025},
    "target_range_in_order": {"low": 3, "high": 2},
    "project_year_plausible": {"plan_year": 26},
    "project_proposed_not_negative": {"support_proposed": -1},
    "project_approved_not_negative": {
        "support_approved": -1,
        "status": "da_duyet",
        "approved_on": date(2026, 1, 1),
    },
    "project_approved_has_its_amount": {"status": "da_duyet"},
    "project_accepted_has_its_day": {"status": "da_nghiem_thu", "support_approved": 1},
    "project_days_in_order": {
        "status": "da_duyet",
        "support_approved": 1,
        "submitted_on": date(2026, 1, 2),
        "approved_on": date(2026, 1, 1),
    },
    "project_stopped_on_when_stopped": {"stopped_on": date(2026, 1, 1)},
    "project_time_in_order": {"starts_on": date(2026, 1, 2), "ends_on": date(2026, 1, 1)},
    "participant_is_one": {"collaborator": None},
    "move_in_the_table": {"to_status": "luu"},
    "procedure_move_in_the_table": {"from_status": "luu"},
    "move_undone_by_somebody": {"undone_at": "2026-01-01T00:00:00Z"},
    "project_done_on_only_when_done": {"done_on": date(2026, 1, 1)},
    "project_approval_only_when_approved": {"support_approved": 1},
    "project_type_not_in_itself": {"parent": F("id")},
    "requirement_copies_positive": {"copies": 0},
    "paper_stage_known": {"stage": "zz"},
    "paper_form_known": {"form": "zz"},
    "paper_copies_positive": {"copies": 0},
    "paper_replaced_has_trace": {"replaced_on": date(2026, 1, 1)},
    "paper_not_its_own_replacement": {"replacement": F("id")},
    "waiver_has_reason": {"reason": ""},
    "waiver_later_has_day": {"due_on": date(2026, 6, 1)},
    "waiver_ended_on_and_by": {"ended_on": date(2026, 6, 1)},
    "beneficiary_support_not_negative": {"support": -1},
    "beneficiary_counterpart_committed_not_negative": {"counterpart_committed": -1},
    "beneficiary_counterpart_verified_not_negative": {"counterpart_verified": -1},
    "beneficiary_drop_reason_and_day": {"dropped_on": date(2026, 1, 1)},
    "beneficiary_accepted_did_not_drop": {
        "dropped_on": date(2026, 1, 1),
        "drop_reason": "Rút",
        "accepted_on": date(2026, 1, 1),
    },
    "appraisal_support_not_negative": {"support": -1},
    "appraisal_says_what_to_mend": {"conclusion": "hoan_thien", "remark": ""},
    "appraisal_member_is_somebody": {"name": ""},
    "appraisal_score_to_a_hundred": {"score": 101},
    "appraisal_score_says_something": {"score": None, "remark": ""},
    "appraisal_result_support_not_negative": {"support": -1},
    "contract_amount_not_negative": {"amount": -1},
    "contract_time_in_order": {"ends_on": date(2026, 2, 1)},
    "contract_project_not_negative": {"amount": -1},
    "support_contract_not_negative": {"amount": -1},
    "year_plan_plausible": {"year": 1800},
    "year_plan_not_negative": {"amount": -1},
    "progress_month_is_its_first_day": {"month": date(2026, 1, 2)},
    "progress_share_is_a_share": {"done_share": 101},
    "progress_counterpart_not_negative": {"counterpart_spent": -1},
    "inspection_point_is_on_earth": {"latitude": 10},
    "demand_answer_has_its_day": {"answer": "Đã che"},
    "adjustment_without_rule_says_why": {"chosen_because": ""},
    "adjustment_decided_whole": {"status": "chap_thuan"},
    "output_plan_in_order": {"planned_low": 3, "planned_high": 2},
    "class_count_positive": {"class_count": 0},
    "class_dates_in_order": {"starts_on": date(2026, 1, 2), "ends_on": date(2026, 1, 1)},
    "class_female_within_learners": {"female": 36},
    "class_ethnic_minority_within_learners": {"ethnic_minority": 36},
    "class_employed_after_within_learners": {"employed_after": 36},
    "recognition_year_of_decision": {"year": 2023},
    "voting_recognised_within_considered": {"recognised": 81},
    "plan_line_not_negative": {"amount": -1},
    "plan_target_in_order": {"low": 16},
    "envelope_not_negative": {"amount": -1},
    "envelope_held_not_negative": {"held": -1},
    "envelope_paid_not_negative": {"paid": -1},
    "envelope_not_its_own_parent": {"parent": F("pk")},
    "movement_signed_by_kind": {"amount": -1},
    "movement_has_its_day": {"kind": "bo_sung", "happened_on": None},
    "movement_has_its_paper": {"kind": "bo_sung"},
    "movement_has_its_reason": {"reason": ""},
    "movement_paired_by_kind": {"pair": "11111111-1111-4111-8111-111111111111"},
    "year_reopened_with_its_reason": {"reopened_why": "x"},
    "control_rule_one_scope": {"purse": "KCDP"},
    "control_rule_percent_plausible": {"percent": 0},
    "control_decision_has_its_paper": {"action": "hoi"},
    "control_decision_has_its_reason": {"reason": ""},
    "control_decision_positive": {"amount": 0},
    "disbursement_positive": {"amount": 0},
    "annual_report_dates_in_order": {"starts_on": date(2030, 1, 2), "ends_on": date(2030, 1, 1)},
    "annual_report_edited_at_and_by": {"edited_at": "2026-01-01T00:00:00Z"},
    "holiday_worked_is_no_day_off": {"day_off": False},
    "legalrule_month_in_range": {"month": 13},
    "legalrule_day_in_range": {"day": 32},
    "legalrule_end_month_in_range": {"end_month": 13},
    "legalrule_end_day_in_range": {"end_day": 32},
    "legalrule_year_offset_in_range": {"year_offset": 6},
    "legalrule_has_what_its_kind_needs": {"amount": None},
    "legalrule_remind_days_shape": {"remind_days": "mười"},
    "officer_training_days_in_order": {"ends_on": date(2025, 3, 9)},
    "handover_between_two": {"taker": F("giver")},
    "taskmark_put_off_or_handed_over": {"snoozed_until": None},
    "taskmark_to_another": {"assignee": F("user")},
    "consent_names_who": {"given_by": ""},
    "consent_for_something": {"need": None},
    "snapshot_year_plausible": {"year": 1989},
    "snapshot_workers_insured_not_negative": {"workers_insured": -1},
    "snapshot_revenue_not_negative": {"revenue": -1},
    "snapshot_capital_not_negative": {"capital": -1},
    "craft_village_has_a_name": {"name": ""},
    "trait_has_a_source": {"source": ""},
    "benefit_rule_purse_known": {"purse": "zz"},
    "benefit_rule_limit_positive": {"limit": 0},
    "benefit_rule_window_positive": {"window_years": 0},
    "benefit_rule_has_a_source": {"source": ""},
    "exception_has_a_reason": {"reason": ""},
    "eligibility_reason_given": {"worst": "can_xem"},
    "eligibility_against_the_law_by_paper": {"worst": "khong", "reason": "x"},
    "eligible_place_kinds_known": {"kinds": "zz"},
    "eligible_place_traits_known": {"traits": "zz"},
    "eligible_place_contents_shape": {"contents": "ND10"},
    "eligible_place_rule_answers_nothing": {"subject": "tru_so"},
    "eligible_place_names_kinds": {"kinds": ""},
    "size_has_thresholds": {"revenue_max": 0},
    "activity_amount_not_negative": {"amount": -1},
    "event_dates_in_order": {"starts_on": date(2026, 1, 2), "ends_on": date(2026, 1, 1)},
    "survey_of_something": {"project": None},
    "survey_party_is_somebody": {"names": ""},
    "project_consent_or_reason": {"reason": ""},
    "locality_rule_ratio_positive": {"establishments_per_project": 0},
    "locality_rule_ends_in_order": {"high": 0},
    "locality_plan_year_plausible": {"year": 1989},
    "locality_plan_registered_has_day": {"registered_on": None},
    "locality_plan_money_not_negative": {"registered_money": -1},
    "locality_plan_target_has_basis": {"target": 1},
    "locality_inspection_year_plausible": {"year": 1989},
    "finding_answer_is_whole": {"answer": "Đã rà"},
    "finding_closed_only_when_answered": {"closed_on": date(2026, 6, 10)},
    "acceptance_accepted_value_not_negative": {"accepted_value": -1},
    "acceptance_counterpart_verified_not_negative": {"counterpart_verified": -1},
    "stoppage_keeps_within_paid": {"kept": 100_000_001},
    "stoppage_cleared_after_stop": {"cleared_on": date(2026, 6, 30)},
    "archive_for_years_or_for_ever": {"permanent": True},
    "follow_up_months_known": {"months": 7},
    "follow_up_revenue_not_negative": {"revenue": -1},
    "follow_up_exports_not_negative": {"exports": -1},
    "follow_up_wage_not_negative": {"wage": -1},
    "follow_up_output_not_negative": {"output": -1, "output_unit": "bộ"},
    "follow_up_female_within_workers": {"female": 13},
    "follow_up_output_has_its_unit": {"output": 1},
    "follow_up_says_something": {"workers": None},
    "commitment_signed_by_kind": {"amount": 0},
    "settlement_not_negative": {"amount": -1},
    "settlement_force_majeure_explained": {"force_majeure": True},
}
# Uniqueness that only rows of a state have.
IN_STATE = NETWORK_STATES | {
    "user_phone_once": {"by_phone": True},
    "report_receipt_once": {"sent": True},
    "paper_not_its_own_replacement": {"replaced": True},
    "appraisal_member_once": {"of_portal": True},
    "appraisal_one_chair": {"role": "chu_tich"},
    "saved_view_one_default": {"is_default": True},
    "taskmark_to_another": {"handed_over": True},
    "eligibility_worst_known": {"reason": "x"},
    "adjustment_rule_no_overlap": LONG_AGO,
    "urban_class_one_at_a_time": LONG_AGO,
    "procedure_no_overlap": LONG_AGO,
    "benefit_rule_no_overlap": LONG_AGO,
    "eligible_form_one_at_a_time": LONG_AGO,
    "eligible_place_one_answer": LONG_AGO,
    "size_one_threshold_at_a_time": LONG_AGO,
    "condition_one_at_a_time": LONG_AGO,
    "locality_rule_no_overlap": LONG_AGO,
    "funding_source_no_overlap": LONG_AGO,
    "movement_reversed_once": {"reversing": True},
    "movement_two_ends": {"carried": True},
    "control_rule_no_overlap": LONG_AGO,
}
# A wrong code breaks two checks; PostgreSQL names the first in the alphabet.
NAMED_FIRST = {
    "report_status_known": "report_sent_has_receipt",
    "legalrule_kind_known": "legalrule_has_what_its_kind_needs",
    "snapshot_workers_insured_not_negative": "establishments_yearlysnapshot_workers_insured_check",  # of the column
    "adjustment_status_known": "adjustment_decided_whole",
    "movement_kind_known": "movement_has_its_paper",
    "procedure_move_known": "procedure_move_in_the_table",
    "procedure_move_status_known": "procedure_move_in_the_table",
    "move_record_move_known": "move_in_the_table",
    "move_record_from_known": "move_in_the_table",
    "move_record_to_known": "move_in_the_table",
}
# Triggers that let no row of their model be changed at all; what stands behind them is asked too.
KEEPERS = [
    f"{model._meta.label}:{one.name}"
    for model in our_models()
    for one in getattr(model._meta, "triggers", ())
    if isinstance(one, pgtrigger.Protect) or one.name.endswith("_kept")
]


def constraints() -> list:
    return [pytest.param(model, one, id=one.name) for model in our_models() for one in model._meta.constraints]


def refusal(statement: Callable) -> str:
    """Name of the constraint that refuses ``statement``, on rows that are kept as on all others."""
    with pytest.raises(IntegrityError) as refused, pgtrigger.ignore(*KEEPERS), transaction.atomic():
        statement()
    return refused.value.__cause__.diag.constraint_name


def codes_of(constraint) -> str | None:
    """The column a check holds to a list of codes, if that is all it does."""
    child = constraint.condition.children[0] if len(constraint.condition.children) == 1 else None
    return child[0].removesuffix("__in") if isinstance(child, tuple) and child[0].endswith("__in") else None


def breaking(model: type[models.Model], constraint) -> Callable:
    """A statement on a good row that only this constraint stands against."""
    state = IN_STATE.get(constraint.name, {})
    row = ROWS[model](**state)
    if isinstance(constraint, models.CheckConstraint):
        column = codes_of(constraint)
        changes = BREAKS.get(constraint.name) or ({column: "zz"} if column else BACKWARDS)
        changes = changes | {
            name: ROWS[model._meta.get_field(name).related_model]()
            for name, value in changes.items()
            if isinstance(value, str) and value.startswith(("a ", "an "))
        }
        return lambda: model.objects.filter(pk=row.pk).update(**changes)
    if isinstance(constraint, ExclusionConstraint):
        names = [name for expression, _ in constraint.expressions for name in columns(expression)]
    else:
        names = constraint.fields
    same = {name: getattr(row, name) for name in names if name not in {"valid_from", "valid_to"}}
    return lambda: twin(row, state | same)


def columns(expression) -> list[str]:
    if isinstance(expression, str):
        return [expression]
    if isinstance(expression, F):
        return [expression.name]
    return [name for part in expression.get_source_expressions() for name in columns(part)]


def twin(row: models.Model, same: dict) -> models.Model:
    """Another row equal in these columns: by its factory, or (reference rows) a copy."""
    if type(row) in FACTORIES:
        return FACTORIES[type(row)](**same)
    copy = type(row).objects.get(pk=row.pk)
    copy.pk, copy._state.adding = None, True
    if isinstance(copy, AdministrativeUnit):
        copy.reference_key = None
    copy.save()
    return copy


def test_there_are_enough_rules():
    assert len(constraints()) >= 100


@pytest.mark.parametrize(("model", "constraint"), constraints())
def test_the_database_refuses(db, model, constraint):
    assert refusal(breaking(model, constraint)) == NAMED_FIRST.get(constraint.name, constraint.name)


@pytest.mark.parametrize(
    ("make", "good"),
    [
        (ProjectFactory, {"support_proposed": None}),
        (ProjectFactory, {"plan_year": None}),
        (TrainingClassFactory, {"learners": None, "female": 40}),
        (UserFactory, {"email": None, "phone": "0912345678"}),
    ],
)
def test_what_is_unknown_or_enough_is_taken(db, make, good):
    row = make()
    assert type(row).objects.filter(pk=row.pk).update(**good) == 1


def test_a_province_has_no_parent(db):
    whole = unit(HCM)
    assert whole.level == Level.PROVINCE
    name = refusal(lambda: AdministrativeUnit.objects.filter(pk=whole.pk).update(parent=unit(COMMUNE)))
    assert name == "unit_below_province_has_parent"


def text_columns() -> list:
    return [
        pytest.param(model, one, id=f"{model._meta.label}.{one.name}")
        for model in our_models()
        for one in model._meta.fields
        if isinstance(one, ViCharField | ViTextField)
    ]


@pytest.mark.parametrize(("model", "field"), text_columns())
def test_a_text_column_refuses_decomposed_letters(db, model, field):
    row = ROWS[model]()
    decomposed = unicodedata.normalize("NFD", "ế")
    table, column, key = (
        connection.ops.quote_name(n) for n in (model._meta.db_table, field.column, model._meta.pk.column)
    )

    def statement():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [decomposed, row.pk])  # noqa: S608

    assert field.column in refusal(statement)


def test_the_orm_composes_letters_on_the_way_in(db):
    person = UserFactory(full_name=unicodedata.normalize("NFD", "Nguyễn Thị Huệ"))
    person.refresh_from_db()
    assert person.full_name == "Nguyễn Thị Huệ"
    assert type(person).objects.filter(full_name=unicodedata.normalize("NFD", "Nguyễn Thị Huệ")).get() == person
