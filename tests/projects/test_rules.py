"""Truth tables: role × status for every rule."""

import pytest

from khuyencong.core.choices import Role
from projects import rules
from projects.choices import BEING_DONE, COUNTED_AS_DONE, EDITABLE, MOVES, UNDER_WAY, Move, ProjectStatus
from projects.queries import walk_of
from tests.factories.projects import BeneficiaryFactory, ProjectFactory

pytestmark = pytest.mark.django_db

EDITORS = {Role.STAFF, Role.ADMIN}
DECIDERS = {Role.APPRAISER, Role.LEADER}
CLOSED = {ProjectStatus.ARCHIVED, ProjectStatus.REJECTED, ProjectStatus.WITHDRAWN}

TABLE = {
    # rule: (roles, statuses in which they may)
    rules.may_edit: (EDITORS, set(EDITABLE)),
    rules.may_assign: (EDITORS, set(ProjectStatus) - CLOSED),
    rules.may_add_beneficiaries: (EDITORS, {*EDITABLE, *UNDER_WAY}),
    rules.may_remove: (EDITORS, set(EDITABLE)),
    rules.may_record: (EDITORS, {*EDITABLE, *BEING_DONE, *COUNTED_AS_DONE}),
    rules.may_attach: (EDITORS | DECIDERS | {Role.ACCOUNTANT}, set(ProjectStatus) - {ProjectStatus.WITHDRAWN}),
}


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.__name__)
def test_rule_by_role_and_status(rule, people):
    roles, statuses = TABLE[rule]
    project = ProjectFactory(is_group=True)
    BeneficiaryFactory(project=project)
    allowed = set()
    for status in ProjectStatus:
        project.status = status
        allowed |= {(role, status) for role, user in people.items() if rule(user, project)}
    assert allowed == {(role, status) for role in roles for status in statuses}


def test_may_create_by_role(people):
    assert {role for role, user in people.items() if rules.may_create(user)} == EDITORS


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.__name__)
def test_every_refusal_is_a_sentence(rule, people):
    project = ProjectFactory(status=ProjectStatus.WITHDRAWN)
    for user in people.values():
        verdict = rule(user, project)
        assert verdict.refusal.endswith(".")


def test_submit_is_refused_with_what_is_missing_by_name(people):
    project = ProjectFactory(plan_year=None, support_proposed=None)
    verdict = rules.may_move(people[Role.STAFF], project, Move.SUBMIT)
    assert verdict.refusal.startswith(
        "Bước “Nộp Trung tâm” còn thiếu: năm kế hoạch, kinh phí đề nghị, "
        "ít nhất một cơ sở thụ hưởng hoặc một kết quả dự kiến, Đơn đề nghị hỗ trợ (KCĐP)"
    )


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("purse", ["KCDP", "KCQG"])
def test_a_move_is_for_the_hands_of_its_decider_and_its_sources(people, move, purse):
    """Role × status: whoever may, may from a source of the closed table and from nowhere else."""
    project = ProjectFactory(purse=purse)
    for status in ProjectStatus:
        project.status = status
        verdicts = {role: rules.may_move(user, project, move) for role, user in people.items()}
        if status not in MOVES[move].sources:
            assert not any(verdicts.values())
            continue
        walk = walk_of(project)
        hands = rules.HANDS[walk.decider(move)] if walk.uses(move) else ()
        waiting = {role for role, verdict in verdicts.items() if "còn thiếu" in verdict.refusal}
        assert {role for role, verdict in verdicts.items() if verdict} | waiting == set(hands)


def test_without_any_procedure_the_closed_table_rules_alone(people):
    project = ProjectFactory(purse="KCH", submitted=True)
    assert walk_of(project).version is None
    assert rules.may_move(people[Role.APPRAISER], project, Move.TAKE_UP)
