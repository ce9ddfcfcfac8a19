"""Days that are law come from the legal calendar."""

from datetime import date, timedelta

import pytest

from khuyencong.core import calendar
from khuyencong.core.choices import Role
from khuyencong.core.models import LegalRule
from projects.choices import Purse
from projects.queries import running, survey_deadlines
from tests.factories.projects import BeneficiaryFactory, ProjectFactory
from tests.factories.running import ContractFactory, ContractProjectFactory

pytestmark = pytest.mark.django_db


class TestLawIsData:
    """“Dates come from rows”: the row moved, the deadline moves with it."""

    def test_the_monthly_report(self):
        project = ProjectFactory(running=True, purse=Purse.NATIONAL)
        month = running.months_of(project, [], date(2026, 5, 10), date(2026, 5, 24))[0]
        assert (month.state, month.due.on) == ("due", date(2026, 5, 24))
        LegalRule.objects.filter(code="LC03").update(day=20)
        month = running.months_of(project, [], date(2026, 5, 10), date(2026, 5, 24))[0]
        assert (month.state, month.due.on) == ("late", date(2026, 5, 19))
        LegalRule.objects.filter(code="LC03").delete()
        assert running.months_of(project, [], date(2026, 5, 10), date(2026, 5, 24))[0].state == ""

    def test_settlement_and_liquidation_of_a_contract(self):
        contract = ContractFactory(purse=Purse.NATIONAL, amount=840_000_000)
        ContractProjectFactory(project=ProjectFactory(done=True, purse=Purse.NATIONAL), contract=contract)
        LegalRule.objects.filter(code="LC04").update(amount=20)
        LegalRule.objects.filter(code="LC05").update(day=15)
        told = running.contract_deadlines(contract)
        assert [day for _, day, _ in told[1:]] == [date(2026, 6, 21), date(2027, 1, 15)]
        assert told[1][2].startswith("20 ngày sau nghiệm thu đề án cuối cùng: hoàn thành hồ sơ quyết toán (Thông tư 36")

    @pytest.mark.parametrize(("code", "months"), [("LC35", 6), ("LC36", 12), ("LC37", 24)])
    def test_each_survey(self, people, code, months):
        facts = {"project__status": "luu", "project__approved": True, "project__holder": people[Role.STAFF]}
        helped = BeneficiaryFactory(accepted_on=date(2024, 1, 10), **facts)
        before = calendar.due(code, helped.accepted_on).on
        assert before in {one.due_on for one in survey_deadlines(people[Role.STAFF], before)}
        LegalRule.objects.filter(code=code).update(amount=months + 2, remind_days="5")
        after = calendar.due(code, helped.accepted_on).on
        days = {one.due_on for one in survey_deadlines(people[Role.STAFF], after - timedelta(days=5))}
        assert after in days
        assert after not in {one.due_on for one in survey_deadlines(people[Role.STAFF], after - timedelta(days=6))}
