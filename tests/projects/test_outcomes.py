"""Follow-up surveys, before and after, and what is due at the end."""

from datetime import date, timedelta

import pytest

from khuyencong.core.choices import Role
from khuyencong.core.exceptions import DomainError, StaleVersion
from khuyencong.core.figures import Figure
from projects import rules, services
from projects.choices import Milestone, ProjectStatus
from projects.models import Beneficiary, FollowUp
from projects.queries import survey_deadlines
from projects.queries.outcomes import BeforeAfter, growth, months_after, outcomes
from tests.factories.finishing import AcceptanceFactory, FollowUpFactory, funded
from tests.factories.projects import BeneficiaryFactory

pytestmark = pytest.mark.django_db
S = ProjectStatus
TODAY = date(2026, 11, 20)


@pytest.fixture
def staff(people):
    return people[Role.STAFF]


class TestFollowUp:
    def helped(self, **facts):
        facts = {"accepted_on": date(2026, 3, 10), "support": None} | facts
        return BeneficiaryFactory(project=funded(S.ACCEPTED), **facts)

    def survey(self, by, helped, months=Milestone.HALF_YEAR, on=date(2026, 9, 12), **facts):
        return services.record_follow_up(by=by, beneficiary=helped, months=months, surveyed_on=on, **facts)

    def test_recorded_then_corrected(self, staff):
        helped = self.helped()
        first = self.survey(staff, helped, workers=12)
        again = self.survey(staff, helped, workers=14, version=first.version)
        assert (again.pk, again.workers, FollowUp.objects.count()) == (first.pk, 14, 1)
        with pytest.raises(StaleVersion):
            self.survey(staff, helped, workers=15, version=1)

    @pytest.mark.parametrize(
        ("months", "on"),
        [(6, date(2026, 3, 10)), (0, date(2026, 3, 11)), (6, TODAY + timedelta(days=1))],
    )
    def test_in_its_time(self, staff, months, on):
        with pytest.raises(DomainError) as refused:
            self.survey(staff, self.helped(), months, on, workers=1)
        assert refused.value.field == "surveyed_on"

    def test_not_before_acceptance(self, staff):
        with pytest.raises(DomainError, match="chưa được nghiệm thu"):
            self.survey(staff, self.helped(accepted_on=None), workers=1)
        assert self.survey(staff, self.helped(accepted_on=None), Milestone.BEFORE, workers=1).workers == 1

    def test_before_and_after(self):
        helped = self.helped()
        FollowUpFactory(beneficiary=helped, before=True, workers=8, revenue=2_000_000_000)
        FollowUpFactory(beneficiary=helped, workers=12, wage=9_500_000)
        lines = {line.name: (line.cells, line.change) for line in BeforeAfter(helped).lines}
        unknown = "chưa có số liệu"
        assert lines == {
            "Lao động": (("8", "12", unknown, unknown), "+4 (+50%)"),
            "Doanh thu năm": (("2.000", unknown, unknown, unknown), unknown),
            "Thu nhập bình quân tháng": ((unknown, "9,5", unknown, unknown), unknown),
        }

    def test_a_zero_is_known_and_a_fall_is_told(self):
        helped = self.helped()
        FollowUpFactory(beneficiary=helped, before=True, workers=4, exports=0)
        FollowUpFactory(beneficiary=helped, workers=0, exports=5_000_000)
        changes = {line.name: line.change for line in BeforeAfter(helped).lines}
        assert changes == {"Lao động": "−4 (−100%)", "Xuất khẩu năm": "+5"}

    def test_outputs_of_two_units_are_not_compared(self):
        helped = self.helped()
        FollowUpFactory(beneficiary=helped, before=True, output=10, output_unit="tấn/tháng")
        FollowUpFactory(beneficiary=helped, output=400, output_unit="kg/ngày")
        assert {one.name: one.change for one in BeforeAfter(helped).lines}["Sản lượng"] == "đơn vị khác nhau"

    def test_growth_over_many_counts_what_is_unknown(self):
        """Never sums unknown as zero."""
        both, half, none = (self.helped() for _ in range(3))
        FollowUpFactory(beneficiary=both, before=True, workers=8)
        FollowUpFactory(beneficiary=both, workers=12)
        FollowUpFactory(beneficiary=half, workers=20)
        rows = Beneficiary.objects.filter(pk__in=[both.pk, half.pk, none.pk])
        assert growth(rows, "workers", 6) == (Figure(value=8, unknown=2), Figure(value=12, unknown=2))
        assert growth(Beneficiary.objects.none(), "workers", 6)[0].value is None

    def test_accepted_value_is_of_the_acceptances_that_count(self):
        project = funded(S.ACCEPTED)
        one = project.beneficiaries.get()
        AcceptanceFactory(project=project, beneficiary=one, accepted_value=500, held_on=date(2026, 5, 1))
        AcceptanceFactory(project=project, beneficiary=one, accepted_value=700)
        AcceptanceFactory(project=project, beneficiary=BeneficiaryFactory(project=project, support=None))
        assert outcomes(project).accepted_value == Figure(value=700, unknown=1)

    def test_a_collaborator_of_the_place_surveys(self, people):
        assert rules.may_follow_up(people[Role.COLLABORATOR], self.helped().project)
        assert not rules.may_follow_up(people[Role.LEADER], self.helped().project)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 3, 10), 6, date(2026, 9, 10)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 24, date(2028, 12, 31)),
        (date(2026, 3, 31), 6, date(2026, 9, 30)),
    ],
)
def test_months_after(day, months, then):
    assert months_after(day, months) == then


class TestDue:
    def told(self, user, on=TODAY):
        return {(line.what, line.due_on, line.group) for line in survey_deadlines(user, on)}

    def test_surveys_until_they_are_made(self, staff):
        project = funded(S.LIQUIDATED, holder=staff, done_on=date(2026, 5, 30))
        helped = project.beneficiaries.get()
        Beneficiary.objects.filter(pk=helped.pk).update(accepted_on=date(2026, 5, 30))
        assert self.told(staff, date(2026, 11, 14)) == set()
        assert self.told(staff, date(2026, 11, 15)) == {("Khảo sát sau 6 tháng", date(2026, 11, 30), "due")}
        FollowUpFactory(beneficiary=helped)
        assert self.told(staff, date(2027, 3, 1)) == set()
        assert self.told(staff, date(2027, 6, 1)) == {("Khảo sát sau 12 tháng", date(2027, 5, 30), "late")}

    def test_files_of_former_years_are_not_called_up(self, staff):
        project = funded(S.ACCEPTED, holder=staff, retrospective=True, done_on=date(2026, 3, 1))
        project.beneficiaries.update(accepted_on=date(2026, 3, 1))
        assert self.told(staff) == set()

    def test_nobody_else_is_told(self, people):
        project = funded(S.ACCEPTED, holder=people[Role.STAFF], done_on=date(2026, 5, 10))
        project.beneficiaries.update(accepted_on=date(2026, 5, 10))
        assert len(self.told(people[Role.STAFF])) == 1
        for role in (Role.LEADER, Role.ACCOUNTANT, Role.COLLABORATOR):
            assert self.told(people[role]) == set()
