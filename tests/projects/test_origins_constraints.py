"""What one row, or two, could break is refused by the database whoever writes it."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from tests.factories.establishments import ConsentFactory
from tests.factories.origins import (
    ActivityFactory,
    AgreementFactory,
    EventParticipantFactory,
    FindingFactory,
    InspectionFactory,
    LocalityPlanFactory,
    LocalityRuleFactory,
    ProjectConsentFactory,
    ProjectNeedFactory,
    SurveyFactory,
    SurveyPartyFactory,
    TradeEventFactory,
)
from tests.factories.projects import ParticipantFactory, ProjectFactory

pytestmark = pytest.mark.django_db

BROKEN = [
    (ConsentFactory, "given_by = ''", "consent_names_who"),
    (ConsentFactory, "need_id = NULL", "consent_for_something"),
    (ConsentFactory, "channel = 'khac'", "consent_channel_known"),
    (ProjectConsentFactory, "reason = ''", "project_consent_or_reason"),
    (SurveyFactory, "project_id = NULL", "survey_of_something"),
    (SurveyFactory, "conclusion = 'khac'", "survey_conclusion_known"),
    (SurveyPartyFactory, "names = ''", "survey_party_is_somebody"),
    (SurveyPartyFactory, "side = 'x'", "survey_side_known"),
    (AgreementFactory, "valid_to = '2020-01-01'", "projects_coordinationagreement_dates_in_order"),
    (ActivityFactory, "amount = -1", "activity_amount_not_negative"),
    (TradeEventFactory, "kind = 'x'", "event_kind_known"),
    (TradeEventFactory, "starts_on = '2026-02-02', ends_on = '2026-02-01'", "event_dates_in_order"),
    (LocalityRuleFactory, "establishments_per_project = 0", "locality_rule_ratio_positive"),
    (LocalityRuleFactory, "high = 0", "locality_rule_ends_in_order"),
    (LocalityPlanFactory, "year = 1889", "locality_plan_year_plausible"),
    (LocalityPlanFactory, "registered_on = NULL", "locality_plan_registered_has_day"),
    (LocalityPlanFactory, "registered_money = -1", "locality_plan_money_not_negative"),
    (LocalityPlanFactory, "target = 3", "locality_plan_target_has_basis"),
    (InspectionFactory, "year = 1889", "locality_inspection_year_plausible"),
    (FindingFactory, "answer = 'x'", "finding_answer_is_whole"),
    (FindingFactory, "closed_on = '2026-07-01'", "finding_closed_only_when_answered"),
    (ParticipantFactory, "collaborator_id = NULL", "participant_is_one"),
]


def write(sql: str, *values) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize(("made_by", "change", "name"), BROKEN, ids=[name for _, _, name in BROKEN])
def test_raw_sql_is_refused(made_by, change, name):
    row = made_by()
    with pytest.raises(IntegrityError, match=name):
        write(f"UPDATE {row._meta.db_table} SET {change} WHERE id = %s", row.pk)  # noqa: S608  our own words


@pytest.mark.parametrize(
    ("made_by", "columns", "name"),
    [
        (ProjectNeedFactory, "project_id, need_id, joined_at, joined_by_id", "joined_need_once"),
        (
            EventParticipantFactory,
            "event_id, establishment_id, product, booths, note",
            "event_participant_once",
        ),
        (SurveyPartyFactory, "survey_id, side, names, organisation_id", "survey_side_once"),
        (
            ParticipantFactory,
            "project_id, collaborator_id, user_id, organisation_id, role",
            "participant_once",
        ),
        (
            ProjectConsentFactory,
            "project_id, establishment_id, reason, recorded_at, recorded_by_id",
            "project_consent_once",
        ),
    ],
)
def test_twice_is_refused(made_by, columns, name):
    row = made_by()
    table = row._meta.db_table
    with pytest.raises(IntegrityError, match=name):
        write(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = %s", row.pk)  # noqa: S608


def test_a_plan_stands_once_for_a_place_and_a_year():
    plan = LocalityPlanFactory(year=2026)
    with pytest.raises(IntegrityError, match="locality_plan_once"), transaction.atomic():
        LocalityPlanFactory(year=2026, unit=plan.unit)


def test_two_rules_of_one_place_never_share_a_day():
    rule = LocalityRuleFactory()
    with pytest.raises(IntegrityError, match="locality_rule_no_overlap"), transaction.atomic():
        LocalityRuleFactory(valid_from=rule.valid_from, valid_to=None)


def test_the_need_it_began_from_does_not_join_as_well():
    joined = ProjectNeedFactory()
    begun = ProjectFactory(need=joined.need)
    with pytest.raises((IntegrityError, InternalError), match="joined_need_is_another"):
        write("UPDATE projects_projectneed SET project_id = %s WHERE id = %s", begun.pk, joined.pk)


def test_the_consent_of_another_establishment_is_refused():
    mine, theirs = ProjectConsentFactory(given=True), ConsentFactory(general=True)
    with pytest.raises((IntegrityError, InternalError), match="project_consent_is_theirs"):
        write("UPDATE projects_projectconsent SET consent_id = %s WHERE id = %s", theirs.pk, mine.pk)
