"""Truth tables: role × status for every rule."""

import pytest

from khuyencong.core.choices import Role
from projects import rules
from projects.choices import ProjectStatus
from tests.factories.projects import BeneficiaryFactory, ProjectFactory

pytestmark = pytest.mark.django_db

DRAFT, SUBMITTED, APPROVED, DONE, REJECTED, WITHDRAWN = ProjectStatus
EDITORS = {Role.STAFF, Role.ADMIN}
DECIDERS = {Role.APPRAISER, Role.LEADER}

TABLE = {
    # rule: (roles, statuses in which they may)
    rules.may_edit: (EDITORS, {DRAFT}),
    rules.may_assign: (EDITORS, {DRAFT, SUBMITTED, APPROVED}),
    rules.may_add_beneficiaries: (EDITORS, {DRAFT, APPROVED}),
    rules.may_remove: (EDITORS, {DRAFT}),
    rules.may_record: (EDITORS, {DRAFT, APPROVED, DONE}),
    rules.may_attach: (EDITORS | DECIDERS | {Role.ACCOUNTANT}, set(ProjectStatus) - {WITHDRAWN}),
    rules.may_submit: (EDITORS, {DRAFT}),
    rules.may_return: (DECIDERS, {SUBMITTED}),
    rules.may_approve: (DECIDERS, {SUBMITTED}),
    rules.may_reject: (DECIDERS, {SUBMITTED}),
    rules.may_withdraw: (EDITORS, {DRAFT, SUBMITTED}),
    rules.may_finish: (EDITORS, {APPROVED}),
}


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.__name__)
def test_rule_by_role_and_status(rule, people):
    roles, statuses = TABLE[rule]
    project = ProjectFactory()
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
    project = ProjectFactory(status=WITHDRAWN)
    for user in people.values():
        verdict = rule(user, project)
        assert verdict.refusal.endswith(".")


def test_submit_is_refused_with_what_is_missing_by_name(people):
    project = ProjectFactory(plan_year=None, support_proposed=None)
    verdict = rules.may_submit(people[Role.STAFF], project)
    assert verdict.refusal == (
        "Chưa trình được, còn thiếu: năm kế hoạch, kinh phí đề nghị, "
        "ít nhất một cơ sở thụ hưởng hoặc một kết quả dự kiến."
    )
