"""A granted extension moves the contract with the file, and what is counted from its end; refused, nothing moves."""

from datetime import date

import pytest

from khuyencong.core import calendar
from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.core.deadlines import Ask
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from projects import queries, services
from projects.choices import ProjectStatus, Purse, ReasonKind, Subject
from projects.models import Contract, Project
from projects.queries.adjustments import Wanted, rule_for
from projects.queries.running import contract_deadlines
from tests.factories.finishing import funded
from tests.factories.procedures import why
from tests.factories.running import ContractProjectFactory

pytestmark = pytest.mark.django_db
OLD, NEW, NEXT_YEAR = date(2026, 11, 30), date(2026, 12, 28), date(2027, 3, 31)
DECISION = DocumentFacts(
    number="77", symbol="PL-HĐ", issued_on=date(2026, 11, 18), issuer="Sở Công Thương", title="Gia hạn"
)


def running(people, purse=Purse.LOCAL, ends_on=OLD, **facts):
    """Under a contract that ends with it, in the hands of the specialist."""
    own = {"plan_year": 2026, "starts_on": date(2026, 3, 1), "holder": people[Role.STAFF]}
    project = funded(purse=purse, ends_on=ends_on, **own | facts)
    contract = project.contracts.get().contract
    Contract.objects.filter(pk=contract.pk).update(ends_on=OLD, signed_on=date(2026, 3, 1))
    contract.refresh_from_db()
    return project, contract


def beside(contract):
    """Another file under the same contract, that ends when it does."""
    other = funded(ends_on=OLD)
    Contract.objects.filter(pk=contract.pk).update(amount=contract.amount + other.support_approved)
    ContractProjectFactory(project=other, contract=contract, amount=0)
    return other


def asked(people, project, ends_on):
    wanted = Wanted(subject=Subject.TIME, ends_on=ends_on)
    return services.ask_adjustment(by=people[Role.STAFF], project=project, wanted=wanted, reason=why(ReasonKind.ADJUST))


def decided(people, adjustment, *, granted=True, **more):
    facts = {"decided_on": today(), "document": DECISION if granted else None, "answer": "" if granted else "Không"}
    return services.decide_adjustment(by=people[Role.LEADER], adjustment=adjustment, granted=granted, **facts | more)


def extended(people, project, ends_on, **more):
    return decided(people, asked(people, project, ends_on), **more)


def tasks(user, project, on=date(2026, 11, 20)):
    found = queries.deadlines(user, on, Ask(until=date(2028, 12, 31)))
    return {one.key.rsplit(":", 1)[1]: one for one in found if f":{project.pk}:" in one.key}


class TestTheContractMovesWithIt:
    def test_by_an_appendix_where_the_rule_says_so(self, people):
        """KCĐP within the year: “Phụ lục hợp đồng” (ADJ22)."""
        project, contract = running(people)
        one = extended(people, project, NEW)
        contract.refresh_from_db()
        assert contract.ends_on == NEW
        appendix = contract.appendices.get()
        told = "thực hiện đến 28/12/2026, trước là 30/11/2026"
        assert (appendix.number, appendix.ends_on, appendix.adjustment) == (one.decision.reference, NEW, one)
        assert (appendix.document, appendix.signed_on) == (one.decision, date(2026, 11, 18))
        assert told in appendix.changes
        assert project.papers.get(document=one.decision).paper_type.code == "G041"
        line = project.timeline.activities.get(verb="contract_moved")
        assert told in line.text
        assert appendix.number in line.text
        assert contract_deadlines(contract)[0][1] == NEW

    def test_by_a_decision_alone(self, people):
        """KCĐP into the next year: “Quyết định” (ADJ23)."""
        project, contract = running(people)
        one = extended(people, project, NEXT_YEAR)
        contract.refresh_from_db()
        assert (contract.ends_on, contract.appendices.count()) == (NEXT_YEAR, 0)
        assert project.papers.get(document=one.decision).paper_type.code == "G051"
        assert project.timeline.activities.filter(verb="contract_moved", document=one.decision).count() == 1

    @pytest.mark.parametrize(("by_appendix", "appendices", "code"), [(True, 1, "G041"), (False, 0, "G051")])
    def test_by_either_as_the_one_who_decides_says(self, people, signed_in, by_appendix, appendices, code):
        """KCQG within the year: “Quyết định hoặc phụ lục hợp đồng” (ADJ10), asked on the page."""
        project, contract = running(people, Purse.NATIONAL)
        one = asked(people, project, NEW)
        url = f"/de-an/{project.pk}/dieu-chinh/{one.pk}/quyet/"
        client = signed_in(Role.LEADER)
        assert "Chấp thuận bằng" in client.get(url).content.decode()
        typed = {"granted": "1", "by_appendix": str(int(by_appendix)), "decided_on": "20/11/2026", "version": "1"}
        typed |= {"number": "77", "symbol": "QĐ", "issued_on": "18/11/2026", "issuer": "Cục", "title": "Gia hạn"}
        assert client.post(url, typed).status_code == 302
        contract.refresh_from_db()
        assert (contract.ends_on, contract.appendices.count()) == (NEW, appendices)
        assert project.papers.get().paper_type.code == code

    def test_the_other_files_of_the_contract_are_told(self, people):
        project, contract = running(people)
        other = beside(contract)
        extended(people, project, NEW)
        assert other.timeline.activities.filter(verb="contract_moved").count() == 1
        other.refresh_from_db()
        assert other.ends_on == OLD  # its own end is its own

    def test_a_number_taken_is_refused_and_nothing_moves(self, people):
        project, contract = running(people)
        extended(people, project, NEW)
        again = asked(people, project, date(2026, 12, 30))
        with pytest.raises(DomainError, match="Phụ lục số này đã được ghi"):
            decided(people, again)
        for row, day in ((project, NEW), (contract, NEW)):
            row.refresh_from_db()
            assert row.ends_on == day


