"""Adjustments: whose word each is, what granting one does, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from budgets.queries import project_money
from budgets.services import adjust_support
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from projects import queries, services
from projects.choices import (
    Change,
    Decider,
    Grouping,
    PartnerRole,
    Purse,
    ReasonKind,
    Subject,
)
from projects.models import AdjustmentRule
from projects.queries.adjustments import Wanted, rule_for, rules_of
from tests.factories.budgets import DisbursementFactory
from tests.factories.establishments import EstablishmentFactory
from tests.factories.finishing import CommitmentFactory
from tests.factories.offices import COMMUNE, NEXT_COMMUNE, OrganisationFactory, unit
from tests.factories.procedures import why
from tests.factories.projects import BeneficiaryFactory, PartnerFactory, ProjectFactory, content
from tests.factories.running import (
    AdjustmentFactory,
    AdjustmentRuleFactory,
    AgreementFactory,
)

pytestmark = pytest.mark.django_db
PAPER = DocumentFacts(
    number="12", symbol="HĐ-KC", issued_on=date(2026, 3, 2), issuer="Sở Công Thương", title="Hợp đồng thực hiện đề án"
)
DECISION = DocumentFacts(
    number="77", symbol="QĐ-SCT", issued_on=date(2026, 8, 10), issuer="Sở Công Thương", title="Điều chỉnh đề án"
)


def asked(people, project, wanted, **more):
    kind = ReasonKind.DROP_OUT if wanted.subject == Subject.BENEFICIARY else ReasonKind.ADJUST
    reason = {"reason": why(kind, "sáu tuần")} | more
    return services.ask_adjustment(by=people[Role.STAFF], project=project, wanted=wanted, **reason)


def granted(by, adjustment, **more):
    facts = {"granted": True, "decided_on": today(), "document": DECISION}
    return services.decide_adjustment(by=by, adjustment=adjustment, **facts | more)


class TestRoutes:
    """Who may decide follows from what changed, the purse, and whether the file is a group."""

    @pytest.mark.parametrize(
        ("purse", "group", "change", "decider"),
        [
            (Purse.NATIONAL, False, Change.SUPPORT_UP, Decider.MINISTER),
            (Purse.NATIONAL, False, Change.CONTENT, Decider.MINISTER),
            (Purse.NATIONAL, True, Change.TIME_NEXT_YEAR, Decider.MINISTER),
            (Purse.NATIONAL, False, Change.TIME_SAME_YEAR, Decider.AGENCY),
            (Purse.NATIONAL, False, Change.SUPPORT_DOWN, Decider.AGENCY),
            (Purse.NATIONAL, False, Change.PLACE, Decider.AGENCY),
            (Purse.NATIONAL, True, Change.PLACE, Decider.DEPARTMENT_HEAD),
            (Purse.NATIONAL, False, Change.BENEFICIARY, Decider.AGENCY),
            (Purse.NATIONAL, True, Change.BENEFICIARY, Decider.DEPARTMENT_HEAD),
            (Purse.NATIONAL, True, Change.PARTNER, Decider.DEPARTMENT_HEAD),
            (Purse.NATIONAL, True, Change.OTHER, Decider.AGENCY),
            (Purse.LOCAL, False, Change.TIME_SAME_YEAR, Decider.CENTRE_HEAD),
            (Purse.LOCAL, False, Change.TIME_NEXT_YEAR, Decider.DEPARTMENT_HEAD),
            (Purse.LOCAL, True, Change.BENEFICIARY, Decider.DEPARTMENT_HEAD),
            (Purse.LOCAL, False, Change.EQUIPMENT, Decider.CENTRE_HEAD),
            (Purse.LOCAL, False, Change.OTHER, None),
            (Purse.DISTRICT, False, Change.PLACE, None),
        ],
    )
    def test_matrix(self, purse, group, change, decider):
        rule = rule_for(ProjectFactory.build(purse=purse, is_group=group, unit=None, content=None), change)
        assert (rule and rule.decided_by) == decider

    def test_a_line_for_groups_goes_before_the_one_for_all(self):
        facts = {"purse": Purse.DISTRICT, "change": Change.PLACE, "valid_from": None, "valid_to": None}
        everyone = AdjustmentRuleFactory(**facts, code="A1")
        groups = AdjustmentRuleFactory(**facts, code="B1", grouping=Grouping.GROUP)
        for is_group, rule in ((True, groups), (False, everyone)):
            project = ProjectFactory.build(purse=Purse.DISTRICT, is_group=is_group, unit=None, content=None)
            assert rule_for(project, Change.PLACE) == rule
            assert rules_of(project)[Change.PLACE] == rule

    def test_a_line_counts_on_its_days_only(self):
        facts = {"purse": Purse.DISTRICT, "change": Change.PLACE, "valid_from": date(2026, 1, 1)}
        rule = AdjustmentRuleFactory(**facts, valid_to=date(2026, 6, 30))
        project = ProjectFactory.build(purse=Purse.DISTRICT, unit=None, content=None)
        found = [rule_for(project, Change.PLACE, date(2026, *day)) for day in ((6, 30), (7, 1))]
        assert found == [rule, None]

    def test_every_line_is_loaded_with_its_mark(self):
        assert AdjustmentRule.objects.count() == 30
        assert {rule.is_checked for rule in AdjustmentRule.objects.filter(purse=Purse.NATIONAL)} == {True}
        assert {rule.is_checked for rule in AdjustmentRule.objects.filter(purse=Purse.LOCAL)} == {False}


class TestAdjustment:
    def test_time_within_the_year_and_beyond(self, people):
        project = ProjectFactory(running=True, ends_on=date(2026, 9, 30))
        one = asked(people, project, Wanted(subject=Subject.TIME, ends_on=date(2026, 12, 31)))
        assert (one.change, one.decided_by) == (Change.TIME_SAME_YEAR, Decider.CENTRE_HEAD)
        assert one.lines == [("Thực hiện đến", "30/09/2026", "31/12/2026")]
        granted(people[Role.STAFF], one)
        project.refresh_from_db()
        assert project.ends_on == date(2026, 12, 31)
        far = asked(people, project, Wanted(subject=Subject.TIME, ends_on=date(2027, 1, 1)))
        assert (far.change, far.decided_by) == (Change.TIME_NEXT_YEAR, Decider.DEPARTMENT_HEAD)
        with pytest.raises(DomainError, match="Giám đốc Sở quyết"):
            granted(people[Role.STAFF], far)

    def test_the_file_moved_on_meanwhile(self, people):
        project = ProjectFactory(running=True, ends_on=date(2026, 9, 30))
        one = asked(people, project, Wanted(subject=Subject.TIME, ends_on=date(2026, 12, 31)))
        project.ends_on = date(2026, 10, 1)
        project.save()
        with pytest.raises(DomainError, match="đã đổi từ khi đề nghị"):
            granted(people[Role.STAFF], one)

    def test_refused_with_words(self, people):
        one = AdjustmentFactory()
        facts = {"by": people[Role.LEADER], "adjustment": one, "granted": False, "decided_on": today()}
        with pytest.raises(DomainError, match="vì sao"):
            services.decide_adjustment(**facts)
        services.decide_adjustment(**facts, answer="Chưa cần")
        with pytest.raises(DomainError, match="đã quyết"):
            services.decide_adjustment(**facts, answer="Chưa cần")

    def test_without_a_rule_somebody_says_who_and_why(self, people):
        project = ProjectFactory(running=True)
        wanted = Wanted(subject=Subject.OTHER, was="A", text="B")
        with pytest.raises(DomainError, match="Chưa có quy tắc"):
            asked(people, project, wanted)
        one = asked(people, project, wanted, decided_by=Decider.DEPARTMENT_HEAD, chosen_because="Sở duyệt đề án")
        assert (one.rule, one.decided_by) == (None, Decider.DEPARTMENT_HEAD)

    def test_asked_once_at_a_time(self, people):
        project = ProjectFactory(running=True, ends_on=date(2026, 9, 30))
        asked(people, project, Wanted(subject=Subject.TIME, ends_on=date(2026, 12, 31)))
        with pytest.raises(DomainError, match="đang chờ quyết"):
            asked(people, project, Wanted(subject=Subject.TIME, ends_on=date(2026, 12, 30)))

    def test_place_of_one_establishment(self, people):
        project = ProjectFactory(running=True, is_group=True)
        helped = BeneficiaryFactory(project=project, unit=unit(COMMUNE))
        one = asked(people, project, Wanted(subject=Subject.PLACE, beneficiary=helped, unit=unit(NEXT_COMMUNE)))
        granted(people[Role.LEADER], one)
        helped.refresh_from_db()
        project.refresh_from_db()
        assert (helped.unit, project.unit) == (unit(NEXT_COMMUNE), unit(COMMUNE))

    def test_partner_content_and_machine(self, people):
        project = ProjectFactory(running=True, content=content("ND3.04"))
        partner = PartnerFactory(project=project, role=PartnerRole.COORDINATES)
        other = OrganisationFactory()
        agreement = AgreementFactory(beneficiary__project=project)
        for wanted, more in (
            (
                Wanted(subject=Subject.PARTNER, partner=partner, organisation=other),
                {"decided_by": Decider.DEPARTMENT_HEAD, "chosen_because": "Chưa có quy tắc của tỉnh"},
            ),
            (Wanted(subject=Subject.CONTENT, content=content("ND3.01")), {}),
            (
                Wanted(subject=Subject.EQUIPMENT, beneficiary=agreement.beneficiary, text="Máy trộn 700 kg/mẻ"),
                {},
            ),
        ):
            one = asked(people, project, wanted, **more)
            by = people[Role.STAFF if one.decided_by == Decider.CENTRE_HEAD else Role.LEADER]
            granted(by, one)
        for row in (project, partner, agreement):
            row.refresh_from_db()
        assert (partner.organisation, project.content) == (other, content("ND3.01"))
        assert agreement.equipment == "Máy trộn 700 kg/mẻ"

    def test_nothing_changes(self, people):
        project = ProjectFactory(running=True, ends_on=date(2026, 9, 30))
        with pytest.raises(DomainError, match="không có gì để điều chỉnh"):
            asked(people, project, Wanted(subject=Subject.TIME, ends_on=date(2026, 9, 30)))


class TestReplace:
    def test_one_drops_out_another_takes_its_place(self, people):
        project = ProjectFactory(running=True, is_group=True)
        old, new = BeneficiaryFactory(project=project), EstablishmentFactory()
        one = asked(people, project, Wanted(subject=Subject.BENEFICIARY, beneficiary=old, establishment=new))
        assert one.decided_by == Decider.DEPARTMENT_HEAD
        granted(people[Role.LEADER], one)
        old.refresh_from_db()
        made = project.beneficiaries.standing().get()
        assert (made.establishment, made.support, made.replaces) == (new, 150_000_000, old)
        assert (old.dropped_on, old.drop_reason) == (today(), "Cơ sở không đủ vốn đối ứng: sáu tuần")
        assert old.typed_reason.code == "CR01"
        case = queries.case(people[Role.STAFF], project.pk)
        assert (case.beneficiaries, case.dropped) == ([made], [old])
        assert case.support_shared_out.value == 150_000_000

    def test_it_may_come_back_later(self, people):
        project = ProjectFactory(running=True, is_group=True)
        old = BeneficiaryFactory(project=project)
        services.drop_beneficiary(
            by=people[Role.LEADER], beneficiary=old, dropped_on=today(), reason=why(ReasonKind.DROP_OUT)
        )
        services.add_beneficiary(by=people[Role.STAFF], project=project, establishment=old.establishment)
        assert project.beneficiaries.count() == 2

    def test_not_once_accepted(self, people):
        old = BeneficiaryFactory(project=ProjectFactory(running=True, is_group=True), accepted_on=date(2026, 6, 1))
        with pytest.raises(DomainError, match="đã nghiệm thu"):
            services.drop_beneficiary(
                by=people[Role.LEADER], beneficiary=old, dropped_on=today(), reason=why(ReasonKind.DROP_OUT)
            )

    def test_group_adds_within_what_was_approved(self, people):
        project = ProjectFactory(approved=True, is_group=True)
        for support in (150_000_000, 130_000_000):
            services.add_beneficiary(
                by=people[Role.STAFF], project=project, establishment=EstablishmentFactory(), support=Decimal(support)
            )
        with pytest.raises(DomainError, match="chỉ còn"):
            services.add_beneficiary(
                by=people[Role.STAFF], project=project, establishment=EstablishmentFactory(), support=Decimal(1)
            )

    def test_a_single_file_names_no_other_after_approval(self, people):
        project = ProjectFactory(approved=True)
        BeneficiaryFactory(project=project)
        with pytest.raises(DomainError, match="đề nghị điều chỉnh"):
            services.add_beneficiary(by=people[Role.STAFF], project=project, establishment=EstablishmentFactory())


class TestSupport:
    def wanted(self, people, project, amount):
        return asked(people, project, Wanted(subject=Subject.SUPPORT, support=Decimal(amount)))

    def adjust(self, people, one):
        return adjust_support(by=people[Role.LEADER], adjustment=one, document=DECISION, decided_on=today())

    def test_up(self, people):
        project = ProjectFactory(running=True)
        self.adjust(people, self.wanted(people, project, 300_000_000))
        project.refresh_from_db()
        assert project.support_approved == 300_000_000
        assert project.contracts.get().amount == 280_000_000  # an appendix says otherwise, or nothing does

    def test_down_takes_the_contract_and_what_is_held_along(self, people):
        project = ProjectFactory(running=True)
        CommitmentFactory(project=project)
        self.adjust(people, self.wanted(people, project, 200_000_000))
        part = project.contracts.get()
        assert (part.amount, part.contract.amount) == (200_000_000, 200_000_000)
        assert project_money(project).held == 200_000_000

    def test_never_below_what_is_paid(self, people):
        project = ProjectFactory(running=True)
        DisbursementFactory(project=project, amount=210_000_000)
        DisbursementFactory(project=project, refund=True, amount=10_000_000)
        one = self.wanted(people, project, 199_999_999)
        with pytest.raises(DomainError, match="số đã chi"):
            self.adjust(people, one)
        project.refresh_from_db()
        assert project.support_approved == 280_000_000

    def test_not_below_what_the_establishments_get(self, people):
        project = BeneficiaryFactory(project=ProjectFactory(running=True)).project
        with pytest.raises(DomainError, match="sửa các số ấy trước"):
            self.adjust(people, self.wanted(people, project, 149_999_999))

    def test_only_budgets_grants_it(self, people):
        one = self.wanted(people, ProjectFactory(running=True), 300_000_000)
        with pytest.raises(DomainError, match="trang kinh phí"):
            granted(people[Role.LEADER], one)

    def test_a_day_to_come_is_refused(self, people):
        one = self.wanted(people, ProjectFactory(running=True), 300_000_000)
        with pytest.raises(DomainError, match="sau hôm nay"):
            adjust_support(
                by=people[Role.LEADER], adjustment=one, document=DECISION, decided_on=today() + timedelta(days=1)
            )