class TestWhatItDoesNotMove:
    def test_asked_or_refused(self, people):
        project, contract = running(people, due_on=OLD)
        one = asked(people, project, NEW)
        for _ in range(2):
            for row in (project, contract):
                row.refresh_from_db()
                assert row.ends_on == OLD
            assert project.due_on == OLD
            if one.decided_on is None:
                one = decided(people, one, granted=False)
        assert not contract.appendices.exists()

    def test_a_contract_that_ends_later_anyway(self, people):
        project, contract = running(people, ends_on=date(2026, 9, 30))
        extended(people, project, date(2026, 10, 31))
        contract.refresh_from_db()
        assert contract.ends_on == OLD

    def test_taken_back_by_a_further_word_everything_is_as_before(self, people):
        project, contract = running(people, due_on=OLD)
        before = tasks(people[Role.STAFF], project)
        extended(people, project, NEXT_YEAR)
        back = DocumentFacts(
            number="78", symbol="QĐ", issued_on=date(2026, 11, 19), issuer="Sở Công Thương", title="Thôi gia hạn"
        )
        extended(people, project, OLD, document=back)
        for row in (project, contract):
            row.refresh_from_db()
            assert row.ends_on == OLD
        assert project.due_on == OLD
        after = tasks(people[Role.STAFF], project)
        assert {key: one.due_on for key, one in after.items()} == {key: one.due_on for key, one in before.items()}

    def test_a_contract_kept_by_another_file_that_ends_with_it(self, people):
        project, contract = running(people)
        beside(contract)
        extended(people, project, date(2026, 10, 31))
        contract.refresh_from_db()
        assert contract.ends_on == OLD


class TestDeadlines:
    """“moving one date moves every dependent task”: those that rest on the end of the work."""

    def test_the_work_itself(self, people):
        project, _ = running(people)
        staff = people[Role.STAFF]
        task = tasks(staff, project)["carry_out"]
        assert (task.due_on, "thực hiện đến ngày 30/11/2026" in task.why) == (OLD, True)
        extended(people, project, NEW)
        assert tasks(staff, project)["carry_out"].due_on == NEW

    def test_the_day_set_for_the_end_but_no_other(self, people):
        for own, then in ((OLD, NEW), (date(2026, 11, 25), date(2026, 11, 25))):
            project, _ = running(people, due_on=own)
            extended(people, project, NEW)
            project.refresh_from_db()
            assert project.due_on == then

    def test_liquidation_follows_the_year_it_is_carried_into(self, people):
        project, contract = running(people, Purse.NATIONAL)
        extended(people, project, NEXT_YEAR)
        contract.refresh_from_db()
        assert contract_deadlines(contract)[2][1] == calendar.due("LC05", year=2027).on == date(2028, 1, 22)
        assert Project.objects.get(pk=project.pk).last_year == 2027
        settled = funded(
            ProjectStatus.SETTLED, purse=Purse.NATIONAL, plan_year=2026, ends_on=OLD, holder=people[Role.STAFF]
        )
        assert tasks(people[Role.STAFF], settled)["liquidate"].due_on == date(2027, 1, 22)
        Project.objects.filter(pk=settled.pk).update(ends_on=NEXT_YEAR)
        assert tasks(people[Role.STAFF], settled)["liquidate"].due_on == date(2028, 1, 22)


def test_the_form_is_asked_only_where_the_rule_leaves_the_choice(people, signed_in):
    project, _ = running(people)
    assert rule_for(project, asked(people, project, NEW).change).papers == ["G050", "G041"]
    url = f"/de-an/{project.pk}/dieu-chinh/{project.adjustments.get().pk}/quyet/"
    assert "Chấp thuận bằng" not in signed_in(Role.LEADER).get(url).content.decode()


def test_before_the_contract_was_signed_is_refused(people):
    project, contract = running(people, starts_on=date(2026, 1, 5))
    Contract.objects.filter(pk=contract.pk).update(signed_on=date(2026, 11, 1))
    with pytest.raises(DomainError, match="không kết thúc trước ngày ấy"):
        extended(people, project, date(2026, 10, 1))
